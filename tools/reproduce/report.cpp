#include "report.hpp"

#include <algorithm>
#include <cmath>

#include "../contact_sheet.hpp"
#include "../output.hpp"
#include "core/paper_results.hpp"
#include "plot.hpp"

namespace lecun1989 {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1c1b19; --soft: #57534c; --rule: #d9d4ca; --shade: 27 79 174;
  --s0: #1b4fae; --s1: #b3470c; --s2: #2a7334; --s3: #86379a; }
@media (prefers-color-scheme: dark) { :root { --paper: #171614; --ink: #eeeae2; --soft: #b3ada2; --rule: #3b3833; --shade: 122 166 255;
  --s0: #7aa6ff; --s1: #ff9a5c; --s2: #7fce8a; --s3: #dc97ef; } }
body { margin: 0 auto; max-width: 76rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 Georgia, "Times New Roman", serif; }
h1, h2, h3 { line-height: 1.2; font-weight: 600; }
h2 { margin-top: 3rem; border-top: 1px solid var(--rule); padding-top: 1.5rem; }
p, li { max-width: 46rem; }
.soft, caption { color: var(--soft); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; margin: 1rem 0; }
caption { text-align: left; padding-bottom: .4rem; }
th, td { padding: .3rem .8rem .3rem 0; text-align: right; border-bottom: 1px solid var(--rule); white-space: nowrap; }
th:first-child, td:first-child { text-align: left; }
thead th { color: var(--soft); font-weight: normal; }
.confusion th, .confusion td { padding: .3rem .55rem; text-align: center; }
.plots { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); gap: 1.5rem; }
.plot { width: 100%; height: auto; font: 13px/1 ui-sans-serif, system-ui, sans-serif; }
.plot text { fill: var(--ink); } .plot .tick, .plot .title { fill: var(--soft); } .plot .name { font-weight: 600; font-size: 14px; }
.plot .axis { stroke: var(--soft); } .plot .grid { stroke: var(--rule); }
.plot .line { fill: none; stroke-width: 2; stroke-linejoin: round; } .plot .band { opacity: .2; stroke: none; }
.plot .mark { stroke: var(--soft); stroke-dasharray: 5 4; } .plot .ring { fill: none; stroke: var(--ink); stroke-width: 2; }
.line.s0 { stroke: var(--s0); } .line.s1 { stroke: var(--s1); } .line.s2 { stroke: var(--s2); } .line.s3 { stroke: var(--s3); }
.band.s0, .dot.s0 { fill: var(--s0); } .band.s1, .dot.s1 { fill: var(--s1); } .band.s2, .dot.s2 { fill: var(--s2); }
.band.s3, .dot.s3 { fill: var(--s3); }
.sheet { width: 100%; height: auto; border: 1px solid var(--rule); }
)";

const std::vector<double> error_ticks = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};
constexpr std::size_t passes_of_modern_plots = 40;  // with more, curves get a plot of their own

std::string element(const std::string& name, const std::string& content, const std::string& more = "") {
    return "<" + name + more + ">" + content + "</" + name + ">";
}

std::string fixed(double value, int decimals) {
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f", decimals, value);
    return text.data();
}

std::string title_of(const std::string& network) { return network == control_name ? "fully connected control" : "recipe " + network; }

int colour_of(const std::string& network) { return network == "1989" ? 0 : network == "1989-sgd" ? 1 : network == control_name ? 2 : 3; }

/// "5.33 % (5.03 to 5.58)"; one seed has no spread.
std::string spread(const Spread& one, std::size_t seeds, int decimals) {
    const std::string median = fixed(one.median, decimals) + " %";
    return seeds == 1 ? median : median + " (" + fixed(one.least, decimals) + " to " + fixed(one.most, decimals) + ")";
}

std::string row(const std::vector<std::string>& cells, const char* kind = "td") {
    std::string content;
    for (const std::string& cell : cells) {
        content += element(kind, escaped(cell));
    }
    return element("tr", content) + "\n";
}

bool is_of_the_paper(const SetResults& set) { return set.digits->train.name.name == "zip"; }

std::vector<std::vector<std::string>> paper_rows() {
    const auto percent = [](std::size_t part, std::size_t whole) { return fixed(percent_of(part, whole), 2); };
    const std::string train = percent(paper::train_misses, paper::train_digits) + " %";
    const std::string test = percent(paper::test_misses, paper::test_digits) + " %";
    return {{"the paper, 1989", "", train, test, std::to_string(paper::test_misses), fixed(paper::rejected_percent, 1) + " %"},
            {"the paper's control", "", fixed(paper::control_train_error_percent, 1) + " %",
             fixed(paper::control_test_error_percent, 1) + " %", "", fixed(paper::control_rejected_percent, 1) + " %"}};
}

