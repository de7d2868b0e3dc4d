#include "picture_file.hpp"

#include <array>

#include "formats.hpp"

namespace lecun1989 {
namespace {

using namespace std::string_view_literals;

/// What people have instead, for a sentence that helps.
std::string kind_of(std::string_view file) {
    struct Kind {
        std::size_t at;
        std::string_view sign;
        std::string_view name;
    };
    static constexpr std::array kinds = {
        Kind{0, "GIF8"sv, "a GIF"},       Kind{8, "WEBP"sv, "a WebP"}, Kind{0, "BM"sv, "a BMP"},          Kind{0, "II*\0"sv, "a TIFF"},
        Kind{0, "MM\0*"sv, "a TIFF"},     Kind{0, "%PDF"sv, "a PDF"},  Kind{4, "ftypheic"sv, "an HEIC"},  Kind{4, "ftypmif1"sv, "an HEIC"},
        Kind{4, "ftypavif"sv, "an AVIF"}, Kind{0, "P1"sv, "a PBM"},    Kind{0, "P2"sv, "a PGM of text"},  Kind{0, "P3"sv, "a PPM of text"},
        Kind{0, "P4"sv, "a PBM"},         Kind{0, "<svg"sv, "an SVG"}, Kind{0, "<?xml"sv, "an XML file"}, Kind{0, "{"sv, "a JSON file"},
    };
    if (file.empty()) {
        return "an empty file";
    }
    for (const Kind& kind : kinds) {
        if (file.size() >= kind.at && file.substr(kind.at).starts_with(kind.sign)) {
            return std::string(kind.name);
        }
    }
    return "none of these";
}

}  // namespace

Expected<Picture> read_picture(std::string_view file) {
    if (file.starts_with("\x89PNG\r\n\x1a\n"sv)) {
        return read_png(file);
    }
    if (file.starts_with("\xff\xd8\xff"sv)) {
        return read_jpeg(file);
    }
    if (file.starts_with("P5"sv) || file.starts_with("P6"sv)) {
        return read_pnm(file);
    }
    return wrong_picture("expected a PNG, JPEG or PGM picture, found " + kind_of(file));
}

}  // namespace lecun1989
