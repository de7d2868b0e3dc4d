#include "stroke_lines.hpp"

#include <optional>
#include <string>
#include <utility>

#include "../ink/drawing.hpp"
#include "../json/json.hpp"
#include "../random.hpp"
#include "text_lines.hpp"

namespace lecun1989 {
namespace {

/// Takes a line as it should be, and stops at anything else, which is then read as a value to say what is wrong with it: a value takes up
/// to 25 times the memory of its text.
class LineEvents : public JsonEvents {
public:
    explicit LineEvents(StrokeDigit& digit) : digit_(digit) {}

    bool key(string_t& name) override {
        bool& had = name == "digit" ? had_digit_ : had_strokes_;
        if (in_ != In::line || had || (name != "digit" && name != "strokes")) {
            return false;
        }
        had = true;
        return enter(name == "digit" ? In::digit : In::strokes_key);
    }
    bool number_unsigned(number_unsigned_t number) override {
        if (in_ != In::digit) {
            return add(static_cast<float>(number));
        }
        digit_.digit = static_cast<std::uint8_t>(number);
        return number <= 9 && enter(In::line);
    }
    bool number_integer(number_integer_t number) override { return add(static_cast<float>(number)); }
    bool number_float(number_float_t number, const string_t& /*text*/) override { return add(number); }
    bool start_object(std::size_t /*size*/) override { return in_ == In::nothing && enter(In::line); }
    bool end_object() override { return in_ == In::line && had_digit_ && had_strokes_ && enter(In::end); }
    bool start_array(std::size_t /*size*/) override {
        switch (in_) {
            case In::strokes_key: return enter(In::strokes);
            case In::strokes: digit_.strokes.emplace_back(); return enter(In::stroke);
            case In::stroke:
                digit_.strokes.back().emplace_back();
                axes_ = 0;
                return enter(In::point);
            default: return false;
        }
    }
    bool end_array() override {
        switch (in_) {
            case In::point: return axes_ == 2 && enter(In::stroke);
            case In::stroke: digit_.strokes.back().shrink_to_fit(); return !digit_.strokes.back().empty() && enter(In::strokes);
            case In::strokes: digit_.strokes.shrink_to_fit(); return !digit_.strokes.empty() && enter(In::line);
            default: return false;
        }
    }
    bool null() override { return false; }
    bool boolean(bool /*given*/) override { return false; }
    bool string(string_t& /*given*/) override { return false; }
    bool binary(binary_t& /*given*/) override { return false; }
    bool parse_error(std::size_t /*at*/, const std::string& /*token*/, const nlohmann::detail::exception& /*error*/) override {
        return false;
    }

private:
    enum class In { nothing, line, digit, strokes_key, strokes, stroke, point, end };

    bool enter(In next) {
        in_ = next;
        return true;
    }
    bool add(float coordinate) {
        if (in_ != In::point || axes_ == 2 || !is_drawable(coordinate)) {
            return false;
        }
        Point& point = digit_.strokes.back().back();
        (axes_ == 0 ? point.x : point.y) = coordinate;
        ++axes_;
        return true;
    }

