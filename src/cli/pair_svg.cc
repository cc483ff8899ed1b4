#include "cli/pair_svg.h"

#include <fmt/format.h>

#include <algorithm>

#include "cli/html.h"
#include "cli/page.h"

namespace entente::cli {
namespace {

constexpr double width = 960, panel = 220, left = 50, right = 20, top = 46, foot = 46, bar_most = 60;

constexpr std::string_view styles = R"(text { font: 12px system-ui, sans-serif; fill: #1c1c1c; } .dim { fill: #5c5c5c; } .axis { stroke: #1c1c1c; }
.grid { stroke: #d9d4c8; } .deed.good { fill: #1a6b3c; } .word.good { fill: #d6ebdd; stroke: #1a6b3c; } .deed.bad { fill: #a3231f; } .word.bad { fill: #f3d9d7; stroke: #a3231f; }
.none { fill: url(#none); } .alert { fill: #7a5200; font-weight: 700; })";

std::uint32_t highest(const std::vector<Direction>& directions) {
  std::uint32_t most = 1;
  for (const Direction& d : directions) for (const PairPeriod& p : d.series) most = std::max({most, p.cooperation(), p.conflict()});
  return most;
}

struct Scale {
  double step = 0, bar = 0, half = 0, zero = 0;
  std::uint32_t most = 1;
  double x(std::size_t i) const { return left + step * static_cast<double>(i) + (step - bar) / 2; }
  double height(std::uint32_t n) const { return half * n / most; }
};

std::string rect(const Scale& s, std::size_t i, double y, double h, const char* css) {
  return h <= 0 ? "" : fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"{}\"/>", s.x(i), y, s.bar, h, css);
}

std::string bars_of(const Scale& s, const PairPeriod& p, std::size_t i) {
  const std::string days = words_of(p.days);
  if (!p.covered) return fmt::format("<g><title>{}: no data</title>{}</g>\n", days, rect(s, i, s.zero - s.half, 2 * s.half, "none"));
  if (p.n() == 0) return {};
  const double deed = s.height(p.events[1]), word = s.height(p.events[0]), bad_deed = s.height(p.events[3]), bad_word = s.height(p.events[2]);
  const NetShare net = *net_share(p.cooperation(), p.conflict());
  return fmt::format("<g><title>{}: n = {}, net share {:+.2f} [{:+.2f}, {:+.2f}]; cooperation {} in words, {} in deeds; conflict {} in words, {} in deeds</title>", days,
                     p.n(), net.value, net.low, net.high, p.events[0], p.events[1], p.events[2], p.events[3]) +
         rect(s, i, s.zero - deed, deed, "deed good") + rect(s, i, s.zero - deed - word, word, "word good") + rect(s, i, s.zero, bad_deed, "deed bad") +
         rect(s, i, s.zero + bad_deed, bad_word, "word bad") + "</g>\n";
}

std::string axis_of(const Scale& s, const Direction& d, double y) {
  std::string out;
  for (const double level : {-1.0, 1.0}) {
    out += fmt::format("<path class=\"grid\" d=\"M{:.0f} {:.1f}H{:.0f}\"/><text class=\"dim\" x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">{}</text>", left, s.zero + level * s.half,
                       width - right, left - 6, s.zero + level * s.half + 4, s.most);
  }
  out += fmt::format("<path class=\"axis\" d=\"M{:.0f} {:.1f}H{:.0f}\"/><text class=\"dim\" x=\"{:.0f}\" y=\"{:.1f}\" text-anchor=\"end\">0</text>\n", left, s.zero, width - right, left - 6,
                     s.zero + 4);
  const std::size_t every = std::max<std::size_t>(1, (d.series.size() + 6) / 7);
  for (std::size_t i = 0; i < d.series.size(); i += every) {
    out += fmt::format("<text class=\"dim\" x=\"{:.1f}\" y=\"{:.1f}\">{}</text>", left + s.step * static_cast<double>(i), y + panel - foot + 18, to_line(*d.series[i].days.earliest));
  }
  return out + "\n";
}

std::string panel_of(const Direction& d, std::uint32_t most, double y) {
  Scale s;
  s.most = most;
  s.half = (panel - top - foot) / 2;
  s.zero = y + top + s.half;
  s.step = d.series.empty() ? 0 : (width - left - right) / static_cast<double>(d.series.size());
  s.bar = std::min(bar_most, s.step * 0.8);
  std::uint32_t n = 0;
  for (const PairPeriod& p : d.series) n += p.n();
  std::string out = fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" font-weight=\"700\">{} towards {}, {} event{}</text>\n", left, y + 26, escaped(d.source), escaped(d.target), n, n == 1 ? "" : "s");
  out += axis_of(s, d, y);
  for (std::size_t i = 0; i < d.series.size(); ++i) out += bars_of(s, d.series[i], i);
  for (const Alert& a : d.alerts) {
    out += fmt::format("<text class=\"alert\" x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"middle\"><title>{} stories of {}, {:.2f} expected</title>▼</text>\n", s.x(a.period) + s.bar / 2,
                       s.zero - s.half - 4, a.observed, name_of(a.quad), a.base);
  }
  return out;
}

std::string key_of(double y) {
  constexpr std::pair<const char*, const char*> entries[] = {{"deed good", "cooperation in deeds"}, {"word good", "in words"}, {"deed bad", "conflict in deeds"}, {"word bad", "in words"}, {"none", "no data"}};
  std::string out;
  double x = left;
  for (const auto& [css, words] : entries) {
    out += fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"14\" height=\"12\" class=\"{}\"/><text class=\"dim\" x=\"{:.0f}\" y=\"{:.0f}\">{}</text>", x, y, css, x + 20, y + 11, words);
    x += 44 + 7.0 * static_cast<double>(std::string_view(words).size());
  }
  return out + fmt::format("<text class=\"dim\" x=\"{:.0f}\" y=\"{:.0f}\">▼ alert: more stories than usual</text>\n", x, y + 11);
}

}  // namespace

std::string svg_of(const std::vector<Direction>& directions) {
  const double height = panel * static_cast<double>(directions.size()) + 30;
  std::string out = fmt::format("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {:.0f} {:.0f}\" role=\"img\" aria-labelledby=\"title\"><title id=\"title\">Events between states, "
                                "period by period</title><style>{}</style>\n<defs><pattern id=\"none\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\"><path d=\"M0 6L6 0\" "
                                "stroke=\"#bdb6a5\"/></pattern></defs>\n<rect width=\"100%\" height=\"100%\" fill=\"#fffdf9\"/>\n", width, height, styles);
  const std::uint32_t most = highest(directions);
  for (std::size_t i = 0; i < directions.size(); ++i) out += panel_of(directions[i], most, panel * static_cast<double>(i));
  return out + key_of(height - 24) + "</svg>\n";
}

}  // namespace entente::cli
