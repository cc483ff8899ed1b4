#include "code/assembly/slots.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "code/clause/tree.h"

namespace entente {
namespace {

// First token that begins at or after `offset`.
TokenIndex token_from(const Sentence& sentence, std::uint32_t offset) {
  const auto found = std::partition_point(sentence.tokens.begin(), sentence.tokens.end(),
                                          [&](const Token& t) { return t.span.end <= offset; });
  return static_cast<TokenIndex>(found - sentence.tokens.begin());
}

// The stretch of a nominal clause is its own; other clauses own what no clause inside them owns.
bool owns(const Sentence& sentence, const SentenceReading& reading, std::size_t index, Span span) {
  const Clause& clause = reading.clauses[index];
  if (clause.nominal() || clause.form == ClauseForm::appositive) return clause.span.contains(span);
  const TokenIndex t = token_from(sentence, span.begin);
  return t < reading.owners.size() && reading.owners[t] == static_cast<std::int32_t>(index);
}

// Times beside a verb that only says that its noun takes place belong to the noun: "the talks began on Monday".
std::int32_t lent_by(const SentenceReading& reading, std::size_t index) {
  const Clause& clause = reading.clauses[index];
  const bool shared = clause.nominal() && std::any_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) {
    return a.shared && a.kind == ArgKind::subject;
  });
  return shared ? clause.parent : -1;
}

std::int32_t quantity_in(const Claim& claim, Span span) {
  for (std::size_t q = 0; q < claim.quantities.size(); ++q) {
    const Quantity& quantity = claim.quantities[q];
    if (span.contains(quantity.span) || (quantity.span.overlaps(span) && quantity.span.begin <= span.begin)) {
      return static_cast<std::int32_t>(q);
    }
  }
  return -1;
}

Span head_span(const Sentence& sentence, TokenIndex core) { return sentence.tokens[core].span; }

bool is_time(const Claim& claim, Span span, Span head) {
  return std::any_of(claim.when.begin(), claim.when.end(),
                     [&](const When& w) { return w.span.overlaps(head) && span.contains(w.span); });
}

}  // namespace

void fill_slots(const Report&, const Sentence& sentence, const SentenceReading& reading, std::size_t clause, Claim& claim) {
  const std::int32_t lender = lent_by(reading, clause);
  const auto mine = [&](Span span) {
    return owns(sentence, reading, clause, span) || (lender >= 0 && owns(sentence, reading, static_cast<std::size_t>(lender), span));
  };
  for (const When& when : reading.times) {
    if (mine(when.span)) claim.when.push_back(when);
  }
  for (const Place& place : reading.places) {
    if (mine(place.span)) claim.places.push_back(place);
  }
  for (const Quantity& quantity : reading.quantities) {
    if (owns(sentence, reading, clause, quantity.span)) claim.quantities.push_back(quantity);
  }
}

void fill_args(const Report&, const Sentence& sentence, const SentenceReading& reading, const std::vector<FrameRole>& roles,
               Claim& claim) {
  for (const FrameRole& role : roles) {
    const ClauseArg& from = reading.clauses[static_cast<std::size_t>(role.clause)].args[static_cast<std::size_t>(role.arg)];
    Argument arg;
    arg.role = role.role;
    arg.span = from.span;
    arg.head = head_span(sentence, from.core);
    arg.lemma = lowered(sentence.tokens[from.core].lemma);
    if (!arg.span.contains(arg.head)) arg.span = arg.span.joined(arg.head);
    const TokenIndex named = reading.actors[from.head].empty() ? from.core : from.head;
    arg.actors = reading.actors[named];
    arg.entity = reading.entity[named];
    arg.quantity = from.kind == ArgKind::complement ? -1 : quantity_in(claim, arg.span);
    if (from.kind == ArgKind::oblique && arg.actors.empty() && is_time(claim, arg.span, arg.head)) arg.role = Role::time;
    claim.args.push_back(std::move(arg));
  }
}

std::string good_lemma(const Sentence& sentence, const SentenceReading& reading, const Argument& arg) {
  static constexpr std::array<std::string_view, 12> carriers = {"export", "import", "supply", "shipment", "sale", "purchase",
                                                                "delivery", "need", "demand", "output", "production", "industry"};
  const auto carrier = [&](std::string_view lemma) { return std::find(carriers.begin(), carriers.end(), lemma) != carriers.end(); };
  TokenIndex head = no_token;
  for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
    if (sentence.tokens[t].span == arg.head) head = t;
  }
  if (head == no_token) return arg.lemma;
  std::string out;
  const TokenIndex first = head > 6 ? head - 6 : 0;
  for (TokenIndex t = first; t < head; ++t) {
    const Token& token = sentence.tokens[t];
    const Rel rel = rel_of(token.relation);
    const TokenIndex above = token.head;
    const bool below = above == head || (above != no_token && above < sentence.tokens.size() && sentence.tokens[above].head == head);
    const bool kind = (rel == Rel::compound && token.upos != Upos::PROPN) || (rel == Rel::amod && token.upos == Upos::ADJ && t + 2 >= head);
    if (!below || !kind || carrier(lowered(token.lemma)) || !reading.actors[t].empty()) continue;
    out += lowered(token.lemma) + " ";
  }
  if (!carrier(arg.lemma)) return out + arg.lemma;
  if (!out.empty()) return out.substr(0, out.size() - 1);
  // "imports of rare earths": the good stands after "of".
  for (TokenIndex t = head + 1; t < sentence.tokens.size() && t < head + 6; ++t) {
    if (sentence.tokens[t].head == head && rel_of(sentence.tokens[t].relation) == Rel::nmod) return lowered(sentence.tokens[t].lemma);
  }
  return {};
}

}  // namespace entente
