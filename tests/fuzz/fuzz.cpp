// Mutates files and reads them, the whole way to the network's answer: no crash, the same outcome twice whatever memory held before, and
// for each refusal a sentence. The same arguments try the same files on every machine.
//     lecun1989_fuzz ROOT [COUNT [SEED [FIRST]]]   ROOT: the project's folder; COUNT files of each kind, numbered from FIRST
// A crash or a fault names the file's number, from which COUNT 1 tries it alone, and leaves it in the folder where the program was started.
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <sstream>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/common_interface_defs.h>
#endif

#include "core/random.hpp"
#include "targets.hpp"

namespace {

using lecun1989::Random;
using lecun1989::Target;

/// What is being tried, for whoever sees the program die.
struct Current {
    const char* target = "";
    std::uint64_t seed = 0, number = 0;
    const std::string* file = nullptr;
} current;

void tell() {
    std::fprintf(stderr, "fuzz: %s, seed %llu, file %llu; see fuzz-failure\n", current.target,
                 static_cast<unsigned long long>(current.seed), static_cast<unsigned long long>(current.number));
    if (std::FILE* file = std::fopen("fuzz-failure", "wb")) {
        std::fwrite(current.file->data(), 1, current.file->size(), file);
        std::fclose(file);
    }
}

void tell_and_die(int signal) {
    std::signal(signal, SIG_DFL);
    tell();
    std::raise(signal);
}

/// From now on fresh memory holds something else, where the C library can do that; under the sanitizer it never holds anything plausible.
void perturb_memory([[maybe_unused]] int byte) {
#ifdef __GLIBC__
    mallopt(M_PERTURB, byte);
#endif
}

std::size_t place_in(const std::string& file, Random& random) { return random.below(static_cast<std::uint32_t>(file.size())); }

void mutate(std::string& file, Random& random) {
    constexpr char telling[] = {'\0', '\1', '\x7f', '\x80', '\xff', '\xfe', '-', '9', '"', '[', '\n', ' '};
    if (file.empty()) {
        return;
    }
    const std::size_t at = place_in(file, random);
    const std::size_t length = 1 + random.below(random.below(4) == 0 ? 64 : 4);
    switch (random.below(8)) {
        case 0: file[at] = static_cast<char>(file[at] ^ (1 << random.below(8))); break;
        case 1: file[at] = static_cast<char>(random.below(256)); break;
        case 2: file[at] = telling[random.below(sizeof telling)]; break;
        case 3: file.resize(at); break;
        case 4: file.erase(at, length); break;
        case 5: file.insert(at, file.substr(place_in(file, random), length)); break;
        case 6: file.insert(at, length, telling[random.below(sizeof telling)]); break;
        default: file.replace(at, length, file.substr(place_in(file, random), length)); break;
    }
}

/// Half of all mutations hit the head, where sizes and tables are.
void mutate_somewhere(std::string& file, Random& random) {
    constexpr std::size_t head_size = 400;
    if (file.size() <= head_size || random.below(2) == 0) {
        mutate(file, random);
        return;
    }
    std::string head = file.substr(0, head_size);
    mutate(head, random);
    file.replace(0, head_size, head);
}

/// The sums of a PNG's chunks, set right again, since otherwise nothing behind them would ever be reached.
void renew_sums(std::string& file) {
    for (std::size_t at = 8; at + 12 <= file.size();) {
        const auto byte = [&](std::size_t i) { return static_cast<std::size_t>(static_cast<unsigned char>(file[at + i])); };
        const std::size_t length = byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
        if (length > file.size() - at - 12) {
            return;
        }
        std::uint32_t sum = 0xFFFFFFFFU;
        for (std::size_t i = 4; i < 8 + length; ++i) {
            sum ^= static_cast<std::uint32_t>(byte(i));
            for (int bit = 0; bit < 8; ++bit) {
                sum = sum >> 1U ^ ((sum & 1U) != 0 ? 0xEDB88320U : 0U);
            }
        }
        for (unsigned i = 0; i < 4; ++i) {
            file[at + 8 + length + i] = static_cast<char>(~sum >> (24 - 8 * i));
        }
        at += 12 + length;
    }
}

std::string fault_of(const Target::Outcome& once, const Target::Outcome& again) {
    if (!once.fault.empty()) {
        return once.fault;
    }
    if (!(once == again)) {
        return "two outcomes: \"" + once.answers + once.refusal + "\" and \"" + again.answers + again.refusal + again.fault + "\"";
    }
    if (once.answers.empty()) {
        constexpr std::size_t longest = 400;
        const bool is_sentence = !once.refusal.empty() && once.refusal.size() < longest &&
                                 once.refusal.find_first_of(std::string("\0\n\r\x1b\x7f", 5)) == std::string::npos;
        return is_sentence ? "" : "no sentence: \"" + once.refusal + "\"";
    }
    return "";
}

/// Whether all went well.
bool fuzz(const Target& target, std::uint64_t count, std::uint64_t seed, std::uint64_t first) {
    std::uint64_t answered = 0;
    for (std::uint64_t number = first; number < first + count; ++number) {
        Random random(seed * 1'000'003 + number);
        std::string file = target.seeds[number % target.seeds.size()];
        for (std::uint32_t left = number < target.seeds.size() ? 0 : 1 + random.below(4); left > 0; --left) {
            mutate_somewhere(file, random);
        }
        if (target.name == "png" && random.below(4) != 0) {
            renew_sums(file);
        }
        current = {target.name.c_str(), seed, number, &file};
        perturb_memory(0x55);
        const auto once = target.read(file);
        perturb_memory(0xAA);
        const auto again = target.read(file);
        std::string fault = fault_of(once, again);
        if (fault.empty() && number < target.seeds.size() && once.answers.empty()) {
            fault = "a whole file is refused: " + once.refusal;
        }
        if (!fault.empty()) {
            std::fprintf(stderr, "fuzz: %s\n", fault.c_str());
            tell();
            return false;
        }
        answered += once.answers.empty() ? 0U : 1U;
    }
    std::printf("%-8s %llu files, %llu of them answered\n", target.name.c_str(), static_cast<unsigned long long>(count),
                static_cast<unsigned long long>(answered));
    return true;
}

}  // namespace

int main(int argument_count, char** arguments) {
    const auto number = [&](int i, std::uint64_t otherwise) {
        return i < argument_count ? std::strtoull(arguments[i], nullptr, 10) : otherwise;
    };
    std::ostringstream weights;
    if (argument_count > 1) {
        weights << std::ifstream(std::string(arguments[1]) + "/weights/digits-int8.json", std::ios::binary).rdbuf();
    }
    if (weights.str().empty()) {
        std::fprintf(stderr, "usage: lecun1989_fuzz ROOT [COUNT [SEED [FIRST]]]\n");
        return 2;
    }
    for (const int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGABRT}) {
        std::signal(signal, tell_and_die);
    }
#ifdef __SANITIZE_ADDRESS__
    __sanitizer_set_death_callback(tell);
#endif
    bool fine = true;
    for (const Target& target : lecun1989::all_targets(weights.str())) {
        fine = fuzz(target, number(2, 300), number(3, 1989), number(4, 0)) && fine;
    }
    return fine ? 0 : 1;
}
