#include "entente/ledger.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "follow/amount.h"
#include "follow/goods.h"
#include "follow/party.h"
#include "text/apart.h"
#include "text/words.h"
#include "values/tokens.h"

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

/// Nothing: the sentence says the tie in words of its own.
const Claim* stated_claim(const Brief& brief, const LedgerCite& cite) { return cite.support.claim < 0 ? nullptr : &claim_of(brief, cite); }

void widen(DayRange& days, const DayRange& other) {
  if (other.earliest && (!days.earliest || *other.earliest < *days.earliest)) days.earliest = other.earliest;
  if (other.latest && (!days.latest || *days.latest < *other.latest)) days.latest = other.latest;
}

std::string words_at(const Report& report, Span span) {
  std::string out;
  for (const char c : report.at(span)) out += c == '\n' || c == '\t' ? ' ' : c;
  return out;
}

bool before(const LedgerCite& a, const LedgerCite& b) {
  return std::tie(a.story, a.support.report, a.support.span) < std::tie(b.story, b.support.report, b.support.span);
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

/// "tense", not "worsened": how relations are.
bool is_level(const Claim& claim, const Sentence& sentence) {
  const TokenIndex head = token_beginning_at(sentence, claim.head.begin);
  return head != no_token && sentence.tokens[head].upos == Upos::ADJ;
}

/// "have been tense" may be over.
bool is_over(const Claim& claim, const Sentence& sentence) {
  return std::any_of(sentence.tokens.begin(), sentence.tokens.end(), [&](const Token& t) {
    return t.lemma == "be" && t.head != no_token && sentence.tokens[t.head].span.begin == claim.head.begin && (t.xpos == "VBN" || t.xpos == "VBD");
  });
}

// What is wanted or planned is no change yet.
void add_degree(LedgerRow& row, const Claim& claim, const CodedReport& report) {
  if (!claim.degree || claim.degree->direction == 0 || claim.negated) return;
  if (claim.sentence < report.sentences.size() && is_level(claim, report.sentences[claim.sentence])) {
    if (!is_over(claim, report.sentences[claim.sentence])) ++(claim.degree->direction > 0 ? row.good_now : row.bad_now);
    return;
  }
  const bool ahead = claim.status == Status::planned || claim.status == Status::expected || claim.status == Status::unclear;
  if (ahead) row.to_be_better = static_cast<std::int8_t>(row.to_be_better + (claim.degree->direction > 0));
  else if (claim.degree->direction > 0) ++row.better;
  else ++row.worse;
}

void add(LedgerRow& row, const Brief& brief, const LedgerCite& cite) {
  row.cites.push_back(cite);
  const Claim* claim = stated_claim(brief, cite);
  if (claim == nullptr) return;                 // its amount, if it gives one: `add_sayers`
  add_value(row, brief, cite, *claim);
  add_degree(row, *claim, brief.reports[brief.stories[cite.story].story.reports[cite.support.report]]);
  if (!claim->rank) return;
  row.disputed = row.disputed || (row.rank && *row.rank != *claim->rank);
  row.rank = row.rank ? std::min(*row.rank, *claim->rank) : *claim->rank;
  row.ranked.push_back(cite);
}

/// The days that clauses give or on which dated reports came out; else those inferred for the others.
DayRange as_of(const Brief& brief, const std::vector<LedgerCite>& cites) {
  DayRange stated, inferred;
  for (const LedgerCite& cite : cites) {
    const Claim* claim = stated_claim(brief, cite);
    const Published& published = brief.stories[cite.story].published[cite.support.report];
    if (claim != nullptr && !claim->when.empty() && claim->when.front().days.known()) widen(stated, claim->when.front().days);
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
      const Claim* claim = stated_claim(brief, cite);
      const std::optional<Amount> amount = claim == nullptr ? std::nullopt : following::amount_of(*claim);
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

bool gives(const CodedReport& report, Span span, const LedgerValue& value, const std::string& unit) {
  return std::any_of(report.coding.quantities.begin(), report.coding.quantities.end(), [&](const Quantity& q) {
    const Interval amount = unit == "percent" ? share_of(q) : interval_of(q);
    return span.contains(q.span) && q.change == Change::none && !exclude(amount, value.amount);
  });
}

/// Who says the tie in words of his own gives the amount that his sentence holds.
void add_sayers(LedgerRow& row, const Brief& brief) {
  for (const LedgerCite& cite : row.cites) {
    if (cite.support.claim >= 0) continue;
    const CodedReport& report = brief.reports[brief.stories[cite.story].story.reports[cite.support.report]];
    for (LedgerValue& value : row.values) if (gives(report, cite.support.span, value, row.unit)) value.cites.push_back(cite);
  }
}

/// Does the sentence name the party?
bool names(const CodedReport& report, Span sentence, const std::string& party) {
  return std::any_of(report.coding.entities.begin(), report.coding.entities.end(), [&](const Entity& entity) {
    const bool is_party = following::parties(entity.actors) == std::vector<std::string>{party};
    return is_party && std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return sentence.contains(m.head); });
  });
}

bool names_good(const Report& report, Span sentence, const std::string& good) {
  const std::vector<Word> words = words_of(report.at(sentence));
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (following::good_of(words[i].folded) == good) return true;
    if (i + 1 < words.size() && following::good_of(words[i].folded + " " + words[i + 1].folded) == good) return true;
  }
  return false;
}

