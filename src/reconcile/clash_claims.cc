#include "reconcile/clash_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <set>
#include <string_view>

#include "reconcile/sameness.h"
#include "text/resolve.h"

namespace entente::reconciling {
namespace {

/// A quotation of fewer words may be said by two.
constexpr std::size_t verbatim_words = 6;
/// Doers that stand for others: "the leaders signed" excludes nobody.
constexpr std::array<std::string_view, 16> vague_doers = {"official", "leader", "head", "chief", "government", "country", "side", "state", "party", "team", "delegation", "man", "person", "people", "nation", "authority"};

std::set<std::string> stems_of(std::string_view text) {
  std::set<std::string> out;
  for (const Word& word : words_of(text)) if (!word.stop && !word.number) out.insert(word.stem);
  return out;
}

std::size_t common(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<std::size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& s) { return b.count(s) > 0; }));
}

/// What a share is of, in stems: "38 percent of South Korea's lithium" -> south korea lithium.
std::set<std::string> whole_of(const Quantity& q, const CodedReport& report) {
  std::set<std::string> out = stems_of(report.report.at(q.whole));
  for (const std::string& s : stems_of(report.report.at(q.of))) out.insert(s);
  return out;
}

std::vector<const Quantity*> amounts_in(const CodedReport& report, Span span, std::string_view dimension) {
  std::vector<const Quantity*> out;
  for (const Quantity& q : report.coding.quantities) if (q.dimension == dimension && q.change == Change::none && span.contains(q.span)) out.push_back(&q);
  return out;
}

/// Five hundredths apart is a rounding.
bool overlap(const Quantity& a, const Quantity& b) {
  const Interval m = share_of(a), n = share_of(b);
  const double slack = 0.05 * std::max(m.high, n.high);
  return m.low <= n.high + slack && n.low <= m.high + slack;
}

bool gives_share(const CodedReport& report, const Quantity& share) {
  const std::vector<const Quantity*> all = amounts_in(report, {0, static_cast<std::uint32_t>(report.report.text.size())}, "share");
  return std::any_of(all.begin(), all.end(), [&](const Quantity* q) { return overlap(*q, share); });
}

/// Half a unit of the last figure written: "$4.2 billion" may be 4.15 or 4.25.
double rounding_of(const Quantity& q) {
  constexpr double most_figures = 1e4;
  double unit = 1;
  const double value = std::abs(q.low.value());
  while (unit * most_figures < value) unit *= 10;
  while (unit * 10 <= value && std::fmod(value, unit * 10) < 1e-6 * unit) unit *= 10;
  return unit / 2;
}

/// Sums that rounding lets be one.
bool may_be_one(const Quantity& a, const Quantity& b) {
  const Interval m = interval_of(a), n = interval_of(b);
  const double rough = a.hedge != Hedge::exact || b.hedge != Hedge::exact ? 0.1 * std::max(m.high, n.high) : 0;
  const double slack = std::max({rounding_of(a), rounding_of(b), rough});
  return m.low <= n.high + slack && n.low <= m.high + slack;
}

/// Sums further apart are mostly of two things.
bool near(const Quantity& a, const Quantity& b) {
  constexpr double most = 1.5;
  const Interval m = interval_of(a), n = interval_of(b);
  return std::max(m.high, n.high) <= most * std::min(m.low, n.low);
}

bool gives_sum(const CodedReport& report, const Quantity& sum) {
  return std::any_of(report.coding.quantities.begin(), report.coding.quantities.end(), [&](const Quantity& q) {
    return q.dimension == sum.dimension && q.unit == sum.unit && may_be_one(q, sum);
  });
}

/// How likely the sentences must be the same; nothing: the sums are told of other doers or things.
std::optional<double> sum_bar(const Quantity& m, const Quantity& n, const Side& a, const Side& b) {
  const std::optional<std::size_t> i = clause_at(m.span, a), j = clause_at(n.span, b);
  if (!i || !j) return std::nullopt;
  const Trace& x = a.unit.traces[*i];
  const Trace& y = b.unit.traces[*j];
  if (!same_predicate(x, y)) return std::nullopt;
  const CoreMatch core = core_of(x, y);
  if (core.differ > 0) return std::nullopt;
  return core.same > 0 ? -1.5 : 0.0;
}

