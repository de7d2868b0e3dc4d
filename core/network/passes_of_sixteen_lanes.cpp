#include "machines.hpp"
#include "passes.hpp"

namespace lecun1989 {

using SixteenLanesPasses = Passes<float, SixteenLanes>;
const MachinePasses passes_of_sixteen_lanes = {
    SixteenLanesPasses::forward,   SixteenLanesPasses::backward,
    SixteenLanesPasses::descend,   SixteenLanesPasses::descend_by_curvature,
    SixteenLanesPasses::curvature, SixteenLanesPasses::follow_curvature,
};

}  // namespace lecun1989
