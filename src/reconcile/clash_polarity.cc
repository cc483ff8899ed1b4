#include "reconcile/clash_polarity.h"

#include <algorithm>
#include <array>
#include <set>
#include <optional>
#include <span>
#include <string_view>

#include "reconcile/sameness.h"

namespace entente::reconciling {
namespace {

constexpr std::array<std::string_view, 9> negations = {"not", "no", "never", "nobody", "none", "nothing", "without", "neither", "nor"};
constexpr std::array<std::string_view, 8> open_words = {"if", "whether", "would", "could", "might", "may", "should", "unless"};
/// Stems of verbs that turn what follows down.
constexpr std::array<std::string_view, 8> rejecting = {"deni", "discount", "dismiss", "reject", "disput", "refut", "rebut", "debunk"};

bool is_one_of(std::span<const std::string_view> list, std::string_view word) { return std::find(list.begin(), list.end(), word) != list.end(); }

bool negates(const Word& word) { return word.folded.ends_with("n't") || is_one_of(negations, word.folded); }

/// "if the soldiers were not free" denies nothing.
bool is_open(const Claim& claim) { return claim.status == Status::conditional || claim.status == Status::counterfactual || claim.status == Status::possible; }

/// "have not used it in nearly a decade" says when it was last so; it denies nothing of today.
bool for_a_time(const Claim& claim) {
  return std::any_of(claim.when.begin(), claim.when.end(), [](const When& when) { return when.type == TimexType::duration; });
}

/// Denied in so many words: what a verb only implies ("thwarted") is no denial to hold against another report.
bool denies(const Claim& claim, const Unit& unit) { return !is_open(claim) && (claim.negated || claim.status == Status::denied) && unit.negated && !for_a_time(claim); }

/// The first word that negates, leaves open or turns down what follows; the end of the unit: none.
std::uint32_t first_doubt(const Unit& unit) {
  const auto at = std::find_if(unit.words.begin(), unit.words.end(), [](const Word& word) {
    return negates(word) || is_one_of(open_words, word.folded) || is_one_of(rejecting, word.stem);
  });
  return at == unit.words.end() ? unit.span.end : at->span.begin;
}

/// Said without such a word before it.
bool asserts(const Claim& claim, std::uint32_t doubt) {
  return !claim.negated && (claim.status == Status::happened || claim.status == Status::ongoing) && doubt >= claim.cite.span.end;
}

/// "not only", "no less than", "all no votes" say yes.
bool has_mock_negation(const Unit& unit) {
  for (std::size_t i = 0; i + 1 < unit.words.size(); ++i) {
    const std::string& word = unit.words[i].folded;
    const std::string& next = unit.words[i + 1].folded;
    if ((word == "nothing" && (next == "less" || next == "short")) || (word == "no" && (next == "vote" || next == "votes"))) return true;
    if (word == "not" && (next == "only" || next == "just" || next == "merely")) return true;
    if (word == "no" && (next == "less" || next == "fewer" || next == "more" || next == "later")) return true;
  }
  return false;
}

/// Do the phrases name one thing? Nothing: a pronoun nobody resolved.
std::optional<bool> same_filler(const Argument& a, const Argument& b, const CodedReport& x, const CodedReport& y) {
  const std::string name = entity_of(a, x), other = entity_of(b, y);
  if (a.lemma == b.lemma || (!name.empty() && name == other)) return !told_apart(a, b, x, y);
  if (is_pronoun(a, x) || is_pronoun(b, y)) return std::nullopt;
  return false;
}

constexpr std::array<Role, 6> matter = {Role::theme, Role::content, Role::recipient, Role::topic, Role::of, Role::attribute};

bool has_matter(const Claim& claim) {
  return std::any_of(claim.args.begin(), claim.args.end(), [](const Argument& arg) { return std::find(matter.begin(), matter.end(), arg.role) != matter.end(); });
}

/// Is it the same thing that is done to, and, where both name one, the same one who does it? Who does it is enough only where nothing else is
/// said: a court that never ruled on one thing ruled on others.
bool same_matter(const Claim& c, const Claim& d, const CodedReport& x, const CodedReport& y) {
  std::vector<Role> roles(matter.begin(), matter.end());
  roles.push_back(Role::agent);
  bool met = false;
  for (const Role role : roles) {
    bool both = false, same = false;
    for (const Argument& m : c.args) {
      for (const Argument& n : d.args) {
        if (m.role != role || n.role != role || m.lemma.empty() || n.lemma.empty()) continue;
        const std::optional<bool> filler = same_filler(m, n, x, y);
        both = both || filler.has_value();
        same = same || filler.value_or(false);
      }
    }
    if (both && !same) return false;
    met = met || (same && (role != Role::agent || (!has_matter(c) && !has_matter(d))));
  }
  return met;
}

double polarity_bar(const Claim& c, const Claim& d, const Side& a, const Side& b) {
  const double likeness = shared_fillers(c, d, a.report, b.report);
  return likeness >= 2 * specific ? -1.2 : likeness >= specific ? -0.9 : 0.0;
}

}  // namespace

void polarity_clashes(std::vector<Clash>& out, const Side& a, const Side& b) {
  for (std::size_t i = 0; i < a.unit.claims.size(); ++i) {
    for (std::size_t j = 0; j < b.unit.claims.size(); ++j) {
      const bool first_denies = a.denies[i] && b.asserts[j];
      if ((!first_denies && !(a.asserts[i] && b.denies[j])) || !same_predicate(a.unit.traces[i], b.unit.traces[j])) continue;
      const Claim& c = a.report.coding.claims[a.unit.claims[i]];
      const Claim& d = b.report.coding.claims[b.unit.claims[j]];
      // What one paper says and another does not is no dispute.
      if (c.kind == ClaimKind::statement || d.kind == ClaimKind::statement || !same_matter(c, d, a.report, b.report)) continue;
      out.push_back({"polarity", "claim", true, polarity_bar(c, d, a, b), {first_denies ? "no" : "yes", std::string(a.report.report.at(c.cite.span))},
                     {first_denies ? "yes" : "no", std::string(b.report.report.at(d.cite.span))}});
      return;
    }
  }
}

void read_polarity(Side& side) {
  const bool mock = has_mock_negation(side.unit);
  const std::uint32_t doubt = first_doubt(side.unit);
  for (const std::uint32_t i : side.unit.claims) {
    const Claim& claim = side.report.coding.claims[i];
    side.asserts.push_back(!mock && asserts(claim, doubt));
    side.denies.push_back(!mock && denies(claim, side.unit));
  }
}

}  // namespace entente::reconciling
