#include "follow/plans.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "text/frequency.h"
#include "text/resolve.h"
#include "text/words.h"
#include "values/tokens.h"

namespace entente::following {
namespace {

bool is_plan(const Claim& claim) { return claim.kind == ClaimKind::plan || claim.announced.has_value(); }

bool has_happened(const Claim& claim) {
  return claim.status == Status::happened || claim.status == Status::ongoing || claim.status == Status::denied;
}

/// Somebody expects it, and nobody who could do it has announced it.
bool is_predicted(const Claim& claim) { return claim.status == Status::expected && !claim.announced; }

bool any_compatible(const std::vector<Actor>& a, const std::vector<Actor>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Actor& x) {
    return std::any_of(b.begin(), b.end(), [&](const Actor& y) { return !x.state.empty() && compatible(x, y); });
  });
}

/// Does whoever says it speak of what he will do himself?
bool of_his_own(const Claim& statement, const Claim& said) {
  return said.event && std::any_of(statement.args.begin(), statement.args.end(), [&](const Argument& arg) {
    return arg.role == Role::agent && any_compatible(arg.actors, said.event->actors);
  });
}

/// What somebody says that he will do ("Lima said it would close the port in May"); null: nothing.
const Claim* said_of_himself(const Claim& claim, const std::vector<Claim>& claims) {
  if (claim.kind != ClaimKind::statement) return nullptr;
  for (const Argument& arg : claim.args) {
    if (arg.role != Role::content || arg.claim < 0) continue;
    const Claim& said = claims[static_cast<std::size_t>(arg.claim)];
    if (said.announced && of_his_own(claim, said)) return &said;
  }
  return nullptr;
}

/// What a finding announces, and the report of the story whose words it is.
struct Meant {
  const Claim& claim;
  std::uint32_t report = 0;
};

/// The finding's claim, or what somebody says in it, or in the words of one of its reports, that he will do.
Meant meant(const Finding& finding, const StoryBrief& brief, std::span<const CodedReport> reports) {
  const Meant own{finding.claim, finding.claim_report};
  if (is_plan(finding.claim) || finding.claim.kind != ClaimKind::statement) return own;
  const auto claims_of = [&](std::uint32_t report) -> const std::vector<Claim>& { return reports[brief.story.reports[report]].coding.claims; };
  if (const Claim* said = said_of_himself(finding.claim, claims_of(finding.claim_report))) return {*said, finding.claim_report};
  for (const Support& s : finding.support) {
    if (s.claim < 0) continue;
    const std::vector<Claim>& claims = claims_of(s.report);
    if (const Claim* said = said_of_himself(claims[static_cast<std::size_t>(s.claim)], claims)) return {*said, s.report};
  }
  return own;
}

/// The outcome has the announced type, and the same actors act.
bool same_event(const Claim& plan, const Claim& outcome) {
  if (!outcome.event || !plan.event) return false;
  const EventType type = plan.announced ? plan.announced->type : plan.event->type;
  const std::string& mode = plan.announced ? plan.announced->mode : plan.event->mode;
  if (outcome.event->type != type || (!mode.empty() && !outcome.event->mode.empty() && mode != outcome.event->mode)) return false;
  return any_compatible(plan.event->actors, outcome.event->actors) || any_compatible(plan.event->actors, outcome.event->recipients);
}

/// The same frame with a filler in common beside the one who acts.
bool same_frame(const Claim& plan, const Claim& outcome) {
  if (plan.frame.empty() || plan.frame != outcome.frame) return false;
  for (const Argument& a : plan.args) {
    for (const Argument& b : outcome.args) {
      if (a.role == b.role && a.role != Role::agent && !a.lemma.empty() && a.lemma == b.lemma) return true;
    }
  }
  return false;
}

/// Does this clause tell the event as still to come?
bool tells_ahead(const Claim& claim, const Claim& plan) {
  const bool ahead = claim.status == Status::planned || claim.status == Status::expected || claim.announced;
  return ahead && (same_event(plan, claim) || same_frame(plan, claim) || (claim.announced && plan.announced && *claim.announced == *plan.announced));
}

/// Days on which something may be due, and how far they can be trusted.
struct Due {
  DayRange days;
  bool dated = false;      // the report states its day
  int width = 0;
};

