// The examples of data/quantity/*.rules.
#include <gtest/gtest.h>

#include <fmt/format.h>

#include "code/grammar/plain_sentences.h"
#include "code/quantity/grammar.h"
#include "code/quantity/quantities.h"

namespace entente {
namespace {

std::string number(const Rational& r) {
  return r.denominator == 1 ? std::to_string(r.numerator) : fmt::format("{}/{}", r.numerator, r.denominator);
}

std::string line_of(const Quantity& q) {
  std::string out = std::string(name_of(q.hedge)) + " " + number(q.low);
  if (q.low != q.high) out += ".." + number(q.high);
  return q.unit.empty() ? out : out + " " + q.unit;
}

TEST(QuantityRules, ExamplesAreReadAsTheFileSays) {
  const Result<QuantityGrammar> grammar = QuantityGrammar::load();
  ASSERT_TRUE(grammar.has_value()) << grammar.error().what;
  std::size_t run = 0;
  for (const Rule& rule : grammar->impl().rules.rules()) {
    for (const RuleExample& example : rule.examples) {
      SCOPED_TRACE(rule.name + ": " + example.text);
      Report report;
      report.text = example.text;
      const std::vector<Quantity> found = quantities(*grammar, report, plain_sentences(report.text), {});
      ASSERT_FALSE(found.empty());
      EXPECT_EQ(line_of(found.back()), example.want);
      EXPECT_EQ(found.back().rule, rule.name);
      ++run;
    }
  }
  EXPECT_GT(run, 40u);
}

TEST(QuantityRules, EveryRuleThatWritesHasAnExample) {
  const Result<QuantityGrammar> grammar = QuantityGrammar::load();
  ASSERT_TRUE(grammar.has_value());
  for (const Rule& rule : grammar->impl().rules.rules()) EXPECT_TRUE(!rule.examples.empty() || rule.calls.back().name == "skip") << rule.name;
}

}  // namespace
}  // namespace entente
