#include "machines.hpp"
#include "passes.hpp"

namespace lecun1989 {

using EightLanesPasses = Passes<float, EightLanes>;
const MachinePasses passes_of_eight_lanes = {EightLanesPasses::forward, EightLanesPasses::backward, EightLanesPasses::descend,
                                            EightLanesPasses::descend_each, EightLanesPasses::curvature};

}  // namespace lecun1989
