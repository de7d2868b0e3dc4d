#include "machines.hpp"
#include "passes.hpp"

namespace lecun1989 {

using EightLanesPasses = Passes<float, EightLanes>;
const MachinePasses passes_of_eight_lanes = {
    EightLanesPasses::forward,   EightLanesPasses::backward,         EightLanesPasses::descend, EightLanesPasses::descend_by_curvature,
    EightLanesPasses::curvature, EightLanesPasses::follow_curvature,
};

}  // namespace lecun1989