    StrokeDigit& digit_;
    In in_ = In::nothing;
    bool had_digit_ = false;
    bool had_strokes_ = false;
    int axes_ = 0;  // of the last point, so far
};

/// The refusal of a value; the caller puts the line's number before its sentence.
Error refuse(const std::string& thing, const std::string& found, const std::string& expected) {
    return Error{ErrorCode::digits, thing + " is " + found + ", expected " + expected};
}

std::optional<Error> read_digit(const Json& value, std::uint8_t& digit) {
    // The parser makes every non-negative whole number unsigned.
    if (!value.is_number_unsigned() || value.get<std::uint64_t>() > 9) {
        return refuse("the digit", describe(value), "a whole number 0 to 9");
    }
    digit = value.get<std::uint8_t>();
    return std::nullopt;
}

std::optional<Error> read_point(const Json& value, const std::string& name, Point& point) {
    if (!value.is_array() || value.size() != 2) {
        return refuse(name, describe(value), "an array of two numbers");
    }
    for (std::size_t axis = 0; axis < 2; ++axis) {
        const std::string coordinate = (axis == 0 ? "x of " : "y of ") + name;
        if (!value[axis].is_number()) {
            return refuse(coordinate, describe(value[axis]), "a number");
        }
        const float number = value[axis].get<float>();
        if (!is_drawable(number)) {
            return refuse(coordinate, describe(value[axis]), "a number from -1000000 to 1000000");
        }
        (axis == 0 ? point.x : point.y) = number;
    }
    return std::nullopt;
}

std::optional<Error> read_strokes(const Json& value, Strokes& strokes) {
    if (!value.is_array() || value.empty()) {
        return refuse("\"strokes\"", describe(value), "an array of at least one stroke");
    }
    strokes.reserve(value.size());
    for (const Json& line : value) {
        const std::string name = "stroke " + std::to_string(strokes.size() + 1);
        if (!line.is_array() || line.empty()) {
            return refuse(name, describe(line), "an array of at least one point");
        }
        Stroke& stroke = strokes.emplace_back();
        stroke.reserve(line.size());
        for (const Json& place : line) {
            const std::string point_name = "point " + std::to_string(stroke.size() + 1) + " of " + name;
            if (std::optional<Error> refusal = read_point(place, point_name, stroke.emplace_back())) {
                return refusal;
            }
        }
    }
    return std::nullopt;
}

std::optional<Error> read_line(std::string_view line, StrokeDigit& digit) {
    if (line.size() > longest_stroke_line) {
        return refuse("the line", std::to_string(line.size()) + " bytes long",
                      "at most " + std::to_string(longest_stroke_line) + " for a digit");
    }
    if (LineEvents events(digit); walk_json(line, events)) {
        return std::nullopt;
    }
    digit.strokes.clear();
    Expected<Json> parsed = parse_json(line);
    if (!parsed) {
        return parsed.error();
    }
    if (!parsed->is_object()) {
        return refuse("the line", describe(*parsed), "an object with \"digit\" and \"strokes\"");
    }
    for (const auto& member : parsed->items()) {
        if (member.key() != "digit" && member.key() != "strokes") {
            return Error{ErrorCode::digits, "unknown key " + in_quotes(member.key()) + ", expected \"digit\" and \"strokes\""};
        }
    }
    for (const char* key : {"digit", "strokes"}) {
        if (!parsed->contains(key)) {
            return Error{ErrorCode::digits, "no key " + in_quotes(key) + ", expected \"digit\" and \"strokes\""};
        }
    }
    if (std::optional<Error> refusal = read_digit((*parsed)["digit"], digit.digit)) {
        return refusal;
    }
    return read_strokes((*parsed)["strokes"], digit.strokes);
}

/// The parser saw only this line, which it calls the first.
std::string placed(std::size_t line, const std::string& message) {
    constexpr std::string_view parsers = "line 1, ";
    const std::string here = "line " + std::to_string(line);
    return message.starts_with(parsers) ? here + ", " + message.substr(parsers.size()) : here + ": " + message;
}

/// The strokes, scaled so that the longer side of the box around their points is `side` long, in the pad's corner.
Strokes scaled(const Strokes& strokes, float side) {
    Strokes result = strokes;
    const Box box = box_around(strokes);
    const float longer = box.longer_side();
    for (Stroke& stroke : result) {
        for (Point& point : stroke) {
            // Divided first: a box may be so small that side / longer is infinite. A dot has no size to scale.
            point.x = longer > 0.0F ? (point.x - box.least.x) / longer * side : 0.0F;
            point.y = longer > 0.0F ? (point.y - box.least.y) / longer * side : 0.0F;
        }
    }
    return result;
}

/// The strokes, of any size from the least to the pad's, anywhere on it.
Strokes placed_anywhere(const Strokes& strokes, Random& random) {
    const float side = random.uniform(least_placed_side, 1.0F);
    const float x_part = random.uniform(0.0F, 1.0F);
    const float y_part = random.uniform(0.0F, 1.0F);
    Strokes result = scaled(strokes, side);
    const Box box = box_around(result);
    for (Stroke& stroke : result) {
        for (Point& point : stroke) {
            point.x += x_part * (1.0F - box.width());
            point.y += y_part * (1.0F - box.height());
        }
    }
    return result;
}

}  // namespace

Expected<std::vector<StrokeDigit>> read_stroke_lines(std::string_view text) {
    std::vector<StrokeDigit> digits;
    for (TextLines walk(text); walk.next();) {
        if (std::optional<Error> refusal = read_line(walk.line(), digits.emplace_back())) {
            return Error{refusal->code, placed(walk.number(), refusal->message)};
        }
    }
    if (digits.empty()) {
        return Error{ErrorCode::digits, "no line with a digit in " + std::to_string(text.size()) + " bytes, expected at least one"};
    }
    return digits;
}

std::optional<Error> refusal_of(const StrokeDigit& digit) {
    bool fits = digit.digit <= 9 && !digit.strokes.empty();
    for (const Stroke& stroke : digit.strokes) {
        fits = fits && !stroke.empty();
        for (const Point point : stroke) {
            fits = fits && is_drawable(point);
        }
    }
    if (fits) {
        return std::nullopt;
    }
    return Error{ErrorCode::strokes,
                 "strokes: expected at least one, each of at least one point within a million of 0, found something else"};
}

std::string line_of(const StrokeDigit& digit) {
    Json strokes = Json::array();
    for (const Stroke& stroke : digit.strokes) {
        Json points = Json::array();
        for (const Point point : stroke) {
            points.push_back({point.x, point.y});
        }
        strokes.push_back(std::move(points));
    }
    return "{\"digit\": " + std::to_string(digit.digit) + ", \"strokes\": " + strokes.dump() + "}\n";
}

Dataset draw_digits(std::span<const StrokeDigit> digits, float pen_width) {
    Dataset dataset;
    dataset.reserve(digits.size());
    for (const StrokeDigit& digit : digits) {
        dataset.add(image_of(scaled(digit.strokes, usual_side), pen_width), digit.digit, digit.strokes);
    }
    return dataset;
}

Dataset draw_digits_anywhere(std::span<const StrokeDigit> digits, float pen_width, std::size_t placements, std::uint64_t seed) {
    Random random(seed);
    Dataset dataset;
    for (const StrokeDigit& digit : digits) {
        for (std::size_t i = 0; i < placements; ++i) {
            dataset.add(image_of(placed_anywhere(digit.strokes, random), pen_width), digit.digit);
        }
    }
    return dataset;
}

}  // namespace lecun1989
