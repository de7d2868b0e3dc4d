// The paper's step rule, for one parameter or for several side by side: the more the loss curves, the smaller the step. LeCun et al. 1989,
// "Experiments"; Becker & LeCun 1988.
#pragma once

#include "lanes.hpp"

namespace lecun1989 {

/// The running mean of a curvature, moved towards the newest value by `share` of the difference.
template <class Lanes, class T>
LECUN1989_INLINE Lanes followed(Lanes mean, Lanes found, T share) {
    return mean + splat<Lanes>(share) * (found - mean);
}

/// The parameter after its step: less step_size / (damping + curvature) times its slope. With an infinite curvature it stays as it is.
template <class Lanes, class T>
LECUN1989_INLINE Lanes stepped(Lanes parameter, Lanes slope, Lanes curvature, T step_size, T damping) {
    return parameter - splat<Lanes>(step_size) / (splat<Lanes>(damping) + curvature) * slope;
}

}  // namespace lecun1989
