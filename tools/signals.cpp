#include "signals.hpp"

#include <unistd.h>

#include <csignal>
#include <cstring>
#include <deque>

#include "output.hpp"

namespace lecun1989 {
namespace {

static_assert(Stop::is_always_lock_free);  // or a signal could not set it
Stop noted = 0;
void note(int signal) { noted = signal; }

std::atomic<const char*> last_words = "";
static_assert(std::atomic<const char*>::is_always_lock_free);

/// Only calls that a signal may interrupt.
void say_and_exit(int signal) {
    const char* words = last_words;
    if (::write(STDERR_FILENO, words, std::strlen(words)) < 0) {
        // Nobody listens; the exit code says the same.
    }
    ::_exit(128 + signal);
}

void handle(void (*handler)(int)) {
    for (const int signal : {SIGINT, SIGTERM}) {
        if (std::signal(signal, handler) == SIG_IGN) {
            std::signal(signal, SIG_IGN);
        }
    }
}

}  // namespace

const Stop& stop_on_signals() {
    handle(note);
    return noted;
}

void say_when_stopped(const std::string& consequence) {
    static std::deque<std::string> said;  // all are kept: a signal may come while the next is chosen
    said.push_back("lecun1989: interrupted" + (consequence.empty() ? "" : "; " + printable(consequence)) + "\n");
    last_words = said.back().c_str();
    handle(say_and_exit);
}

}  // namespace lecun1989
