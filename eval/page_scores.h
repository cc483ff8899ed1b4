// Scores of article extraction, as tools/score_extraction.py counts them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace entente::eval {

/// Shares of 4-token shingles that both have, only the output has, only the truth has; equal token sequences.
struct BodyMatch {
  double both = 0, extra = 0, missing = 0;
  bool exact = false;
};
BodyMatch match_body(std::string_view truth, std::string_view output);

struct BodyScores {
  double precision = 0, recall = 0, f1 = 0, exact = 0;
};
BodyScores score_bodies(const std::vector<BodyMatch>& pages);

/// Counts over all snippets of all pages.
struct SnippetCounts {
  std::size_t tp = 0, fp = 0, fn = 0;
  double f1() const;
};
void count_snippets(const std::vector<std::string>& with, const std::vector<std::string>& without, std::string_view output, SnippetCounts& counts);

bool same_title(std::string_view truth, std::string_view given);
bool near_title(std::string_view truth, std::string_view given);
bool same_day(std::string_view truth, std::string_view given);
bool names_all(std::string_view truth, std::string_view given);
/// Are there any words?
bool has_words(std::string_view text);

}  // namespace entente::eval
