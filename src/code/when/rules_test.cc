// The examples of data/when/*.rules, and the grammar's own errors.
#include <gtest/gtest.h>

#include <chrono>

#include "code/grammar/plain_sentences.h"
#include "code/when/grammar.h"
#include "code/when/whens.h"

namespace entente {
namespace {

Report report_of(std::string text, std::optional<Day> published) {
  Report report;
  report.text = std::move(text);
  report.published.days = {published, published};
  return report;
}

TEST(WhenRules, ExamplesAreReadAsTheFileSays) {
  const Result<WhenGrammar> grammar = WhenGrammar::load();
  ASSERT_TRUE(grammar.has_value()) << grammar.error().what;
  std::size_t run = 0;
  for (const Rule& rule : grammar->impl().rules.rules()) {
    for (const RuleExample& example : rule.examples) {
      SCOPED_TRACE(rule.name + ": " + example.text);
      const Report report = report_of(example.text, Day::of(2031, 5, 6));
      const std::vector<When> found = whens(*grammar, report, plain_sentences(report.text));
      ASSERT_FALSE(found.empty());
      EXPECT_EQ(found.back().value, example.want);
      EXPECT_EQ(found.back().rule, rule.name);
      ++run;
    }
  }
  EXPECT_GT(run, 100u);
}

TEST(WhenRules, EveryRuleThatWritesHasAnExample) {
  const Result<WhenGrammar> grammar = WhenGrammar::load();
  ASSERT_TRUE(grammar.has_value());
  for (const Rule& rule : grammar->impl().rules.rules()) {
    EXPECT_TRUE(!rule.examples.empty() || rule.calls.back().name == "partial" || rule.calls.back().name == "skip") << rule.name;
  }
}

TEST(WhenRules, LoadTakesMilliseconds) {
  const auto begin = std::chrono::steady_clock::now();
  const Result<WhenGrammar> grammar = WhenGrammar::load();
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - begin;
  ASSERT_TRUE(grammar.has_value());
  EXPECT_LT(took.count(), 500.0);   // 10 ms or so; the bound is for a machine under load with sanitizers
}

}  // namespace
}  // namespace entente
