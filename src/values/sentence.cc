#include "entente/sentence.h"

#include <fmt/format.h>

#include "values/names.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 17> upos_names = {"X",    "ADJ",  "ADP", "ADV",  "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
                                                         "NUM",  "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};
constexpr std::array<std::string_view, 3> name_kinds = {"PER", "ORG", "LOC"};
constexpr std::array<std::string_view, 3> tenses = {"", "Past", "Pres"};
constexpr std::array<std::string_view, 4> moods = {"", "Ind", "Imp", "Sub"};
constexpr std::array<std::string_view, 3> voices = {"", "Act", "Pass"};
constexpr std::array<std::string_view, 5> forms = {"", "Fin", "Inf", "Part", "Ger"};
constexpr std::array<std::string_view, 3> numbers = {"", "Sing", "Plur"};
constexpr std::array<std::string_view, 4> degrees = {"", "Pos", "Cmp", "Sup"};
constexpr std::array<std::string_view, 9> pron_types = {"", "Prs", "Dem", "Int", "Rel", "Art", "Ind", "Neg", "Tot"};
constexpr std::array<std::string_view, 4> genders = {"", "Masc", "Fem", "Neut"};

void add(std::string& out, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  if (!out.empty()) out += '|';
  out.append(key).append("=").append(value);
}

std::string features_line(const Features& f) {
  std::string out;
  add(out, "Degree", name_in(degrees, f.degree));
  add(out, "Gender", name_in(genders, f.gender));
  add(out, "Mood", name_in(moods, f.mood));
  add(out, "Number", name_in(numbers, f.number));
  if (f.person != 0) add(out, "Person", std::string(1, static_cast<char>('0' + f.person)));
  if (f.negative) add(out, "Polarity", "Neg");
  if (f.possessive) add(out, "Poss", "Yes");
  add(out, "PronType", name_in(pron_types, f.pron_type));
  add(out, "Tense", name_in(tenses, f.tense));
  add(out, "VerbForm", name_in(forms, f.verb_form));
  add(out, "Voice", name_in(voices, f.voice));
  return out.empty() ? "_" : out;
}

// A tree has one root and every token reaches it; the walk marks its path, so that the cost is linear.
std::string check_tree(const Sentence& sentence) {
  const std::size_t n = sentence.tokens.size();
  std::vector<std::uint32_t> seen(n, 0);
  std::size_t roots = 0;
  for (std::uint32_t i = 0; i < n; ++i) {
    if (sentence.tokens[i].head == no_token) ++roots;
    else if (sentence.tokens[i].head >= n) return "head outside the sentence";
  }
  if (roots != 1) return fmt::format("{} roots", roots);
  for (std::uint32_t i = 0; i < n; ++i) {
    TokenIndex at = i;
    while (at != no_token && seen[at] == 0) {
      seen[at] = i + 1;
      at = sentence.tokens[at].head;
      if (at != no_token && seen[at] == i + 1) return "heads form a circle";
    }
  }
  return {};
}

}  // namespace

std::string_view name_of(Upos upos) { return name_in(upos_names, upos); }
std::optional<Upos> upos_of(std::string_view name) { return value_in<Upos>(upos_names, name); }
std::string_view name_of(NameKind kind) { return name_in(name_kinds, kind); }

std::string check(const Sentence& sentence, const Report& report) {
  if (sentence.tokens.empty()) return "sentence without tokens";
  if (sentence.span.end > report.text.size()) return "sentence outside the text";
  std::uint32_t last = sentence.span.begin;
  for (const Token& token : sentence.tokens) {
    if (token.span.begin < last || token.span.end <= token.span.begin) return "tokens out of order";
    if (token.span.end > sentence.span.end) return "token outside its sentence";
    last = token.span.end;
  }
  TokenIndex name_end = 0;
  for (const Name& name : sentence.names) {
    if (name.begin < name_end || name.end <= name.begin || name.end > sentence.tokens.size()) return "names out of order";
    name_end = name.end;
  }
  return check_tree(sentence);
}

std::string to_conllu(const Sentence& sentence, const Report& report) {
  std::string out;
  for (std::size_t i = 0; i < sentence.tokens.size(); ++i) {
    const Token& t = sentence.tokens[i];
    const bool glued = i + 1 < sentence.tokens.size() && sentence.tokens[i + 1].span.begin == t.span.end;
    out += fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t_\t{}\n", i + 1, report.at(t.span), t.lemma, name_of(t.upos),
                       t.xpos.empty() ? "_" : t.xpos, features_line(t.features), t.head == no_token ? 0 : t.head + 1,
                       t.relation, glued ? "SpaceAfter=No" : "_");
  }
  return out + "\n";
}

std::string to_line(const Sentence& sentence, const Report& report) {
  std::string out;
  for (const Token& t : sentence.tokens) {
    if (!out.empty()) out += ' ';
    out += fmt::format("{}/{}<-{}-{}", report.at(t.span), name_of(t.upos), t.relation,
                       t.head == no_token ? "ROOT" : report.at(sentence.tokens[t.head].span));
  }
  return out;
}

}  // namespace entente
