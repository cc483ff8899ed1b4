#include "reconcile/shorter.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace entente::reconciling {
namespace {

constexpr std::size_t fewest_words = 6, fewest_of_act = 5;

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
  // "made Holm, a sailor of Peru, the head of the port": what follows the second comma may belong before the first.
  if (relation == "appos") {
    for (TokenIndex c = begin; c < tree.last[t]; ++c) if (tree.form(c) == ",") return false;
    for (TokenIndex above = token.head; above != no_token; above = tree.tokens[above].head) if (tree.tokens[above].relation == "appos") return false;
  }
  // "He advised that a man who had sold ferries, not be charged": what is denied is the sentence itself.
  if (relation.starts_with("advcl") || relation.starts_with("acl") || relation == "appos") return parted && tree.tokens[begin].lemma != "not";
  if (relation != "conj" || token.head != tree.root) return false;
  // Another verb, not another thing: "came and left", not "between Norway and Chile".
  const bool verb = token.upos == Upos::VERB || token.upos == Upos::AUX || tree.has_child(t, "cop");
  const Token& above = tree.tokens[token.head];
  if (!verb || !(above.upos == Upos::VERB || above.upos == Upos::AUX || tree.has_child(token.head, "cop")) || tree.has_child(token.head, "cc:preconj")) return false;
  const std::string_view joint = tree.tokens[begin].lemma;
  return joint == "and" || (joint == "but" && tree.has_child(t, "nsubj"));
}

bool is_core(Role role) {
  return role == Role::agent || role == Role::theme || role == Role::recipient || role == Role::content || role == Role::topic;
}

/// "directed Luis Prado, his lawyer, to leave": what follows may belong before the comma, whatever the parser hangs it on.
bool goes_on(const Tree& tree, TokenIndex begin, TokenIndex end) {
  for (TokenIndex t = begin > 0 ? begin - 1 : 0; t < end; ++t) if (tree.form(t) == "," && tree.tokens[t + 1].xpos == "TO") return true;
  return false;
}

/// What the sentence says happened; null: it says something else, or denies it.
const Claim* happening(const Tree& tree) {
  constexpr std::array<std::string_view, 4> doubts = {"would", "could", "might", "may"};
  const std::vector<Claim>& claims = tree.report.coding.claims;
  const Span root = tree.tokens[tree.root].span;
  const auto claim = std::find_if(claims.begin(), claims.end(), [&](const Claim& c) { return c.head == root; });
  if (claim == claims.end() || claim->kind != ClaimKind::event || claim->negated) return nullptr;
  const bool doubted = std::any_of(tree.tokens.begin(), tree.tokens.end(), [&](const Token& t) { return t.head == tree.root && is_one_of(doubts, t.lemma); });
  return doubted ? nullptr : &*claim;
}

/// Does the phrase only say when or where? "put their names to it" leaves a verb without what it needs, "a bill to form a commission" a thing.
bool is_when_or_where(const Tree& tree, TokenIndex t, const Claim& claim) {
  constexpr std::array<std::string_view, 9> openings = {"after", "before", "during", "amid", "following", "since", "despite", "while", "when"};
  const Token& token = tree.tokens[t];
  const std::string_view relation = token.relation;
  if (relation == "obl:tmod" || relation == "advmod") return true;
  const Span words{tree.tokens[tree.first[t]].span.begin, tree.tokens[tree.last[t]].span.end};
  const bool placed = std::any_of(claim.args.begin(), claim.args.end(), [&](const Argument& arg) {
    return (arg.role == Role::time || arg.role == Role::place) && words.contains(arg.head);
  });
  return (placed && relation.starts_with("obl")) || is_one_of(openings, tree.tokens[tree.first[t]].lemma);
}

