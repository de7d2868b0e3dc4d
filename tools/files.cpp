#include "files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <utility>

namespace lecun1989 {
namespace {

constexpr std::size_t greatest_size = std::size_t{1} << 28U;  // bytes, unpacked; MNIST's largest file has 47 million

Error failure(const std::string& path, const std::string& what) {
    return Error{ErrorCode::file, (path.empty() ? "\"\"" : path) + ": " + what};
}
Error failure(const std::string& path) { return failure(path, std::strerror(errno)); }

class Descriptor {
public:
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(number_, other.number_);
        return *this;
    }
    ~Descriptor() { close(); }
    bool open() const { return number_ >= 0; }
    bool write_all(std::string_view content) const {
        while (!content.empty()) {
            const ssize_t written = ::write(number_, content.data(), content.size());
            if (written < 0 && errno != EINTR) {
                return false;
            }
            content.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
        }
        return true;
    }
    bool change_mode(mode_t mode) const { return ::fchmod(number_, mode) == 0; }
    bool status(struct stat& status) const { return ::fstat(number_, &status) == 0; }
    bool lock(int how) const { return ::flock(number_, how) == 0; }
    bool sync() const { return ::fsync(number_) == 0; }
    bool close() {
        const int number = number_;
        number_ = -1;
        return number < 0 || ::close(number) == 0;
    }

private:
    int number_;
};

bool is_folder(const std::string& path) {
    std::error_code error;  // passed, since otherwise a name that is too long throws
    return std::filesystem::is_directory(path, error);
}

bool is_special(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

/// The file that a link points to, so that the link stays one; it may be yet to be made.
std::string target_of(const std::string& path) {
    constexpr int most_links = 40;  // as Linux
    std::filesystem::path target = path;
    std::error_code error;
    for (int i = 0; i < most_links && std::filesystem::is_symlink(target, error); ++i) {
        const auto next = std::filesystem::read_symlink(target, error);
        target = error ? target : target.parent_path() / next;  // the next alone, if it begins at the root
    }
    return target.string();
}

/// A name that two spellings of it share, whether or not there is such a file.
std::string only_name_of(const std::string& path) {
    std::error_code error;
    const auto absolute = std::filesystem::absolute(target_of(path), error);
    const auto name = std::filesystem::weakly_canonical(absolute, error);
    return error ? absolute.lexically_normal().string() : name.string();
}

bool differ_at_most_in_case(const std::string& one, const std::string& other) {
    const auto same = [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); };
    return std::equal(one.begin(), one.end(), other.begin(), other.end(), same);
}

/// The target's own permissions, or a new file's.
mode_t mode_for(const std::string& target) {
    struct stat status {};
    if (::stat(target.c_str(), &status) == 0) {
        return status.st_mode & 0777U;
    }
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666U & ~mask;
}

/// How drafts are called. Whoever writes one holds a lock on it, which ends with the writer.
constexpr std::string_view draft_prefix = "lecun1989-";
constexpr std::string_view draft_suffix = ".part";
constexpr std::size_t draft_letters = 6;  // by chance

std::filesystem::path folder_of(const std::string& target) {
    const auto folder = std::filesystem::path(target).parent_path();
    return folder.empty() ? "." : folder;
}

/// Whether a file is a draft of ours that nobody writes any more: by name, owner and lock.
bool is_leftover(const std::filesystem::path& path, const Descriptor& file) {
    const std::string name = path.filename().string();
    struct stat status {};
    return name.size() == draft_prefix.size() + draft_letters + draft_suffix.size() && name.starts_with(draft_prefix) &&
           name.ends_with(draft_suffix) && file.open() && file.status(status) && S_ISREG(status.st_mode) && status.st_uid == ::geteuid() &&
           file.lock(LOCK_EX | LOCK_NB);
}

/// Removes what killed runs left in a folder.
void remove_leftovers(const std::filesystem::path& folder) {
    std::error_code error;
    for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().filename().string().starts_with(draft_prefix)) {
            const Descriptor file(::open(entry->path().c_str(), O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
            if (is_leftover(entry->path(), file)) {
                ::unlink(entry->path().c_str());
            }
        }
    }
}

/// A new file in the target's folder, created here; removed again unless it has been renamed to the target.
class Draft {
public:
    explicit Draft(const std::string& target) : target_(target) {
        constexpr int most_tries = 10;
        bool removed = true;  // by another run that took it for a leftover, before it was locked
        for (int i = 0; i < most_tries && removed; ++i) {
            path_ =
                (folder_of(target) / (std::string(draft_prefix) + std::string(draft_letters, 'X') + std::string(draft_suffix))).string();
            file_ = Descriptor(::mkostemps(path_.data(), static_cast<int>(draft_suffix.size()), O_CLOEXEC));
            created_ = file_.open();
            struct stat status {};
            removed = created_ && file_.lock(LOCK_EX) && file_.status(status) && status.st_nlink == 0;
        }
        ready_ = created_ && !removed && file_.change_mode(mode_for(target));
    }
    Draft(const Draft&) = delete;
    Draft& operator=(const Draft&) = delete;
    ~Draft() {
        if (created_) {
            ::unlink(path_.c_str());
        }
    }
    bool ready() const { return ready_; }
    bool become_target(std::string_view content) {
        // Closed at the end: the lock is held as long as the draft has its name.
        if (!file_.write_all(content) || !file_.sync() || ::rename(path_.c_str(), target_.c_str()) != 0) {
            return false;
        }
        created_ = false;
        return true;
    }

private:
    std::string target_;
    std::string path_;
    Descriptor file_{-1};
    bool created_ = false;
    bool ready_ = false;
};

}  // namespace

