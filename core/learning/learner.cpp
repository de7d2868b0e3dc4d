#include "learner.hpp"

namespace lecun1989 {

std::vector<Candidates> read_all(const Learner& learner, const Dataset& data) {
    std::vector<Candidates> readings;
    readings.reserve(data.size());
    for (const Outputs& outputs : learner.outputs_for(data.images)) {
        readings.push_back(candidates_of(outputs));
    }
    return readings;
}

}  // namespace lecun1989
