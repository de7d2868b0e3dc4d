// PNG files, by libpng, which checks the sum of every chunk. Only what decides how the picture looks is read: a damaged colour profile is
// no reason to refuse a digit.
#include <png.h>

#include <array>
#include <csetjmp>
#include <cstring>

#include "formats.hpp"
#include "orientation.hpp"

namespace lecun1989 {
namespace {

/// What libpng's callbacks see. libpng leaves a function of its own by longjmp alone, so the functions that it is called from hold nothing
/// that would have to be destroyed.
struct Decoder {
    png_structp png;
    png_infop info;
    std::string_view file;
    std::size_t at;
    std::jmp_buf refused;
    std::array<char, 128> sentence;
    bool ended;  // the file's bytes, before the picture's
    std::uint8_t* pixels;
    std::size_t stride;
};

void refuse(png_structp png, png_const_charp sentence) {
    Decoder& decoder = *static_cast<Decoder*>(png_get_error_ptr(png));
    std::strncpy(decoder.sentence.data(), sentence, decoder.sentence.size() - 1);
    std::longjmp(decoder.refused, 1);
}

void ignore(png_structp /*png*/, png_const_charp /*warning*/) {}

void take(png_structp png, png_bytep bytes, std::size_t count) {
    Decoder& decoder = *static_cast<Decoder*>(png_get_io_ptr(png));
    if (count > decoder.file.size() - decoder.at) {
        decoder.ended = true;
        png_error(png, "cut short");
    }
    std::memcpy(bytes, decoder.file.data() + decoder.at, count);
    decoder.at += count;
}

/// Everything before the pixels.
bool read_head(Decoder& decoder) {
    // Without their content, which nothing here needs; their sums are checked.
    static constexpr char passed_over[] = "bKGD\0cHRM\0gAMA\0hIST\0iCCP\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0sPLT\0sRGB\0tEXt\0tIME\0zTXt";
    if (setjmp(decoder.refused) != 0) {
        return false;
    }
    decoder.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &decoder, refuse, ignore);
    decoder.info = decoder.png == nullptr ? nullptr : png_create_info_struct(decoder.png);
    if (decoder.info == nullptr) {
        return false;
    }
    png_set_read_fn(decoder.png, &decoder, take);
    png_set_crc_action(decoder.png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
    png_set_benign_errors(decoder.png, 0);
    png_set_keep_unknown_chunks(decoder.png, PNG_HANDLE_CHUNK_NEVER, reinterpret_cast<png_const_bytep>(passed_over),
                                static_cast<int>(sizeof passed_over / 5));
    png_set_user_limits(decoder.png, PNG_UINT_31_MAX, PNG_UINT_31_MAX);  // ours have a sentence of their own
    png_read_info(decoder.png, decoder.info);
    png_set_expand(decoder.png);
    png_set_strip_16(decoder.png);
    if ((png_get_color_type(decoder.png, decoder.info) & PNG_COLOR_MASK_COLOR) != 0) {
        png_set_add_alpha(decoder.png, 255, PNG_FILLER_AFTER);
    }
    png_set_interlace_handling(decoder.png);
    png_read_update_info(decoder.png, decoder.info);
    return true;
}

bool read_rows(Decoder& decoder) {
    if (setjmp(decoder.refused) != 0) {
        return false;
    }
    const png_uint_32 rows = png_get_image_height(decoder.png, decoder.info);
    const int passes = png_get_interlace_type(decoder.png, decoder.info) == PNG_INTERLACE_ADAM7 ? PNG_INTERLACE_ADAM7_PASSES : 1;
    for (int pass = 0; pass < passes; ++pass) {
        for (png_uint_32 row = 0; row < rows; ++row) {
            png_read_row(decoder.png, decoder.pixels + row * decoder.stride, nullptr);
        }
    }
    png_read_end(decoder.png, decoder.info);
    return true;
}

/// EXIF may stand before the pixels or after them.
std::string_view exif_in(const Decoder& decoder) {
    png_uint_32 size = 0;
    png_bytep bytes = nullptr;
    if (png_get_eXIf_1(decoder.png, decoder.info, &size, &bytes) == 0) {
        return {};
    }
    return {reinterpret_cast<const char*>(bytes), size};
}

/// The size that the head announces, before libpng refuses it in words of its own.
std::optional<Error> refusal_of_announced_size(std::string_view file) {
    constexpr std::size_t size_at = 16;
    if (file.size() < size_at + 8 || file.substr(12, 4) != "IHDR") {
        return std::nullopt;
    }
    const auto* size = reinterpret_cast<png_const_bytep>(file.data() + size_at);
    return refusal_of_size(png_get_uint_32(size), png_get_uint_32(size + 4));
}

Expected<Picture> read(Decoder& decoder) {
    const auto refusal = [&] { return decoder.ended ? picture_cut_short(decoder.file.size()) : damaged_picture(decoder.sentence.data()); };
    if (auto error = refusal_of_announced_size(decoder.file)) {
        return *std::move(error);
    }
    if (!read_head(decoder)) {
        return refusal();
    }
    const std::size_t channels = png_get_channels(decoder.png, decoder.info);
    const PixelFormat format = channels == 1 ? PixelFormat::grey : channels == 2 ? PixelFormat::grey_alpha : PixelFormat::rgba;
    Picture picture{png_get_image_width(decoder.png, decoder.info), png_get_image_height(decoder.png, decoder.info), format, {}};
    decoder.stride = png_get_rowbytes(decoder.png, decoder.info);
    picture.bytes.resize(decoder.stride * picture.rows);
    decoder.pixels = picture.bytes.data();
    if (!read_rows(decoder)) {
        return refusal();
    }
    return turned(std::move(picture), orientation_of(exif_in(decoder)));
}

}  // namespace

Expected<Picture> read_png(std::string_view file) {
    Decoder decoder{};
    decoder.file = file;
    auto picture = read(decoder);
    png_destroy_read_struct(&decoder.png, &decoder.info, nullptr);
    return picture;
}

}  // namespace lecun1989