std::string summary(const SetResults& set) {
    std::string body;
    if (is_of_the_paper(set)) {
        for (const auto& cells : paper_rows()) {
            body += row(cells);
        }
    }
    for (const Network& network : set.networks) {
        std::vector<double> misses(network.test_misses.begin(), network.test_misses.end());
        const std::size_t seeds = network.seeds.size();
        body += row({title_of(network.name), std::to_string(seeds), spread(network.train_error, seeds, 2),
                     spread(network.test_error, seeds, 2), short_number(spread_of(misses).median, 1), spread(network.rejection, seeds, 1)});
    }
    const std::string caption = set.digits->name + ": " + std::to_string(set.digits->train.digits.size()) + " digits to train on, " +
                                std::to_string(set.digits->test.digits.size()) +
                                " to test. Medians over the seeds, in brackets the least and the most.";
    return element("div",
                   element("table",
                           element("caption", escaped(caption)) +
                               element("thead", row({"", "seeds", "train error", "test error", "misses", "rejected for 1 % error"}, "th")) +
                               element("tbody", body)),
                   " class=\"scroll\"") +
           "\n";
}

std::vector<double> pass_ticks(std::size_t passes) {
    std::vector<double> ticks;
    const std::size_t every = std::max<std::size_t>(1, (passes + 5) / 6);
    for (std::size_t pass = every; pass <= passes; pass += every) {
        ticks.push_back(static_cast<double>(pass));
    }
    return ticks;
}

std::string curve_plot(const SetResults& set, const std::vector<const Network*>& networks, std::vector<Spread> Network::*curve,
                       const std::string& half) {
    std::size_t passes = 1;
    std::vector<Series> lines;
    for (const Network* network : networks) {
        Series line{network->name, colour_of(network->name), {}, network->seeds.size() > 1};
        for (const Spread& one : network->*curve) {
            line.points.push_back({static_cast<double>(line.points.size() + 1), one.median, one.least, one.most});
        }
        passes = std::max(passes, line.points.size());
        lines.push_back(std::move(line));
    }
    return svg_of({set.digits->name + ": " + half + " error after each pass",
                   {"pass", 1.0, static_cast<double>(std::max<std::size_t>(passes, 2)), pass_ticks(passes)},
                   {half + " error, %", 0.1, 100.0, error_ticks, true},
                   std::move(lines)});
}

std::string curves(const SetResults& set) {
    std::string plots;
    for (const bool is_long : {false, true}) {
        std::vector<const Network*> networks;
        for (const Network& network : set.networks) {
            if ((network.passes > passes_of_modern_plots) == is_long) {
                networks.push_back(&network);
            }
        }
        if (!networks.empty()) {
            plots += curve_plot(set, networks, &Network::train_curve, "train") + curve_plot(set, networks, &Network::test_curve, "test");
        }
    }
    return plots;
}

std::string rejection_plot(const SetResults& set) {
    std::vector<Series> lines;
    for (const Network& network : set.networks) {
        Series line{network.name, colour_of(network.name), {}};
        for (const RejectionPoint& point : network.rejection_curve) {
            if (point.rejected_percent <= 40.0) {
                line.points.push_back({point.rejected_percent, point.error_percent});
            }
        }
        lines.push_back(std::move(line));
    }
    std::vector<Mark> marks = {{"1 % error", 0, 1.0, true}};
    if (is_of_the_paper(set)) {
        marks.push_back({"the paper, 12.1 %", paper::rejected_percent, 1.0, false});
    }
    return svg_of({set.digits->name + ": error on what is accepted, against what is rejected",
                   {"rejected, % of the test digits", 0.0, 40.0, {0, 5, 10, 15, 20, 25, 30, 35, 40}},
                   {"error on the rest, %", 0.0, 10.0, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}},
                   std::move(lines),
                   std::move(marks)});
}

std::string pruning_plot(const SetResults& set) {
    std::vector<Series> lines;
    for (const PruningCurve& curve : set.pruning) {
        Series line{curve.by, static_cast<int>(lines.size()), {}, false, true};
        for (const PruningPoint& point : curve.points) {
            line.points.push_back({static_cast<double>(point.parameters), percent_of(point.test_misses, set.digits->test.digits.size())});
        }
        lines.push_back(std::move(line));
    }
    return svg_of({set.digits->name + ": test error of what pruning leaves, by what goes first",
                   {"parameters left", 600.0, 10000.0, {610, 1220, 2440, 4880, 9760}, true},
                   {"test error, %", 2.0, 50.0, {2, 5, 10, 20, 50}, true},
                   std::move(lines)});
}

