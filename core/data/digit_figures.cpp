#include "digit_figures.hpp"

namespace lecun1989 {
namespace {

using namespace knots;

constexpr Knot zero_round[] = {at(38, 1), by(14, 14), by(2, 48), by(12, 86), by(35, 98), by(58, 84), by(68, 48), by(58, 13), by(37, 2)};
constexpr Knot zero_narrow[] = {at(32, 0), by(12, 16), by(3, 52), by(12, 88), by(28, 99), by(45, 86), by(54, 48), by(45, 14), by(31, 1)};
constexpr Knot zero_open[] = {at(36, 1), by(13, 16), by(3, 50), by(14, 86), by(36, 98), by(59, 82), by(66, 48), by(59, 19), by(47, 6)};
constexpr Knot zero_overlapped[] = {at(30, 3),  by(11, 22), by(4, 54),  by(14, 88), by(36, 99),
                                    by(58, 84), by(65, 46), by(55, 12), by(36, 1),  by(22, 9)};
constexpr Knot zero_tailed[] = {at(44, 8), by(24, 4), by(5, 34), by(8, 82), by(34, 98), by(62, 70), by(60, 20), by(42, 6), by(24, 18)};
constexpr Knot zero_slashed[] = {at(38, 4),  by(15, 16), by(4, 48), by(14, 84), by(35, 96), by(57, 83),
                                 by(66, 48), by(56, 15), by(37, 5), at(70, 6),  by(36, 50), by(1, 95)};
constexpr Knot zero_slashed_within[] = {at(36, 1),  by(12, 16), by(2, 50), by(13, 86), by(36, 98), by(60, 84),
                                        by(68, 48), by(58, 14), by(35, 2), at(54, 22), by(35, 50), by(17, 78)};

constexpr Knot one_bar[] = {at(30, 0), by(30, 33), by(30, 67), by(30, 100)};
constexpr Knot one_serif[] = {at(15, 22), turn(30, 0), by(30, 50), by(30, 100)};
constexpr Knot one_flag[] = {at(6, 46), by(20, 25), turn(36, 0), by(36, 50), by(35, 100)};
constexpr Knot one_base[] = {at(14, 26), by(25, 14), turn(34, 0), by(34, 50), by(34, 97), at(10, 98), by(34, 98), by(58, 97)};
constexpr Knot one_curved[] = {at(14, 24), by(26, 16), turn(34, 0), by(33, 50), by(32, 88), by(38, 98)};
constexpr Knot one_long_flag[] = {at(0, 50), by(24, 28), turn(46, 0), by(43, 50), by(40, 100)};
constexpr Knot one_upstroke[] = {at(0, 84), by(24, 44), turn(46, 0), by(46, 50), by(46, 100)};
constexpr Knot one_wide_flag[] = {at(0, 34), by(14, 36), by(34, 22), turn(62, 0), by(52, 50), by(46, 100)};
constexpr Knot one_flag_base[] = {at(0, 46), by(20, 26), turn(42, 0), by(41, 50), by(40, 98), at(14, 99), by(40, 98), by(72, 97)};
constexpr Knot one_hooked_base[] = {at(8, 14), by(18, 16), turn(34, 1), by(33, 50), turn(31, 97), turn(4, 98), by(34, 99), by(68, 97)};

constexpr Knot two_flat[] = {at(5, 24), by(15, 6), by(34, 1), by(56, 16), by(52, 42), by(30, 70), turn(3, 98), by(34, 97), by(66, 97)};
constexpr Knot two_looped[] = {at(5, 22), by(15, 5), by(34, 0),  by(54, 14), by(52, 40), by(36, 70), by(17, 92),
                               by(5, 95), by(5, 84), by(17, 80), by(34, 89), by(50, 97), by(66, 90)};
constexpr Knot two_swan[] = {at(8, 28),  by(16, 8),   by(36, 0),  by(55, 16), by(47, 46),
                             by(26, 74), turn(4, 96), by(18, 89), by(42, 97), by(66, 91)};
constexpr Knot two_angular[] = {at(4, 10), by(28, 1), by(53, 10), by(50, 34), turn(2, 98), by(32, 98), by(60, 98)};
constexpr Knot two_wide_loop[] = {at(12, 18), by(30, 2), by(50, 18), by(40, 54), by(16, 88),
                                  by(1, 90),  by(4, 73), by(24, 72), by(50, 92), by(76, 90)};
constexpr Knot two_narrow[] = {at(4, 20), by(14, 2), by(32, 6), by(34, 32), by(18, 70), turn(0, 97), by(28, 96), by(58, 94)};

constexpr Knot three_round[] = {at(6, 13), by(28, 1), by(51, 17), by(43, 40), turn(24, 47), by(48, 55), by(58, 75), by(36, 98), by(2, 87)};
constexpr Knot three_flat[] = {at(4, 3), by(30, 3), turn(58, 2), by(43, 22), turn(27, 42), by(51, 52), by(60, 75), by(36, 98), by(2, 88)};
constexpr Knot three_soft[] = {at(8, 10), by(30, 1), by(50, 17), by(42, 38), by(26, 46), by(42, 52), by(57, 74), by(34, 98), by(2, 84)};
constexpr Knot three_looped[] = {at(5, 15),  by(28, 1),  by(51, 17), by(41, 38), by(24, 47), by(19, 42),
                                 by(28, 40), by(49, 54), by(57, 76), by(34, 99), by(2, 86)};
constexpr Knot three_slack[] = {at(3, 5), by(28, 1), turn(56, 3), by(46, 22), turn(33, 42), by(44, 56), by(42, 82), by(24, 97), by(2, 98)};
constexpr Knot three_top_heavy[] = {at(8, 16),  by(32, 0),  by(56, 16), by(44, 38), by(26, 46),
                                    by(44, 56), by(46, 78), by(28, 97), by(0, 96)};

constexpr Knot four_open[] = {at(14, 0), by(10, 28), turn(2, 57), by(34, 58), by(66, 56), at(50, 14), by(48, 57), by(46, 100)};
constexpr Knot four_closed[] = {at(46, 1), by(25, 33), turn(0, 66), by(35, 67), by(70, 66), at(47, 2), by(47, 50), by(46, 100)};
constexpr Knot four_one_stroke[] = {at(68, 67), by(35, 67), turn(1, 66), by(25, 33), turn(48, 0), by(47, 50), by(46, 100)};
constexpr Knot four_lightning[] = {at(32, 0), by(18, 32), turn(1, 66), by(34, 67), by(68, 64), at(46, 40), by(43, 70), by(39, 100)};
constexpr Knot four_cup[] = {at(3, 8), by(2, 36), by(14, 54), by(40, 50), turn(64, 0), by(60, 50), by(57, 100)};
constexpr Knot four_low[] = {at(18, 0), by(10, 36), turn(1, 76), by(26, 76), by(54, 73), at(40, 40), by(36, 70), by(31, 100)};
constexpr Knot four_rounded[] = {at(28, 0), by(8, 30), by(4, 64), by(24, 76), by(68, 74), at(46, 14), by(46, 56), by(46, 100)};
constexpr Knot four_small_head[] = {at(32, 0), by(16, 20), turn(2, 42), by(28, 46), by(54, 42), at(42, 12), by(36, 56), by(28, 100)};
constexpr Knot four_h[] = {at(20, 0), by(11, 34), turn(2, 70), by(20, 69), turn(44, 62), at(44, 32), by(38, 66), by(30, 100)};
constexpr Knot four_bolt[] = {at(26, 0), by(12, 32), turn(1, 64), by(22, 62), turn(46, 56), by(38, 76), by(30, 100)};
constexpr Knot four_stilted[] = {at(20, 0), by(10, 26), turn(1, 54), by(26, 56), by(52, 52), at(48, 20), by(40, 58), by(30, 100)};

constexpr Knot five_one_stroke[] = {at(58, 2),  by(36, 3),  turn(14, 3), turn(9, 43), by(34, 38),
                                    by(58, 62), by(42, 93), by(20, 98),  by(1, 88)};
constexpr Knot five_two_strokes[] = {at(13, 4), turn(9, 44), by(34, 39), by(57, 64), by(38, 95),
                                     by(1, 90), at(13, 4),   by(36, 3),  by(62, 1)};
constexpr Knot five_slack[] = {at(60, 0), by(38, 4), turn(18, 4), turn(6, 48), by(32, 46), by(50, 68), by(34, 96), by(0, 92)};
constexpr Knot five_apart[] = {at(16, 12), turn(10, 46), by(38, 42), by(58, 68), by(36, 97), by(2, 88), at(18, 2), by(40, 2), by(64, 0)};
constexpr Knot five_s[] = {at(60, 3), by(36, 2), by(16, 14), by(18, 38), by(44, 52), by(54, 76), by(34, 98), by(1, 92)};
constexpr Knot five_long_roof[] = {at(12, 6), turn(8, 46), by(30, 40), by(46, 60), by(34, 92), by(0, 96), at(12, 5), by(44, 4), by(82, 0)};

constexpr Knot six_curved[] = {at(50, 2), by(22, 22), by(4, 62), by(13, 91), by(34, 99), by(54, 82), by(46, 61), by(27, 57), by(7, 74)};
constexpr Knot six_straight[] = {at(46, 0), by(23, 34), by(5, 72), by(14, 96), by(38, 97), by(51, 77), by(34, 60), by(7, 76)};
constexpr Knot six_upright[] = {at(16, 0), by(6, 40), by(4, 76), by(18, 98), by(44, 94), by(52, 72), by(32, 58), by(6, 72)};
constexpr Knot six_hooked[] = {at(56, 12), by(42, 1), by(20, 14), by(4, 56), by(13, 91), by(36, 99), by(57, 78), by(38, 55), by(8, 70)};
constexpr Knot six_open[] = {at(46, 0), by(18, 26), by(2, 66), by(12, 95), by(36, 98), by(52, 82), by(44, 66), by(26, 66)};
constexpr Knot six_small_loop[] = {at(66, 0), by(34, 26), by(6, 74), by(8, 96), by(30, 98), by(44, 86), by(34, 74), by(10, 86)};

constexpr Knot seven_plain[] = {at(2, 4), by(30, 4), turn(60, 3), by(38, 46), by(22, 100)};
constexpr Knot seven_crossed[] = {at(2, 5), by(30, 4), turn(62, 3), by(40, 46), by(22, 100), at(12, 52), by(34, 51), by(56, 49)};
constexpr Knot seven_serif[] = {at(3, 20), turn(5, 4), by(32, 5), turn(62, 3), by(42, 46), by(28, 100)};
constexpr Knot seven_wavy[] = {at(2, 17), turn(6, 3), by(22, 8), by(42, 8), turn(62, 1), by(36, 50), by(24, 100), at(16, 52), by(52, 50)};
constexpr Knot seven_round[] = {at(2, 6), by(30, 3), by(53, 5), by(52, 22), by(38, 55), by(26, 100)};
constexpr Knot seven_crossed_serif[] = {at(2, 18),   turn(6, 4), by(30, 5),  turn(58, 3), by(40, 48),
                                        by(26, 100), at(8, 62),  by(36, 56), by(66, 52)};
constexpr Knot seven_crossed_round[] = {at(3, 10),   by(20, 2), by(44, 3),  by(50, 20), by(38, 58),
                                        by(25, 100), at(2, 70), by(34, 63), by(72, 60)};
constexpr Knot seven_crossed_down[] = {at(2, 4), by(28, 2), turn(54, 4), by(38, 50), by(22, 100), at(8, 52), by(38, 62), by(70, 80)};

constexpr Knot eight_s[] = {at(54, 15), by(33, 1), by(9, 20),  by(30, 46), by(58, 74),
                            by(32, 99), by(4, 76), by(32, 46), by(55, 22), by(47, 7)};
constexpr Knot eight_from_middle[] = {at(30, 46), by(8, 22),  by(30, 0),  by(53, 20), by(30, 46),
                                      by(3, 76),  by(30, 99), by(57, 76), by(31, 47)};
constexpr Knot eight_two_circles[] = {at(32, 1),  by(12, 10), by(10, 34), by(31, 46), by(52, 33), by(51, 10), by(33, 1),
                                      at(31, 47), by(7, 60),  by(6, 88),  by(32, 99), by(58, 87), by(56, 60), by(33, 47)};
constexpr Knot eight_sharp[] = {at(52, 2), by(22, 4), by(10, 22), by(32, 46), by(52, 76), by(28, 99), by(5, 80), by(26, 52), by(52, 3)};
constexpr Knot eight_small_head[] = {at(46, 8),  by(30, 2), by(19, 16), by(30, 35), by(57, 70),
                                     by(32, 99), by(3, 76), by(28, 40), by(46, 20), by(44, 6)};
constexpr Knot eight_open[] = {at(46, 6), by(24, 3), by(11, 20), by(30, 44), by(54, 74), by(30, 99), by(5, 80), by(28, 50), by(60, 4)};
constexpr Knot eight_armed[] = {at(0, 24),  by(26, 36), by(50, 70), by(40, 98), by(22, 86),
                                by(30, 52), by(52, 14), by(42, 1),  by(24, 12), by(29, 36)};
constexpr Knot eight_leaves[] = {at(28, 16), by(56, 3),  by(74, 2),  by(46, 38), by(12, 84),
                                 by(10, 98), by(26, 88), by(34, 58), by(26, 26), by(31, 12)};
constexpr Knot eight_from_left[] = {at(4, 18),  by(26, 40), by(56, 72), by(34, 99), by(6, 80),
                                    by(34, 44), by(54, 16), by(32, 2),  by(14, 12)};

constexpr Knot nine_straight[] = {at(51, 14), by(32, 1),    by(8, 16),  by(8, 42),  by(26, 53),
                                  by(46, 38), turn(52, 10), by(51, 55), by(49, 100)};
constexpr Knot nine_hooked[] = {at(53, 20),   by(34, 1),  by(9, 14),  by(6, 40),  by(26, 52), by(48, 36),
                                turn(54, 12), by(56, 54), by(44, 90), by(20, 99), by(4, 88)};
constexpr Knot nine_leaning[] = {at(50, 14), by(30, 1), by(7, 18), by(10, 42), by(30, 46), by(50, 12), by(42, 55), by(26, 100)};
constexpr Knot nine_sharp[] = {at(56, 2), by(26, 5), by(6, 30), by(20, 50), by(40, 36), turn(56, 2), by(50, 50), by(40, 100)};
constexpr Knot nine_round[] = {at(48, 20), by(30, 3), by(8, 20), by(14, 41), by(36, 40), turn(50, 16), by(53, 60), by(32, 96), by(4, 86)};
constexpr Knot nine_small_head[] = {at(50, 8),   by(32, 0),  by(14, 10), by(18, 27), by(36, 26),
                                    turn(51, 6), by(56, 46), by(54, 80), by(32, 99), by(0, 92)};
constexpr Knot nine_wide_hook[] = {at(34, 4), by(18, 3),  by(10, 18), by(26, 30), by(46, 18), by(40, 2),
                                   by(30, 8), by(42, 36), by(60, 70), by(40, 98), by(0, 94)};
constexpr Knot nine_comma[] = {at(48, 20), by(32, 28), by(22, 14), by(34, 1), by(52, 8), by(54, 34), by(36, 76), by(2, 100)};
constexpr Knot nine_thrown[] = {at(64, 4), by(34, 2), by(10, 18), by(14, 34), by(40, 24), turn(66, 3), by(48, 50), by(8, 100)};
constexpr Knot nine_open[] = {at(34, 2),   by(12, 10), by(8, 32),  by(24, 42), by(44, 30),
                              turn(54, 4), by(52, 52), by(46, 86), by(22, 99), by(2, 90)};

constexpr Figure zeros[] = {zero_round, zero_narrow, zero_open, zero_overlapped, zero_tailed, zero_slashed, zero_slashed_within};
constexpr Figure ones[] = {one_bar,       one_serif,    one_flag,      one_base,      one_curved,
                           one_long_flag, one_upstroke, one_wide_flag, one_flag_base, one_hooked_base};
constexpr Figure twos[] = {two_flat, two_looped, two_swan, two_angular, two_wide_loop, two_narrow};
constexpr Figure threes[] = {three_round, three_flat, three_soft, three_looped, three_slack, three_top_heavy};
constexpr Figure fours[] = {four_open,    four_closed,     four_one_stroke, four_lightning, four_cup,    four_low,
                            four_rounded, four_small_head, four_h,          four_bolt,      four_stilted};
constexpr Figure fives[] = {five_one_stroke, five_two_strokes, five_slack, five_apart, five_s, five_long_roof};
constexpr Figure sixes[] = {six_curved, six_straight, six_upright, six_hooked, six_open, six_small_loop};
constexpr Figure sevens[] = {seven_plain, seven_crossed,       seven_serif,         seven_wavy,
                             seven_round, seven_crossed_serif, seven_crossed_round, seven_crossed_down};
constexpr Figure eights[] = {eight_s,    eight_from_middle, eight_two_circles, eight_sharp,    eight_small_head,
                             eight_open, eight_armed,       eight_leaves,      eight_from_left};
constexpr Figure nines[] = {nine_straight,   nine_hooked,    nine_leaning, nine_sharp,  nine_round,
                            nine_small_head, nine_wide_hook, nine_comma,   nine_thrown, nine_open};
constexpr std::span<const Figure> all[] = {zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines};

}  // namespace

std::span<const Figure> figures_of(std::uint8_t digit) { return all[digit]; }

}  // namespace lecun1989
