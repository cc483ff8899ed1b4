#include "cli/about.h"

#include <algorithm>

#include "text/state_names.h"

namespace entente::cli {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool holds(std::string_view text, std::string_view what) {
  const auto same = [](char a, char b) { return lower(a) == lower(b); };
  return std::search(text.begin(), text.end(), what.begin(), what.end(), same) != text.end();
}

bool any(const std::vector<Actor>& actors, std::string_view what) {
  return std::any_of(actors.begin(), actors.end(), [&](const Actor& actor) { return is_about(actor, what); });
}

bool is_about(const TieClaim& tie, std::string_view what) {
  return any(tie.subjects, what) || any(tie.objects, what) || holds(tie.good, what);
}

bool is_about(const Claim& claim, std::string_view what) {
  if (claim.event && (any(claim.event->actors, what) || any(claim.event->recipients, what))) return true;
  if (claim.tie && is_about(*claim.tie, what)) return true;
  return std::any_of(claim.args.begin(), claim.args.end(), [&](const Argument& arg) { return any(arg.actors, what); });
}

}  // namespace

bool is_about(const Actor& actor, std::string_view what) {
  if (actor.state.size() == what.size() && !actor.state.empty() && holds(actor.state, what)) return true;
  return holds(actor.name, what) || holds(actor.text, what);
}

bool is_about(const Finding& finding, std::string_view what) {
  return what.empty() || is_about(finding.claim, what) || holds(finding.text, what);
}

bool is_about(const LedgerRow& row, std::string_view what) {
  const auto party = [&](const std::string& code) { return is_about(Actor{.state = code, .name = called(code)}, what); };
  return what.empty() || holds(row.good, what) || std::any_of(row.subjects.begin(), row.subjects.end(), party) ||
         std::any_of(row.objects.begin(), row.objects.end(), party);
}

}  // namespace entente::cli
