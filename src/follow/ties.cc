#include "follow/ties.h"

#include <algorithm>
#include <tuple>

#include "follow/amount.h"
#include "follow/goods.h"
#include "follow/party.h"
#include "values/tokens.h"

namespace entente::following {
namespace {

/// Kinds in which neither side is first.
bool symmetric(TieKind kind) { return kind == TieKind::ally || kind == TieKind::disputes || kind == TieKind::relations; }

using Key = std::tuple<TieKind, std::vector<std::string>, std::vector<std::string>, std::string>;

Key key_of(const TieClaim& tie) {
  std::vector<std::string> a = parties(tie.subjects), b = parties(tie.objects);
  if (symmetric(tie.kind) && b < a) std::swap(a, b);
  return {tie.kind, a, b, good_of(tie.good)};
}

void join(Tie& tie, const Claim& claim, std::uint32_t finding) {
  if (const auto amount = amount_of(claim)) {
    if (!tie.amount) {
      tie.amount = amount->interval;
      tie.unit = amount->unit;
    } else if (tie.unit == amount->unit) {
      if (amount->interval.low > tie.amount->high || amount->interval.high < tie.amount->low) tie.disputed = true;
      tie.amount = Interval{std::min(tie.amount->low, amount->interval.low), std::max(tie.amount->high, amount->interval.high)};
    }
  }
  if (claim.rank) {
    if (tie.rank && *tie.rank != *claim.rank) tie.disputed = true;
    tie.rank = tie.rank ? std::min(*tie.rank, *claim.rank) : *claim.rank;
  }
  for (const When& when : claim.when) if (when.days.known() && !tie.as_of.known()) tie.as_of = when.days;
  if (tie.findings.empty() || tie.findings.back() != finding) tie.findings.push_back(finding);
}

/// Ties of what only might be, or is denied, are no standing relations.
bool stands(const Claim& claim) {
  if (!claim.tie || claim.negated) return false;
  return claim.status != Status::denied && claim.status != Status::counterfactual && claim.status != Status::possible && claim.status != Status::conditional;
}

/// "Norway's ally and supporter": what is joined by "and" shares the side that only the first names.
std::optional<TieClaim> whole_tie(const Claim& claim, const CodedReport& report) {
  if (!stands(claim) || claim.tie->subjects.empty()) return std::nullopt;
  if (!claim.tie->objects.empty()) return claim.tie;
  if (claim.sentence >= report.sentences.size()) return std::nullopt;
  const std::vector<Token>& tokens = report.sentences[claim.sentence].tokens;
  const TokenIndex head = token_beginning_at(report.sentences[claim.sentence], claim.head.begin);
  if (head == no_token || tokens[head].relation != "conj" || tokens[head].head == no_token) return std::nullopt;
  for (const Claim& first : report.coding.claims) {
    if (first.sentence != claim.sentence || first.head.begin != tokens[tokens[head].head].span.begin || !stands(first) || first.tie->objects.empty()) continue;
    TieClaim tie = *claim.tie;
    tie.objects = first.tie->objects;
    return tie;
  }
  return std::nullopt;
}

/// By report, then span; a sentence stands once.
void settle(std::vector<Support>& support) {
  const auto key = [](const Support& s) { return std::tuple(s.report, s.span, s.claim); };
  std::sort(support.begin(), support.end(), [&](const Support& a, const Support& b) { return key(a) < key(b); });
  const auto same = [](const Support& a, const Support& b) { return a.report == b.report && a.span == b.span; };
  support.erase(std::unique(support.begin(), support.end(), same), support.end());
}

/// Who is sure to say the finding's line says the tie that it is about, in whatever words: theirs have no claim.
void join_sayers(std::vector<Tie>& out, const std::vector<Key>& keys, const StoryBrief& brief) {
  for (const Finding& finding : brief.findings) {
    const TieClaim* tie = stands(finding.claim) ? &*finding.claim.tie : nullptr;
    if (tie == nullptr || tie->subjects.empty() || tie->objects.empty()) continue;
    const auto at = std::find(keys.begin(), keys.end(), key_of(*tie));
    if (at == keys.end()) continue;
    std::vector<Support>& support = out[static_cast<std::size_t>(at - keys.begin())].support;
    for (const Support& s : finding.support) {
      const bool known = std::any_of(support.begin(), support.end(), [&](const Support& t) { return t.report == s.report; });
      if (s.sure && !known) support.push_back({s.report, s.span, -1, s.partial});
    }
  }
}

std::size_t reports_of(const Tie& tie) {
  std::size_t n = 0;
  for (std::size_t i = 0; i < tie.support.size(); ++i) n += i == 0 || tie.support[i].report != tie.support[i - 1].report;
  return n;
}

}  // namespace

std::vector<Tie> ties_of(const StoryBrief& brief, std::span<const CodedReport> reports) {
  std::vector<Tie> out;
  std::vector<Key> keys;
  const auto add = [&](std::uint32_t f, const Support& support) {
    const CodedReport& report = reports[brief.story.reports[support.report]];
    for (std::size_t c = 0; c < report.coding.claims.size(); ++c) {
      const Claim& claim = report.coding.claims[c];
      // A sentence supports its finding with every tie it states.
      if (!support.span.contains(claim.head)) continue;
      const std::optional<TieClaim> tie = whole_tie(claim, report);
      if (!tie) continue;
      const Key key = key_of(*tie);
      const auto at = std::find(keys.begin(), keys.end(), key);
      const auto index = static_cast<std::size_t>(at - keys.begin());
      if (at == keys.end()) {
        keys.push_back(key);
        out.emplace_back();
        out.back().tie = *tie;
        out.back().tie.good = std::get<3>(key);
      }
      join(out[index], claim, f);
      out[index].support.push_back({support.report, support.span, static_cast<std::int32_t>(c), false});
    }
  };
  for (std::uint32_t f = 0; f < brief.findings.size(); ++f) {
    for (const Support& support : brief.findings[f].support) add(f, support);
    // Another share contradicts the finding and states the tie all the same.
    for (const Support& support : brief.findings[f].contradict) add(f, support);
  }
  join_sayers(out, keys, brief);
  for (Tie& tie : out) settle(tie.support);
  std::stable_sort(out.begin(), out.end(), [](const Tie& a, const Tie& b) { return reports_of(a) > reports_of(b); });
  return out;
}

}  // namespace entente::following
