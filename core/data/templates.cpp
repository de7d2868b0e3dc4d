#include "templates.hpp"

namespace lecun1989 {
namespace {

using namespace knots;

constexpr Knot zero_round[] = {at(38, 1), by(14, 14), by(2, 48), by(12, 86), by(35, 98), by(58, 84), by(68, 48), by(58, 13), by(37, 2)};
constexpr Knot zero_narrow[] = {at(32, 0), by(12, 16), by(3, 52), by(12, 88), by(28, 99), by(45, 86), by(54, 48), by(45, 14), by(31, 1)};
constexpr Knot zero_open[] = {at(36, 1), by(13, 16), by(3, 50), by(14, 86), by(36, 98), by(59, 82), by(66, 48), by(59, 19), by(47, 6)};
constexpr Knot zero_overlapped[] = {at(30, 3), by(11, 22), by(4, 54), by(14, 88), by(36, 99),
                                    by(58, 84), by(65, 46), by(55, 12), by(36, 1), by(22, 9)};
constexpr Knot zero_tailed[] = {at(44, 8), by(24, 4), by(5, 34), by(8, 82), by(34, 98), by(62, 70), by(60, 20), by(42, 6), by(24, 18)};
constexpr Knot zero_slashed[] = {at(38, 4), by(15, 16), by(4, 48), by(14, 84), by(35, 96), by(57, 83),
                                 by(66, 48), by(56, 15), by(37, 5), at(70, 6), by(36, 50), by(1, 95)};
constexpr Knot zero_slashed_within[] = {at(36, 1), by(12, 16), by(2, 50), by(13, 86), by(36, 98), by(60, 84),
                                        by(68, 48), by(58, 14), by(35, 2), at(54, 22), by(35, 50), by(17, 78)};

constexpr Knot one_bar[] = {at(30, 0), by(30, 33), by(30, 67), by(30, 100)};
constexpr Knot one_serif[] = {at(15, 22), turn(30, 0), by(30, 50), by(30, 100)};
constexpr Knot one_flag[] = {at(6, 46), by(20, 25), turn(36, 0), by(36, 50), by(35, 100)};
constexpr Knot one_base[] = {at(14, 26), by(25, 14), turn(34, 0), by(34, 50), by(34, 97), at(10, 98), by(34, 98), by(58, 97)};
constexpr Knot one_curved[] = {at(14, 24), by(26, 16), turn(34, 0), by(33, 50), by(32, 88), by(38, 98)};

constexpr Knot two_flat[] = {at(5, 24), by(15, 6), by(34, 1), by(56, 16), by(52, 42), by(30, 70), turn(3, 98), by(34, 97), by(66, 97)};
constexpr Knot two_looped[] = {at(5, 22), by(15, 5), by(34, 0), by(54, 14), by(52, 40), by(36, 70), by(17, 92),
                               by(5, 95), by(5, 84), by(17, 80), by(34, 89), by(50, 97), by(66, 90)};
constexpr Knot two_swan[] = {at(8, 28), by(16, 8), by(36, 0), by(55, 16), by(47, 46),
                             by(26, 74), turn(4, 96), by(18, 89), by(42, 97), by(66, 91)};
constexpr Knot two_angular[] = {at(4, 10), by(28, 1), by(53, 10), by(50, 34), turn(2, 98), by(32, 98), by(60, 98)};
constexpr Knot two_wide_loop[] = {at(12, 18), by(30, 2), by(50, 18), by(40, 54), by(16, 88),
                                  by(1, 90), by(4, 73), by(24, 72), by(50, 92), by(76, 90)};

constexpr Knot three_round[] = {at(6, 13), by(28, 1), by(51, 17), by(43, 40), turn(24, 47), by(48, 55), by(58, 75), by(36, 98), by(2, 87)};
constexpr Knot three_flat[] = {at(4, 3), by(30, 3), turn(58, 2), by(43, 22), turn(27, 42), by(51, 52), by(60, 75), by(36, 98), by(2, 88)};
constexpr Knot three_soft[] = {at(8, 10), by(30, 1), by(50, 17), by(42, 38), by(26, 46), by(42, 52), by(57, 74), by(34, 98), by(2, 84)};
constexpr Knot three_looped[] = {at(5, 15), by(28, 1), by(51, 17), by(41, 38), by(24, 47), by(19, 42),
                                 by(28, 40), by(49, 54), by(57, 76), by(34, 99), by(2, 86)};

constexpr Knot four_open[] = {at(14, 0), by(10, 28), turn(2, 57), by(34, 58), by(66, 56), at(50, 14), by(48, 57), by(46, 100)};
constexpr Knot four_closed[] = {at(46, 1), by(25, 33), turn(0, 66), by(35, 67), by(70, 66), at(47, 2), by(47, 50), by(46, 100)};
constexpr Knot four_one_stroke[] = {at(68, 67), by(35, 67), turn(1, 66), by(25, 33), turn(48, 0), by(47, 50), by(46, 100)};
constexpr Knot four_lightning[] = {at(32, 0), by(18, 32), turn(1, 66), by(34, 67), by(68, 64), at(46, 40), by(43, 70), by(39, 100)};
constexpr Knot four_cup[] = {at(3, 8), by(2, 36), by(14, 54), by(40, 50), turn(64, 0), by(60, 50), by(57, 100)};

constexpr Knot five_one_stroke[] = {at(58, 2), by(36, 3), turn(14, 3), turn(9, 43), by(34, 38),
                                    by(58, 62), by(42, 93), by(20, 98), by(1, 88)};
constexpr Knot five_two_strokes[] = {at(13, 4), turn(9, 44), by(34, 39), by(57, 64), by(38, 95),
                                     by(1, 90), at(13, 4), by(36, 3), by(62, 1)};
constexpr Knot five_slack[] = {at(60, 0), by(38, 4), turn(18, 4), turn(6, 48), by(32, 46), by(50, 68), by(34, 96), by(0, 92)};
constexpr Knot five_apart[] = {at(16, 12), turn(10, 46), by(38, 42), by(58, 68), by(36, 97), by(2, 88), at(18, 2), by(40, 2), by(64, 0)};

constexpr Knot six_curved[] = {at(50, 2), by(22, 22), by(4, 62), by(13, 91), by(34, 99), by(54, 82), by(46, 61), by(27, 57), by(7, 74)};
constexpr Knot six_straight[] = {at(46, 0), by(23, 34), by(5, 72), by(14, 96), by(38, 97), by(51, 77), by(34, 60), by(7, 76)};
constexpr Knot six_upright[] = {at(16, 0), by(6, 40), by(4, 76), by(18, 98), by(44, 94), by(52, 72), by(32, 58), by(6, 72)};
constexpr Knot six_hooked[] = {at(56, 12), by(42, 1), by(20, 14), by(4, 56), by(13, 91), by(36, 99), by(57, 78), by(38, 55), by(8, 70)};

constexpr Knot seven_plain[] = {at(2, 4), by(30, 4), turn(60, 3), by(38, 46), by(22, 100)};
constexpr Knot seven_crossed[] = {at(2, 5), by(30, 4), turn(62, 3), by(40, 46), by(22, 100), at(12, 52), by(34, 51), by(56, 49)};
constexpr Knot seven_serif[] = {at(3, 20), turn(5, 4), by(32, 5), turn(62, 3), by(42, 46), by(28, 100)};
constexpr Knot seven_wavy[] = {at(2, 17), turn(6, 3), by(22, 8), by(42, 8), turn(62, 1), by(36, 50), by(24, 100), at(16, 52), by(52, 50)};
constexpr Knot seven_round[] = {at(2, 6), by(30, 3), by(53, 5), by(52, 22), by(38, 55), by(26, 100)};

constexpr Knot eight_s[] = {at(54, 15), by(33, 1), by(9, 20), by(30, 46), by(58, 74),
                            by(32, 99), by(4, 76), by(32, 46), by(55, 22), by(47, 7)};
constexpr Knot eight_from_middle[] = {at(30, 46), by(8, 22), by(30, 0), by(53, 20), by(30, 46),
                                      by(3, 76), by(30, 99), by(57, 76), by(31, 47)};
constexpr Knot eight_two_circles[] = {at(32, 1), by(12, 10), by(10, 34), by(31, 46), by(52, 33), by(51, 10), by(33, 1),
                                      at(31, 47), by(7, 60), by(6, 88), by(32, 99), by(58, 87), by(56, 60), by(33, 47)};
constexpr Knot eight_sharp[] = {at(52, 2), by(22, 4), by(10, 22), by(32, 46), by(52, 76), by(28, 99), by(5, 80), by(26, 52), by(52, 3)};
constexpr Knot eight_small_head[] = {at(46, 8), by(30, 2), by(19, 16), by(30, 35), by(57, 70),
                                     by(32, 99), by(3, 76), by(28, 40), by(46, 20), by(44, 6)};
constexpr Knot eight_open[] = {at(46, 6), by(24, 3), by(11, 20), by(30, 44), by(54, 74), by(30, 99), by(5, 80), by(28, 50), by(60, 4)};

constexpr Knot nine_straight[] = {at(51, 14), by(32, 1), by(8, 16), by(8, 42), by(26, 53),
                                  by(46, 38), turn(52, 10), by(51, 55), by(49, 100)};
constexpr Knot nine_hooked[] = {at(53, 20), by(34, 1), by(9, 14), by(6, 40), by(26, 52), by(48, 36),
                                turn(54, 12), by(56, 54), by(44, 90), by(20, 99), by(4, 88)};
constexpr Knot nine_leaning[] = {at(50, 14), by(30, 1), by(7, 18), by(10, 42), by(30, 46), by(50, 12), by(42, 55), by(26, 100)};
constexpr Knot nine_sharp[] = {at(56, 2), by(26, 5), by(6, 30), by(20, 50), by(40, 36), turn(56, 2), by(50, 50), by(40, 100)};
constexpr Knot nine_round[] = {at(48, 20), by(30, 3), by(8, 20), by(14, 41), by(36, 40), turn(50, 16), by(53, 60), by(32, 96), by(4, 86)};

constexpr Figure zeros[] = {zero_round, zero_narrow, zero_open, zero_overlapped, zero_tailed, zero_slashed, zero_slashed_within};
constexpr Figure ones[] = {one_bar, one_serif, one_flag, one_base, one_curved};
constexpr Figure twos[] = {two_flat, two_looped, two_swan, two_angular, two_wide_loop};
constexpr Figure threes[] = {three_round, three_flat, three_soft, three_looped};
constexpr Figure fours[] = {four_open, four_closed, four_one_stroke, four_lightning, four_cup};
constexpr Figure fives[] = {five_one_stroke, five_two_strokes, five_slack, five_apart};
constexpr Figure sixes[] = {six_curved, six_straight, six_upright, six_hooked};
constexpr Figure sevens[] = {seven_plain, seven_crossed, seven_serif, seven_wavy, seven_round};
constexpr Figure eights[] = {eight_s, eight_from_middle, eight_two_circles, eight_sharp, eight_small_head, eight_open};
constexpr Figure nines[] = {nine_straight, nine_hooked, nine_leaning, nine_sharp, nine_round};
constexpr std::span<const Figure> all[] = {zeros, ones, twos, threes, fours, fives, sixes, sevens, eights, nines};

}  // namespace

std::span<const Figure> figures_of(std::uint8_t digit) { return all[digit]; }

}  // namespace lecun1989
