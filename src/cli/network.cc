#include "cli/network.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

#include "cli/html.h"
#include "cli/ledger_words.h"
#include "cli/terminal.h"

namespace entente::cli {
namespace {

constexpr std::string_view css = R"(.network { font: 12px system-ui, sans-serif; }
.network text { text-anchor: middle; fill: var(--ink); paint-order: stroke; stroke: var(--paper); stroke-width: 4px; stroke-linejoin: round; }
.network .words { pointer-events: none; } .network .edge path { fill: none; } .line { stroke-width: 2; } .reach { stroke: transparent; stroke-width: 18; } .inner { stroke: var(--paper); stroke-width: 2; }
.node circle, .node rect { fill: var(--node); stroke: var(--ink); stroke-width: 1.5; } .node text { font-weight: 600; font-size: 13px; stroke: none; }
.edge:hover .line, .edge:focus .line { stroke-width: 4; } .node:focus circle, .node:focus rect { stroke-width: 3; } .network a { text-decoration: none; }
.accord .line { stroke: var(--accord); } .accord path { fill: var(--accord); }
.strain .line { stroke: var(--strain); stroke-dasharray: 9 5; } .strain path { fill: var(--strain); }
.trade .line { stroke: var(--trade); stroke-dasharray: 1 5; stroke-linecap: round; stroke-width: 3; } .trade path { fill: var(--trade); }
.troops .line { stroke: var(--troops); stroke-dasharray: 12 4 2 4; } .troops path { fill: var(--troops); }
.relations .line { stroke: var(--relations); stroke-width: 1; } .relations path { fill: var(--relations); }
.events .line { stroke: var(--events); stroke-width: 5; } .events path { fill: var(--events); }
)";

constexpr std::string_view colours = ":root { --ink: #1c1c1c; --paper: #fffdf9; --node: #efe9dc; --accord: #1a6b3c; --strain: #a3231f; --trade: #1c5a99; "
                                     "--troops: #6b3fa0; --relations: #6b6b6b; --events: #6b6b6b; }\n";

struct KindRow {
  std::string_view words, name, dot_style, dot_colour;
};

constexpr std::array<KindRow, 6> kinds = {{
    {"ally, supporter, member, relations better", "accord", "solid", "#1a6b3c"},
    {"dispute, claim, relations worse", "strain", "dashed", "#a3231f"},
    {"trade: from supplier to user", "trade", "dotted", "#1c5a99"},
    {"troops: from their state to the host", "troops", "dashed", "#6b3fa0"},
    {"relations without a direction", "relations", "solid", "#777777"},
    {"events, by their net share", "events", "bold", "#777777"},
}};

const KindRow& row_of(EdgeKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

EdgeKind kind_of(const LedgerRow& row) {
  switch (row.kind) {
    case TieKind::ally:
    case TieKind::supports:
    case TieKind::member_of: return EdgeKind::accord;
    case TieKind::disputes:
    case TieKind::claims_territory: return EdgeKind::strain;
    case TieKind::supplies:
    case TieKind::buys:
    case TieKind::largest_partner: return EdgeKind::trade;
    case TieKind::hosts_troops: return EdgeKind::troops;
    case TieKind::relations: break;
  }
  return row.worse > row.better ? EdgeKind::strain : row.better > row.worse ? EdgeKind::accord : EdgeKind::relations;
}

bool directed(TieKind kind) { return kind != TieKind::ally && kind != TieKind::disputes && kind != TieKind::relations && kind != TieKind::largest_partner; }
/// Goods and troops go from the second side to the first.
bool backwards(TieKind kind) { return kind == TieKind::buys || kind == TieKind::hosts_troops; }

struct Drawn {
  std::string a, b;
  NetworkEdge edge;
};

std::vector<Drawn> drawn_of(const System& system, std::size_t most_ties) {
  std::vector<Drawn> out;
  std::set<std::pair<std::string, std::string>> tied;
  for (std::size_t i = 0; i < std::min(system.ledger.size(), most_ties); ++i) {
    const LedgerRow& row = system.ledger[i];
    for (std::string a : row.subjects) {
      for (std::string b : row.objects) {
        if (backwards(row.kind)) std::swap(a, b);
        NetworkEdge edge{0, 0, kind_of(row), directed(row.kind), label_of(row), sentence_of(row), fmt::format("tie-{}", i)};
        tied.insert(std::minmax(a, b));
        out.push_back({a, b, std::move(edge)});
      }
    }
  }
  for (std::size_t i = 0; i < std::min(system.pairs.size(), most_ties); ++i) {
    const PairRow& pair = system.pairs[i];
    if (tied.contains(std::minmax(pair.a, pair.b))) continue;   // the ties say more
    const std::string n = fmt::format("{} event{}", pair.n(), pair.n() == 1 ? "" : "s");
    const double net = net_share(pair.cooperation(), pair.conflict())->value;
    out.push_back({pair.a, pair.b, {0, 0, EdgeKind::events, false, fmt::format("{}, net {:+.1f}", n, net),
                                    fmt::format("{} between {} and {}, net share {:+.2f}", n, pair.a, pair.b, net), fmt::format("pair-{}", i)}});
  }
  return out;
}

constexpr double edge_length = 260, edge_height = 190, margin = 56, gap = 70;   // pixels

/// One joined part of the network: its nodes, as indices into Network::nodes.
using Part = std::vector<std::size_t>;

std::vector<Part> parts_of(const Network& network) {
  const std::size_t n = network.nodes.size();
  std::vector<std::size_t> part(n);
  for (std::size_t i = 0; i < n; ++i) part[i] = i;
  for (bool changed = true; changed;) {
    changed = false;
    for (const NetworkEdge& e : network.edges) {
      const std::size_t low = std::min(part[e.from], part[e.to]);
      changed = changed || part[e.from] != low || part[e.to] != low;
      part[e.from] = part[e.to] = low;
    }
  }
  std::map<std::size_t, Part> parts;
  for (std::size_t i = 0; i < n; ++i) parts[part[i]].push_back(i);
  std::vector<Part> out;
  for (auto& [first, nodes] : parts) out.push_back(std::move(nodes));
  std::stable_sort(out.begin(), out.end(), [](const Part& a, const Part& b) { return a.size() > b.size(); });
  return out;
}

/// Hops between the nodes of a part.
std::vector<std::vector<double>> distances(const Network& network, const Part& part) {
  const std::size_t n = part.size();
  std::map<std::size_t, std::size_t> at;
  for (std::size_t i = 0; i < n; ++i) at[part[i]] = i;
  std::vector<std::vector<double>> d(n, std::vector<double>(n, static_cast<double>(n)));
  for (std::size_t i = 0; i < n; ++i) d[i][i] = 0;
  for (const NetworkEdge& e : network.edges) if (at.contains(e.from)) d[at[e.from]][at[e.to]] = d[at[e.to]][at[e.from]] = 1;
  for (std::size_t k = 0; k < n; ++k)
    for (std::size_t i = 0; i < n; ++i)
      for (std::size_t j = 0; j < n; ++j) d[i][j] = std::min(d[i][j], d[i][k] + d[k][j]);
  return d;
}

void majorise(Network& network, const Part& part) {
  const std::size_t n = part.size();
  const std::vector<std::vector<double>> d = distances(network, part);
  for (std::size_t i = 0; i < n; ++i) {
    const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(n) + 0.3;
    network.nodes[part[i]].x = std::cos(angle) * 2;
    network.nodes[part[i]].y = std::sin(angle);
  }
  for (int round = 0; round < 300; ++round) {
    for (std::size_t i = 0; i < n; ++i) {
      NetworkNode& node = network.nodes[part[i]];
      double x = 0, y = 0, all = 0;
      for (std::size_t j = 0; j < n; ++j) {
        if (i == j) continue;
        const NetworkNode& other = network.nodes[part[j]];
        const double dx = node.x - other.x, dy = node.y - other.y;
        const double length = std::max(std::hypot(dx, dy), 1e-6), weight = 1 / (d[i][j] * d[i][j]);
        x += weight * (other.x + d[i][j] * dx / length);
        y += weight * (other.y + d[i][j] * dy / length);
        all += weight;
      }
      if (all > 0) node.x = x / all, node.y = y / all;
    }
  }
}

struct Box {
  double left = 1e9, right = -1e9, top = 1e9, bottom = -1e9;
};

Box box_of(const Network& network, const Part& part) {
  Box box;
  for (const std::size_t i : part) {
    const NetworkNode& node = network.nodes[i];
    box.left = std::min(box.left, node.x), box.right = std::max(box.right, node.x);
    box.top = std::min(box.top, node.y), box.bottom = std::max(box.bottom, node.y);
  }
  return box;
}

// The longer side of a part lies flat; an edge is as long as its words need, unless the drawing is too narrow.
void turn(Network& network, const Part& part) {
  double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
  const auto n = static_cast<double>(part.size());
  for (const std::size_t i : part) mx += network.nodes[i].x / n, my += network.nodes[i].y / n;
  for (const std::size_t i : part) {
    const NetworkNode& node = network.nodes[i];
    xx += (node.x - mx) * (node.x - mx);
    yy += (node.y - my) * (node.y - my);
    xy += (node.x - mx) * (node.y - my);
  }
  const double angle = 0.5 * std::atan2(2 * xy, xx - yy), c = std::cos(-angle), s = std::sin(-angle);
  for (const std::size_t i : part) {
    NetworkNode& node = network.nodes[i];
    const double x = node.x - mx, y = node.y - my;
    node.x = c * x - s * y;
    node.y = s * x + c * y;
  }
  const Box box = box_of(network, part);
  const double room = network.width - 2 * margin;
  const double wide = std::min(edge_length, box.right > box.left ? room / (box.right - box.left) : edge_length);
  for (const std::size_t i : part) {
    network.nodes[i].x *= wide;
    network.nodes[i].y *= std::min(edge_height, 1.4 * wide);
  }
}

// Parts stand beside each other in rows, the largest first.
void shelve(Network& network, const std::vector<Part>& parts) {
  double x = margin, y = margin, row = 0;
  for (const Part& part : parts) {
    const Box box = box_of(network, part);
    const double width = box.right - box.left, height = box.bottom - box.top;
    if (x > margin && x + width > network.width - margin) x = margin, y += row + gap, row = 0;
    const bool alone = width > network.width / 2;
    const double left = alone ? std::max(margin, (network.width - width) / 2) : x;
    for (const std::size_t i : part) {
      network.nodes[i].x = std::round(network.nodes[i].x - box.left + left);
      network.nodes[i].y = std::round(network.nodes[i].y - box.top + y);
    }
    x = left + width + 2 * gap;
    row = std::max(row, height);
  }
  network.height = std::round(y + row + margin);
}

/// An actor whose other sides are not drawn has nothing to show.
void drop_lone(Network& network) {
  std::vector<bool> joined(network.nodes.size(), false);
  for (const NetworkEdge& e : network.edges) joined[e.from] = joined[e.to] = true;
  std::vector<std::size_t> now(network.nodes.size());
  std::vector<NetworkNode> kept;
  for (std::size_t i = 0; i < network.nodes.size(); ++i) {
    now[i] = kept.size();
    if (joined[i]) kept.push_back(network.nodes[i]);
  }
  for (NetworkEdge& e : network.edges) e.from = now[e.from], e.to = now[e.to];
  network.nodes = std::move(kept);
}

bool is_code(const std::string& label) { return label.size() == 3; }

std::string shortened(const std::string& label) {
  if (columns_of(label) <= 22) return label;
  std::string out = wrapped(label, 20).front();
  return out + " …";
}

double radius_of(const NetworkNode& node) { return 20 + std::min(12.0, 2 * std::log2(1.0 + node.weight)); }
double half_width_of(const NetworkNode& node) {
  return is_code(node.label) ? radius_of(node) : 10 + 4.2 * static_cast<double>(columns_of(shortened(node.label)));
}

struct Point {
  double x = 0, y = 0;
};

/// Where the line from the middle of a node towards a point leaves it.
Point rim(const NetworkNode& node, Point towards, double off) {
  const double dx = towards.x - node.x, dy = towards.y - node.y, length = std::max(std::hypot(dx, dy), 1.0);
  const double w = half_width_of(node) + off, h = (is_code(node.label) ? radius_of(node) : 16) + off;
  const double reach = 1 / std::hypot(dx / length / w, dy / length / h);
  return {node.x + dx / length * reach, node.y + dy / length * reach};
}

/// An edge as drawn: its line, and its words, which stand above all lines.
struct EdgeSvg {
  std::string line, words;
};

EdgeSvg edge_svg(const Network& network, const NetworkEdge& edge, double bend, double at) {
  const NetworkNode& a = network.nodes[edge.from];
  const NetworkNode& b = network.nodes[edge.to];
  // Both directions of a pair bend to the same side of the line from the lower to the higher node.
  const double sign = edge.from < edge.to ? 1 : -1;
  const double dx = b.x - a.x, dy = b.y - a.y, length = std::max(std::hypot(dx, dy), 1.0);
  const Point control{(a.x + b.x) / 2 - sign * dy / length * bend * 2, (a.y + b.y) / 2 + sign * dx / length * bend * 2};
  const Point from = rim(a, control, 2), to = rim(b, control, edge.directed ? 7 : 2);
  const double t = edge.from < edge.to ? at : 1 - at;
  const Point label{(1 - t) * (1 - t) * from.x + 2 * t * (1 - t) * control.x + t * t * to.x,
                    (1 - t) * (1 - t) * from.y + 2 * t * (1 - t) * control.y + t * t * to.y};
  const std::string kind(row_of(edge.kind).name);
  const std::string path = fmt::format("M{:.0f} {:.0f}Q{:.0f} {:.0f} {:.0f} {:.0f}", from.x, from.y, control.x, control.y, to.x, to.y);
  EdgeSvg out;
  out.line = fmt::format("<a href=\"#{}\" class=\"edge {}\"><title>{}</title><path class=\"reach\" d=\"{}\"/><path class=\"line\" d=\"{}\"{}/>", edge.anchor, kind,
                         escaped(edge.sentence), path, path, edge.directed ? fmt::format(" marker-end=\"url(#end-{})\"", kind) : "");
  if (edge.kind == EdgeKind::events) out.line += fmt::format("<path class=\"inner\" d=\"{}\"/>", path);
  out.line += "</a>\n";
  out.words = fmt::format("<text x=\"{:.0f}\" y=\"{:.0f}\" class=\"words\">{}</text>\n", label.x, label.y + 4, escaped(edge.label));
  return out;
}

std::string edges_svg(const Network& network) {
  std::map<std::pair<std::size_t, std::size_t>, std::vector<std::size_t>> between;
  for (std::size_t i = 0; i < network.edges.size(); ++i) {
    between[std::minmax(network.edges[i].from, network.edges[i].to)].push_back(i);
  }
  std::string lines, words;
  for (const auto& [nodes, which] : between) {
    const NetworkNode& one = network.nodes[nodes.first];
    const NetworkNode& other = network.nodes[nodes.second];
    // Words lie flat: on a steep bundle of lines they must stand apart along it, to the side where the bend takes them too.
    const double dx = other.x - one.x, dy = other.y - one.y;
    const double steep = std::abs(dy) / std::max(std::hypot(dx, dy), 1.0);
    const double step = std::min(0.03 + 0.2 * steep, 0.55 / static_cast<double>(which.size())) * (dx * dy < 0 ? -1 : 1);
    for (std::size_t k = 0; k < which.size(); ++k) {
      const double middle = static_cast<double>(k) - (static_cast<double>(which.size()) - 1) / 2;
      const EdgeSvg edge = edge_svg(network, network.edges[which[k]], middle * 28, 0.5 + middle * step);
      lines += edge.line;
      words += edge.words;
    }
  }
  return lines + words;
}

std::string node_svg(const NetworkNode& node) {
  const double r = radius_of(node), w = half_width_of(node);
  const std::string shape = is_code(node.label)
                                ? fmt::format("<circle cx=\"{:.0f}\" cy=\"{:.0f}\" r=\"{:.0f}\"/>", node.x, node.y, r)
                                : fmt::format("<rect x=\"{:.0f}\" y=\"{:.0f}\" width=\"{:.0f}\" height=\"32\" rx=\"16\"/>", node.x - w, node.y - 16, 2 * w);
  return fmt::format("<a href=\"#actor-{}\" class=\"node\"><title>{}, {} finding{}</title>{}<text x=\"{:.0f}\" y=\"{:.0f}\">{}</text></a>\n", node.actor,
                     escaped(node.label), node.weight, node.weight == 1 ? "" : "s", shape, node.x, node.y + 5, escaped(shortened(node.label)));
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

}  // namespace

std::string_view words_of(EdgeKind kind) { return row_of(kind).words; }

Network network_of(const System& system, std::size_t most, std::size_t most_ties) {
  const std::vector<Drawn> drawn = drawn_of(system, most_ties);
  std::set<std::string> tied;
  for (const Drawn& d : drawn) tied.insert({d.a, d.b});
  Network network;
  std::map<std::string, std::size_t> at;
  for (std::size_t i = 0; i < system.actors.size(); ++i) {
    const ActorRow& actor = system.actors[i];
    if (!tied.contains(actor.code)) continue;
    if (network.nodes.size() == most) {
      ++network.hidden;
      continue;
    }
    at.emplace(actor.code, network.nodes.size());
    network.nodes.push_back({one_line(actor.code), i, actor.findings, 0, 0});
  }
  for (const Drawn& d : drawn) {
    const auto a = at.find(d.a), b = at.find(d.b);
    if (a == at.end() || b == at.end()) continue;
    network.edges.push_back(d.edge);
    network.edges.back().from = a->second;
    network.edges.back().to = b->second;
  }
  drop_lone(network);
  if (network.nodes.empty()) return network;
  const std::vector<Part> parts = parts_of(network);
  for (const Part& part : parts) {
    majorise(network, part);
    turn(network, part);
  }
  shelve(network, parts);
  return network;
}

std::string svg_of(const Network& network) {
  std::string out = fmt::format("<svg viewBox=\"0 0 {:.0f} {:.0f}\" role=\"group\" aria-labelledby=\"network-title\" class=\"network\">\n"
                                "<title id=\"network-title\">{} actors and {} ties between them; every line leads to its row below</title>\n<defs>",
                                network.width, network.height, network.nodes.size(), network.edges.size());
  for (const KindRow& kind : kinds) {
    out += fmt::format("<marker id=\"end-{0}\" class=\"{0}\" viewBox=\"0 0 10 10\" refX=\"6\" refY=\"5\" markerWidth=\"11\" markerHeight=\"11\" "
                       "markerUnits=\"userSpaceOnUse\" orient=\"auto\"><path d=\"M0 0L10 5L0 10z\"/></marker>", kind.name);
  }
  out += "</defs>\n" + edges_svg(network);
  for (const NetworkNode& node : network.nodes) out += node_svg(node);
  return out + "</svg>\n";
}

std::string_view network_css() { return css; }

std::string standalone_svg_of(const Network& network) {
  std::string svg = svg_of(network);
  svg.insert(svg.find(" viewBox"), " xmlns=\"http://www.w3.org/2000/svg\"");
  svg.insert(svg.find("<defs>"), fmt::format("<style>{}{}</style>", colours, css));
  return svg;
}

std::string dot_of(const Network& network) {
  std::string out = "graph entente {\n  graph [layout=neato, overlap=false, splines=true];\n  node [shape=ellipse, fontname=\"sans-serif\"];\n"
                    "  edge [fontname=\"sans-serif\", fontsize=10];\n";
  for (const NetworkNode& node : network.nodes) {
    out += fmt::format("  {} [pos=\"{:.0f},{:.0f}\"];\n", quoted(node.label), node.x, network.height - node.y);
  }
  for (const NetworkEdge& edge : network.edges) {
    out += fmt::format("  {} -- {} [label={}, style={}, color=\"{}\", dir={}, tooltip={}];\n", quoted(network.nodes[edge.from].label),
                       quoted(network.nodes[edge.to].label), quoted(edge.label), row_of(edge.kind).dot_style, row_of(edge.kind).dot_colour,
                       edge.directed ? "forward" : "none", quoted(edge.sentence));
  }
  return out + "}\n";
}

}  // namespace entente::cli
