#include "non_digit_figures.hpp"

namespace lecun1989 {
namespace {

using namespace knots;

constexpr Knot letter_a[] = {at(0, 100), by(20, 50), turn(40, 0), by(60, 50), by(80, 100), at(14, 64), by(40, 63), by(66, 64)};
constexpr Knot letter_b[] = {at(2, 2),   by(3, 50),   by(2, 98),  at(3, 2),   by(36, 4),  by(52, 22),
                             by(38, 42), turn(6, 47), by(42, 52), by(62, 74), by(44, 96), by(3, 98)};
constexpr Knot letter_e[] = {at(58, 0),  by(30, 2),  turn(2, 1), by(3, 50),  turn(2, 99),
                             by(30, 98), by(60, 99), at(4, 49),  by(28, 48), by(50, 49)};
constexpr Knot letter_f[] = {at(60, 1), by(30, 2), turn(3, 2), by(4, 50), by(2, 100), at(4, 46), by(26, 45), by(48, 46)};
constexpr Knot letter_k[] = {at(3, 0), by(4, 50), by(3, 100), at(58, 2), by(32, 28), turn(5, 54), by(34, 76), by(62, 100)};
constexpr Knot letter_n[] = {at(2, 100), by(3, 50), turn(4, 2), by(32, 50), turn(60, 98), by(61, 50), by(62, 0)};
constexpr Knot letter_r[] = {at(3, 100), by(3, 50), turn(4, 2), by(38, 4), by(54, 26), by(38, 48), turn(6, 54), by(34, 76), by(62, 100)};
constexpr Knot letter_w[] = {at(0, 2), by(12, 50), turn(24, 98), by(36, 66), turn(48, 34), by(60, 66), turn(72, 98), by(84, 50), by(96, 0)};
constexpr Knot letter_y[] = {at(2, 0), by(18, 26), by(34, 50), at(68, 0), by(51, 26), turn(34, 50), by(34, 76), by(35, 100)};
constexpr Knot letter_lower_a[] = {at(60, 18), by(36, 2),   by(6, 34),  by(10, 86), by(34, 96),
                                   by(58, 60), turn(62, 6), by(62, 60), by(68, 94), by(86, 88)};
constexpr Knot letter_lower_m[] = {at(2, 8),     by(4, 50),  turn(5, 98), by(10, 40), by(26, 8), by(38, 36),
                                   turn(40, 98), by(46, 40), by(62, 8),   by(74, 36), by(78, 98)};
constexpr Knot letter_j[] = {at(60, 0), by(60, 30), by(58, 66), by(46, 94), by(22, 98), by(2, 78)};
constexpr Knot letter_l[] = {at(4, 0), by(4, 50), turn(4, 98), by(34, 98), by(68, 97)};
constexpr Knot letter_lower_d[] = {at(64, 0), by(62, 50), by(63, 98), at(60, 56), by(30, 44), by(4, 70), by(26, 98), by(60, 84)};
constexpr Knot letter_lower_f[] = {at(72, 8), by(48, 2), by(35, 24), by(34, 60), by(33, 100), at(6, 46), by(34, 45), by(64, 44)};
constexpr Knot letter_lower_h[] = {at(4, 0), by(5, 50), turn(4, 98), by(18, 62), by(42, 52), by(58, 70), by(60, 98)};
constexpr Knot letter_lower_n[] = {at(4, 8), by(6, 50), turn(6, 98), by(14, 40), by(38, 8), by(58, 30), by(62, 98)};
constexpr Knot letter_lower_r[] = {at(4, 8), by(6, 50), turn(6, 98), by(14, 48), by(40, 14), by(68, 18)};
constexpr Knot letter_pi[] = {at(2, 14), by(50, 4), by(98, 8), at(30, 10), by(29, 54), by(16, 98), at(70, 8), by(70, 56), by(84, 98)};
constexpr Knot letter_psi[] = {at(4, 4), by(10, 46), by(50, 68), by(90, 46), by(96, 4), at(50, 0), by(50, 50), by(50, 100)};
constexpr Knot letter_lambda[] = {at(12, 2), by(44, 50), by(86, 98), at(46, 52), by(26, 76), by(2, 98)};
constexpr Knot letter_gamma[] = {at(2, 100), by(2, 50), turn(3, 2), by(40, 2), by(80, 3)};
constexpr Knot letter_sha[] = {at(2, 0),   by(2, 50), turn(2, 96), by(50, 97), turn(98, 96),
                               by(98, 50), by(98, 0), at(50, 2),   by(50, 50), by(50, 95)};
constexpr Knot question_mark[] = {at(4, 24), by(30, 2), by(66, 20), by(50, 44), by(34, 56), by(34, 72), at(33, 94), by(35, 96), by(34, 99)};
constexpr Knot bracket[] = {at(52, 2), by(26, 2), turn(4, 3), by(4, 50), turn(4, 97), by(26, 98), by(54, 98)};
constexpr Knot division_sign[] = {at(0, 50),  by(50, 50), by(100, 50), at(48, 12), by(50, 14),
                                  by(50, 17), at(48, 83), by(50, 85),  by(50, 88)};
constexpr Knot plus_minus[] = {at(50, 2), by(50, 34), by(50, 68), at(8, 35), by(50, 35), by(92, 35), at(8, 97), by(50, 97), by(92, 97)};
constexpr Knot cross[] = {at(50, 0), by(50, 50), by(50, 100), at(16, 30), by(50, 30), by(84, 29)};
constexpr Knot diamond[] = {at(50, 2), by(26, 26), turn(2, 50), by(26, 74), turn(50, 98), by(74, 74), turn(98, 50), by(74, 26), by(51, 4)};
constexpr Knot arrow_up_right[] = {at(2, 98), by(50, 50), by(97, 4), at(50, 3), by(76, 2), turn(98, 2), by(98, 26), by(97, 52)};
constexpr Knot arrow_down_right[] = {at(2, 2), by(50, 50), by(97, 96), at(50, 97), by(76, 98), turn(98, 98), by(98, 74), by(97, 48)};
constexpr Knot sun[] = {at(50, 28), by(28, 50),  by(50, 72), by(72, 50), by(51, 29), at(50, 0),  by(50, 8),  by(50, 16), at(50, 84),
                        by(50, 92), by(50, 100), at(0, 50),  by(8, 50),  by(16, 50), at(84, 50), by(92, 50), by(100, 50)};
constexpr Knot envelope[] = {at(2, 14), by(50, 14), turn(98, 14), by(98, 50), turn(98, 86), by(50, 86), turn(2, 86),
                             by(2, 50), by(2, 16),  at(4, 16),    by(26, 36), turn(50, 56), by(74, 36), by(96, 16)};
constexpr Knot note[] = {at(32, 84), by(14, 76), by(4, 90), by(18, 98), by(34, 86), by(35, 44), turn(35, 3), by(60, 16), by(78, 42)};
constexpr Knot umbrella[] = {at(2, 46), by(18, 12), by(50, 2),  by(82, 12), turn(98, 46), by(50, 45),
                             by(4, 46), at(50, 46), by(50, 76), by(42, 98), by(26, 86)};
constexpr Knot ladder[] = {at(20, 0),  by(20, 50), by(20, 100), at(80, 0),  by(80, 50), by(80, 100), at(22, 20), by(50, 20),
                           by(78, 20), at(22, 50), by(50, 50),  by(78, 50), at(22, 80), by(50, 80),  by(78, 80)};
constexpr Knot window[] = {at(2, 2), by(50, 2), turn(98, 3), by(98, 50), turn(97, 98), by(50, 98), turn(2, 97), by(2, 50),
                           by(3, 4), at(50, 3), by(50, 50),  by(50, 97), at(3, 50),    by(50, 50), by(97, 50)};
constexpr Knot character_king[] = {at(8, 4),  by(50, 4),  by(92, 4),  at(14, 48), by(50, 48), by(86, 48),
                                   at(2, 97), by(50, 97), by(98, 97), at(50, 5),  by(50, 50), by(50, 96)};
constexpr Knot character_large[] = {at(4, 34), by(50, 33), by(96, 32), at(50, 2), by(44, 52),
                                    by(8, 98), at(50, 42), by(68, 72), by(96, 98)};
constexpr Knot character_small[] = {at(50, 0), by(50, 50), by(46, 98), at(22, 36), by(14, 56),
                                    by(4, 76), at(78, 36), by(86, 56), by(96, 76)};
constexpr Knot heart[] = {at(50, 26), by(34, 2),  by(10, 8), by(4, 36), by(24, 70), turn(50, 100),
                          by(76, 70), by(96, 36), by(90, 8), by(66, 2), by(50, 27)};
constexpr Knot plus[] = {at(50, 2), by(50, 50), by(50, 98), at(2, 50), by(50, 50), by(98, 50)};
constexpr Knot square[] = {at(2, 2), by(50, 2), turn(98, 3), by(98, 50), turn(97, 98), by(50, 98), turn(2, 97), by(2, 50), by(3, 4)};
constexpr Knot star[] = {at(50, 0),   by(34, 50), turn(20, 96), by(58, 66), turn(98, 36), by(50, 36),
                         turn(2, 36), by(40, 66), turn(80, 97), by(66, 50), by(51, 2)};
constexpr Knot arrow_right[] = {at(0, 50), by(50, 50), by(98, 50), at(66, 18), by(82, 34), turn(99, 50), by(82, 66), by(66, 82)};
constexpr Knot arrow_down[] = {at(50, 0), by(50, 50), by(50, 98), at(14, 62), by(32, 80), turn(50, 99), by(68, 80), by(86, 62)};
constexpr Knot hash_sign[] = {at(32, 0), by(30, 50), by(28, 100), at(72, 0), by(70, 50), by(68, 100),
                              at(0, 33), by(50, 33), by(100, 32), at(0, 68), by(50, 68), by(100, 67)};
constexpr Knot spiral[] = {at(50, 50), by(60, 42), by(66, 56), by(50, 68), by(32, 56), by(36, 30), by(62, 22),
                           by(86, 46), by(78, 82), by(46, 94), by(12, 72), by(10, 30), by(40, 2)};
constexpr Knot bars[] = {at(8, 0), by(8, 50), by(8, 100), at(50, 0), by(50, 50), by(50, 100), at(92, 0), by(92, 50), by(92, 100)};
constexpr Knot circle_crossed_out[] = {at(50, 2), by(16, 16), by(2, 50),  by(16, 84), by(50, 98), by(84, 84), by(98, 50), by(84, 16),
                                       by(50, 3), at(20, 18), by(50, 50), by(80, 82), at(80, 18), by(50, 50), by(20, 82)};
constexpr Knot line_across[] = {at(0, 50), by(34, 51), by(66, 50), by(100, 50)};

constexpr Knot letter_h[] = {at(2, 0), by(3, 50), by(2, 100), at(60, 0), by(60, 50), by(61, 100), at(4, 50), by(32, 49), by(58, 50)};
constexpr Knot letter_m[] = {at(2, 100), by(4, 50), turn(8, 2), by(24, 36), turn(42, 70), by(60, 36), turn(76, 2), by(80, 50), by(84, 100)};
constexpr Knot letter_t[] = {at(2, 3), by(38, 2), by(76, 3), at(39, 4), by(39, 50), by(38, 100)};
constexpr Knot letter_x[] = {at(2, 2), by(34, 50), by(66, 98), at(65, 2), by(34, 50), by(1, 98)};
constexpr Knot letter_v[] = {at(2, 0), by(20, 50), turn(38, 100), by(56, 50), by(74, 0)};
constexpr Knot letter_p_barred[] = {at(4, 100), by(4, 50), turn(5, 2), by(42, 4),  by(58, 26),
                                    by(42, 50), by(6, 56), at(0, 76),  by(20, 76), by(36, 75)};
constexpr Knot letter_lower_k[] = {at(4, 0), by(4, 50), by(4, 100), at(46, 40), by(24, 54), turn(6, 68), by(26, 82), by(50, 100)};
constexpr Knot check_mark[] = {at(0, 56), by(16, 76), turn(34, 98), by(58, 50), by(94, 0)};
constexpr Knot arrow_up[] = {at(50, 100), by(50, 50), by(50, 2), at(16, 40), by(33, 20), turn(50, 1), by(67, 20), by(84, 40)};
constexpr Knot arrow_left[] = {at(100, 50), by(50, 50), by(2, 50), at(34, 18), by(18, 34), turn(1, 50), by(18, 66), by(34, 82)};
constexpr Knot triangle[] = {at(50, 2), by(26, 50), turn(2, 96), by(50, 97), turn(98, 96), by(74, 50), by(51, 4)};
constexpr Knot wave[] = {at(0, 50), by(16, 28), by(32, 42), by(50, 60), by(68, 72), by(84, 58), by(100, 38)};
constexpr Knot house[] = {at(8, 100), by(8, 70), turn(8, 42), by(50, 2), turn(92, 42), by(92, 70), turn(92, 100), by(50, 100), by(9, 99)};
constexpr Knot asterisk[] = {at(50, 0), by(50, 50), by(50, 100), at(6, 25), by(50, 50), by(94, 75), at(94, 25), by(50, 50), by(6, 75)};
constexpr Knot equals_sign[] = {at(0, 34), by(50, 33), by(100, 34), at(0, 68), by(50, 68), by(100, 67)};
constexpr Knot smile[] = {at(24, 12), by(25, 20), by(24, 28), at(76, 12), by(75, 20), by(76, 28),
                          at(2, 56),  by(20, 82), by(50, 94), by(80, 82), by(98, 56)};
constexpr Knot infinity_sign[] = {at(50, 50), by(28, 28), by(4, 36),  by(4, 64),  by(28, 72), by(50, 50),
                                  by(72, 28), by(96, 36), by(96, 64), by(72, 72), by(51, 51)};
constexpr Knot per_cent[] = {at(20, 4),  by(6, 14),  by(10, 32), by(26, 32), by(32, 14), by(21, 5),  at(86, 2), by(50, 50),
                             by(14, 98), at(80, 66), by(66, 74), by(68, 92), by(84, 96), by(94, 80), by(81, 67)};
constexpr Knot zigzag[] = {at(0, 20), turn(16, 84), turn(32, 16), turn(48, 86), turn(64, 16), turn(80, 84), by(98, 18)};
constexpr Knot cup[] = {at(4, 2), by(4, 50), by(16, 90), by(44, 98), by(72, 90), by(84, 50), by(84, 2)};
constexpr Knot staircase[] = {at(0, 100), turn(2, 68), turn(34, 67), turn(35, 34), turn(68, 33), turn(69, 2), by(100, 1)};

constexpr Figure trained_on[] = {letter_a,
                                 letter_b,
                                 letter_e,
                                 letter_f,
                                 letter_k,
                                 letter_n,
                                 letter_r,
                                 letter_w,
                                 letter_y,
                                 letter_lower_a,
                                 letter_lower_m,
                                 heart,
                                 plus,
                                 square,
                                 star,
                                 arrow_right,
                                 arrow_down,
                                 hash_sign,
                                 spiral,
                                 bars,
                                 circle_crossed_out,
                                 line_across,
                                 letter_j,
                                 letter_l,
                                 letter_lower_d,
                                 letter_lower_f,
                                 letter_lower_h,
                                 letter_lower_n,
                                 letter_lower_r,
                                 letter_pi,
                                 letter_psi,
                                 letter_lambda,
                                 letter_gamma,
                                 letter_sha,
                                 question_mark,
                                 bracket,
                                 division_sign,
                                 plus_minus,
                                 cross,
                                 diamond,
                                 arrow_up_right,
                                 arrow_down_right,
                                 sun,
                                 envelope,
                                 note,
                                 umbrella,
                                 ladder,
                                 window,
                                 character_king,
                                 character_large,
                                 character_small};
constexpr Figure tested_on[] = {letter_h,      letter_m,   letter_t, letter_x, letter_v, letter_p_barred, letter_lower_k, check_mark,
                                arrow_up,      arrow_left, triangle, wave,     house,    asterisk,        equals_sign,    smile,
                                infinity_sign, per_cent,   zigzag,   cup,      staircase};

}  // namespace

std::span<const Figure> non_digits_to_train_on() { return trained_on; }
std::span<const Figure> non_digits_to_test_on() { return tested_on; }

}  // namespace lecun1989