struct Speaker {
  std::string name;                  ///< the fullest; empty: nobody is named
  std::set<std::string> words;       ///< capitalised stems of the name and of what stands at the quotation
};

void add_capitals(std::set<std::string>& out, std::string_view text) {
  for (const Word& word : words_of(text)) if (word.capital) out.insert(word.stem);
}

Speaker speaker_of(const Quote& quote, const CodedReport& report) {
  const std::string_view written = report.report.at(quote.speaker);
  Speaker out;
  add_capitals(out.words, written);
  // "he added" may be anybody.
  const std::vector<Word> said = words_of(written);
  if (out.words.empty() || std::all_of(said.begin(), said.end(), [](const Word& w) { return w.stop; })) return out;
  out.name = std::string(written);
  if (quote.entity >= 0 && static_cast<std::size_t>(quote.entity) < report.coding.entities.size()) {
    const Entity& entity = report.coding.entities[static_cast<std::size_t>(quote.entity)];
    // A paper quotes others' words as well.
    if (entity.kind != EntityKind::person && entity.kind != EntityKind::other) return {};
    out.name = entity.name;
    add_capitals(out.words, entity.name);
  }
  const std::vector<Word> words = words_of(out.name);
  // "Foreign Ministry spokesman" names nobody.
  if (words.size() < 2 || !words.back().capital || !words[words.size() - 2].capital) out.name.clear();
  return out;
}

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> out;
  for (const Word& word : words_of(text)) out.push_back(word.folded);
  return out;
}

bool holds(const std::vector<std::string>& all, const std::vector<std::string>& part) {
  return std::search(all.begin(), all.end(), part.begin(), part.end()) != all.end();
}

bool same_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::min(a.size(), b.size()) >= verbatim_words && (a.size() <= b.size() ? holds(b, a) : holds(a, b));
}

bool is_fact(const Claim& claim) {
  return !claim.negated && (claim.status == Status::happened || claim.status == Status::ongoing || claim.status == Status::unclear);
}

const Argument* filler(const Claim& claim, Role role) {
  for (const Argument& arg : claim.args) if (arg.role == role && !arg.lemma.empty()) return &arg;
  return nullptr;
}

bool same_theme(const Claim& c, const Claim& d) {
  const Argument* a = filler(c, Role::theme);
  const Argument* b = filler(d, Role::theme);
  return a != nullptr && b != nullptr && stem(fold(a->lemma)) == stem(fold(b->lemma));
}

bool is_vague(std::string_view lemma) { return std::find(vague_doers.begin(), vague_doers.end(), lemma) != vague_doers.end(); }

std::set<std::string> states_of(const Argument& arg) {
  std::set<std::string> out;
  for (const Actor& actor : arg.actors) if (!actor.state.empty()) out.insert(actor.state);
  return out;
}

/// Persons and bodies act; a car or a temper stands for somebody, and a pronoun for anybody.
bool is_somebody(const Argument& arg, const CodedReport& report) {
  if (arg.entity < 0 || static_cast<std::size_t>(arg.entity) >= report.coding.entities.size()) return !arg.actors.empty();
  const Entity& entity = report.coding.entities[static_cast<std::size_t>(arg.entity)];
  const bool pronoun = std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return m.pronoun && m.head == arg.head; });
  return !pronoun && (!arg.actors.empty() || (entity.kind != EntityKind::other && entity.kind != EntityKind::place));
}

bool mentions(const CodedReport& report, std::string_view name) { return fold(report.report.text).find(fold(name)) != std::string::npos; }

bool is_official(const Argument& arg) {
  return std::any_of(arg.actors.begin(), arg.actors.end(), [](const Actor& actor) {
    return std::find(actor.sectors.begin(), actor.sectors.end(), "GOV") != actor.sectors.end();
  });
}

