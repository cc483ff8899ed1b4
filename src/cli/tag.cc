#include "cli/tag.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "cli/page.h"
#include "values/tokens.h"

namespace entente::cli {
namespace {

constexpr int longest = 31;     // days; a year in a tag is most often that of something else

/// The sentence of a claim and its predicate in it.
struct Seat {
  const Sentence* sentence = nullptr;
  TokenIndex head = no_token;
  const Token& operator[](TokenIndex t) const { return sentence->tokens[t]; }
};

Seat seat_of(const CodedReport& report, const Claim& claim) {
  if (claim.sentence >= report.sentences.size() || claim.head.empty()) return {};
  const Sentence& sentence = report.sentences[claim.sentence];
  const TokenIndex head = token_beginning_at(sentence, claim.head.begin);
  return head == no_token ? Seat{} : Seat{&sentence, head};
}

bool is_one_of(std::string_view relation, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(), [&](std::string_view r) { return relation == r || (relation.starts_with(r) && relation[r.size()] == ':'); });
}

/// The head of the clause around a token: up over nouns and verbs that share their subject.
TokenIndex clause_of(const Seat& seat, TokenIndex t) {
  while (seat[t].head != no_token && !is_one_of(seat[t].relation, {"ccomp", "advcl", "acl", "conj", "parataxis", "csubj"})) t = seat[t].head;
  return t;
}

/// Does the sentence as a whole say this? Its main verb, what that says or begins, or the noun that it does or undergoes.
bool is_main(const Seat& seat) {
  if (seat.head == no_token) return false;
  TokenIndex t = seat.head;
  const bool noun = seat[t].upos == Upos::NOUN || seat[t].upos == Upos::PROPN;
  if (noun && (is_one_of(seat[t].relation, {"obj"}) || seat[t].relation == "nsubj:pass")) t = seat[t].head;
  for (; seat[t].head != no_token; t = seat[t].head) {
    if (!is_one_of(seat[t].relation, {"ccomp", "xcomp", "parataxis", "conj"})) return false;
    const Upos above = seat[seat[t].head].upos;
    if (above == Upos::NOUN && seat[seat[t].head].head != no_token) return false;
  }
  return true;
}

bool is_quoted(const CodedReport& report, Span span) {
  return std::any_of(report.coding.quotes.begin(), report.coding.quotes.end(), [&](const Quote& q) { return q.kind == QuoteKind::direct && q.span.contains(span); });
}

/// The head word of a time expression.
TokenIndex head_of(const Seat& seat, Span span) {
  for (TokenIndex t = 0; t < seat.sentence->tokens.size(); ++t) {
    const Token& token = seat[t];
    if (span.contains(token.span) && (token.head == no_token || !span.contains(seat[token.head].span))) return t;
  }
  return no_token;
}

/// Do the words of the time hang on the claim's predicate, or on a verb of its clause?
bool hangs_on(const Seat& seat, const When& when) {
  const TokenIndex time = head_of(seat, when.span);
  if (time == no_token) return false;
  if (time == seat.head) return true;
  if (seat[time].head == no_token || !is_one_of(seat[time].relation, {"obl", "nmod", "advmod"})) return false;
  const TokenIndex governor = seat[time].head;
  const bool nominal = (seat[governor].upos == Upos::NOUN || seat[governor].upos == Upos::PROPN) && seat[governor].head != no_token && governor != seat.head;
  return !nominal && clause_of(seat, governor) == clause_of(seat, seat.head);
}

/// Days that a status allows: nothing has happened after its report, nothing is ahead before it.
bool fits(const DayRange& days, const Claim& claim, const Published& published) {
  if (!published.days.earliest || !published.days.latest) return true;
  const bool ahead = claim.status == Status::planned || claim.status == Status::expected || claim.status == Status::ongoing || claim.status == Status::possible;
  if (ahead) return !days.latest || *published.days.earliest <= *days.latest;
  return !days.earliest || *days.earliest <= *published.days.latest;
}

bool is_within(const DayRange& days, int most) { return days.earliest && days.latest && *days.latest - *days.earliest < most; }

/// Two days in one sentence: whose is which, a tree does not tell well enough.
bool has_another_day(const CodedReport& report, const Seat& seat, const When& own) {
  constexpr int week = 7;
  return std::any_of(report.coding.times.begin(), report.coding.times.end(), [&](const When& when) {
    return seat.sentence->span.contains(when.span) && !when.span.overlaps(own.span) && is_within(when.days, week) && is_within(own.days, week) && !(when.days == own.days);
  });
}

std::string day_of(const CodedReport& report, const Seat& seat, const Claim& claim, const Published& published) {
  if (claim.when.empty()) return {};
  const When& when = claim.when.front();
  const DayRange& days = when.days;
  const bool told = when.anchor == Anchor::explicit_date || when.anchor == Anchor::publication || when.anchor == Anchor::none;
  if (!is_within(days, longest) || has_another_day(report, seat, when) || when.type == TimexType::duration || when.type == TimexType::set) return {};
  return told && hangs_on(seat, when) && fits(days, claim, published) ? words_of(days) : std::string();
}

std::string with_blanks(std::string_view name) {
  std::string out(name);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

/// "would not run if appointed": what may never come about.
bool hangs_on_if(const Seat& seat) {
  const auto& tokens = seat.sentence->tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    if ((token.lemma != "if" && token.lemma != "unless") || token.relation != "mark" || token.head == no_token) return false;
    return is_one_of(seat[token.head].relation, {"advcl"}) && seat[token.head].head == seat.head;
  });
}

