// A plot as SVG text, for an HTML page whose style gives it its colours (classes: `axis`, `grid`, `line`, `band`, and `s0`, `s1`, ... for the
// series), so that it reads well on light and dark paper. Knows nothing of what is plotted.
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

/// What lies outside the axes is drawn at their end.
std::string svg_of(const Plot& plot);

/// For HTML and SVG.
std::string escaped(const std::string& text);

/// With so many decimals at most, zeros behind the last digit left out.
std::string short_number(double value, int decimals);

}  // namespace lecun1989
