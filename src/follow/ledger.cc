#include "entente/ledger.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "follow/amount.h"
#include "follow/goods.h"
#include "follow/party.h"
#include "text/words.h"

namespace entente {
namespace {

using following::Amount;

/// Kinds in which neither side is first.
bool symmetric(TieKind kind) { return kind == TieKind::ally || kind == TieKind::disputes || kind == TieKind::relations; }

using Key = std::tuple<TieKind, std::vector<std::string>, std::vector<std::string>, std::string>;

/// None if one side is left empty: nobody is tied to itself. Of a kind without a first side each pair is a row of its own.
std::vector<Key> keys_of(const TieClaim& tie) {
  std::vector<std::string> a = following::parties(tie.subjects), b = following::parties(tie.objects);
  std::erase_if(b, [&](const std::string& party) { return std::find(a.begin(), a.end(), party) != a.end(); });
  if (a.empty() || b.empty()) return {};
  if (!symmetric(tie.kind)) return {{tie.kind, a, b, following::good_of(tie.good)}};
  std::vector<Key> keys;
  for (const std::string& x : a) for (const std::string& y : b) keys.push_back({tie.kind, {std::min(x, y)}, {std::max(x, y)}, following::good_of(tie.good)});
  return keys;
}

const Claim& claim_of(const Brief& brief, const LedgerCite& cite) {
  const StoryBrief& story = brief.stories[cite.story];
  return brief.reports[story.story.reports[cite.support.report]].coding.claims[static_cast<std::size_t>(cite.support.claim)];
}

void widen(DayRange& days, const DayRange& other) {
  if (other.earliest && (!days.earliest || *other.earliest < *days.earliest)) days.earliest = other.earliest;
  if (other.latest && (!days.latest || *days.latest < *other.latest)) days.latest = other.latest;
}

std::string words_at(const Report& report, Span span) {
  std::string out;
  for (const char c : report.at(span)) out += c == '\n' || c == '\t' ? ' ' : c;
  return out;
}

bool exclude(const Interval& a, const Interval& b) { return a.low > b.high || b.low > a.high; }

void add_value(LedgerRow& row, const Brief& brief, const LedgerCite& cite, const Claim& claim) {
  const std::optional<Amount> amount = following::amount_of(claim);
  if (!amount || (!row.values.empty() && row.unit != amount->unit)) return;
  row.unit = amount->unit;
  const Span span = claim.quantities[static_cast<std::size_t>(claim.tie->quantity)].span;
  const std::string words = words_at(report_of(brief, cite), span);
  for (const LedgerValue& value : row.values) row.disputed = row.disputed || exclude(value.amount, amount->interval);
  const auto same = std::find_if(row.values.begin(), row.values.end(), [&](const LedgerValue& v) { return v.amount == amount->interval; });
  if (same == row.values.end()) row.values.push_back({words, amount->interval, {cite}});
  else {
    same->cites.push_back(cite);
    if (std::pair(words.size(), words) < std::pair(same->words.size(), same->words)) same->words = words;
  }
  row.amount = row.amount ? Interval{std::min(row.amount->low, amount->interval.low), std::max(row.amount->high, amount->interval.high)} : amount->interval;
}

// What is wanted or planned is no change yet.
void add_degree(LedgerRow& row, const Claim& claim) {
  if (!claim.degree || claim.degree->direction == 0 || claim.negated) return;
  const bool ahead = claim.status == Status::planned || claim.status == Status::expected || claim.status == Status::unclear;
  if (ahead) row.to_be_better = static_cast<std::int8_t>(row.to_be_better + (claim.degree->direction > 0));
  else if (claim.degree->direction > 0) ++row.better;
  else ++row.worse;
}

void add(LedgerRow& row, const Brief& brief, const LedgerCite& cite) {
  const Claim& claim = claim_of(brief, cite);
  add_value(row, brief, cite, claim);
  add_degree(row, claim);
  if (claim.rank) {
    row.disputed = row.disputed || (row.rank && *row.rank != *claim.rank);
    row.rank = row.rank ? std::min(*row.rank, *claim.rank) : *claim.rank;
  }
  row.cites.push_back(cite);
}

/// The days that clauses give or on which dated reports came out; else those inferred for the others.
DayRange as_of(const Brief& brief, const std::vector<LedgerCite>& cites) {
  DayRange stated, inferred;
  for (const LedgerCite& cite : cites) {
    const Claim& claim = claim_of(brief, cite);
    const Published& published = brief.stories[cite.story].published[cite.support.report];
    if (!claim.when.empty() && claim.when.front().days.known()) widen(stated, claim.when.front().days);
    else widen(published.how == PublishedHow::inferred ? inferred : stated, published.days);
  }
  return stated.known() ? stated : inferred;
}

void flag_over_one(std::vector<LedgerRow>& rows) {
  std::map<Key, std::pair<double, std::vector<std::size_t>>> sums;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const LedgerRow& row = rows[i];
    if (row.unit != "percent" || (row.kind != TieKind::supplies && row.kind != TieKind::buys)) continue;
    auto& [sum, which] = sums[{row.kind, {}, row.objects, row.good}];
    double low = 1;   // what the row cannot be without: its smallest value
    for (const LedgerValue& value : row.values) low = std::min(low, value.amount.low);
    sum += low;
    which.push_back(i);
  }
  for (const auto& [key, entry] : sums) {
    if (entry.first <= 1) continue;
    for (const std::size_t i : entry.second) rows[i].over_one = true;
  }
}

/// Wholly known clauses by which a chain may go; hearsay and denial are none.
bool stands(const Claim& claim) {
  return !claim.negated && claim.status != Status::denied && claim.status != Status::counterfactual && claim.status != Status::possible &&
         claim.status != Status::conditional;
}

const Argument* argument(const Claim& claim, Role role) {
  const auto at = std::find_if(claim.args.begin(), claim.args.end(), [&](const Argument& a) { return a.role == role; });
  return at == claim.args.end() ? nullptr : &*at;
}

/// The name of a thing in an argument: its head with the words before it, without "half of" and "its".
std::string thing_in(const Report& report, const Argument& argument) {
  std::string out;
  for (const Word& word : words_of(report.at({argument.span.begin, argument.head.end}))) {
    if (word.folded == "of") out.clear();
    else if (!word.stop && !word.number) out += (out.empty() ? "" : " ") + word.folded;
  }
  return following::good_of(out);
}

std::string user_of(const Claim& claim) {
  const Argument* agent = argument(claim, Role::agent);
  if (agent == nullptr) return {};
  const std::vector<std::string> who = following::parties(agent->actors);
  return who.size() == 1 ? who.front() : std::string();
}

bool holds(const LedgerRow& row, const Amount& amount) {
  return row.unit == amount.unit && std::any_of(row.values.begin(), row.values.end(), [&](const LedgerValue& v) { return v.amount == amount.interval; });
}

/// "nearly half of its minerals": a good that is not named is that of the only row of the same kind, parties and amount.
void join_unnamed(const Brief& brief, std::map<Key, LedgerRow>& all) {
  for (auto& [key, row] : all) {
    if (!row.good.empty() || (row.kind != TieKind::supplies && row.kind != TieKind::buys)) continue;
    LedgerRow rest;
    std::tie(rest.kind, rest.subjects, rest.objects, rest.good) = key;
    for (const LedgerCite& cite : row.cites) {
      const std::optional<Amount> amount = following::amount_of(claim_of(brief, cite));
      std::vector<LedgerRow*> fits;
      for (auto at = all.upper_bound(key); amount && at != all.end(); ++at) {
        LedgerRow& other = at->second;
        if (std::tie(other.kind, other.subjects, other.objects) != std::tie(row.kind, row.subjects, row.objects)) break;
        if (holds(other, *amount)) fits.push_back(&other);
      }
      add(fits.size() == 1 ? *fits.front() : rest, brief, cite);
    }
    row = std::move(rest);
  }
}

/// The ledger of stories [begin, end).
std::vector<LedgerRow> rows_of(const Brief& brief, std::uint32_t begin, std::uint32_t end) {
  std::map<Key, LedgerRow> all;
  for (std::uint32_t s = begin; s < end; ++s) {
    for (const Tie& tie : brief.stories[s].ties) {
      for (const Key& key : keys_of(tie.tie)) {
        LedgerRow& row = all[key];
        std::tie(row.kind, row.subjects, row.objects, row.good) = key;
        for (const Support& support : tie.support) if (support.claim >= 0) add(row, brief, {s, support});
      }
    }
  }
  join_unnamed(brief, all);
  std::vector<LedgerRow> rows;
  for (auto& [key, row] : all) {
    if (row.cites.empty()) continue;   // joined to another
    std::sort(row.values.begin(), row.values.end(), [](const LedgerValue& a, const LedgerValue& b) {
      return std::tie(a.amount.low, a.amount.high) < std::tie(b.amount.low, b.amount.high);
    });
    row.as_of = as_of(brief, row.cites);
    const Voices who = voices(brief, row.cites);
    row.origins_low = who.low;
    row.origins_high = who.high;
    row.reports = who.reports;
    rows.push_back(std::move(row));
  }
  std::stable_sort(rows.begin(), rows.end(), [](const LedgerRow& a, const LedgerRow& b) { return a.reports > b.reports; });
  flag_over_one(rows);
  return rows;
}

}  // namespace

