#include "cli/ledger_words.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "cli/page.h"
#include "cli/terminal.h"
#include "text/state_names.h"

namespace entente::cli {
namespace {

std::string number_of(double value) {
  if (std::abs(value) < 1000) return fmt::format("{:.3g}", value);
  std::string digits = fmt::format("{:.0f}", value);
  for (std::size_t at = digits.size(); at > 3 + (value < 0 ? 1u : 0u);) digits.insert(at -= 3, ",");
  return digits;
}

/// "China", "China and the United States".
std::string all_of(const std::vector<std::string>& parties) {
  std::vector<std::string> names;
  for (const std::string& party : parties) names.push_back(called(party));
  return one_line(fmt::format("{}", fmt::join(names, " and ")));
}

/// "South Korea's", "the United States'".
std::string of_whom(const std::string& owner) { return owner + (owner.ends_with('s') ? "'" : "'s"); }

/// With a capital where a sentence begins with it.
std::string capitalised(std::string sentence) {
  if (sentence.starts_with("the ")) sentence[0] = 'T';
  return sentence;
}

/// The amount as written; what is told differently stands side by side.
std::string amount_of(const LedgerRow& row) {
  std::vector<std::string> words;
  for (const LedgerValue& value : row.values) words.push_back(one_line(value.words));
  return fmt::format("{}", fmt::join(words, " / "));
}

std::string ordinal(std::uint32_t rank) {
  constexpr const char* words[] = {"largest", "second-largest", "third-largest", "fourth-largest", "fifth-largest"};
  return rank >= 1 && rank <= 5 ? words[rank - 1] : fmt::format("number {}", rank);
}

std::string with_article(const std::string& words) {
  const bool vowel = !words.empty() && std::string_view("aeiou").find(words.front()) != std::string_view::npos;
  return (vowel ? "an " : "a ") + words;
}

bool shares(const LedgerRow& row) { return row.unit == "percent"; }

std::string trade_of(const LedgerRow& row, const char* verb, const char* whole, const char* trader, const char* way) {
  const std::string s = all_of(row.subjects), o = all_of(row.objects), good = one_line(row.good);
  const std::string dealer = good.empty() ? trader : good + " " + trader;
  if (!row.values.empty() && shares(row)) {
    const std::string rank = row.rank ? fmt::format(", its {} {}", ordinal(*row.rank), trader) : "";
    return fmt::format("{} {} {} of {} {}{}", s, verb, amount_of(row), of_whom(o), good.empty() ? whole : good + " " + whole, rank);
  }
  if (!row.values.empty()) return fmt::format("{} {} {}{} {} {}", s, verb, amount_of(row), good.empty() ? "" : " of " + good, way, o);
  if (row.rank) return fmt::format("{} is {} {} {}", s, of_whom(o), ordinal(*row.rank), dealer);
  return fmt::format("{} is {} of {}", s, with_article(dealer), o);
}

std::string relations_of(const LedgerRow& row) {
  const std::string who = fmt::format("Relations of {} and {}", all_of(row.subjects), all_of(row.objects));
  if (row.better > 0 && row.worse > 0) return who + " are reported better and worse";
  if (row.worse > 0) return who + " are reported worse" + (row.to_be_better > 0 ? ", and meant to get better" : "");
  if (row.better > 0) return who + " are reported better";
  if (row.bad_now > 0 && row.good_now == 0) return who + " are reported bad" + (row.to_be_better > 0 ? ", and meant to get better" : "");
  if (row.good_now > 0 && row.bad_now == 0) return who + " are reported good";
  return row.to_be_better > 0 ? who + " are meant to get better" : who + " are spoken of";
}

std::string worded(const LedgerRow& row) {
  const std::string s = all_of(row.subjects), o = all_of(row.objects);
  switch (row.kind) {
    case TieKind::ally: return fmt::format("{} and {} are allies", s, o);
    case TieKind::hosts_troops: return fmt::format("{} hosts {}{}troops of {}", s, amount_of(row), row.values.empty() ? "" : " ", o);
    case TieKind::supplies: return trade_of(row, "supplies", "supply", "supplier", "to");
    case TieKind::buys: return trade_of(row, "buys", "exports", "buyer", "from");
    case TieKind::largest_partner:
      return row.rank ? fmt::format("{} is {} {} trading partner", s, of_whom(o), ordinal(*row.rank)) : fmt::format("{} is a trading partner of {}", s, o);
    case TieKind::disputes: return fmt::format("{} and {} are in dispute", s, o);
    case TieKind::claims_territory: return fmt::format("{} claims territory: {}", s, o);
    case TieKind::member_of: return fmt::format("{} {} a member of {}", s, row.subjects.size() > 1 ? "are each" : "is", o);
    case TieKind::supports: return row.rank ? fmt::format("{} is {} main supporter", s, of_whom(o)) : fmt::format("{} is a supporter of {}", s, o);
    case TieKind::relations: return relations_of(row);
  }
  return {};
}

}  // namespace

std::string words_of(const Interval& amount, const std::string& unit) {
  const bool share = unit == "percent";
  const double scale = share ? 100 : 1;
  const std::string tail = unit.empty() ? "" : share ? " %" : " " + unit;
  if (!std::isfinite(amount.high)) return fmt::format("at least {}{}", number_of(amount.low * scale), tail);
  if (!std::isfinite(amount.low)) return fmt::format("at most {}{}", number_of(amount.high * scale), tail);
  if (amount.low == amount.high) return number_of(amount.low * scale) + tail;
  return fmt::format("{} to {}{}", number_of(amount.low * scale), number_of(amount.high * scale), tail);
}

std::string sentence_of(const LedgerRow& row) { return capitalised(worded(row)); }

std::string label_of(const LedgerRow& row) {
  const std::string good = one_line(row.good);
  switch (row.kind) {
    case TieKind::ally: return "allies";
    case TieKind::hosts_troops: return row.values.empty() ? "troops" : amount_of(row) + " troops";
    case TieKind::supplies:
    case TieKind::buys: {
      const std::string what = row.values.empty() ? good : amount_of(row) + (good.empty() ? "" : " of " + good);
      return row.kind == TieKind::buys ? "buys " + what : what;
    }
    case TieKind::largest_partner: return row.rank ? ordinal(*row.rank) + " partner" : "trade";
    case TieKind::disputes: return "dispute";
    case TieKind::claims_territory: return "claims territory";
    case TieKind::member_of: return "member";
    case TieKind::supports: return row.rank ? "main supporter" : "supports";
    case TieKind::relations:
      return row.worse > 0 ? (row.better > 0 ? "relations better and worse" : "relations worse") : row.better > 0 ? "relations better"
             : row.bad_now > row.good_now ? "relations bad" : row.good_now > row.bad_now ? "relations good"
             : row.to_be_better > 0                                                               ? "to be better"
                                                                                                  : "relations";
  }
  return {};
}

std::string note_of(const LedgerRow& row) {
  std::vector<std::string> parts;
  const bool as_written = row.amount && row.amount->low == row.amount->high && row.values.size() == 1;
  if (row.amount && !as_written) parts.push_back(words_of(*row.amount, row.unit));
  if (row.rank && row.kind == TieKind::ally) parts.push_back(*row.rank == 1 ? "called the main ally" : fmt::format("ally number {}", *row.rank));
  // The sentence says the rest.
  if (row.kind == TieKind::relations && row.better > 0 && row.worse > 0) parts.push_back(fmt::format("better in {} sentences, worse in {}", row.better, row.worse));
  if (const std::string days = words_of(row.as_of); !days.empty()) parts.push_back("as of " + days);
  if (row.disputed) parts.emplace_back("told differently, cannot both be true");
  if (row.over_one) parts.emplace_back("stated shares sum above 1");
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::vector<LedgerRow> statements_of(const LedgerRow& row) {
  if (row.disputed || row.values.empty() || row.ranked.empty()) return {row};
  LedgerRow amount = row, rank = row;
  amount.rank.reset();
  amount.ranked.clear();
  amount.cites.clear();
  for (const LedgerValue& value : row.values) amount.cites.insert(amount.cites.end(), value.cites.begin(), value.cites.end());
  rank.values.clear();
  rank.amount.reset();
  rank.cites = row.ranked;
  return {amount, rank};
}

std::string words_of(const LedgerRow& row) {
  const std::string origins = row.origins_low == row.origins_high ? fmt::format("{}", row.origins_low) : fmt::format("{}-{}", row.origins_low, row.origins_high);
  return fmt::format("{} report{}, {} origin{}", row.reports, row.reports == 1 ? "" : "s", origins, origins == "1" ? "" : "s");
}

std::string sentence_of(const NeedRow& row) {
  if (row.user.empty()) return fmt::format("To make {}, {} is needed", one_line(row.output), one_line(row.input));
  return fmt::format("{} needs {} to make {}", capitalised(one_line(called(row.user))), one_line(row.input), one_line(row.output));
}

}  // namespace entente::cli