std::string confusion(const SetResults& set, const Network& network) {
    std::string body;
    for (std::size_t digit = 0; digit < network.confusion.size(); ++digit) {
        std::string cells = element("th", std::to_string(digit), " scope=\"row\"");
        for (std::size_t answer = 0; answer < network.confusion.size(); ++answer) {
            const std::uint64_t count = network.confusion[digit][answer];
            const double strength = digit == answer || count == 0 ? 0.0 : std::min(0.12 + 0.05 * static_cast<double>(count), 0.5);
            cells += element("td", count == 0 ? "" : std::to_string(count),
                             " style=\"background: rgb(var(--shade) / " + short_number(strength, 2) + ")\"");
        }
        body += element("tr", cells) + "\n";
    }
    std::string head = "<th></th>";
    for (std::size_t answer = 0; answer < network.confusion.size(); ++answer) {
        head += element("th", std::to_string(answer), " scope=\"col\"");
    }
    const std::string caption = set.digits->name + ", " + title_of(network.name) + ", seed " +
                                std::to_string(network.seeds[network.middle]) + ": rows are the digits, columns the answers.";
    return element("div",
                   element("table", element("caption", escaped(caption)) + element("thead", element("tr", head)) + element("tbody", body),
                           " class=\"confusion\""),
                   " class=\"scroll\"") +
           "\n";
}

std::string base64(const std::string& bytes) {
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t at) { return at < bytes.size() ? static_cast<std::uint8_t>(bytes[at]) : std::uint8_t{0}; };
        const unsigned three = static_cast<unsigned>(byte(i) << 16U) | static_cast<unsigned>(byte(i + 1) << 8U) | byte(i + 2);
        for (unsigned letter = 0; letter < 4; ++letter) {
            text += i + letter <= bytes.size() ? letters[(three >> (18 - 6 * letter)) & 63U] : '=';
        }
    }
    return text;
}

std::string misread(const SetResults& set, const Network& network) {
    const std::string sheet = contact_sheet(set.digits->test, network.readings, 0.0F);
    const std::string caption = set.digits->name + ", " + title_of(network.name) + ", seed " +
                                std::to_string(network.seeds[network.middle]) + ": the " +
                                std::to_string(network.test_misses[network.middle]) + " test digits that it misreads";
    return element("h3", escaped(caption)) + "\n<img class=\"sheet\" alt=\"" + escaped(caption) + "\" src=\"data:image/svg+xml;base64," +
           base64(sheet) + "\"/>\n";
}

std::string sheets(const std::vector<SetResults>& sets) {
    std::string html;
    for (const SetResults& set : sets) {
        const auto found = std::find_if(set.networks.begin(), set.networks.end(), [](const Network& one) { return one.name == "1989"; });
        if (found != set.networks.end()) {
            html += confusion(set, *found) + misread(set, *found);
        }
    }
    return html;
}

std::string each(const std::vector<SetResults>& sets, std::string (*part)(const SetResults&)) {
    std::string html;
    for (const SetResults& set : sets) {
        html += part(set);
    }
    return html;
}

std::string plots(const std::string& html) { return element("div", "\n" + html, " class=\"plots\"") + "\n"; }

std::string made_text(const Made& made) {
    return "lecun1989 " + made.version + ", commit " + made.commit + ", " + made.compiler + "; " + made.machine + ", " +
           std::to_string(made.processors) + " processors; " + made.time + ".";
}

}  // namespace

std::string report_html(const Made& made, const std::vector<SetResults>& sets, const std::vector<std::string>& notes) {
    std::string body =
        element("h1", "The network of 1989, trained again") + "\n" + element("p", escaped(made_text(made)), " class=\"soft\"") + "\n";
    for (const std::string& note : notes) {
        body += element("p", escaped(note)) + "\n";
    }
    body += element("h2", "Errors") + "\n" + each(sets, summary);
    body += element("p",
                    "Runs of one network differ only in the seed of their initial weights. The control has 256 inputs, 40 hidden units and "
                    "10 outputs, "
                    "fully connected, and is trained as recipe 1989 trains.",
                    " class=\"soft\"") +
            "\n";
    body += element("h2", "While they learn") + "\n" +
            element("p", "Lines are medians over the seeds, bands go from the least to the most. Errors below 0.1 % are drawn at 0.1 %.",
                    " class=\"soft\"") +
            "\n" + plots(each(sets, curves));
    body += element("h2", "Rejection") + "\n" +
            element("p",
                    "The median seed of each network. An answer is rejected if the best output is less than a threshold above the second "
                    "best; the threshold is set on the very digits that are counted, as the paper's was.",
                    " class=\"soft\"") +
            "\n" + plots(each(sets, rejection_plot));
    const auto pruned = std::find_if(sets.begin(), sets.end(), [](const SetResults& set) { return !set.pruning.empty(); });
    if (pruned != sets.end()) {
        body += element("h2", "Pruning") + "\n" +
                element("p",
                        "Recipe 1989, the median seed. Each point is a round: parameters are deleted, and the others trained again for "
                        "five passes.",
                        " class=\"soft\"") +
                "\n" + plots(pruning_plot(*pruned));
    }
    body += element("h2", "What is mistaken for what") + "\n" + sheets(sets);
    return "<!DOCTYPE html>\n<html lang=\"en\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n<meta charset=\"utf-8\"/>\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n<title>lecun1989: the network of 1989, trained "
           "again</title>\n" +
           element("style", std::string(style)) + "\n</head>\n<body>\n" + body + "</body>\n</html>\n";
}

}  // namespace lecun1989