const Report& report_of(const Brief& brief, const LedgerCite& cite) {
  return brief.reports[brief.stories[cite.story].story.reports[cite.support.report]].report;
}

Voices voices(const Brief& brief, const std::vector<LedgerCite>& cites) {
  std::map<std::uint32_t, std::set<std::uint32_t>> speakers;
  for (const LedgerCite& cite : cites) speakers[cite.story].insert(cite.support.report);
  Voices out;
  for (const auto& [s, reports] : speakers) {
    const Origins& all = brief.stories[s].origins;
    const auto n = static_cast<std::uint32_t>(reports.size());
    std::uint32_t groups = 0;
    for (const std::vector<std::uint32_t>& group : all.groups) {
      groups += std::any_of(group.begin(), group.end(), [&](std::uint32_t r) { return reports.contains(r); });
    }
    groups = std::clamp(groups, 1u, n);
    out.low = std::max(out.low, std::min(groups, std::max(all.low, 1u)));
    out.high += std::min(n, std::max(groups, all.high));
    out.reports += n;
  }
  return out;
}

std::vector<LedgerRow> ledger(const Brief& brief) { return rows_of(brief, 0, static_cast<std::uint32_t>(brief.stories.size())); }

std::vector<LedgerRow> ledger(const Brief& brief, std::uint32_t story) { return rows_of(brief, story, story + 1); }

