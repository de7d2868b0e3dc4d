#include "signals.hpp"

#include <csignal>

namespace lecun1989 {
namespace {

static_assert(Stop::is_always_lock_free);  // or a signal could not set it
Stop noted = 0;
void note(int signal) { noted = signal; }

}  // namespace

const Stop& stop_on_signals() {
    for (const int signal : {SIGINT, SIGTERM}) {
        if (std::signal(signal, note) == SIG_IGN) {
            std::signal(signal, SIG_IGN);
        }
    }
    return noted;
}

}  // namespace lecun1989