/// A report that gives the very figure for the same parties and the same good states the tie, however its sentence is built.
void add_figures(LedgerRow& row, const Brief& brief, std::uint32_t story) {
  if (row.good.empty()) return;
  const std::vector<std::uint32_t>& reports = brief.stories[story].story.reports;
  const auto all = [&](const CodedReport& report, Span span, const std::vector<std::string>& parties) {
    return std::all_of(parties.begin(), parties.end(), [&](const std::string& party) { return names(report, span, party); });
  };
  for (std::uint32_t r = 0; r < reports.size(); ++r) {
    const CodedReport& report = brief.reports[reports[r]];
    for (const Quantity& q : report.coding.quantities) {
      const Interval amount = row.unit == "percent" ? share_of(q) : interval_of(q);
      const auto value = std::find_if(row.values.begin(), row.values.end(), [&](const LedgerValue& v) { return v.amount == amount; });
      if (value == row.values.end() || q.change != Change::none) continue;
      const auto spoken = [&](const LedgerCite& cite) { return cite.story == story && cite.support.report == r; };
      if (std::any_of(value->cites.begin(), value->cites.end(), spoken)) continue;
      const auto sentence = std::find_if(report.sentences.begin(), report.sentences.end(), [&](const Sentence& s) { return s.span.contains(q.span); });
      if (sentence == report.sentences.end() || !names_good(report.report, sentence->span, row.good)) continue;
      if (!all(report, sentence->span, row.subjects) || !all(report, sentence->span, row.objects)) continue;
      value->cites.push_back({story, {r, sentence->span, -1, false}});
      if (std::none_of(row.cites.begin(), row.cites.end(), spoken)) row.cites.push_back(value->cites.back());
    }
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
        for (const Support& support : tie.support) add(row, brief, {s, support});
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
    add_sayers(row, brief);
    std::set<std::uint32_t> stories;
    for (const LedgerCite& cite : row.cites) stories.insert(cite.story);
    for (const std::uint32_t s : stories) add_figures(row, brief, s);
    std::stable_sort(row.cites.begin(), row.cites.end(), before);
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

/// Reports of which no two may go back to one source, as it is counted for findings too.
std::uint32_t apart_in(const StoryBrief& story, const std::set<std::uint32_t>& reports) {
  std::set<std::pair<std::uint32_t, std::uint32_t>> related;
  for (const LineagePair& pair : story.lineage) {
    if (pair.dependence >= possibly_one_source && reports.contains(pair.a) && reports.contains(pair.b)) related.emplace(pair.a, pair.b);
  }
  const std::vector<std::uint32_t> list(reports.begin(), reports.end());
  return mutually_apart(list, [&](std::uint32_t a, std::uint32_t b) { return !related.contains(std::minmax(a, b)); });
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
    out.low = std::max(out.low, std::min({groups, std::max(all.low, 1u), apart_in(brief.stories[s], reports)}));
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