DayRange first_of(const DayRange& days) { return {days.earliest, days.earliest}; }
DayRange last_of(const DayRange& days) { return {days.latest, days.latest}; }

// A plan lies ahead of the report that tells it: days wholly before are those of something else.
std::optional<Due> due_of(const When& when, const Published& published) {
  const bool open = when.type != TimexType::date && when.type != TimexType::time;
  const DayRange days = when.days.known() ? when.days : resolve(when, published.days);
  if (open || !days.earliest || !days.latest) return std::nullopt;
  // "Section 1557": no year.
  if (*days.latest < Day::of(1900, 1, 1)) return std::nullopt;
  // "later this year", from a report that may be of either year.
  if (!when.days.known() && !may_overlap(resolve(when, first_of(published.days)), resolve(when, last_of(published.days)))) return std::nullopt;
  if (published.days.earliest && *days.latest < *published.days.earliest) return std::nullopt;
  return Due{days, published.how == PublishedHow::stated || published.how == PublishedHow::user, *days.latest - *days.earliest};
}

/// "vowed on Tuesday to stay": the day hangs on a verb in the past above the plan's own.
bool is_of_saying(const CodedReport& report, const Claim& claim, const When& when) {
  if (claim.sentence >= report.sentences.size()) return false;
  const std::vector<Token>& tokens = report.sentences[claim.sentence].tokens;
  const TokenIndex head = token_beginning_at(report.sentences[claim.sentence], claim.head.begin);
  const auto time = std::find_if(tokens.begin(), tokens.end(), [&](const Token& t) { return when.span.contains(t.span) && t.head != no_token && !when.span.contains(tokens[t.head].span); });
  if (head == no_token || time == tokens.end()) return false;
  for (TokenIndex above = tokens[head].head; above != no_token; above = tokens[above].head) {
    if (time->head == above) return tokens[above].xpos == "VBD";
  }
  return false;
}

/// The narrowest days that a dated report gives the plan itself, else those of any report.
DayRange due_of(const Finding& finding, const Meant& announced, const StoryBrief& brief, std::span<const CodedReport> reports) {
  const Claim& plan = announced.claim;
  std::optional<Due> best;
  const auto offer = [&](const When& when, const Published& published) {
    const std::optional<Due> due = due_of(when, published);
    if (due && (!best || std::pair(!due->dated, due->width) < std::pair(!best->dated, best->width))) best = due;
  };
  const CodedReport& own = reports[brief.story.reports[announced.report]];
  for (const When& when : plan.when) if (!is_of_saying(own, plan, when)) offer(when, brief.published[announced.report]);
  // "to look into it and to report by March": what the plan is to do.
  for (const Argument& arg : plan.args) {
    if (arg.claim < 0) continue;
    const Claim& part = own.coding.claims[static_cast<std::size_t>(arg.claim)];
    const bool ahead = plan.announced || part.kind == ClaimKind::plan || part.status == Status::planned || part.status == Status::expected;
    if (ahead) for (const When& when : part.when) offer(when, brief.published[announced.report]);
  }
  for (const Support& support : finding.support) {
    const CodedReport& coded = reports[brief.story.reports[support.report]];
    for (const Claim& claim : coded.coding.claims) {
      if (!support.span.contains(claim.head) || !tells_ahead(claim, plan)) continue;
      for (const When& when : claim.when) if (!is_of_saying(coded, claim, when)) offer(when, brief.published[support.report]);
    }
  }
  return best ? best->days : DayRange{};
}

/// Content words of a finding with their weights.
std::map<std::string, double> content(const std::string& text) {
  std::map<std::string, double> out;
  for (const Word& word : words_of(text)) if (!word.stop && word.stem.size() > 1) out[word.stem] = rarity(word.stem);
  return out;
}

/// Of the findings asked for.
class Contents {
 public:
  explicit Contents(const std::vector<Finding>& findings) : findings_(findings), of_(findings.size()) {}

  const std::map<std::string, double>& of(std::uint32_t finding) {
    if (!of_[finding]) of_[finding] = content(findings_[finding].text);
    return *of_[finding];
  }

 private:
  const std::vector<Finding>& findings_;
  std::vector<std::optional<std::map<std::string, double>>> of_;
};

