#include "read/json_ld.h"

#include "read/html.h"
#include "read/json_scan.h"
#include "text/utf8.h"

namespace entente {
namespace {

struct Node {
  std::int32_t parent = -1;
  std::string role;     // key under which it stands in its parent
  std::string type, id, headline, name, published, modified, url, language, credit, body;
  std::vector<std::string> authors;
  std::string author_id, publisher, publisher_id;
};

struct Frame {
  std::int32_t node = -1;   // -1: an array
  std::string key;          // current key of an object, or the key the array stands under
};

class LdReader {
 public:
  void script(std::string_view json) {
    JsonScanner scanner(json, JsonScanner::Mode::tolerant);
    frames_.clear();
    for (;;) {
      switch (scanner.next()) {
        case JsonScanner::Event::begin_object: open_object(); break;
        case JsonScanner::Event::begin_array: frames_.push_back({-1, frames_.empty() ? std::string() : frames_.back().key}); break;
        case JsonScanner::Event::end_object:
        case JsonScanner::Event::end_array:
          if (!frames_.empty()) frames_.pop_back();
          break;
        case JsonScanner::Event::key:
          if (!frames_.empty()) frames_.back().key = scanner.text();
          break;
        case JsonScanner::Event::string: value(scanner.text()); break;
        case JsonScanner::Event::number: value(scanner.text()); break;
        case JsonScanner::Event::literal: break;
        case JsonScanner::Event::end:
        case JsonScanner::Event::error: return;
      }
      if (nodes_.size() > 5000) return;
    }
  }

  std::vector<Node> nodes_;

 private:
  std::int32_t owner() const {
    for (std::size_t i = frames_.size(); i-- > 0;) {
      if (frames_[i].node >= 0) return frames_[i].node;
    }
    return -1;
  }

  void open_object() {
    Node node;
    node.parent = owner();
    if (!frames_.empty()) node.role = frames_.back().key;
    nodes_.push_back(std::move(node));
    frames_.push_back({static_cast<std::int32_t>(nodes_.size() - 1), {}});
  }

  void value(const std::string& text) {
    const std::int32_t at = owner();
    if (at < 0 || frames_.empty()) return;
    Node& node = nodes_[static_cast<std::size_t>(at)];
    const std::string& key = frames_.back().key;
    const auto set = [&](std::string& field) {
      if (field.empty()) field = text;
    };
    if (key == "@type") node.type += " " + text;
    else if (key == "@id") set(node.id);
    else if (key == "headline") set(node.headline);
    else if (key == "name") set(node.name);
    else if (key == "datePublished") set(node.published);
    else if (key == "dateModified") set(node.modified);
    else if (key == "url" || key == "mainEntityOfPage") set(node.url);
    else if (key == "inLanguage") set(node.language);
    else if (key == "creditText") set(node.credit);
    else if (key == "articleBody") set(node.body);
    else if (key == "author" || key == "creator") node.authors.push_back(text);
    else if (key == "publisher") set(node.publisher);
  }

  std::vector<Frame> frames_;
};

bool is_article_type(std::string_view type) {
  return type.find("Article") != type.npos || type.find("BlogPosting") != type.npos || type.find("Report") != type.npos;
}

std::string tidy(std::string_view text) { return html_text(text); }

// Names of the nodes that stand under `role` in `owner`, or that it points at by @id.
std::string names(const std::vector<Node>& nodes, std::size_t owner, std::string_view role) {
  std::string out;
  const auto add = [&](std::string_view name) {
    if (name.empty() || name.find("http") == 0) return;
    if (!out.empty()) out += ", ";
    out += name;
  };
  for (const Node& node : nodes) {
    if (node.parent != static_cast<std::int32_t>(owner) || node.role != role) continue;
    if (!node.name.empty()) {
      add(tidy(node.name));
      continue;
    }
    if (node.id.empty()) continue;
    for (const Node& target : nodes) {
      if (&target != &node && target.id == node.id && !target.name.empty()) {
        add(tidy(target.name));
        break;
      }
    }
  }
  return out;
}

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) {
    if (part.starts_with("http") || part.empty()) continue;
    out += (out.empty() ? "" : ", ") + tidy(part);
  }
  return out;
}

}  // namespace

StructuredArticle read_json_ld(const std::vector<std::string_view>& scripts, std::string_view url, std::string_view headline) {
  LdReader reader;
  for (const std::string_view script : scripts) reader.script(script);
  const std::vector<Node>& nodes = reader.nodes_;
  std::size_t best = nodes.size();
  int best_score = 0;
  const std::string wanted = fold_case(headline);
  for (std::size_t i = 0; i < nodes.size(); ++i) {
    const Node& node = nodes[i];
    if (!is_article_type(node.type)) continue;
    int score = 1;
    if (!url.empty() && (node.url == url || node.id == url)) score += 4;
    if (!wanted.empty() && fold_case(tidy(node.headline)) == wanted) score += 3;
    if (!node.published.empty()) score += 1;
    if (node.parent < 0 || nodes[static_cast<std::size_t>(node.parent)].parent < 0) score += 1;
    if (score > best_score) best_score = score, best = i;
  }
  StructuredArticle out;
  if (best == nodes.size()) return out;
  const Node& node = nodes[best];
  out.found = true;
  out.headline = tidy(node.headline);
  out.published = node.published;
  out.modified = node.modified;
  out.author = names(nodes, best, "author");
  if (out.author.empty()) out.author = joined(node.authors);
  if (out.author.empty()) out.author = names(nodes, best, "creator");
  out.publisher = names(nodes, best, "publisher");
  if (out.publisher.empty()) out.publisher = tidy(node.publisher);
  out.url = node.url;
  out.language = node.language;
  out.credit = tidy(node.credit);
  out.body = node.body;
  return out;
}

}  // namespace entente
