#include "squash.hpp"

namespace lecun1989 {

const TanhCoefficients tanh_coefficients = {
    .n = {0.44999996F, 0.014161169F, 7.1695984e-05F, 3.8285293e-08F},
    .d = {0.9F, 0.10332222F, 0.0012536172F, 2.447572e-06F},
    .large = 0.9F,
    .end = 9.0F,
    .one = 1.0F,
    .two = 2.0F,
};

}  // namespace lecun1989
