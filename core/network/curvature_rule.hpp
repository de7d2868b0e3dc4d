// The paper's step rule, of one parameter or of several side by side: a step is the smaller the more the loss bends. LeCun et al. 1989,
// "Experiments"; Becker & LeCun 1988.
#pragma once

#include "lanes.hpp"

namespace lecun1989 {

/// The running mean of a curvature, moved towards the one just found by `share` of the difference.
template <class Lanes, class T>
LECUN1989_INLINE Lanes followed(Lanes mean, Lanes found, T share) {
    return mean + splat<Lanes>(share) * (found - mean);
}

/// The parameter, step_size / (damping + curvature) times its slope taken off. Where the curvature is infinite it stays as it is.
template <class Lanes, class T>
LECUN1989_INLINE Lanes stepped(Lanes parameter, Lanes slope, Lanes curvature, T step_size, T damping) {
    return parameter - splat<Lanes>(step_size) / (splat<Lanes>(damping) + curvature) * slope;
}

}  // namespace lecun1989