Expected<std::string> read_file(const std::string& path) {
    if (is_folder(path)) {
        return failure(path, "expected a file, found a folder");
    }
    errno = 0;
    const std::unique_ptr<gzFile_s, decltype(&gzclose_r)> file(gzopen(path.c_str(), "rb"), &gzclose_r);
    if (!file) {
        return failure(path);
    }
    std::string content;
    std::array<char, 1U << 16U> chunk;
    int count = 0;
    while ((count = gzread(file.get(), chunk.data(), chunk.size())) > 0) {
        content.append(chunk.data(), static_cast<std::size_t>(count));
        if (content.size() > greatest_size) {
            return failure(path, "expected at most 256 MiB unpacked, found more");
        }
    }
    int code = Z_OK;
    const char* message = gzerror(file.get(), &code);
    if (count < 0 || code == Z_BUF_ERROR) {
        return failure(path, code == Z_ERRNO       ? std::strerror(errno)
                             : code == Z_BUF_ERROR ? "the gzip data ends too early"
                                                   : "the gzip data is damaged (" + std::string(message) + ")");
    }
    return content;
}

bool is_same_file(const std::string& one, const std::string& other) {
    if (one.empty() || other.empty()) {
        return false;
    }
    struct stat first {};
    struct stat second {};
    const bool first_there = ::stat(one.c_str(), &first) == 0;
    const bool second_there = ::stat(other.c_str(), &second) == 0;
    if (first_there && second_there) {
        return S_ISREG(first.st_mode) && first.st_dev == second.st_dev && first.st_ino == second.st_ino;
    }
    return !first_there && !second_there && differ_at_most_in_case(only_name_of(one), only_name_of(other));
}

std::optional<Error> cannot_write(const std::string& path) {
    if (path.empty() || is_folder(path)) {
        return failure(path, "expected the name of a file, found " + std::string(path.empty() ? "nothing" : "a folder"));
    }
    remove_leftovers(folder_of(target_of(path)));
    const bool read_only = ::access(path.c_str(), W_OK) != 0 && errno != ENOENT;
    if (read_only || (!is_special(path) && !Draft(target_of(path)).ready())) {
        return failure(path, std::string("cannot be written: ") + std::strerror(errno));
    }
    return std::nullopt;
}

std::optional<Error> write_file(const std::string& path, std::string_view content) {
    if (auto error = cannot_write(path)) {
        return error;
    }
    bool written = false;
    if (is_special(path)) {
        Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
        written = file.open() && file.write_all(content) && file.close();
    } else {
        Draft draft(target_of(path));
        written = draft.ready() && draft.become_target(content);
    }
    if (!written) {
        return failure(path, std::string("not written, what was there stays: ") + std::strerror(errno));
    }
    return std::nullopt;
}

Error found_in(const std::string& place, const Error& error) { return Error{error.code, place + ": " + error.message}; }

std::optional<Error> make_folder(const std::string& path) {
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (path.empty() || !is_folder(path)) {
        return failure(path, path.empty() ? "expected the name of a folder, found nothing"
                                          : "cannot be made a folder: " + (error ? error.message() : "a file is there"));
    }
    return std::nullopt;
}

}  // namespace lecun1989