bool acts_for_a_state(const Argument& arg) {
  constexpr std::array<std::string_view, 5> offices = {"GOV", "MIL", "LEG", "JUD", "SPY"};
  return std::any_of(arg.actors.begin(), arg.actors.end(), [&](const Actor& actor) {
    return !actor.state.empty() || std::any_of(actor.sectors.begin(), actor.sectors.end(), [&](const std::string& s) { return std::find(offices.begin(), offices.end(), s) != offices.end(); });
  });
}

/// "the presidents signed the treaty" against "the ministers signed the treaty": offices of the same states.
void doers(std::vector<Clash>& out, const Claim& c, const Claim& d, const CodedReport& x, const CodedReport& y) {
  const Argument* a = filler(c, Role::agent);
  const Argument* b = filler(d, Role::agent);
  if (a == nullptr || b == nullptr || a->lemma == b->lemma || !same_theme(c, d) || is_vague(a->lemma) || is_vague(b->lemma)) return;
  const auto is_noun = [](const CodedReport& report, const Argument& arg) {
    const std::string_view head = report.report.at(arg.head);
    return !head.empty() && head.front() >= 'a' && head.front() <= 'z';
  };
  if (!is_noun(x, *a) || !is_noun(y, *b) || !is_somebody(*a, x) || !is_somebody(*b, y)) return;
  // Pirates may be called attackers; presidents are no ministers.
  const bool renamed = mentions(y, a->lemma) || mentions(x, b->lemma);
  if (renamed && !(is_official(*a) && is_official(*b))) return;
  // Crowds, crews and police go by many names; which office, which force, whose people it was is told.
  if (!acts_for_a_state(*a) || !acts_for_a_state(*b)) return;
  // "the House committee" and "the chairman of the House committee".
  if (common(stems_of(x.report.at(a->span)), stems_of(y.report.at(b->span))) > 0) return;
  const std::set<std::string> s = states_of(*a), t = states_of(*b);
  if (!s.empty() && !t.empty() && common(s, t) == 0) return;
  out.push_back({"identity", "agent of " + predicate_of(c, x), true, 0, {a->lemma, std::string(x.report.at(a->span))}, {b->lemma, std::string(y.report.at(b->span))}});
}

bool open_to(const Quantity& q, const Quantity& other) {
  const Interval m = interval_of(q), n = interval_of(other);
  if (q.hedge == Hedge::at_least || q.hedge == Hedge::above) return n.high >= m.low;
  if (q.hedge == Hedge::at_most || q.hedge == Hedge::below) return n.low <= m.high;
  return m.low <= n.high && n.low <= m.high;
}

const Quantity* counted_in(const Argument& arg, const Claim& claim) {
  if (arg.quantity < 0 || static_cast<std::size_t>(arg.quantity) >= claim.quantities.size()) return nullptr;
  const Quantity& q = claim.quantities[static_cast<std::size_t>(arg.quantity)];
  return q.change == Change::none && q.dimension == "count" && q.of.overlaps(arg.head) ? &q : nullptr;
}

/// Does the report count that many of the same anywhere?
bool counts(const CodedReport& report, const Quantity& wanted, const std::set<std::string>& things) {
  return std::any_of(report.coding.quantities.begin(), report.coding.quantities.end(), [&](const Quantity& q) {
    return open_to(q, wanted) && open_to(wanted, q) && common(stems_of(report.report.at(q.of)), things) > 0;
  });
}

/// "four members walked out" against "five members walked out": as many did, or had it done to them, in one act.
void head_counts(std::vector<Clash>& out, const Claim& c, const Claim& d, const CodedReport& x, const CodedReport& y) {
  if (std::any_of(out.begin(), out.end(), [](const Clash& clash) { return clash.slot == "number"; })) return;      // found by the words alone
  for (const Argument& a : c.args) {
    for (const Argument& b : d.args) {
      if (a.role != b.role || (a.role != Role::agent && a.role != Role::theme)) continue;
      const Quantity* m = counted_in(a, c);
      const Quantity* n = counted_in(b, d);
      if (m == nullptr || n == nullptr || open_to(*m, *n) || open_to(*n, *m)) continue;
      const std::set<std::string> s = stems_of(x.report.at(m->of)), t = stems_of(y.report.at(n->of));
      if (common(s, t) == 0 || counts(x, *n, t) || counts(y, *m, s)) continue;
      const bool exact = m->hedge == Hedge::exact && n->hedge == Hedge::exact;
      out.push_back({"number", "in " + predicate_of(c, x), exact, 0.5, {to_line(*m), std::string(x.report.at(m->span))}, {to_line(*n), std::string(y.report.at(n->span))}});
    }
  }
}

