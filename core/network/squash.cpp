#include "squash.hpp"

namespace lecun1989 {
namespace {

constexpr Quad<float> in_all(float value) { return Quad<float>{value, value, value, value}; }

}  // namespace

constinit const TanhCoefficients tanh_coefficients = {
    .n = {in_all(0.44999996F), in_all(0.014161169F), in_all(7.1695984e-05F), in_all(3.8285293e-08F)},
    .d = {in_all(0.9F), in_all(0.10332222F), in_all(0.0012536172F), in_all(2.447572e-06F)},
    .large = in_all(0.9F),
    .end = in_all(9.0F),
    .one = in_all(1.0F),
};

}  // namespace lecun1989
