// A plot as SVG text, for an HTML page whose style sets its colours (classes: `axis`, `grid`, `line`, `band`, and `s0`, `s1`, ... for the
// series), so that it is legible on light and dark paper. Knows nothing of what is plotted.
#pragma once

#include <string>
#include <vector>

namespace lecun1989 {

struct PlotPoint {
    double x = 0;
    double y = 0;
    double low = 0;  // of the band around it
    double high = 0;
};

struct Series {
    std::string name;
    int colour = 0;  // its class
    std::vector<PlotPoint> points;
    bool band = false;
    bool marks = false;  // a dot at each point
};

struct Axis {
    std::string title;
    double least = 0;
    double most = 1;
    std::vector<double> ticks;
    bool logarithmic = false;
};

/// A single value to compare with.
struct Mark {
    std::string text;
    double x = 0;
    double y = 0;
    bool line = false;  // a line across the plot at this height
};

struct Plot {
    std::string title;
    Axis x, y;
    std::vector<Series> series;
    std::vector<Mark> marks = {};
};

/// Points outside the axes are drawn at their end.
std::string svg_of(const Plot& plot);

/// Escapes text for HTML and SVG.
std::string escaped(const std::string& text);

/// With at most this many decimals and without trailing zeros.
std::string short_number(double value, int decimals);

}  // namespace lecun1989
