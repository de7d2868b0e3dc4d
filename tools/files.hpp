// Files: read whole, unpacked where they are gzip, and written so that a reader sees the old content or the new, never a part.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include <lecun1989/expected.hpp>

namespace lecun1989 {

/// A file's bytes, gunzipped if it is gzip. The message names the file and what is wrong.
Expected<std::string> read_file(const std::string& path);

/// The error that `write_file` would meet before its first byte, if any: asked before long work, so that it is not done in vain.
std::optional<Error> cannot_write(const std::string& path);

/// Writes beside the file and renames; what was there stays whole when anything fails. Devices and pipes are written as they are.
std::optional<Error> write_file(const std::string& path, std::string_view content);

/// Makes a folder, and those around it, unless it is there.
std::optional<Error> make_folder(const std::string& path);

}  // namespace lecun1989