/// The cities of a claim; none if the sentence names a city of the other claim as well.
const Place* only_city(const Claim& claim) {
  const Place* out = nullptr;
  for (const Place& place : claim.places) {
    if (place.precision != PlacePrecision::city) continue;
    if (out != nullptr && out->name != place.name) return nullptr;
    out = &place;
  }
  return out;
}

/// A report that names the other's city anywhere may mean a place inside it.
void cities(std::vector<Clash>& out, const Claim& c, const Claim& d, const CodedReport& x, const CodedReport& y) {
  const Place* p = only_city(c);
  const Place* q = only_city(d);
  if (p == nullptr || q == nullptr || p->name == q->name || mentions(x, q->name) || mentions(y, p->name)) return;
  out.push_back({"place", "of " + predicate_of(c, x), true, 0, {p->name, std::string(x.report.at(p->span))}, {q->name, std::string(y.report.at(q->span))}});
}

/// Meetings, visits and talks: one may be told under any of these names.
bool is_contact(const Claim& claim) {
  return (claim.event && claim.event->type == EventType::CONSULT) || claim.frame == "visit" || claim.frame == "talks" || claim.frame == "meet";
}

/// "follows Holm's trip to Lima": a contact that the claim only names.
bool names_contact(const Claim& claim, const Place& city) {
  constexpr std::array<std::string_view, 9> nouns = {"trip", "visit", "meeting", "talk", "talks", "summit", "discussion", "tour", "encounter"};
  return std::any_of(claim.args.begin(), claim.args.end(), [&](const Argument& arg) {
    return arg.span.contains(city.span) && std::find(nouns.begin(), nouns.end(), arg.lemma) != nouns.end();
  });
}

/// The narrow days a contact was on; nothing: none are given.
std::optional<DayRange> contact_days(const Claim& claim, const Published& published) {
  constexpr int widest = 31;
  for (const When& when : claim.when) {
    if (when.type != TimexType::date) continue;
    const DayRange days = when.days.known() ? when.days : resolve(when, published.days);
    if (days.earliest && days.latest && *days.latest - *days.earliest <= widest) return days;
  }
  return std::nullopt;
}

std::optional<Contact> contact_of(const Claim& claim, const Published& published) {
  const Place* city = only_city(claim);
  if (city == nullptr || !is_fact(claim) || !(is_contact(claim) || names_contact(claim, *city))) return std::nullopt;
  const std::optional<DayRange> days = contact_days(claim, published);
  return days ? std::optional<Contact>({city, *days}) : std::nullopt;
}

/// Has the report a contact in that city in these days as well?
bool has_contact_in(const Side& side, const Contact& other) {
  return std::any_of(side.report.coding.claims.begin(), side.report.coding.claims.end(), [&](const Claim& claim) {
    const std::optional<Contact> mine = contact_of(claim, side.published);
    return mine && mine->city->name == other.city->name && may_overlap(mine->days, other.days);
  });
}

/// Are the shares told of by one predicate of the same? An offer of 6 percent and a rise of 9 are two.
bool of_one_claim(const Quantity& m, const Quantity& n, const Side& a, const Side& b) {
  const std::optional<std::size_t> i = clause_at(m.span, a), j = clause_at(n.span, b);
  return i && j && (same_predicate(a.unit.traces[*i], b.unit.traces[*j]) && core_of(a.unit.traces[*i], b.unit.traces[*j]).differ == 0);
}

}  // namespace

void read_contacts(Side& side) {
  for (const std::uint32_t i : side.unit.claims) {
    if (const std::optional<Contact> contact = contact_of(side.report.coding.claims[i], side.published)) side.contacts.push_back(*contact);
  }
}