double overlap(const std::map<std::string, double>& a, const std::map<std::string, double>& b) {
  double dot = 0, x = 0, y = 0;
  for (const auto& [stem, w] : a) {
    x += w * w;
    if (b.count(stem)) dot += w * w;
  }
  for (const auto& [_, w] : b) y += w * w;
  return x > 0 && y > 0 ? dot / std::sqrt(x * y) : 0;
}

/// The last report that carries the outcome must not be older than the first that carries the plan.
bool in_order(const Finding& plan, const Finding& outcome, const StoryBrief& brief) {
  const auto day = [&](const Support& s) { return brief.published[s.report].days; };
  return std::any_of(outcome.support.begin(), outcome.support.end(), [&](const Support& o) {
    return std::any_of(plan.support.begin(), plan.support.end(), [&](const Support& p) {
      const DayRange a = day(p), b = day(o);
      return !(b.latest && a.earliest && *b.latest < *a.earliest);
    });
  });
}

/// A thing done outside the days it was due is another thing.
bool in_time(const DayRange& due, const Claim& outcome) {
  for (const When& when : outcome.when) if (when.days.known() && due.known()) return may_overlap(due, when.days);
  return true;
}

struct Settled {
  std::uint32_t finding = 0;
  double score = 0;
  bool done = true;
  std::vector<Support> words;
};

bool is_done(const Claim& claim) { return !claim.negated && claim.status != Status::denied; }

/// One report's sentence may tell as done what the others of its finding announce: "arrives on Sunday", "has arrived".
std::optional<Settled> settled_inside(std::uint32_t plan, const Claim& announced, const StoryBrief& brief, std::span<const CodedReport> reports, const DayRange& due) {
  const Finding& p = brief.findings[plan];
  Settled out{plan, 1, true, {}};
  for (const Support& s : p.support) {
    const Coding& coding = reports[brief.story.reports[s.report]].coding;
    const Claim* told = nullptr;
    std::int32_t index = -1;
    bool ahead = false;
    for (std::size_t c = 0; c < coding.claims.size(); ++c) {
      const Claim& claim = coding.claims[c];
      if (!s.span.contains(claim.head)) continue;
      ahead = ahead || tells_ahead(claim, announced);
      const bool settles = has_happened(claim) && claim.status != Status::ongoing && (same_event(announced, claim) || same_frame(announced, claim)) && in_time(due, claim);
      if (!settles || told != nullptr) continue;
      told = &claim;
      index = static_cast<std::int32_t>(c);
    }
    if (told == nullptr || ahead) continue;
    out.done = out.words.empty() ? is_done(*told) : out.done || is_done(*told);
    const bool undone = told->status == Status::denied;      // who says so stands around it: "a visit to Oslo | was called off"
    out.words.push_back({s.report, undone ? s.span : told->cite.span, index, false});
  }
  // An older report cannot know.
  std::erase_if(out.words, [&](const Support& s) {
    return std::none_of(p.support.begin(), p.support.end(), [&](const Support& other) {
      const DayRange a = brief.published[other.report].days, b = brief.published[s.report].days;
      const bool speaks_of_it = std::any_of(out.words.begin(), out.words.end(), [&](const Support& w) { return w.report == other.report; });
      return !speaks_of_it && !(b.latest && a.earliest && *b.latest < *a.earliest);
    });
  });
  return out.words.empty() ? std::nullopt : std::optional(out);
}

/// A finding and the claim in it that tells a thing done, under way or called off.
struct Told {
  std::uint32_t finding = 0;
  const Claim* claim = nullptr;
  friend bool operator<(const Told& a, const Told& b) { return a.finding != b.finding ? a.finding < b.finding : a.claim->head.begin < b.claim->head.begin; }
  friend bool operator==(const Told& a, const Told& b) { return a.finding == b.finding && a.claim->head.begin == b.claim->head.begin; }
};

/// What findings tell as done or under way, by what happens and by frame; beside their own claims what is called off in their sentences
/// ("a visit to Oslo has been called off").
class Outcomes {
 public:
  Outcomes(const StoryBrief& brief, std::span<const CodedReport> reports) {
    for (std::uint32_t f = 0; f < brief.findings.size(); ++f) {
      const Finding& finding = brief.findings[f];
      if (is_plan(meant(finding, brief, reports).claim)) continue;
      if (has_happened(finding.claim)) add(f, finding.claim);
      for (const Claim& claim : reports[brief.story.reports[finding.claim_report]].coding.claims) {
        if (claim.sentence == finding.claim.sentence && claim.status == Status::denied && claim.head != finding.claim.head) add(f, claim);
      }
    }
  }

