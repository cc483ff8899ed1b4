#include "code/when/event.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "code/when/tense.h"

namespace entente {
namespace {

struct Connector {
  std::string_view first, second;   ///< second: empty if it is one word
  int direction;
};
constexpr std::array<Connector, 12> connectors = {{{"after", "", 1},
                                                   {"following", "", 1},
                                                   {"since", "", 1},
                                                   {"into", "", 1},
                                                   {"before", "", -1},
                                                   {"preceding", "", -1},
                                                   {"ahead", "of", -1},
                                                   {"prior", "to", -1},
                                                   {"short", "of", -1},
                                                   {"removed", "from", 1},
                                                   {"of", "", 0},
                                                   {"that", "", 0}}};
constexpr TokenIndex reach = 12;   ///< words between the connector and the head of the event

std::string lower(std::string_view word) {
  std::string out(word);
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return out;
}

const Connector* connector_at(const Report& report, const Sentence& sentence, TokenIndex at) {
  const auto word = [&](TokenIndex i) { return i < sentence.tokens.size() ? lower(report.at(sentence.tokens[i].span)) : std::string(); };
  for (const Connector& c : connectors) {
    if (word(at) == c.first && (c.second.empty() || word(at + 1) == c.second)) return &c;
  }
  return nullptr;
}

bool names_event(const Token& t) { return t.upos == Upos::NOUN || t.upos == Upos::PROPN || t.upos == Upos::VERB; }

/// The head that the tree gives the connector, if it stands after it and is near.
TokenIndex head_by_tree(const Sentence& sentence, TokenIndex connector, TokenIndex first) {
  const TokenIndex head = sentence.tokens[connector].head;
  if (head == no_token || head < first || head >= first + reach || head >= sentence.tokens.size()) return no_token;
  return names_event(sentence.tokens[head]) ? head : no_token;
}

/// The last noun of the phrase that begins at `first`.
TokenIndex head_by_words(const Sentence& sentence, TokenIndex first) {
  TokenIndex head = no_token;
  for (TokenIndex i = first; i < sentence.tokens.size() && i < first + reach; ++i) {
    const Upos upos = sentence.tokens[i].upos;
    if (upos == Upos::NOUN || upos == Upos::PROPN) head = i;
    else if (upos != Upos::DET && upos != Upos::ADJ && upos != Upos::NUM && upos != Upos::PART) break;
  }
  return head;
}

}  // namespace

std::optional<AnchorEvent> anchor_event(const Report& report, const Sentence& sentence, Span expression) {
  TokenIndex at = token_at(sentence, expression);
  while (at < sentence.tokens.size() && sentence.tokens[at].span.begin < expression.end) ++at;
  if (at >= sentence.tokens.size()) return std::nullopt;
  const Connector* connector = connector_at(report, sentence, at);
  if (!connector) return std::nullopt;
  const TokenIndex first = at + (connector->second.empty() ? 1 : 2);
  TokenIndex head = head_by_tree(sentence, at, first);
  if (head == no_token) head = head_by_words(sentence, first);
  if (head == no_token) return std::nullopt;
  return AnchorEvent{sentence.tokens[first].span.joined(sentence.tokens[head].span), connector->direction};
}

}  // namespace entente