bool has_child(const Seat& seat, std::initializer_list<std::string_view> lemmas) {
  const auto& tokens = seat.sentence->tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& t) { return t.head == seat.head && std::find(lemmas.begin(), lemmas.end(), t.lemma) != lemmas.end(); });
}

/// "Holm would often sail" is the past, "How Holm would sail" a question, "presumably Holm meant a ferry" a guess at what was; "Holm said she would sail" is ahead.
bool is_of_no_plan(const Seat& seat, bool predicted) {
  if (seat.head == no_token) return false;
  if (has_child(seat, {"sometimes", "often", "usually", "always", "frequently", "regularly", "occasionally"})) return true;
  const Token& first = seat.sentence->tokens.front();
  if (first.lemma == "how" || first.lemma == "why" || first.lemma == "what" || first.lemma == "who") return true;
  const bool told = is_one_of(seat[seat.head].relation, {"ccomp", "xcomp", "conj"});
  return (has_child(seat, {"would"}) && !told) || (predicted && seat[seat.head].xpos == "VBD");
}

/// The subject of the predicate, or of the verb above that lends its own ("plans to sign").
TokenIndex subject_of(const Seat& seat) {
  for (TokenIndex verb = seat.head; verb != no_token; verb = seat[verb].head) {
    for (TokenIndex t = 0; t < seat.sentence->tokens.size(); ++t) if (seat[t].head == verb && is_one_of(seat[t].relation, {"nsubj"})) return t;
    if (!is_one_of(seat[verb].relation, {"xcomp", "conj", "obj"})) break;
  }
  return no_token;
}

/// Somebody who can mean to do something: a person, a body, a state, or a pronoun for one.
bool is_actor(const CodedReport& report, const Token& subject) {
  if (subject.upos == Upos::PRON) return true;
  return std::any_of(report.coding.entities.begin(), report.coding.entities.end(), [&](const Entity& entity) {
    if (entity.kind == EntityKind::other) return false;
    return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return m.head.contains(subject.span); });
  });
}

}  // namespace

std::string tag_of(const CodedReport& report, const Published& published, const Finding& finding, const DayRange& due) {
  const Claim& claim = finding.claim;
  const Seat seat = seat_of(report, claim);
  const bool sure = is_main(seat) && !is_quoted(report, claim.head);
  std::vector<std::string> parts;
  if (sure && claim.event) parts.push_back(fmt::format("{}{}{}", name_of(claim.event->type), claim.event->mode.empty() ? "" : " ", claim.event->mode));
  if (sure && claim.tie && !claim.tie->subjects.empty() && !claim.tie->objects.empty()) parts.push_back("tie: " + with_blanks(name_of(claim.tie->kind)));
  const bool told = claim.status != Status::unclear && claim.status != Status::background;
  if (sure && told && (claim.event || claim.kind == ClaimKind::plan)) parts.push_back((claim.negated ? "not " : "") + std::string(name_of(claim.status)));
  if (sure) if (std::string day = day_of(report, seat, claim, published); !day.empty()) parts.push_back(due.known() ? words_of(due) : std::move(day));
  return fmt::format("{}", fmt::join(parts, ", "));
}

bool is_saying(const CodedReport& report, const Finding& finding) {
  const Claim& claim = finding.claim;
  const Span sentence = claim.sentence < report.sentences.size() ? report.sentences[claim.sentence].span : claim.cite.span;
  const bool quotes = std::any_of(report.coding.quotes.begin(), report.coding.quotes.end(), [&](const Quote& q) {
    return q.kind == QuoteKind::direct && !q.speaker.empty() && q.span.overlaps(sentence) && 2 * q.span.size() > sentence.size();
  });
  if (quotes) return true;
  if (claim.kind != ClaimKind::statement && claim.holders.empty()) return false;
  const Seat seat = seat_of(report, claim);
  return seat.head == no_token || is_main(seat);
}

bool is_comment(const CodedReport& report, const Finding& finding) {
  const std::uint32_t sentence = finding.claim.sentence;
  return std::any_of(report.coding.claims.begin(), report.coding.claims.end(), [&](const Claim& claim) {
    if (claim.sentence != sentence || claim.kind != ClaimKind::comment) return false;
    const Seat seat = seat_of(report, claim);
    return seat.head != no_token && seat[seat.head].head == no_token;
  });
}

bool is_firm(const CodedReport& report, const Finding& finding, bool predicted) {
  const Claim& claim = finding.claim;
  const Seat seat = seat_of(report, claim);
  if (!is_main(seat) || is_comment(report, finding) || claim.status == Status::conditional || claim.status == Status::counterfactual) return false;
  if (is_of_no_plan(seat, predicted)) return false;
  const TokenIndex subject = subject_of(seat);
  if (subject == no_token) return true;
  const Token& who = seat[subject];
  const bool second = who.features.person == 2, quoted = is_quoted(report, claim.head);
  if (!predicted && !is_actor(report, who)) return false;
  return !second && !(quoted && who.upos != Upos::PROPN) && !hangs_on_if(seat);
}

}  // namespace entente::cli
