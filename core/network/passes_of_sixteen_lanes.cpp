#include "machines.hpp"
#include "passes.hpp"

namespace lecun1989 {

using SixteenLanesPasses = Passes<float, SixteenLanes>;
const MachinePasses passes_of_sixteen_lanes = {SixteenLanesPasses::forward, SixteenLanesPasses::backward, SixteenLanesPasses::descend,
                                                SixteenLanesPasses::descend_each, SixteenLanesPasses::curvature};

}  // namespace lecun1989
