// A rewriter that works on the letters of a text: synonyms from a table, patterns, sentences moved. It trains lineage and never judges it;
// eval/tree_rewriter.h is the other one.
#pragma once

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <map>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

#include "made_copies.h"
#include "random.h"
#include "story_sets.h"
#include "text/segment.h"

namespace entente::train {

/// How often what happens; every text is made with one of these, drawn at random.
struct TextRates {
  double drop, swap, merge, clauses, passive, synonym, other_word, vaguer, speaker, renumber, own;
};

inline constexpr std::array<TextRates, 6> text_rates = {{
    {0.10, 0.02, 0.05, 0.0, 0.1, 0.05, 0.00, 0.02, 0.1, 0.02, 0.00},      // an abridged reprint
    {0.30, 0.10, 0.15, 0.1, 0.4, 0.30, 0.05, 0.15, 0.3, 0.10, 0.05},
    {0.40, 0.15, 0.25, 0.2, 0.6, 0.60, 0.15, 0.30, 0.5, 0.20, 0.15},
    {0.50, 0.20, 0.30, 0.4, 0.8, 0.80, 0.30, 0.40, 0.7, 0.30, 0.25},
    {0.50, 0.30, 0.35, 0.6, 0.9, 0.90, 0.45, 0.40, 0.9, 0.30, 0.25},
    {0.60, 0.50, 0.35, 0.7, 0.9, 0.90, 0.60, 0.50, 0.9, 0.40, 0.35},      // every sentence in other words
}};

class TextRewriter {
 public:
  explicit TextRewriter(const std::string& synonyms) {
    std::ifstream file(synonyms);
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::istringstream fields(line);
      std::vector<std::string> group;
      for (std::string word; std::getline(fields, word, '\t');) group.push_back(word);
      for (const std::string& word : group) groups_[word] = group;
    }
  }

  Report operator()(const CodedReport& source, std::uint64_t seed) {
    eval::Random random(seed ^ 0x5deece66dull);
    const TextRates rates = text_rates[random.below(text_rates.size())];
    const Report& report = source.report;
    std::string title(report.at(report.title));
    std::vector<std::string> kept;
    for (const Span span : sentences_of(report.text)) {
      if (report.title.contains(span) && !report.title.empty()) continue;
      if (!random.chance(rates.drop)) kept.push_back(changed(std::string(report.at(span)), random, rates));
    }
    const std::string text = arranged(std::move(kept), random, rates);
    for (const Span span : sentences_of(report.text)) others_.emplace_back(report.at(span));
    while (others_.size() > 400) others_.erase(others_.begin(), others_.begin() + 100);
    return eval::report_of(title.empty() ? "" : changed(std::move(title), random, rates), text, "", "made");
  }

 private:
  std::string changed(std::string text, eval::Random& random, const TextRates& rates) const {
    if (random.chance(rates.passive)) text = passive(text);
    if (random.chance(rates.clauses)) text = clauses_swapped(text);
    if (random.chance(rates.speaker)) text = other_speaker(text, random);
    text = each_word(text, random, rates);
    return text;
  }

  /// "The army closed the harbour on Monday." -> "The harbour was closed by the army on Monday."
  static std::string passive(const std::string& text) {
    static const std::regex clause(R"(^((?:The |A |An )?(?:[\w'-]+ ){1,4}?)(\w+ed) (the|a|an|his|her|its|their) ((?:[\w'-]+ ){0,3}[\w'-]+)( (?:on|in|at|after|for|with|by|from|to) .*|[.,].*)$)");
    std::smatch m;
    if (!std::regex_match(text, m, clause)) return text;
    std::string doer = m[1].str(), article = m[3].str();
    doer.pop_back();
    if (doer.starts_with("The ") || doer.starts_with("A ") || doer.starts_with("An ")) doer[0] = static_cast<char>(std::tolower(doer[0]));
    article[0] = static_cast<char>(std::toupper(article[0]));
    return article + " " + m[4].str() + " was " + m[2].str() + " by " + doer + m[5].str();
  }

  /// "As fog fell, the harbour was closed." -> "the harbour was closed, As fog fell."
  static std::string clauses_swapped(const std::string& text) {
    const std::size_t comma = text.find(", ", text.size() / 4);
    if (comma == std::string::npos || text.size() < comma + 12 || text.back() != '.') return text;
    return text.substr(comma + 2, text.size() - comma - 3) + ", " + text.substr(0, comma) + ".";
  }

