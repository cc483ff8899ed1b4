#include "entente/reconcile.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "reconcile/align.h"
#include "reconcile/dating.h"
#include "reconcile/event_days.h"
#include "reconcile/dispute.h"
#include "reconcile/fullest.h"
#include "reconcile/in_passing.h"
#include "reconcile/lineage.h"
#include "reconcile/main_claim.h"
#include "reconcile/unknown.h"
#include "reconcile/worded.h"
#include "reconcile/wording.h"
#include "reconcile/worth.h"

namespace entente {
namespace {

using namespace reconciling;

std::vector<std::uint32_t> texts_of(const std::vector<std::uint32_t>& list, const std::vector<Unit>& units) {
  std::set<std::uint32_t> texts;
  for (const std::uint32_t u : list) texts.insert(units[u].text);
  return {texts.begin(), texts.end()};
}

/// A copy supports what its original supports.
void add_support(std::vector<Support>& out, const Unit& unit, const Texts& texts, std::int32_t claim, bool partial, bool sure = true) {
  for (const std::uint32_t position : texts.positions[unit.text]) out.push_back({position, unit.span, claim, partial, sure});
}

void sort(std::vector<Support>& list) {
  std::sort(list.begin(), list.end(), [](const Support& a, const Support& b) { return a.report != b.report ? a.report < b.report : a.span < b.span; });
}

/// Groups of texts as groups of positions in the story.
Origins in_positions(Origins origins, const Texts& texts) {
  for (std::vector<std::uint32_t>& group : origins.groups) {
    std::vector<std::uint32_t> positions;
    for (const std::uint32_t text : group) positions.insert(positions.end(), texts.positions[text].begin(), texts.positions[text].end());
    std::sort(positions.begin(), positions.end());
    group = std::move(positions);
  }
  std::sort(origins.groups.begin(), origins.groups.end());
  return origins;
}

/// Pairs of positions: copies of one text, and those of the texts that were compared.
std::vector<LineagePair> lineage_of(const Texts& texts, const Bonds& bonds) {
  std::vector<LineagePair> out;
  for (std::uint32_t t = 0; t < texts.of.size(); ++t) {
    const std::vector<std::uint32_t>& mine = texts.positions[t];
    for (std::size_t i = 0; i < mine.size(); ++i) for (std::size_t j = i + 1; j < mine.size(); ++j) out.push_back({mine[i], mine[j], Lineage::copy, 1, {"the same text"}});
    bonds.before(t, [&](std::uint32_t other, const Bond& bond) {
      for (const std::uint32_t x : texts.positions[other]) {
        for (const std::uint32_t y : mine) {
          const Report& first = texts.of[x < y ? other : t]->report;
          out.push_back({std::min(x, y), std::max(x, y), bond.kind, bond.dependence, evidence_of(bond, first)});
        }
      }
    });
  }
  std::sort(out.begin(), out.end(), [](const LineagePair& x, const LineagePair& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
  return out;
}

/// What of a claim a reader can check: an act, a standing relation, an amount, a day, a rank, something to come; two count.
double checkable_slots(const Claim& claim) {
  const bool relation = claim.tie && claim.tie->kind != TieKind::relations;
  const bool ahead = claim.kind == ClaimKind::plan || claim.announced.has_value();
  const int slots = claim.event.has_value() + relation + ahead + !claim.quantities.empty() + claim.rank.has_value() +
                    (!claim.when.empty() && claim.when.front().days.known());
  return std::min(slots, 2);
}

/// Rank: how many texts say it, how early, how much can be checked, how close to the heart of the story. See docs/reconcile.md.
double weight_of(const Group& group, const Claim& claim, const std::vector<Unit>& units, std::size_t texts) {
  double earliest = 1, richest = 0;
  for (const std::uint32_t u : group) {
    earliest = std::min(earliest, units[u].title ? 0.0 : static_cast<double>(units[u].index) / units[u].sentences);
    double mass = 0;
    for (const Term& term : units[u].terms) mass += term.weight;
    richest = std::max(richest, mass);
  }
  return 2 * std::log2(1 + static_cast<double>(texts)) + 1.5 * (1 - earliest) + 0.8 * checkable_slots(claim) + 0.02 * std::min(richest, 60.0);
}

/// For each unit the values of disputes that it gives.
class Standings {
 public:
  Standings(const std::vector<Dispute>& disputes, std::size_t units) : disputes_(disputes), of_(units) {
    for (std::uint32_t d = 0; d < disputes.size(); ++d) {
      for (std::uint32_t s = 0; s < disputes[d].stands.size(); ++s) for (const std::uint32_t u : disputes[d].stands[s].units) of_[u].push_back({d, s});
    }
  }

  /// Units that give another value than those of `group` do, in a slot both cannot be right in.
  Group against(const Group& group) const {
    std::set<std::pair<std::uint32_t, std::uint32_t>> mine;
    for (const std::uint32_t u : group) for (const auto& [d, s] : of_[u]) if (disputes_[d].hard) mine.insert({d, s});
    std::set<std::uint32_t> out;
    for (const auto& [d, s] : mine) {
      for (const Stand& other : disputes_[d].stands) if (&other != &disputes_[d].stands[s]) out.insert(other.units.begin(), other.units.end());
    }
    for (const std::uint32_t u : group) out.erase(u);
    return {out.begin(), out.end()};
  }

  std::set<std::uint32_t> touched(const Group& group) const {
    std::set<std::uint32_t> out;
    for (const std::uint32_t u : group) for (const auto& [d, _] : of_[u]) out.insert(d);
    return out;
  }

 private:
  const std::vector<Dispute>& disputes_;
  std::vector<std::vector<std::pair<std::uint32_t, std::uint32_t>>> of_;   // dispute, stand
};

class Story_ {
 public:
  Story_(std::span<const CodedReport> reports, const Story& story)
      : story_(story), texts_(distinct_texts(reports, story)), units_(units_of(texts_)) {
    pairs_ = pairs_of(units_);
    scores_ = scores_of(pairs_, units_);
    groups_ = align(units_, pairs_, scores_, lenient);
    const std::vector<Group> sure = align(units_, pairs_, scores_, strict);
    voices_ = voices_of(units_, texts_);
    echoes_ = echoes_of(units_, pairs_, scores_);
    bonds_.emplace(texts_, units_, sure, voices_);
    dates_ = dates_of(texts_, units_, sure);
    event_days_.emplace(texts_, dates_);
    theme_ = theme_of(units_);
    for (const Unit& unit : units_) alone_.push_back(lines_.of(unit.text, telling(unit, {}, units_, *texts_.of[unit.text])).lacks.empty());
    wordings_.emplace(units_, texts_, pairs_, scores_);
  }

  StoryBrief brief() {
    StoryBrief out;
    out.story = story_;
    std::vector<std::uint32_t> all(texts_.of.size());
    for (std::uint32_t t = 0; t < all.size(); ++t) all[t] = t;
    out.origins = in_positions(origins_of(all, *bonds_, false), texts_);
    out.lineage = lineage_of(texts_, *bonds_);
    out.published = published();
    findings(out);
    title(out);
    out.not_known = not_known_of(out, texts_);
    return out;
  }

 private:
  std::vector<Published> published() const {
    std::vector<Published> out(story_.reports.size());
    for (std::size_t t = 0; t < texts_.of.size(); ++t) {
      for (const std::uint32_t position : texts_.positions[t]) out[position] = dates_[t];
    }
    return out;
  }

  /// Nothing in it can be checked: comments, questions, words without a predicate. Titles alone are no finding either.
  bool only_comment(const Group& group) const {
    return std::none_of(group.begin(), group.end(), [&](std::uint32_t u) { return !units_[u].title && is_checkable(units_[u], texts_); });
  }

  /// Those that can speak for the group: a comment beside a claim does not; all if nothing can be checked.
  Group checkable_of(const Group& group) const {
    Group out;
    for (const std::uint32_t u : group) if (is_checkable(units_[u], texts_)) out.push_back(u);
    return out.empty() ? group : out;
  }

  /// The sentence that tells a group best.
  std::uint32_t fullest_of(const Group& group) const {
    return fullest(checkable_of(group), units_, [&](std::uint32_t u) { return alone_[u]; });
  }

  bool stands_alone(const Wording& line) const { return lines_.of(units_[line.unit].text, line.told).lacks.empty(); }

  const Line& word(Finding& finding, std::uint32_t text, Span told) const {
    const Line& line = lines_.of(text, told);
    finding.text = line.text;
    finding.lacks = line.lacks;
    return line;
  }

  /// What one report of several alone says is not printed unless an editor would.
  void judge(Finding& finding, const Line& line, std::uint32_t unit, Span told) const {
    const Shown shown{*texts_.of[units_[unit].text], told, line.explained, line.quoted, line.speaker, &theme_};
    if (finding.lacks.empty() && !is_worth(shown, units_[unit], echoes_[unit])) finding.lacks = "worth";
  }

  /// `core` carries the claim, `helpers` part of it, `by_slots` are those of both that tell it by its slots.
  Finding finding_of(const Group& core, const Group& helpers, const Group& by_slots, const Group& against) const {
    Finding out;
    const Worded worded = wordings_->best(checkable_of(core), by_slots, against, [&](const Wording& line) { return stands_alone(line); });
    const std::uint32_t best = worded.line.unit;
    const Unit& unit = units_[best];
    const CodedReport& report = *texts_.of[unit.text];
    const std::int32_t claim = main_claim(unit, core, units_, texts_, worded.line.told);
    const auto like = [&](std::uint32_t u) { return u == best ? claim : claim_like(unit, claim, units_[u], texts_); };
    Group sure = {best}, doubtful, support = core;
    support.insert(support.end(), helpers.begin(), helpers.end());
    for (const Teller& teller : worded.tellers) {
      const bool stands = std::find(support.begin(), support.end(), teller.unit) != support.end();
      if (teller.probability < (stands ? perhaps : joins) || worded.certainty < sure_list) continue;
      (may_tell(teller) ? doubtful : sure).push_back(teller.unit);
      if (!stands) support.push_back(teller.unit);
    }
    std::sort(sure.begin(), sure.end());
    std::sort(doubtful.begin(), doubtful.end());
    std::sort(support.begin(), support.end());
    for (const std::uint32_t u : support) {
      const bool tells = contains(sure, u), carries = std::find(core.begin(), core.end(), u) != core.end() && (tells || worded.certainty < sure_list);
      add_support(out.support, units_[u], texts_, like(u), carries ? vaguer(units_[u], unit, core, units_) : !tells && !contains(doubtful, u), tells);
    }
    for (const std::uint32_t u : against) add_support(out.contradict, units_[u], texts_, like(u), false);
    sort(out.support);
    sort(out.contradict);
    out.claim_report = texts_.positions[unit.text].front();
    if (claim < 0) out.claim.cite = {report.report.id, unit.span};
    else out.claim = report.coding.claims[static_cast<std::size_t>(claim)];
    resolve_times(out.claim, dates_[unit.text]);
    event_days_->resolve(out.claim, report);
    const Line& line = word(out, unit.text, worded.line.told);
    out.id = "f" + to_line(report.report.id).substr(0, 8) + fmt::format("-{}", unit.span.begin);
    const std::vector<std::uint32_t> texts = texts_of(support, units_), sure_texts = texts_of(sure, units_);
    const bool several = sure_texts.size() > 1;
    out.origins = in_positions(origins_of(several ? sure_texts : texts, *bonds_, one_voice(several ? sure : support, units_, voices_)), texts_);
    out.weight = weight_of(support, out.claim, units_, sure_texts.size()) - (out.lacks.empty() ? 0 : 2);
    out.band = !against.empty()            ? Band::differs
               : several && out.origins.low >= 2 ? Band::agreed
               : texts.size() > 1 || out.support.size() > 1 ? Band::repeated
                                           : Band::single;
    if (out.band == Band::single && texts_.of.size() > 1) judge(out, line, best, worded.line.told);
    return out;
  }

  /// What several texts tell in passing: its words are a clause, its supports the sentences around it.
  Finding finding_of(const std::vector<Told>& list, const Told& best) const {
    Finding out;
    const Unit& unit = units_[best.unit];
    const CodedReport& report = *texts_.of[unit.text];
    Group group;
    for (const Told& told : list) {
      group.push_back(told.unit);
      add_support(out.support, units_[told.unit], texts_, told.claim, false);
    }
    sort(out.support);
    out.claim_report = texts_.positions[unit.text].front();
    out.claim = report.coding.claims[static_cast<std::size_t>(best.claim)];
    if (out.claim.kind == ClaimKind::comment) out.claim.kind = ClaimKind::plan;    // ties are no comments
    resolve_times(out.claim, dates_[unit.text]);
    event_days_->resolve(out.claim, report);
    word(out, unit.text, out.claim.cite.span);
    out.in_passing = true;
    // "Lee's planned visit to Japan": no statement, and yet all there is to say.
    if (out.lacks == "a statement") out.lacks.clear();
    if (out.text.ends_with('.')) out.text.pop_back();
    out.id = "p" + to_line(report.report.id).substr(0, 8) + fmt::format("-{}", out.claim.head.begin);
    const std::vector<std::uint32_t> texts = texts_of(group, units_);
    out.origins = in_positions(origins_of(texts, *bonds_, one_voice(group, units_, voices_)), texts_);
    out.weight = weight_of(group, out.claim, units_, texts.size()) - (out.lacks.empty() ? 0 : 2);
    out.band = out.origins.low >= 2 ? Band::agreed : Band::repeated;
    return out;
  }

  /// The claim that a group is about; -1: none.
  std::int32_t about(const Group& group) const {
    const std::uint32_t best = fullest_of(group);
    return main_claim(units_[best], group, units_, texts_);
  }

  /// Sentences whose claim has a finding of its own: the rest of them is a remark. `told`: all of the lists.
  bool only_aside(const Group& group, const std::set<std::pair<std::uint32_t, std::int32_t>>& told) const {
    const bool any = std::any_of(group.begin(), group.end(), [&](std::uint32_t u) { return told.lower_bound({u, 0}) != told.lower_bound({u + 1, 0}); });
    return any && told.count({fullest_of(group), about(group)}) > 0;
  }

  /// Groups that are about a claim of `list`. `of`: the group of each unit.
  std::vector<std::size_t> homes_of(const std::vector<Told>& list, const std::vector<std::size_t>& of) const {
    std::vector<std::size_t> out;
    std::set<std::size_t> meeting;
    for (const Told& told : list) meeting.insert(of[told.unit]);
    for (const std::size_t g : meeting) {
      const Told main{fullest_of(groups_[g]), about(groups_[g])};
      if (std::find(list.begin(), list.end(), main) != list.end() && !in_an_aside(main, units_, texts_)) out.push_back(g);
    }
    return out;
  }

  /// Groups about one thing become one group; for each group then those who tell its claim by its slots, ascending. Lists that no group is
  /// about are left.
  std::vector<Group> join_told(std::vector<std::vector<Told>>& lists, const Standings& standings) {
    std::vector<std::size_t> of = group_of(groups_, units_);
    std::vector<std::pair<std::uint32_t, Group>> joined;            // a unit of the group, those who tell its claim
    std::erase_if(lists, [&](const std::vector<Told>& list) {
      const std::vector<std::size_t> homes = homes_of(list, of);
      if (homes.empty()) return false;
      Group& home = groups_[homes.front()];
      const Group others = standings.against(home);
      for (std::size_t k = 1; k < homes.size(); ++k) {
        Group& group = groups_[homes[k]];
        if (std::any_of(group.begin(), group.end(), [&](std::uint32_t u) { return contains(others, u); })) continue;
        for (const std::uint32_t u : group) of[u] = homes.front();
        home.insert(home.end(), group.begin(), group.end());
        group.clear();
      }
      std::sort(home.begin(), home.end());
      joined.emplace_back(home.front(), Group());
      for (const Told& told : list) joined.back().second.push_back(told.unit);
      return true;
    });
    std::erase_if(groups_, [](const Group& group) { return group.empty(); });
    of = group_of(groups_, units_);
    std::vector<Group> out(groups_.size());
    for (const auto& [unit, tellers] : joined) out[of[unit]].insert(out[of[unit]].end(), tellers.begin(), tellers.end());
    for (Group& tellers : out) {
      std::sort(tellers.begin(), tellers.end());
      tellers.erase(std::unique(tellers.begin(), tellers.end()), tellers.end());
    }
    return out;
  }

  /// A group that gives two values of a disputed slot is two claims: one group a value; the rest goes with the first value.
  void split(const Dispute& dispute, std::vector<std::size_t>& of) {
    std::set<std::size_t> meeting;
    for (const Stand& stand : dispute.stands) for (const std::uint32_t u : stand.units) meeting.insert(of[u]);
    for (const std::size_t g : meeting) {
      std::vector<Group> parts;
      std::set<std::uint32_t> taken;
      for (const Stand& stand : dispute.stands) {
        Group part;
        for (const std::uint32_t u : groups_[g]) if (contains(stand.units, u) && taken.insert(u).second) part.push_back(u);
        if (!part.empty()) parts.push_back(std::move(part));
      }
      if (parts.size() < 2) continue;
      for (const std::uint32_t u : groups_[g]) if (!taken.count(u)) parts[0].push_back(u);
      std::sort(parts[0].begin(), parts[0].end());
      groups_[g] = parts[0];
      for (std::size_t k = 1; k < parts.size(); ++k) for (const std::uint32_t u : parts[k]) of[u] = groups_.size() + k - 1;
      groups_.insert(groups_.end(), parts.begin() + 1, parts.end());
    }
  }

  /// Two disputes that read alike are one.
  static void add(Disagreement&& one, std::vector<Disagreement>& all) {
    const auto same_value = [](const DisputedValue& a, const DisputedValue& b) { return a.value == b.value; };
    const auto alike = std::find_if(all.begin(), all.end(), [&](const Disagreement& d) {
      return d.slot == one.slot && d.about == one.about && d.hard == one.hard &&
             std::equal(d.values.begin(), d.values.end(), one.values.begin(), one.values.end(), same_value);
    });
    if (alike == all.end()) return all.push_back(std::move(one));
    for (std::size_t v = 0; v < one.values.size(); ++v) {
      std::vector<Support>& has = alike->values[v].support;
      for (const Support& support : one.values[v].support) if (std::find(has.begin(), has.end(), support) == has.end()) has.push_back(support);
    }
    alike->findings.insert(alike->findings.end(), one.findings.begin(), one.findings.end());
    std::sort(alike->findings.begin(), alike->findings.end());
    alike->findings.erase(std::unique(alike->findings.begin(), alike->findings.end()), alike->findings.end());
  }

  static bool contains(const std::vector<std::uint32_t>& sorted, std::uint32_t u) { return std::binary_search(sorted.begin(), sorted.end(), u); }

  void findings(StoryBrief& out) {
    const std::vector<Unit> alone = weighed_alone(units_);
    const std::vector<Pair> met = pairs_of(alone, pairs_);
    const std::vector<Dispute> disputes = disputes_of(alone, met, scores_of(met, alone), texts_, dates_);
    const Standings standings(disputes, units_.size());
    std::vector<std::size_t> of_unit = group_of(groups_, units_);
    for (const Dispute& dispute : disputes) if (dispute.hard) split(dispute, of_unit);
    struct Draft {
      Finding finding;
      const Group* group;                                           // null: told in passing
    };
    std::vector<Draft> drafts;
    groups_ = folded(std::move(groups_), units_, pairs_, scores_);
    std::vector<std::vector<Told>> told = told_in_passing(units_, texts_);
    const std::vector<Group> tellers = join_told(told, standings);
    std::vector<std::pair<std::vector<Told>, Told>> asides;         // with the plainest of each
    std::set<std::pair<std::uint32_t, std::int32_t>> all_told;
    for (std::vector<Told>& list : told) {
      const std::optional<Told> best = plainest(list, units_, texts_);
      // What is most of a sentence stands with that sentence, and ties with the ties.
      if (!best || !in_an_aside(*best, units_, texts_)) continue;
      for (const Told& t : list) all_told.insert({t.unit, t.claim});
      asides.emplace_back(std::move(list), *best);
    }
    const std::vector<Group> helping = helpers(groups_, units_, pairs_, scores_);
    for (std::size_t g = 0; g < groups_.size(); ++g) {
      const Group others = standings.against(groups_[g]);
      if (others.empty() && (only_comment(groups_[g]) || only_aside(groups_[g], all_told))) continue;
      Group friends = with(helping[g], tellers[g], groups_[g]);
      std::erase_if(friends, [&](std::uint32_t u) { return contains(others, u); });
      Group by_slots = tellers[g];
      std::erase_if(by_slots, [&](std::uint32_t u) { return !contains(groups_[g], u) && !contains(friends, u); });
      drafts.push_back({finding_of(groups_[g], friends, by_slots, others), &groups_[g]});
    }
    for (const auto& [list, best] : asides) drafts.push_back({finding_of(list, best), nullptr});
    std::stable_sort(drafts.begin(), drafts.end(), [](const Draft& a, const Draft& b) {
      return a.finding.weight != b.finding.weight ? a.finding.weight > b.finding.weight : a.finding.id < b.finding.id;
    });
    std::vector<std::vector<std::uint32_t>> of(disputes.size());
    for (std::uint32_t f = 0; f < drafts.size(); ++f) {
      if (drafts[f].group != nullptr) for (const std::uint32_t d : standings.touched(*drafts[f].group)) of[d].push_back(f);
      out.findings.push_back(std::move(drafts[f].finding));
    }
    for (std::size_t d = 0; d < disputes.size(); ++d) {
      if (!of[d].empty()) add(disagreement(disputes[d], of[d], out), out.disagreements);
    }
    std::stable_sort(out.disagreements.begin(), out.disagreements.end(), [](const Disagreement& a, const Disagreement& b) {
      return a.hard != b.hard ? a.hard : a.findings.front() < b.findings.front();
    });
  }

  /// Helpers of a group and those who tell its claim in passing, one unit a text.
  Group with(Group helping, const Group& telling, const Group& group) const {
    const auto same_text = [&](std::uint32_t u, const Group& list) {
      return std::any_of(list.begin(), list.end(), [&](std::uint32_t v) { return units_[v].text == units_[u].text; });
    };
    for (const std::uint32_t u : telling) if (!same_text(u, group) && !same_text(u, helping)) helping.push_back(u);
    std::sort(helping.begin(), helping.end());
    return helping;
  }

  Disagreement disagreement(const Dispute& dispute, const std::vector<std::uint32_t>& findings, const StoryBrief& brief) const {
    Disagreement out{dispute.slot, brief.findings[findings.front()].text, dispute.hard, {}, findings};
    for (const Stand& stand : dispute.stands) {
      DisputedValue value{stand.value, {}};
      for (const std::uint32_t u : stand.units) add_support(value.support, units_[u], texts_, main_claim(units_[u], {}, units_, texts_), false);
      sort(value.support);
      out.values.push_back(std::move(value));
    }
    return out;
  }

  /// The title nearest to all the texts' openings; without any title the first line that stands alone.
  void title(StoryBrief& out) const {
    constexpr std::uint32_t openings = 4;
    std::map<std::uint64_t, std::vector<std::uint32_t>> opening;    // texts of the opening sentences that hold a word, ascending
    for (const Unit& unit : units_) if (unit.index < openings) for (const Term& term : unit.terms) opening[term.hash].push_back(unit.text);
    double best = -1;
    for (std::uint32_t u = 0; u < units_.size(); ++u) {
      if (!units_[u].title) continue;
      double sum = 0;
      for (const Term& term : units_[u].terms) {
        const std::vector<std::uint32_t>& texts = opening[term.hash];
        const auto own = std::equal_range(texts.begin(), texts.end(), units_[u].text);
        sum += static_cast<double>(texts.size() - static_cast<std::size_t>(own.second - own.first)) * term.weight / (1 + units_[u].norm);
      }
      if (sum <= best) continue;
      best = sum;
      out.title = std::string(texts_.of[units_[u].text]->report.at(units_[u].span));
      out.title_report = texts_.positions[units_[u].text].front();
    }
    if (!out.title.empty() || out.findings.empty()) return;
    const auto alone = std::find_if(out.findings.begin(), out.findings.end(), [](const Finding& f) { return f.lacks.empty(); });
    const Finding& first = alone == out.findings.end() ? out.findings.front() : *alone;
    out.title_report = first.claim_report;
    out.title = first.text;
  }

  const Story& story_;
  Texts texts_;
  std::vector<Unit> units_;
  std::vector<Pair> pairs_;
  std::vector<double> scores_;
  std::vector<Group> groups_;
  std::optional<Bonds> bonds_;
  std::vector<Published> dates_;            // of each text
  std::optional<EventDays> event_days_;
  std::vector<std::string> theme_;
  mutable Lines lines_{texts_, theme_};     // only remembers
  std::vector<bool> alone_;                 // does the sentence stand without its report?
  std::vector<Voices> voices_;              // of each unit
  std::optional<Wordings> wordings_;
  std::vector<Echo> echoes_;                // of each unit
};

}  // namespace

StoryBrief reconcile(std::span<const CodedReport> reports, const Story& story) { return Story_(reports, story).brief(); }

}  // namespace entente
