// How SIGINT and SIGTERM end work: by a sentence, at once; or, where something is to be finished first, they are noted, and the work looks
// from time to time.
#pragma once

#include <atomic>
#include <string>

namespace lecun1989 {

/// The signal that asked the program to stop; 0 as long as none did.
using Stop = std::atomic<int>;

/// From now on both signals end the program with the sentence "interrupted" and what else there is to say, "small.json is unchanged". For
/// work that keeps nothing but the file that it writes at its end. Whoever calls again says something else.
void say_when_stopped(const std::string& consequence = {});

/// From now on both signals are only noted here; one that the caller of the program wants ignored stays ignored.
const Stop& stop_on_signals();

/// The exit code of a program that a signal stopped, as shells give it.
inline int exit_stopped(const Stop& stop) { return 128 + stop; }

}  // namespace lecun1989
