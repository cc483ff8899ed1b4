// Rule files and the text they read: neither may crash, loop or read past its end.
// Input: rules, a line "====", then text. Without that line all of it is text for the built-in grammars.
#include <cstddef>
#include <cstdint>
#include <string>

#include "code/grammar/plain_sentences.h"
#include "code/quantity/quantities.h"
#include "code/when/whens.h"
#include "text/resolve.h"
#include "text/tables.h"

namespace {

using namespace entente;

void read_text(const WhenGrammar& times, const QuantityGrammar& amounts, std::string text, std::optional<Day> day) {
  Report report;
  report.text = std::move(text);
  report.published.days = {day, day};
  const std::vector<Sentence> sentences = plain_sentences(report.text);
  const std::vector<When> found = whens(times, report, sentences);
  for (const When& when : found) {
    if (when.span.end > report.text.size() || when.span.empty()) __builtin_trap();
    if (!when.relative.empty() && !steps_of(when.relative)) __builtin_trap();   // what we write we can read
    (void)resolve(when, {Day::of(2031, 5, 1), Day::of(2031, 5, 9)});
  }
  for (const Quantity& q : quantities(amounts, report, sentences, found)) {
    if (q.span.end > report.text.size() || q.low.denominator <= 0 || q.high.denominator <= 0) __builtin_trap();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  static const Result<WhenGrammar> times = WhenGrammar::load();
  static const Result<QuantityGrammar> amounts = QuantityGrammar::load();
  if (!times || !amounts) __builtin_trap();
  const std::size_t cut = input.find("\n====\n");
  const std::string text = cut == std::string::npos ? input : input.substr(cut + 6);
  read_text(*times, *amounts, text, Day::of(2031, 5, 6));
  read_text(*times, *amounts, text, std::nullopt);
  (void)steps_of(text);
  if (cut == std::string::npos || cut > 2000) return 0;
  const std::string rules = input.substr(0, cut);
  const auto own_times = WhenGrammar::read(table("grammar/numbers.table"), table("when/words.table"), rules);
  const auto own_amounts = QuantityGrammar::read(table("grammar/numbers.table"), table("quantity/words.table"), table("quantity/units.table"), rules);
  if (own_times) read_text(*own_times, *amounts, text, Day::of(2031, 5, 6));
  if (own_amounts) read_text(*times, *own_amounts, text, std::nullopt);
  return 0;
}