/// When, where and why at the end of what happened: who did what to whom is told before.
bool is_circumstance(const Tree& tree, TokenIndex t, const Claim& claim) {
  const Token& token = tree.tokens[t];
  const std::string_view relation = token.relation;
  if (token.head != tree.root || relation == "obl:agent" || !(relation.starts_with("obl") || relation.starts_with("advcl") || relation == "advmod")) return false;
  if (!is_when_or_where(tree, t, claim)) return false;
  const Span words{tree.tokens[tree.first[t]].span.begin, tree.tokens[tree.last[t]].span.end};
  const auto tells = [&](const Argument& arg, bool inside) { return is_core(arg.role) && words.contains(arg.head) == inside; };
  return std::none_of(claim.args.begin(), claim.args.end(), [&](const Argument& arg) { return tells(arg, true); }) &&
         std::count_if(claim.args.begin(), claim.args.end(), [&](const Argument& arg) { return tells(arg, false); }) > 1;
}

/// The subject behind an opening that only says when, where or how ("With an hour to go, ..."); the front: no such opening.
TokenIndex behind_opening(const Tree& tree) {
  TokenIndex subject = no_token;
  for (TokenIndex t = 0; t < tree.root && subject == no_token; ++t) if (tree.tokens[t].head == tree.root && tree.tokens[t].relation.starts_with("nsubj")) subject = t;
  if (subject == no_token) return 0;
  const TokenIndex begin = tree.first[subject];
  if (begin == 0 || tree.form(begin - 1) != "," || std::any_of(tree.tokens.begin(), tree.tokens.begin() + begin, binds)) return 0;
  const bool only_circumstances = std::all_of(tree.tokens.begin(), tree.tokens.begin() + begin, [&](const Token& t) {
    const std::string_view relation = t.relation;
    return t.upos == Upos::PUNCT || (t.head != no_token && t.head < begin) || (t.head == tree.root && (relation.starts_with("obl") || relation.starts_with("advcl") || relation == "advmod"));
  });
  return only_circumstances ? begin : 0;
}

/// Does every word from `begin` to `end` hang on one of them too?
bool is_closed(const Tree& tree, TokenIndex begin, TokenIndex end) {
  return std::all_of(tree.tokens.begin() + begin, tree.tokens.begin() + end + 1,
                     [&](const Token& t) { return t.head == no_token || (t.head >= begin && t.head <= end) || t.upos == Upos::PUNCT; });
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
  const TokenIndex whole = tree.word_before(static_cast<TokenIndex>(sentence.tokens.size()));
  if (whole == sentence.tokens.size()) return out;
  const Claim* claim = happening(tree);
  const TokenIndex opening = claim == nullptr ? 0 : behind_opening(tree);
  const auto add = [&](TokenIndex begin, TokenIndex end) {
    const Span line{begin == 0 ? told.begin : sentence.tokens[begin].span.begin, end == whole ? told.end : sentence.tokens[end].span.end};
    const auto words = std::count_if(unit.words.begin(), unit.words.end(), [&](const Word& w) { return line.contains(w.span); });
    if (line == told || line.begin < told.begin || line.end <= line.begin || static_cast<std::size_t>(words) < (claim == nullptr ? fewest_words : fewest_of_act)) return false;
    if (!is_closed(tree, begin, end) || !is_whole(report.report.at(line))) return false;
    out.push_back(line);
    return true;
  };
  if (opening > 0) add(opening, whole);
  std::vector<TokenIndex> ends = {whole};
  for (std::size_t i = 0; i < ends.size(); ++i) {
    for (TokenIndex t = tree.root + 1; t <= ends[i]; ++t) {
      TokenIndex begin = tree.first[t];
      // "shortly before noon"
      while (begin > tree.root + 1 && tree.tokens[begin - 1].upos == Upos::ADV && tree.tokens[begin - 1].relation == "advmod") --begin;
      if (tree.last[t] != ends[i] || begin <= tree.root || !(is_addition(tree, t) || (claim != nullptr && is_circumstance(tree, t, *claim)))) continue;
      if (std::any_of(sentence.tokens.begin() + begin, sentence.tokens.begin() + ends[i] + 1, binds)) continue;
      if (goes_on(tree, begin, ends[i])) continue;
      const TokenIndex end = tree.word_before(begin);
      if (std::find(ends.begin(), ends.end(), end) != ends.end()) continue;
      const bool added = add(0, end);
      if ((opening > 0 && add(opening, end)) || added) ends.push_back(end);
    }
  }
  std::sort(out.begin(), out.end(), [](const Span& a, const Span& b) { return a.size() > b.size(); });
  return out;
}

}  // namespace entente::reconciling
