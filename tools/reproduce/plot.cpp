#include "plot.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace lecun1989 {
namespace {

// In the drawing's units; text is 13 high.
constexpr double width = 560;
constexpr double height = 360;
constexpr double left = 62;
constexpr double right = 18;
constexpr double top = 62;
constexpr double bottom = 52;

double part_of(const Axis& axis, double value) {
    const auto scaled = [&](double one) { return axis.logarithmic ? std::log(one) : one; };
    const double clamped = std::clamp(value, axis.least, axis.most);
    return (scaled(clamped) - scaled(axis.least)) / (scaled(axis.most) - scaled(axis.least));
}

std::string place(double value) { return short_number(value, 1); }

class Drawing {
public:
    explicit Drawing(const Plot& plot) : plot_(plot) {
        svg_ = "<svg class=\"plot\" viewBox=\"0 0 " + place(width) + " " + place(height) +
               "\" role=\"img\" xmlns=\"http://www.w3.org/2000/svg\">\n<title>" + escaped(plot.title) + "</title>\n";
        text(left, 20, "start", plot.title, "name");
        axes();
        legend();
        std::for_each(plot.series.begin(), plot.series.end(), [&](const Series& one) { series(one); });
        std::for_each(plot.marks.begin(), plot.marks.end(), [&](const Mark& one) { mark(one); });
        svg_ += "</svg>\n";
    }
    const std::string& svg() const { return svg_; }

private:
    double x_of(double value) const { return left + part_of(plot_.x, value) * (width - left - right); }
    double y_of(double value) const { return height - bottom - part_of(plot_.y, value) * (height - top - bottom); }

    void text(double x, double y, const char* anchor, const std::string& what, const char* kind, const std::string& more = "") {
        svg_ += "<text class=\"" + std::string(kind) + "\" x=\"" + place(x) + "\" y=\"" + place(y) + "\" text-anchor=\"" + anchor + "\"" +
                more + ">" + escaped(what) + "</text>\n";
    }

    void line(const char* kind, double x1, double y1, double x2, double y2) {
        svg_ += "<line class=\"" + std::string(kind) + "\" x1=\"" + place(x1) + "\" y1=\"" + place(y1) + "\" x2=\"" + place(x2) +
                "\" y2=\"" + place(y2) + "\"/>\n";
    }

    void axes() {
        for (const double tick : plot_.y.ticks) {
            line("grid", left, y_of(tick), width - right, y_of(tick));
            text(left - 8, y_of(tick) + 4, "end", short_number(tick, 2), "tick");
        }
        for (const double tick : plot_.x.ticks) {
            line("axis", x_of(tick), height - bottom, x_of(tick), height - bottom + 5);
            text(x_of(tick), height - bottom + 20, "middle", short_number(tick, 2), "tick");
        }
        line("axis", left, height - bottom, width - right, height - bottom);
        text((left + width - right) / 2, height - 10, "middle", plot_.x.title, "title");
        const std::string middle = place((top + height - bottom) / 2);
        text(16, (top + height - bottom) / 2, "middle", plot_.y.title, "title", " transform=\"rotate(-90 16 " + middle + ")\"");
    }

    void legend() {
        double x = left;
        for (const Series& one : plot_.series) {
            svg_ += "<line class=\"line s" + std::to_string(one.colour) + "\" x1=\"" + place(x) + "\" y1=\"40\" x2=\"" + place(x + 22) +
                    "\" y2=\"40\"/>\n";
            text(x + 28, 44, "start", one.name, "tick");
            x += 28 + 7.4 * static_cast<double>(one.name.size()) + 20;
        }
    }

    void series(const Series& one) {
        const std::string colour = " s" + std::to_string(one.colour);
        if (one.band) {
            std::string path;
            for (const PlotPoint& point : one.points) {
                path += place(x_of(point.x)) + "," + place(y_of(point.high)) + " ";
            }
            for (auto point = one.points.rbegin(); point != one.points.rend(); ++point) {
                path += place(x_of(point->x)) + "," + place(y_of(point->low)) + " ";
            }
            svg_ += "<polygon class=\"band" + colour + "\" points=\"" + path + "\"/>\n";
        }
        std::string path;
        for (const PlotPoint& point : one.points) {
            path += place(x_of(point.x)) + "," + place(y_of(point.y)) + " ";
        }
        svg_ += "<polyline class=\"line" + colour + "\" points=\"" + path + "\"/>\n";
        for (const PlotPoint& point : one.points) {
            if (one.marks || one.points.size() == 1) {
                dot("dot" + colour, point.x, point.y, 3.0);
            }
        }
    }

    void dot(const std::string& kind, double x, double y, double radius) {
        svg_ +=
            "<circle class=\"" + kind + "\" cx=\"" + place(x_of(x)) + "\" cy=\"" + place(y_of(y)) + "\" r=\"" + place(radius) + "\"/>\n";
    }

    void mark(const Mark& one) {
        if (one.line) {
            line("mark", left, y_of(one.y), width - right, y_of(one.y));
            text(width - right, y_of(one.y) - 6, "end", one.text, "tick");
        } else {
            dot("ring", one.x, one.y, 5.0);
            text(x_of(one.x) + 9, y_of(one.y) - 7, "start", one.text, "tick");
        }
    }

    const Plot& plot_;
    std::string svg_;
};

}  // namespace

std::string svg_of(const Plot& plot) { return Drawing(plot).svg(); }

std::string escaped(const std::string& text) {
    std::string result;
    for (const char letter : text) {
        switch (letter) {
            case '&': result += "&amp;"; break;
            case '<': result += "&lt;"; break;
            case '>': result += "&gt;"; break;
            case '"': result += "&quot;"; break;
            default: result += letter;
        }
    }
    return result;
}

std::string short_number(double value, int decimals) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    std::string number = text.data();
    if (number.find('.') != std::string::npos) {
        number.erase(number.find_last_not_of('0') + 1);
        if (number.back() == '.') {
            number.pop_back();
        }
    }
    return number == "-0" ? "0" : number;
}

}  // namespace lecun1989
