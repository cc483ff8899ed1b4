// Reads CoNLL-U into a report and its sentences, for tests and benchmarks.
#pragma once

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/sentence.h"

namespace entente::testing {

struct Trees {
  Report report;
  std::vector<Sentence> sentences;
};

inline std::vector<std::string_view> cut(std::string_view line, char by) {
  std::vector<std::string_view> out;
  std::size_t at = 0;
  while (true) {
    const std::size_t end = std::min(line.find(by, at), line.size());
    out.push_back(line.substr(at, end - at));
    if (end == line.size()) return out;
    at = end + 1;
  }
}

inline int number(std::string_view text) {
  int value = -1;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

inline void read_feature(Features& f, std::string_view key, std::string_view value) {
  if (key == "Tense") f.tense = value == "Past" ? Tense::past : Tense::present;
  if (key == "Mood") f.mood = value == "Imp" ? Mood::imperative : value == "Sub" ? Mood::subjunctive : Mood::indicative;
  if (key == "Voice") f.voice = value == "Pass" ? Voice::passive : Voice::active;
  if (key == "VerbForm") {
    f.verb_form = value == "Fin" ? VerbForm::finite : value == "Inf" ? VerbForm::infinitive
                : value == "Part" ? VerbForm::participle : VerbForm::gerund;
  }
  if (key == "Number") f.number = value == "Plur" ? Number::plural : Number::singular;
  if (key == "Degree") f.degree = value == "Sup" ? Degree::superlative : value == "Cmp" ? Degree::comparative : Degree::positive;
  if (key == "PronType") {
    f.pron_type = value == "Rel" ? PronType::relative : value == "Prs" ? PronType::personal : value == "Int" ? PronType::interrogative
                : value == "Dem" ? PronType::demonstrative : value == "Neg" ? PronType::negative : PronType::indefinite;
  }
  if (key == "Person") f.person = static_cast<std::uint8_t>(number(value));
  if (key == "Polarity") f.negative = value == "Neg";
  if (key == "Poss") f.possessive = true;
}

/// Sentences of a CoNLL-U text; words are joined by one blank. Lines that are no words are passed over.
inline Trees read_conllu(std::string_view text) {
  Trees out;
  out.report.language = "en";
  Sentence sentence;
  const auto finish = [&] {
    if (sentence.tokens.empty()) return;
    sentence.span = sentence.tokens.front().span.joined(sentence.tokens.back().span);
    out.sentences.push_back(std::move(sentence));
    sentence = {};
    out.report.text.back() = '\n';
  };
  for (std::string_view line : cut(text, '\n')) {
    if (line.empty()) finish();
    const std::vector<std::string_view> c = cut(line, '\t');
    if (c.size() < 8 || line[0] == '#' || c[0].find_first_of(".-") != std::string_view::npos) continue;
    Token token;
    token.span.begin = static_cast<std::uint32_t>(out.report.text.size());
    out.report.text += c[1];
    token.span.end = static_cast<std::uint32_t>(out.report.text.size());
    out.report.text += ' ';
    token.lemma = c[2];
    token.upos = upos_of(c[3]).value_or(Upos::X);
    token.xpos = c[4];
    for (std::string_view feature : cut(c[5], '|')) {
      const std::size_t equals = feature.find('=');
      if (equals != std::string_view::npos) read_feature(token.features, feature.substr(0, equals), feature.substr(equals + 1));
    }
    const int head = number(c[6]);
    token.head = head <= 0 ? no_token : static_cast<TokenIndex>(head - 1);
    token.relation = c[7];
    sentence.tokens.push_back(std::move(token));
  }
  finish();
  return out;
}

}  // namespace entente::testing