  static std::string other_speaker(const std::string& text, eval::Random& random) {
    static const std::regex before(R"(((?:[A-Z][\w.'-]+ ){1,4})(said|says|told|added))");
    static const std::regex after(R"(\b(said|says) ((?:[A-Z][\w.'-]+ ?){1,4}))");
    constexpr std::array<const char*, 5> speakers = {"Officials", "A source", "Observers", "The office", "Local people"};
    const std::string who = speakers[random.below(speakers.size())];
    std::smatch m;
    if (std::regex_search(text, m, before)) return m.prefix().str() + who + " " + m[2].str() + m.suffix().str();
    if (std::regex_search(text, m, after)) return m.prefix().str() + m[1].str() + " " + who + " " + m.suffix().str();
    return text;
  }

  std::string each_word(const std::string& text, eval::Random& random, const TextRates& rates) const {
    static const std::regex names(R"([A-Z][a-z]+(?: [A-Z][a-z]+)+)");
    std::string out, rest = text;
    for (std::smatch m; std::regex_search(rest, m, names); rest = m.suffix().str()) {
      out += m.prefix().str();
      out += random.chance(rates.vaguer) ? vague(m.str(), random) : m.str();
    }
    out += rest;
    std::string words;
    for (std::size_t at = 0; at < out.size();) {
      std::size_t end = at;
      while (end < out.size() && (std::isalnum(static_cast<unsigned char>(out[end])) || static_cast<unsigned char>(out[end]) >= 0x80)) ++end;
      if (end == at) {
        words += out[at++];
        continue;
      }
      words += word(out.substr(at, end - at), random, rates);
      at = end;
    }
    return words;
  }

  static std::string vague(const std::string& name, eval::Random& random) {
    constexpr std::array<const char*, 4> words = {"the group", "an official", "the man", "the authority"};
    return random.chance(0.4) ? name.substr(name.rfind(' ') + 1) : words[random.below(words.size())];
  }

  std::string word(const std::string& word, eval::Random& random, const TextRates& rates) const {
    if (std::isdigit(static_cast<unsigned char>(word[0]))) {
      if (word.size() > 6 || word.find_first_not_of("0123456789") != std::string::npos || !random.chance(rates.renumber)) return word;
      return std::to_string(std::max(1, std::stoi(word) + static_cast<int>(random.below(5)) - 2));
    }
    std::string lower = word;
    lower[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(lower[0])));
    const auto group = groups_.find(lower);
    if (group == groups_.end()) return lower == word && word.size() > 4 && random.chance(rates.other_word) ? other_word(random) : word;
    if (!random.chance(rates.synonym)) return word;
    std::string other = group->second[random.below(group->second.size())];
    if (lower != word) other[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(other[0])));
    return other;
  }

  /// What a paraphrase says that no table knows: some word of news, which shares nothing with the one it stands for.
  std::string other_word(eval::Random& random) const { return groups_.empty() ? "thing" : std::next(groups_.begin(), static_cast<std::ptrdiff_t>(random.below(groups_.size())))->first; }

  /// Blocks of sentences move, neighbours become one, sentences of another story stand between them.
  std::string arranged(std::vector<std::string> list, eval::Random& random, const TextRates& rates) const {
    for (std::size_t i = 1; i < list.size(); ++i) if (random.chance(rates.swap)) std::swap(list[i - 1], list[i]);
    if (list.size() > 5 && random.chance(rates.swap)) std::rotate(list.begin() + 1, list.begin() + 1 + static_cast<std::ptrdiff_t>(random.below(list.size() - 2)), list.end());
    std::string out;
    for (std::size_t i = 0; i < list.size(); ++i) {
      std::string text = list[i];
      if (i + 1 < list.size() && text.ends_with('.') && random.chance(rates.merge)) {
        text.back() = random.chance(0.5) ? ';' : ',';
        text += (text.back() == ',' ? " while " : " ") + list[++i];
      }
      out += (out.empty() ? "" : i % 2 ? " " : "\n\n") + text;
      if (!others_.empty() && random.chance(rates.own)) out += " " + others_[random.below(others_.size())];
    }
    return out;
  }

  std::map<std::string, std::vector<std::string>> groups_;
  std::vector<std::string> others_;      // sentences of texts seen before
};

}  // namespace entente::train
