#include "reconcile/sameness.h"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "text/frequency.h"

namespace entente::reconciling {
namespace {

/// A state has many dealings: its code says less than a name.
constexpr double state_weight = 3;

std::set<std::string> fillers(const Claim& claim, const CodedReport& report, std::set<std::string>& states) {
  std::set<std::string> out;
  for (const Argument& arg : claim.args) {
    if (arg.role == Role::time || arg.quantity >= 0) continue;
    const std::string name = entity_of(arg, report);
    // The name of an entity stands for a pronoun.
    if (!name.empty()) out.insert(name);
    if (!arg.lemma.empty()) out.insert(stem(fold(arg.lemma)));
    for (const Actor& actor : arg.actors) if (!actor.state.empty()) states.insert(actor.state);
  }
  return out;
}

/// The words right before the head, whatever the parser took for the phrase: up to three without a small word between.
std::set<std::string> modifiers(const Argument& arg, const CodedReport& report) {
  constexpr std::uint32_t window = 60;
  constexpr std::size_t most = 3;
  const std::uint32_t begin = arg.head.begin > window ? arg.head.begin - window : 0;
  const std::vector<Word> words = words_of(report.report.at({begin, arg.head.begin}), begin);
  std::set<std::string> out;
  // The first word may be cut.
  for (std::size_t i = words.size(); i > 1 && out.size() < most && !words[i - 1].stop; --i) out.insert(words[i - 1].stem);
  return out;
}

bool disjoint(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::none_of(a.begin(), a.end(), [&](const std::string& s) { return b.count(s) > 0; });
}

}  // namespace

bool same_predicate(const Claim& a, const Claim& b, const CodedReport& x, const CodedReport& y) {
  if (!a.frame.empty() && a.frame == b.frame) return true;
  return predicate_of(a, x) == predicate_of(b, y);
}

bool same_predicate(const Trace& a, const Trace& b) { return (a.frame != 0 && a.frame == b.frame) || a.head == b.head; }

CoreMatch core_of(const Trace& a, const Trace& b) {
  const auto meet = [](const CoreFiller& x, const CoreFiller& y) {
    return std::any_of(x.names.begin(), x.names.end(), [&](std::uint64_t name) { return std::binary_search(y.names.begin(), y.names.end(), name); });
  };
  CoreMatch out;
  for (const CoreFiller& x : a.core) {
    bool both = false, same = false;
    for (const CoreFiller& y : b.core) {
      if (x.role != y.role) continue;
      both = true;
      same = same || meet(x, y);
    }
    out.same += same;
    out.differ += both && !same;
  }
  return out;
}

double shared_fillers(const Claim& a, const Claim& b, const CodedReport& x, const CodedReport& y) {
  std::set<std::string> states, other_states;
  const std::set<std::string> mine = fillers(a, x, states), other = fillers(b, y, other_states);
  double sum = 0;
  for (const std::string& s : mine) if (other.count(s)) sum += rarity(s);
  for (const std::string& s : states) if (other_states.count(s)) sum += state_weight;
  return sum;
}

bool told_apart(const Argument& a, const Argument& b, const CodedReport& x, const CodedReport& y) {
  const std::set<std::string> m = modifiers(a, x), n = modifiers(b, y);
  return !m.empty() && !n.empty() && disjoint(m, n);
}

}  // namespace entente::reconciling
