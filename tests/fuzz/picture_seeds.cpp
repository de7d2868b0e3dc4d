#include "picture_seeds.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include <jpeglib.h>

#include <png.h>

namespace lecun1989 {
namespace {

constexpr std::size_t side = 28;

/// A seven, dark on light, each pixel repeated in `channels`; a last channel of opacity is opaque.
std::string pixels_of_seven(std::size_t channels, bool opacity) {
    std::string pixels;
    for (std::size_t row = 0; row < side; ++row) {
        for (std::size_t column = 0; column < side; ++column) {
            const bool roof = row >= 5 && row < 8 && column >= 6 && column < 22;
            const bool leg = row >= 8 && row < 24 && column + row / 2 >= 22 && column + row / 2 < 25;
            pixels.append(channels, static_cast<char>(roof || leg ? 20 : 225 + row % 3 * 10));
            if (opacity) {
                pixels.back() = static_cast<char>(255);
            }
        }
    }
    return pixels;
}

std::string png_of(int colour, int bits, int interlace, std::size_t channels, bool opacity) {
    std::string file;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, nullptr, nullptr, nullptr);
    png_infop info = png_create_info_struct(png);
    png_set_write_fn(
        png, &file,
        [](png_structp writer, png_bytep bytes, std::size_t count) {
            static_cast<std::string*>(png_get_io_ptr(writer))->append(reinterpret_cast<const char*>(bytes), count);
        },
        nullptr);
    png_set_IHDR(png, info, side, side, bits, colour, interlace, PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_color palette[256];
    png_byte clear[2] = {0, 255};
    for (unsigned i = 0; i < 256; ++i) {
        palette[i] = {static_cast<png_byte>(i), static_cast<png_byte>(i), static_cast<png_byte>(i)};
    }
    if (colour == PNG_COLOR_TYPE_PALETTE) {
        png_set_PLTE(png, info, palette, 256);
        png_set_tRNS(png, info, clear, 2, nullptr);
    }
    png_byte exif[] = {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 18, 0, 3, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0};
    png_set_eXIf_1(png, info, sizeof exif, exif);
    png_write_info(png, info);
    const std::string pixels = pixels_of_seven(channels, opacity);
    const std::size_t stride = side * channels;
    std::vector<png_bytep> rows;
    for (std::size_t row = 0; row < side; ++row) {
        rows.push_back(const_cast<png_bytep>(reinterpret_cast<png_const_bytep>(pixels.data() + row * stride)));
    }
    png_write_image(png, rows.data());
    png_write_end(png, nullptr);
    png_destroy_write_struct(&png, &info);
    return file;
}

std::string jpeg_of(J_COLOR_SPACE input, J_COLOR_SPACE stored, int channels, bool progressive, unsigned restart) {
    jpeg_compress_struct info;
    jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&info, &bytes, &size);
    info.image_width = side;
    info.image_height = side;
    info.input_components = channels;
    info.in_color_space = input;
    jpeg_set_defaults(&info);
    jpeg_set_colorspace(&info, stored);
    jpeg_set_quality(&info, 80, TRUE);
    info.restart_interval = restart;
    info.optimize_coding = progressive ? TRUE : FALSE;
    if (progressive) {
        jpeg_simple_progression(&info);
    }
    jpeg_start_compress(&info, TRUE);
    const JOCTET exif[] = {'E', 'x', 'i', 'f', 0, 0, 'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 18, 1, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0};
    jpeg_write_marker(&info, JPEG_APP0 + 1, exif, sizeof exif);
    std::string pixels = pixels_of_seven(static_cast<std::size_t>(channels), false);
    while (info.next_scanline < info.image_height) {
        auto* row = reinterpret_cast<JSAMPROW>(pixels.data() + info.next_scanline * side * static_cast<std::size_t>(channels));
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    std::string file(reinterpret_cast<const char*>(bytes), size);
    std::free(bytes);
    return file;
}

}  // namespace

std::vector<std::string> png_seeds() {
    std::vector<std::string> seeds;
    for (const int interlace : {PNG_INTERLACE_NONE, PNG_INTERLACE_ADAM7}) {
        seeds.push_back(png_of(PNG_COLOR_TYPE_GRAY, 8, interlace, 1, false));
        seeds.push_back(png_of(PNG_COLOR_TYPE_GRAY, 16, interlace, 2, false));
        seeds.push_back(png_of(PNG_COLOR_TYPE_GRAY_ALPHA, 8, interlace, 2, true));
        seeds.push_back(png_of(PNG_COLOR_TYPE_RGB, 8, interlace, 3, false));
        seeds.push_back(png_of(PNG_COLOR_TYPE_RGB_ALPHA, 8, interlace, 4, true));
        seeds.push_back(png_of(PNG_COLOR_TYPE_PALETTE, 8, interlace, 1, false));
    }
    return seeds;
}

std::vector<std::string> jpeg_seeds() {
    std::vector<std::string> seeds;
    for (const bool progressive : {false, true}) {
        seeds.push_back(jpeg_of(JCS_GRAYSCALE, JCS_GRAYSCALE, 1, progressive, 0));
        seeds.push_back(jpeg_of(JCS_RGB, JCS_YCbCr, 3, progressive, 0));
        seeds.push_back(jpeg_of(JCS_RGB, JCS_YCbCr, 3, progressive, 2));
        seeds.push_back(jpeg_of(JCS_RGB, JCS_RGB, 3, progressive, 0));
        seeds.push_back(jpeg_of(JCS_CMYK, JCS_CMYK, 4, progressive, 0));
        seeds.push_back(jpeg_of(JCS_CMYK, JCS_YCCK, 4, progressive, 0));
    }
    return seeds;
}

std::vector<std::string> pnm_seeds() {
    const std::string size = std::to_string(side) + " " + std::to_string(side);
    return {"P5\n" + size + "\n255\n" + pixels_of_seven(1, false), "P5 # a seven\n" + size + "\n250\n" + pixels_of_seven(1, false),
            "P6\n" + size + "\n255\n" + pixels_of_seven(3, false)};
}

}  // namespace lecun1989
