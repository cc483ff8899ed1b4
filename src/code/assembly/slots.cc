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

bool gives_time_only(const ClauseWords& words, const Sentence& sentence, const Clause& clause) {
  if (clause.form != ClauseForm::verbal || clause.passive || !clause.mark.empty() || clause.predicate == 0) return false;
  if (clause.link != ClauseLink::advcl && clause.link != ClauseLink::acl) return false;
  const bool participle = sentence.tokens[clause.predicate].xpos == "VBG";
  return participle && words.phase(clause.lemma) && sentence.tokens[clause.predicate - 1].upos == Upos::NOUN &&
         std::none_of(clause.args.begin(), clause.args.end(), [](const ClauseArg& a) {
           return !a.shared && (a.kind == ArgKind::object || a.kind == ArgKind::complement);
         });
}

void fill_slots(const ClauseWords& words, const Sentence& sentence, const SentenceReading& reading, std::size_t clause, Claim& claim) {
  std::vector<std::size_t> lenders;
  if (const std::int32_t lender = lent_by(reading, clause); lender >= 0) lenders.push_back(static_cast<std::size_t>(lender));
  for (std::size_t i = 0; i < reading.clauses.size(); ++i) {
    const Clause& other = reading.clauses[i];
    if (other.parent < 0 || !gives_time_only(words, sentence, other)) continue;
    const std::int32_t above = reading.clauses[static_cast<std::size_t>(other.parent)].parent;
    const bool through_noun = reading.clauses[static_cast<std::size_t>(other.parent)].nominal() && above == static_cast<std::int32_t>(clause);
    if (other.parent == static_cast<std::int32_t>(clause) || through_noun) lenders.push_back(i);
  }
  const auto mine = [&](Span span) {
    return owns(sentence, reading, clause, span) ||
           std::any_of(lenders.begin(), lenders.end(), [&](std::size_t i) { return owns(sentence, reading, i, span); });
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

namespace {

// "equipped the crew | with radios": what hung on the object is no part of it.
void cut_hung(const Sentence& sentence, const ClauseArg& hung, std::vector<Argument>& args) {
  if (hung.kind != ArgKind::oblique || hung.prep.empty() || hung.prep == "of") return;
  const TokenIndex first = token_from(sentence, hung.span.begin);
  const auto words = static_cast<TokenIndex>(1 + std::count(hung.prep.begin(), hung.prep.end(), ' '));
  if (first <= words) return;
  const std::uint32_t end = sentence.tokens[first - words - 1].span.end;
  for (Argument& arg : args) {
    if (arg.span.contains(hung.span) && arg.span.end == hung.span.end && arg.head.end <= end) arg.span.end = end;
  }
}

// "insisted | on leaving": a gerund that the verb takes reads with it.
void read_on(const ClauseArg& gerund, Span& cite) {
  const std::uint32_t between = static_cast<std::uint32_t>(gerund.prep.size()) + 2;
  if (gerund.span.begin >= cite.end && gerund.span.begin <= cite.end + between) cite.end = gerund.span.end;
}

}  // namespace

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
    if (from.kind == ArgKind::gerund) read_on(from, claim.cite.span);
    if (role.inner_of >= 0) cut_hung(sentence, from, claim.args);
    arg.quantity = from.kind == ArgKind::complement || from.kind == ArgKind::gerund ? -1 : quantity_in(claim, arg.span);
    if (from.kind == ArgKind::oblique && arg.actors.empty() && arg.quantity < 0 && is_time(claim, arg.span, arg.head)) arg.role = Role::time;
    claim.args.push_back(std::move(arg));
  }
}

std::string good_lemma(const Report& report, const Sentence& sentence, const SentenceReading& reading, const Argument& arg) {
  static constexpr std::array<std::string_view, 12> carriers = {"export", "import", "supply", "shipment", "sale", "purchase",
                                                                "delivery", "need", "demand", "output", "production", "industry"};
  // Adjectives that judge or measure a good are no part of its name.
  static constexpr std::array<std::string_view, 17> judging = {"essential", "critical", "crucial", "vital",  "key",      "important",
                                                               "necessary", "strategic", "annual", "total", "overall",  "own",
                                                               "needed",    "valuable",  "yearly", "monthly", "such"};
  const auto judges = [&](std::string_view lemma) { return std::find(judging.begin(), judging.end(), lemma) != judging.end(); };
  const auto carrier = [&](std::string_view lemma) { return std::find(carriers.begin(), carriers.end(), lemma) != carriers.end(); };
  const auto noun = std::find_if(reading.clauses.begin(), reading.clauses.end(), [&](const Clause& c) {
    return sentence.tokens[c.predicate].span == arg.head;
  });
  if (noun == reading.clauses.end()) return carrier(arg.lemma) ? std::string() : arg.lemma;
  std::string out;
  TokenIndex next = noun->predicate;   // words that belong to the name of the good stand right before it
  std::vector<TokenIndex> before;
  for (const ClauseArg& a : noun->args) {
    if (a.kind == ArgKind::compound || a.kind == ArgKind::modifier) before.push_back(a.head);
  }
  std::sort(before.rbegin(), before.rend());
  for (TokenIndex t : before) {
    const Token& token = sentence.tokens[t];
    if (t + 1 != next || !reading.actors[t].empty() || token.upos == Upos::PROPN || carrier(lowered(token.lemma)) || judges(lowered(token.lemma))) break;
    // As written: a tagger that takes "copper" for a comparative must not make it "copp".
    const std::string word = lowered(report.at(token.span));
    out = out.empty() ? word : word + " " + out;
    next = t;
  }
  if (!carrier(arg.lemma)) return out.empty() ? arg.lemma : out + " " + arg.lemma;
  if (!out.empty()) return out;
  // "imports of rare earths": the good stands after "of".
  for (const ClauseArg& a : noun->args) {
    if (a.kind == ArgKind::oblique && a.prep == "of" && reading.actors[a.head].empty()) return lowered(sentence.tokens[a.core].lemma);
  }
  return {};
}

}  // namespace entente