std::vector<NeedRow> needs(const Brief& brief) {
  std::map<std::tuple<std::string, std::string, std::string>, NeedRow> all;
  for (std::uint32_t s = 0; s < brief.stories.size(); ++s) {
    const StoryBrief& story = brief.stories[s];
    for (std::uint32_t r = 0; r < story.story.reports.size(); ++r) {
      const CodedReport& coded = brief.reports[story.story.reports[r]];
      for (std::size_t c = 0; c < coded.coding.claims.size(); ++c) {
        const Claim& claim = coded.coding.claims[c];
        const Argument* input = argument(claim, Role::theme);
        const Argument* output = argument(claim, Role::topic);
        if (claim.frame != "need" || !stands(claim) || input == nullptr || output == nullptr) continue;
        NeedRow row{user_of(claim), thing_in(coded.report, *input), thing_in(coded.report, *output), {}};
        if (row.input.empty() || row.output.empty() || row.input == row.output) continue;
        const auto at = all.try_emplace({row.user, row.input, row.output}, row).first;
        at->second.cites.push_back({s, {r, coded.sentences[claim.sentence].span, static_cast<std::int32_t>(c), false}});
      }
    }
  }
  std::vector<NeedRow> rows;
  for (auto& [key, row] : all) rows.push_back(std::move(row));
  return rows;
}

}  // namespace entente
