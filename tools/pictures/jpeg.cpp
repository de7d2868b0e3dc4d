// JPEG files, by libjpeg-turbo. It warns of damaged data and shows what it can; here such a warning is a refusal.
#include <cstddef>
#include <cstdio>

#include <jpeglib.h>

#include <jerror.h>

#include <csetjmp>

#include "formats.hpp"
#include "orientation.hpp"

namespace lecun1989 {
namespace {

/// What libjpeg's callbacks see. libjpeg leaves a function of its own by longjmp alone, so the functions that it is called from hold
/// nothing that would have to be destroyed.
struct Decoder {
    jpeg_decompress_struct info;
    jpeg_error_mgr errors;
    jpeg_progress_mgr progress;
    std::jmp_buf refused;
    char sentence[JMSG_LENGTH_MAX];
    bool ended;  // the file's bytes, before the picture's
    const unsigned char* file;
    unsigned long size;
    bool lacks_a_part;
    std::uint8_t* row;  // where the next row goes
    std::size_t stride;
};

Decoder& decoder_of(j_common_ptr info) { return *static_cast<Decoder*>(info->client_data); }

[[noreturn]] void refuse(j_common_ptr info) {
    Decoder& decoder = decoder_of(info);
    info->err->format_message(info, decoder.sentence);
    decoder.ended = info->err->msg_code == JWRN_JPEG_EOF || info->err->msg_code == JERR_INPUT_EOF;
    std::longjmp(decoder.refused, 1);
}

/// Warnings have level -1; the others only trace what is read.
void refuse_warning(j_common_ptr info, int level) {
    const int code = info->err->msg_code;
    if (level < 0 && code != JWRN_JFIF_MAJOR && code != JWRN_ADOBE_XFORM) {  // these two are a matter of versions
        refuse(info);
    }
}

/// A progressive picture is decoded anew for each of its scans; real ones have about ten, so more than this are meant to take hours.
void refuse_many_scans(j_common_ptr info) {
    constexpr int most_scans = 100;
    if (reinterpret_cast<j_decompress_ptr>(info)->input_scan_number > most_scans) {
        Decoder& decoder = decoder_of(info);
        std::snprintf(decoder.sentence, sizeof decoder.sentence, "more than %d scans", most_scans);
        std::longjmp(decoder.refused, 1);
    }
}

bool read_head(Decoder& decoder) {
    decoder.info.err = jpeg_std_error(&decoder.errors);
    decoder.info.client_data = &decoder;
    decoder.errors.error_exit = refuse;
    decoder.errors.emit_message = refuse_warning;
    decoder.progress.progress_monitor = refuse_many_scans;
    if (setjmp(decoder.refused) != 0) {
        return false;
    }
    jpeg_create_decompress(&decoder.info);
    decoder.info.progress = &decoder.progress;
    jpeg_mem_src(&decoder.info, decoder.file, decoder.size);
    jpeg_save_markers(&decoder.info, JPEG_APP0 + 1, 0xFFFF);  // EXIF
    jpeg_read_header(&decoder.info, TRUE);
    return true;
}

/// Asks for the brightness alone where a JPEG keeps it; four inks cannot be had as anything else.
void choose_output(jpeg_decompress_struct& info) {
    const bool has_black = info.jpeg_color_space == JCS_CMYK || info.jpeg_color_space == JCS_YCCK;
    info.out_color_space = has_black ? JCS_CMYK : JCS_GRAYSCALE;
    info.dct_method = JDCT_ISLOW;
}

/// A picture may hold its colours one after another, and lack some.
bool lacks_a_part(const jpeg_decompress_struct& info) {
    for (int i = 0; i < info.num_components; ++i) {
        if (info.comp_info[i].component_needed != FALSE && info.comp_info[i].quant_table == nullptr) {
            return true;
        }
    }
    return false;
}

bool read_rows(Decoder& decoder) {
    if (setjmp(decoder.refused) != 0) {
        return false;
    }
    jpeg_start_decompress(&decoder.info);
    while (decoder.info.output_scanline < decoder.info.output_height) {
        decoder.row += decoder.stride * jpeg_read_scanlines(&decoder.info, &decoder.row, 1);
    }
    decoder.lacks_a_part = lacks_a_part(decoder.info);  // unknown after the next line
    jpeg_finish_decompress(&decoder.info);
    return true;
}

/// Cyan, magenta, yellow, black -> red, green, blue, opacity. Whatever names Adobe in its head writes them inverted.
void show_inks(std::vector<std::uint8_t>& bytes, bool inverted) {
    for (std::size_t at = 0; at + 3 < bytes.size(); at += 4) {
        const auto light = [&](std::size_t ink) { return inverted ? bytes[at + ink] : 255U - bytes[at + ink]; };
        const unsigned white = light(3);
        for (std::size_t ink = 0; ink < 3; ++ink) {
            bytes[at + ink] = static_cast<std::uint8_t>(light(ink) * white / 255U);
        }
        bytes[at + 3] = 255;
    }
}

/// The EXIF data among what was saved; empty if there are none.
std::string_view exif_in(const jpeg_decompress_struct& info) {
    using namespace std::string_view_literals;
    constexpr std::string_view head = "Exif\0\0"sv;
    for (jpeg_saved_marker_ptr marker = info.marker_list; marker != nullptr; marker = marker->next) {
        const std::string_view data(reinterpret_cast<const char*>(marker->data), marker->data_length);
        if (data.starts_with(head)) {
            return data.substr(head.size());
        }
    }
    return {};
}

Expected<Picture> read(Decoder& decoder) {
    const auto refusal = [&] { return decoder.ended ? picture_cut_short(decoder.size) : damaged_picture(decoder.sentence); };
    if (!read_head(decoder)) {
        return refusal();
    }
    jpeg_decompress_struct& info = decoder.info;
    if (auto error = refusal_of_size(info.image_width, info.image_height)) {
        return *std::move(error);
    }
    choose_output(info);
    const int orientation = orientation_of(exif_in(info));  // before the pixels, after which libjpeg forgets it
    Picture picture{info.image_width, info.image_height, info.out_color_space == JCS_CMYK ? PixelFormat::rgba : PixelFormat::grey, {}};
    decoder.stride = picture.columns * channels_of(picture.format);
    picture.bytes.resize(decoder.stride * picture.rows);
    decoder.row = picture.bytes.data();
    if (!read_rows(decoder)) {
        return refusal();
    }
    if (decoder.lacks_a_part) {
        return damaged_picture("a part of its colours is missing");
    }
    if (picture.format == PixelFormat::rgba) {
        show_inks(picture.bytes, info.saw_Adobe_marker != FALSE);
    }
    return turned(std::move(picture), orientation);
}

}  // namespace

Expected<Picture> read_jpeg(std::string_view file) {
    Decoder decoder{};
    decoder.file = reinterpret_cast<const unsigned char*>(file.data());
    decoder.size = file.size();
    auto picture = read(decoder);
    jpeg_destroy_decompress(&decoder.info);
    return picture;
}

}  // namespace lecun1989
