// A header of the consumer's, in a folder of the same name as one of the library's.
#pragma once

inline int own_answer() { return 42; }
