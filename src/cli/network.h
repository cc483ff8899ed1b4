// The network of a system, laid out by ourselves: the same each time, without a script.
#pragma once

#include <string>
#include <vector>

#include "entente/system.h"

namespace entente::cli {

/// What an edge says; each has its colour and its line.
enum class EdgeKind : unsigned char { accord, strain, trade, troops, relations, events };
std::string_view words_of(EdgeKind kind);

struct NetworkNode {
  std::string label;
  std::size_t actor = 0;      ///< index into System::actors
  std::uint32_t weight = 0;   ///< findings
  double x = 0, y = 0;        ///< pixels
};

struct NetworkEdge {
  std::size_t from = 0, to = 0;   ///< indices into Network::nodes
  EdgeKind kind = EdgeKind::relations;
  bool directed = false;
  std::string label;              ///< "nearly half of rare earth"
  std::string sentence;           ///< the whole row in words
  std::string anchor;             ///< of the row on the page: "tie-3", "pair-0"
};

struct Network {
  double width = 960, height = 0;
  std::vector<NetworkNode> nodes;
  std::vector<NetworkEdge> edges;
  std::size_t hidden = 0;         ///< actors with edges that are not drawn
};

/// The `most` weightiest actors that have an edge, and the `most_ties` ties that most reports state. Laid out by stress majorisation from a circle.
/// Source: Gansner, Koren, North, "Graph drawing by stress majorization", 2004.
Network network_of(const System& system, std::size_t most = 40, std::size_t most_ties = 120);

/// An inline <svg>; edges and nodes lead to the rows of the page.
std::string svg_of(const Network& network);
/// The same as a file of its own, with its styles.
std::string standalone_svg_of(const Network& network);
/// Styles of the drawing; colours are variables of the page.
std::string_view network_css();
/// Graphviz.
std::string dot_of(const Network& network);

}  // namespace entente::cli
