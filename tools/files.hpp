// Files: read whole, unpacked if they are gzip, and written so that a reader sees the old content or the new, never a part.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <lecun1989/expected.hpp>

namespace lecun1989 {

/// A file's bytes, gunzipped if it is gzip. The message names the file and what is wrong.
Expected<std::string> read_file(const std::string& path);

/// Whether two names stand for one file that keeps what is written to it: links are followed, also those to files that are yet to be made.
/// Of two such files, names that differ only in case count as one, since some file systems do not tell them apart. Empty names are no file.
bool is_same_file(const std::string& one, const std::string& other);

/// The error that `write_file` would meet before its first byte, if any: for checking before long work.
std::optional<Error> cannot_write(const std::string& path);

/// Writes a temporary file, lecun1989-XXXXXX.part, next to the target and renames it; the old content stays whole if anything fails. What
/// a killed run left of that kind is removed. A link stays a link: the file
/// that it points to is written, even if it is yet to be made. Devices and pipes are written directly.
std::optional<Error> write_file(const std::string& path, std::string_view content);

/// The error with the file, or whatever else it was found in, before its sentence.
Error found_in(const std::string& place, const Error& error);

/// Creates a folder and its parents if they do not exist.
std::optional<Error> make_folder(const std::string& path);

}  // namespace lecun1989