void meeting_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  for (const Contact& m : a.contacts) {
    for (const Contact& n : b.contacts) {
      if (m.city->name == n.city->name || m.city->state != n.city->state || !may_overlap(m.days, n.days)) continue;
      const bool shared_name = std::any_of(a.unit.names.begin(), a.unit.names.end(), [&](std::uint64_t name) { return std::binary_search(b.unit.names.begin(), b.unit.names.end(), name); });
      if (!shared_name || has_contact_in(a, n) || has_contact_in(b, m)) continue;
      out.push_back({"place", "of meeting", false, any_pair, {m.city->name, std::string(a.report.report.at(m.city->span))}, {n.city->name, std::string(b.report.report.at(n.city->span))}});
      return;
    }
  }
}

void read_amounts(Side& side) {
  side.shares = amounts_in(side.report, side.unit.span, "share");
  side.sums = amounts_in(side.report, side.unit.span, "money");
}

void sum_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  for (const Quantity* m : a.sums) {
    for (const Quantity* n : b.sums) {
      if (m->unit != n->unit || may_be_one(*m, *n) || !near(*m, *n) || gives_sum(b.report, *m) || gives_sum(a.report, *n)) continue;
      const std::optional<double> bar = sum_bar(*m, *n, a, b);
      if (!bar) continue;
      out.push_back({"number", "sum", m->hedge == Hedge::exact && n->hedge == Hedge::exact, *bar, {to_line(*m), std::string(a.report.report.at(m->span))},
                     {to_line(*n), std::string(b.report.report.at(n->span))}});
    }
  }
}

void read_quotations(Side& side) {
  for (const Quote& quote : side.report.coding.quotes) {
    if (quote.kind == QuoteKind::direct && (side.unit.span.contains(quote.span) || quote.span.contains(side.unit.span))) side.quotations.push_back(&quote);
  }
}

void share_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  const CodedReport& x = a.report;
  const CodedReport& y = b.report;
  for (const Quantity* m : a.shares) {
    for (const Quantity* n : b.shares) {
      const std::set<std::string> s = whole_of(*m, x), t = whole_of(*n, y);
      const std::size_t shared = common(s, t);
      if (shared == 0 || overlap(*m, *n) || gives_share(y, *m) || gives_share(x, *n)) continue;
      const bool whole = shared >= 2 || shared == std::min(s.size(), t.size());
      if (!whole || !of_one_claim(*m, *n, a, b)) continue;
      out.push_back({"number", "share", true, shared >= 2 ? -1.8 : 0, {to_line(*m), std::string(x.report.at(m->span))}, {to_line(*n), std::string(y.report.at(n->span))}});
    }
  }
}

void speaker_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  const CodedReport& x = a.report;
  const CodedReport& y = b.report;
  for (const Quote* m : a.quotations) {
    for (const Quote* n : b.quotations) {
      const Speaker s = speaker_of(*m, x), t = speaker_of(*n, y);
      if (s.name.empty() || t.name.empty() || common(s.words, t.words) > 0 || !same_words(folded_words(x.report.at(m->span)), folded_words(y.report.at(n->span)))) continue;
      out.push_back({"attribution", "quote", true, -2, {fold(s.name), s.name}, {fold(t.name), t.name}});
    }
  }
}

void event_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  const CodedReport& x = a.report;
  const CodedReport& y = b.report;
  for (std::size_t i = 0; i < a.unit.claims.size(); ++i) {
    for (std::size_t j = 0; j < b.unit.claims.size(); ++j) {
      const Claim& c = x.coding.claims[a.unit.claims[i]];
      const Claim& d = y.coding.claims[b.unit.claims[j]];
      if (!is_fact(c) || !is_fact(d)) continue;
      if (c.kind == ClaimKind::statement || d.kind == ClaimKind::statement || !same_predicate(a.unit.traces[i], b.unit.traces[j])) continue;
      doers(out, c, d, x, y);
      head_counts(out, c, d, x, y);
      cities(out, c, d, x, y);
    }
  }
}

}  // namespace entente::reconciling
