#include "reconcile/in_passing.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

#include "reconcile/sameness.h"
#include "text/frequency.h"
#include "text/linkage.h"
#include "text/words.h"

namespace entente::reconciling {
namespace {

const CodedReport& report_of(const Told& told, const std::vector<Unit>& units, const Texts& texts) { return *texts.of[units[told.unit].text]; }

const Claim& claim_of(const Told& told, const std::vector<Unit>& units, const Texts& texts) {
  return report_of(told, units, texts).coding.claims[static_cast<std::size_t>(told.claim)];
}

/// Frames that only say how somebody stands to what they hold.
bool holds_another(std::string_view frame) {
  constexpr std::array<std::string_view, 6> frames = {"comment", "plan", "want", "say", "think", "begin"};
  return std::find(frames.begin(), frames.end(), frame) != frames.end();
}

bool is_ahead(const Claim& claim) {
  return (claim.status == Status::planned || claim.status == Status::expected) && !claim.frame.empty() && !holds_another(claim.frame);
}

bool is_tie(const Claim& claim) { return claim.tie && claim.kind != ClaimKind::comment && !claim.tie->subjects.empty() && !claim.tie->objects.empty(); }

const Argument* doer_of(const Claim& claim) {
  const auto at = std::find_if(claim.args.begin(), claim.args.end(), [](const Argument& a) { return a.role == Role::agent && !a.actors.empty(); });
  return at == claim.args.end() ? nullptr : &*at;
}

bool same_actor(const Actor& a, const Actor& b) {
  if (!a.state.empty() || !b.state.empty()) return compatible(a, b);
  const std::vector<Word> x = words_of(a.name), y = words_of(b.name.empty() ? b.text : b.name);
  return !x.empty() && !y.empty() && x.back().stem == y.back().stem;
}

bool any_same(const std::vector<Actor>& a, const std::vector<Actor>& b) {
  return std::any_of(a.begin(), a.end(), [&](const Actor& x) { return std::any_of(b.begin(), b.end(), [&](const Actor& y) { return same_actor(x, y); }); });
}

/// What beside the doer tells one plan from another of its kind: a side, a named thing, a thing with a rare word.
bool same_object(const Argument& a, const Argument& b, const CodedReport& x, const CodedReport& y) {
  if (a.role != b.role || a.quantity >= 0) return false;
  if (!a.actors.empty() && !b.actors.empty()) return any_same(a.actors, b.actors);
  const std::string mine = entity_of(a, x), other = entity_of(b, y);
  if (!mine.empty() && mine == other && rarity(mine) >= specific) return true;
  return !a.lemma.empty() && a.lemma == b.lemma && rarity(stem(fold(a.lemma))) >= specific && !told_apart(a, b, x, y);
}

bool is_object(const Argument& arg, const Argument* doer) {
  return &arg != doer && (arg.role == Role::recipient || arg.role == Role::theme || arg.role == Role::place || arg.role == Role::topic);
}

bool days_exclude(const Claim& a, const Claim& b) {
  if (a.when.empty() || b.when.empty()) return false;
  const DayRange x = a.when.front().days, y = b.when.front().days;
  return x.known() && y.known() && !may_overlap(x, y);
}

/// Standing relations of the same two sides that move the same way and are about the same good.
bool same_tie(const Claim& a, const Claim& b) {
  if (a.tie->kind != b.tie->kind || a.tie->good != b.tie->good) return false;
  // Who says "benefactor" does not deny "largest".
  if (a.rank != b.rank && (a.tie->kind == TieKind::largest_partner || (a.rank && b.rank))) return false;
  if ((a.degree ? a.degree->direction : 0) != (b.degree ? b.degree->direction : 0)) return false;
  const auto meet = [](const std::vector<Actor>& x, const std::vector<Actor>& y, const std::vector<Actor>& z, const std::vector<Actor>& w) {
    return any_same(x, z) && any_same(y, w);
  };
  const bool either_way = a.tie->kind == TieKind::ally || a.tie->kind == TieKind::disputes || a.tie->kind == TieKind::relations;
  return meet(a.tie->subjects, a.tie->objects, b.tie->subjects, b.tie->objects) ||
         (either_way && meet(a.tie->subjects, a.tie->objects, b.tie->objects, b.tie->subjects));
}

bool same_plan(const Claim& a, const Claim& b, const CodedReport& x, const CodedReport& y) {
  if (a.negated != b.negated || days_exclude(a, b)) return false;
  const Argument *p = doer_of(a), *q = doer_of(b);
  if (p == nullptr || q == nullptr || !any_same(p->actors, q->actors)) return false;
  return std::any_of(a.args.begin(), a.args.end(), [&](const Argument& m) {
    return is_object(m, p) && std::any_of(b.args.begin(), b.args.end(), [&](const Argument& n) { return is_object(n, q) && same_object(m, n, x, y); });
  });
}

bool same_thing(const Told& s, const Told& t, const std::vector<Unit>& units, const Texts& texts) {
  const Claim &a = claim_of(s, units, texts), &b = claim_of(t, units, texts);
  if (a.tie && b.tie) return a.negated == b.negated && same_tie(a, b);
  return !a.tie && !b.tie && same_plan(a, b, report_of(s, units, texts), report_of(t, units, texts));
}

/// Ties by kind, claims ahead by frame. Comments too: "his planned visit sends a signal" says that a visit is planned.
std::map<std::string, std::vector<Told>> by_kind(const std::vector<Unit>& units, const Texts& texts) {
  std::map<std::string, std::vector<Told>> out;
  for (std::uint32_t u = 0; u < units.size(); ++u) {
    if (units[u].title) continue;
    const Coding& coding = texts.of[units[u].text]->coding;
    for (std::size_t c = 0; c < coding.claims.size(); ++c) {
      const Claim& claim = coding.claims[c];
      if (!units[u].span.contains(claim.head)) continue;
      if (is_tie(claim)) out["tie " + std::string(name_of(claim.tie->kind))].push_back({u, static_cast<std::int32_t>(c)});
      else if (is_ahead(claim)) out[claim.frame].push_back({u, static_cast<std::int32_t>(c)});
    }
  }
  return out;
}

/// What same_actor() needs two actors to have in common: the state, else the last word of a name.
void add_keys(std::vector<std::string>& out, const std::vector<Actor>& actors) {
  for (const Actor& actor : actors) {
    if (!actor.state.empty()) out.push_back("state " + actor.state);
    else if (const std::vector<Word> words = words_of(actor.name.empty() ? actor.text : actor.name); !words.empty()) out.push_back(words.back().stem);
  }
}

/// Pairs of claims that share an actor who could make them the same, ascending. Of very many that share one, each meets those near it.
std::vector<std::pair<std::uint32_t, std::uint32_t>> meetings(const std::vector<Told>& claims, const std::vector<Unit>& units, const Texts& texts) {
  constexpr std::size_t most_met = 128;
  std::map<std::string, std::vector<std::uint32_t>> holders;
  for (std::uint32_t i = 0; i < claims.size(); ++i) {
    const Claim& claim = claim_of(claims[i], units, texts);
    std::vector<std::string> keys;
    if (claim.tie) add_keys(keys, claim.tie->subjects), add_keys(keys, claim.tie->objects);
    else if (const Argument* doer = doer_of(claim)) add_keys(keys, doer->actors);
    for (const std::string& key : keys) if (std::vector<std::uint32_t>& list = holders[key]; list.empty() || list.back() != i) list.push_back(i);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const auto& [_, list] : holders) {
    for (std::size_t i = 0; i < list.size(); ++i) {
      for (std::size_t j = i + 1; j < std::min(list.size(), i + 1 + most_met); ++j) out.emplace_back(list[i], list[j]);
    }
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool of_several_texts(const std::vector<Told>& list, const std::vector<Unit>& units) {
  return std::any_of(list.begin(), list.end(), [&](const Told& t) { return units[t.unit].text != units[list.front().unit].text; });
}

}  // namespace

std::vector<std::vector<Told>> told_in_passing(const std::vector<Unit>& units, const Texts& texts) {
  constexpr double together = 1, apart = -1;
  std::vector<std::vector<Told>> out;
  for (const auto& [_, claims] : by_kind(units, texts)) {
    std::vector<Edge> edges;
    for (const auto& [i, j] : meetings(claims, units, texts)) if (same_thing(claims[i], claims[j], units, texts)) edges.push_back({i, j, together});
    std::map<std::uint32_t, std::vector<Told>> lists;
    const std::vector<std::uint32_t> of = average_link(static_cast<std::uint32_t>(claims.size()), edges, apart);
    for (std::uint32_t i = 0; i < claims.size(); ++i) {
      std::vector<Told>& list = lists[of[i]];
      if (list.empty() || list.back().unit != claims[i].unit) list.push_back(claims[i]);
    }
    for (auto& [__, list] : lists) if (of_several_texts(list, units)) out.push_back(std::move(list));
  }
  std::sort(out.begin(), out.end(), [](const auto& a, const auto& b) {
    return std::pair(a.front().unit, a.front().claim) < std::pair(b.front().unit, b.front().claim);
  });
  return out;
}

bool in_an_aside(const Told& told, const std::vector<Unit>& units, const Texts& texts) {
  const Claim& claim = claim_of(told, units, texts);
  return !claim.tie && 2 * claim.cite.span.size() < units[told.unit].span.size();
}

std::optional<Told> plainest(const std::vector<Told>& list, const std::vector<Unit>& units, const Texts& texts) {
  const auto worth = [&](const Told& told) {
    const Claim& claim = claim_of(told, units, texts);
    const std::vector<Word> words = words_of(report_of(told, units, texts).report.at(doer_of(claim)->head));
    const bool named = !words.empty() && !words.back().stop && words.back().capital;
    return std::tuple(claim.holders.empty(), named, claim.kind != ClaimKind::comment, -static_cast<std::int64_t>(claim.cite.span.size()));
  };
  std::vector<Told> whole;
  for (const Told& told : list) {
    const Claim& claim = claim_of(told, units, texts);
    const Argument* doer = doer_of(claim);
    if (doer != nullptr && claim.cite.span.contains(doer->span)) whole.push_back(told);
  }
  if (whole.empty()) return std::nullopt;
  return *std::max_element(whole.begin(), whole.end(), [&](const Told& a, const Told& b) { return worth(a) < worth(b); });
}

}  // namespace entente::reconciling