  /// Those that may be the outcome of a plan, ascending.
  std::vector<Told> of(const Claim& plan) const {
    std::vector<Told> out;
    if (plan.event) take(out, by_type_, plan.announced ? plan.announced->type : plan.event->type);
    take(out, by_frame_, plan.frame);
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  void add(std::uint32_t finding, const Claim& claim) {
    if (claim.event) by_type_[claim.event->type].push_back({finding, &claim});
    if (!claim.frame.empty()) by_frame_[claim.frame].push_back({finding, &claim});
  }

  template <class Key>
  static void take(std::vector<Told>& out, const std::map<Key, std::vector<Told>>& lists, const Key& key) {
    if (const auto at = lists.find(key); at != lists.end()) out.insert(out.end(), at->second.begin(), at->second.end());
  }

  std::map<EventType, std::vector<Told>> by_type_;
  std::map<std::string, std::vector<Told>> by_frame_;
};

/// Who told the plan does not tell the outcome as well, and a title ("Holm meets Prado") says neither that it is ahead nor that it is done.
std::vector<Support> outside(const std::vector<Support>& support, const Finding& plan, const StoryBrief& brief, std::span<const CodedReport> reports) {
  std::vector<Support> out = support;
  std::erase_if(out, [&](const Support& s) {
    const bool tells_plan = std::any_of(plan.support.begin(), plan.support.end(), [&](const Support& p) { return p.report == s.report; });
    return tells_plan || reports[brief.story.reports[s.report]].report.title.contains(s.span);
  });
  return out;
}

std::optional<Settled> settling(std::uint32_t plan, const Claim& announced, const StoryBrief& brief, std::span<const CodedReport> reports, const Outcomes& outcomes,
                                Contents& words, const DayRange& due) {
  constexpr double enough_with_event = 0.2, enough_with_frame = 0.3;
  std::optional<Settled> best;
  const Finding& p = brief.findings[plan];
  for (const auto& [f, claim] : outcomes.of(announced)) {
    const Finding& outcome = brief.findings[f];
    const bool event = same_event(announced, *claim), frame = same_frame(announced, *claim);
    if ((!event && !frame) || !in_order(p, outcome, brief) || !in_time(due, *claim)) continue;
    const double score = overlap(words.of(plan), words.of(f));
    const bool settled = (event && score >= enough_with_event) || (frame && score >= enough_with_frame);
    if (!settled || (best && score <= best->score)) continue;
    if (std::vector<Support> tellers = outside(outcome.support, p, brief, reports); !tellers.empty()) best = Settled{f, score, is_done(*claim), std::move(tellers)};
  }
  return best;
}

Outcome outcome_of(const Plan& plan, bool done, std::optional<Day> as_of) {
  if (plan.settled_by >= 0) return done != plan.negated ? Outcome::kept : Outcome::broken;
  if (as_of && plan.due.latest && *plan.due.latest < *as_of) return Outcome::lapsed;
  return Outcome::pending;
}

}  // namespace

std::vector<Plan> plans_of(const StoryBrief& brief, std::span<const CodedReport> reports, std::optional<Day> as_of) {
  Contents words(brief.findings);
  const Outcomes outcomes(brief, reports);
  std::vector<Plan> out;
  for (std::uint32_t f = 0; f < brief.findings.size(); ++f) {
    const Meant told = meant(brief.findings[f], brief, reports);
    const Claim& announced = told.claim;
    if (!is_plan(announced)) continue;
    Plan plan;
    plan.finding = f;
    plan.due = due_of(brief.findings[f], told, brief, reports);
    plan.negated = announced.negated;
    plan.predicted = is_predicted(announced);
    std::optional<Settled> settled = settled_inside(f, announced, brief, reports, plan.due);
    if (!settled) settled = settling(f, announced, brief, reports, outcomes, words, plan.due);
    if (settled) {
      plan.settled_by = static_cast<std::int32_t>(settled->finding);
      plan.settled = std::move(settled->words);
    }
    plan.outcome = outcome_of(plan, settled && settled->done, as_of);
    out.push_back(plan);
  }
  return out;
}

}  // namespace entente::following
