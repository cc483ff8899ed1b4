#include "reconcile/shorter.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::reconciling {
namespace {

constexpr std::size_t fewest_words = 6;

/// A sentence with the stretch of tokens that hang on each token.
struct Tree {
  const CodedReport& report;
  const std::vector<Token>& tokens;
  std::vector<TokenIndex> first, last;
  TokenIndex root = no_token;

  explicit Tree(const CodedReport& coded, const Sentence& sentence) : report(coded), tokens(sentence.tokens) {
    for (TokenIndex t = 0; t < tokens.size(); ++t) first.push_back(t), last.push_back(t);
    for (TokenIndex t = 0; t < tokens.size(); ++t) {
      if (tokens[t].head == no_token) root = root == no_token ? t : root;
      // Marks at the edges belong to nobody.
      if (tokens[t].upos == Upos::PUNCT) continue;
      for (TokenIndex above = tokens[t].head; above != no_token; above = tokens[above].head) {
        first[above] = std::min(first[above], t);
        last[above] = std::max(last[above], t);
      }
    }
  }

  std::string_view form(TokenIndex t) const { return report.report.at(tokens[t].span); }
  bool has_child(TokenIndex t, std::string_view relation) const {
    return std::any_of(tokens.begin(), tokens.end(), [&](const Token& child) { return child.head == t && child.relation.starts_with(relation); });
  }
  /// The token before `t` that is no mark; `t` itself: none.
  TokenIndex word_before(TokenIndex t) const {
    TokenIndex at = t;
    while (at > 0 && tokens[at - 1].upos == Upos::PUNCT) --at;
    return at == 0 ? t : at - 1;
  }
};

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

/// What follows may be what the rest hangs on, or who says the rest.
bool binds(const Token& token) {
  constexpr std::array<std::string_view, 9> conditions = {"if", "unless", "until", "lest", "except", "than", "whether", "provided", "only"};
  constexpr std::array<std::string_view, 12> speech = {"say", "tell", "report", "accord", "add", "claim", "announce", "state", "write", "argue", "insist", "note"};
  return is_one_of(conditions, token.lemma) || is_one_of(speech, token.lemma);
}

/// May the line end before `t` and all that hangs on it?
bool is_addition(const Tree& tree, TokenIndex t) {
  const Token& token = tree.tokens[t];
  const TokenIndex begin = tree.first[t];
  const std::string_view mark = begin > 0 ? tree.form(begin - 1) : std::string_view();
  const bool parted = mark == "," || mark == "\u2014" || mark == "\u2013" || mark == "--" || mark == ";";
  const std::string_view relation = token.relation;
  if (relation.starts_with("advcl") || relation.starts_with("acl") || relation == "appos") return parted;
  if (relation != "conj" || token.head != tree.root) return false;
  // Another verb, not another thing: "came and left", not "between Norway and Chile".
  const bool verb = token.upos == Upos::VERB || token.upos == Upos::AUX || tree.has_child(t, "cop");
  const Token& above = tree.tokens[token.head];
  if (!verb || !(above.upos == Upos::VERB || above.upos == Upos::AUX || tree.has_child(token.head, "cop")) || tree.has_child(token.head, "cc:preconj")) return false;
  const std::string_view joint = tree.tokens[begin].lemma;
  return joint == "and" || (joint == "but" && tree.has_child(t, "nsubj"));
}

/// Does every word before `end` hang on one before it too?
bool is_closed(const Tree& tree, TokenIndex end) {
  return std::all_of(tree.tokens.begin(), tree.tokens.begin() + end + 1, [&](const Token& t) { return t.head == no_token || t.head <= end || t.upos == Upos::PUNCT; });
}

bool is_whole(std::string_view words) {
  const auto count = [&](std::string_view mark) {
    std::size_t n = 0;
    for (std::size_t at = words.find(mark); at != std::string_view::npos; at = words.find(mark, at + mark.size())) ++n;
    return n;
  };
  return count("\"") % 2 == 0 && count("\u201c") == count("\u201d") && count("(") == count(")");
}

}  // namespace

std::vector<Span> shorter_lines(const Unit& unit, Span told, const CodedReport& report) {
  std::vector<Span> out;
  if (unit.title || unit.index >= report.sentences.size()) return out;
  const Sentence& sentence = report.sentences[unit.index];
  if (!(sentence.span == unit.span) || sentence.tokens.empty()) return out;
  const Tree tree(report, sentence);
  if (tree.root == no_token || std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [](const Token& t) { return t.lemma == "if" || t.lemma == "unless"; })) return out;
  std::vector<TokenIndex> ends = {tree.word_before(static_cast<TokenIndex>(sentence.tokens.size()))};
  if (ends.front() == sentence.tokens.size()) return out;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    for (TokenIndex t = tree.root + 1; t <= ends[i]; ++t) {
      const TokenIndex begin = tree.first[t];
      if (tree.last[t] != ends[i] || begin <= tree.root || !is_addition(tree, t)) continue;
      if (std::any_of(sentence.tokens.begin() + begin, sentence.tokens.begin() + ends[i] + 1, binds)) continue;
      const TokenIndex end = tree.word_before(begin);
      const Span line{told.begin, sentence.tokens[end].span.end};
      const auto words = std::count_if(unit.words.begin(), unit.words.end(), [&](const Word& w) { return line.contains(w.span); });
      if (!is_closed(tree, end)) continue;
      if (line.end <= told.begin || static_cast<std::size_t>(words) < fewest_words || !is_whole(report.report.at(line))) continue;
      if (std::find(ends.begin(), ends.end(), end) != ends.end()) continue;
      ends.push_back(end);
      out.push_back(line);
    }
  }
  std::sort(out.begin(), out.end(), [](const Span& a, const Span& b) { return a.end > b.end; });
  return out;
}

}  // namespace entente::reconciling
