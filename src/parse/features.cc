#include "parse/features.h"

#include <string>

#include "parse/words.h"

namespace entente {
namespace {

bool one_of(std::string_view word, std::string_view list) {   // list: " a b c "
  const std::size_t at = list.find(word);
  for (std::size_t i = at; i != list.npos; i = list.find(word, i + 1))
    if (i > 0 && list[i - 1] == ' ' && i + word.size() < list.size() && list[i + word.size()] == ' ') return true;
  return false;
}

struct PronounForm {
  std::string_view words;
  std::uint8_t person;
  Number number;
  Gender gender;
};

constexpr PronounForm pronouns[] = {
    {" i me my mine myself 'm ", 1, Number::singular, Gender::none},
    {" we us our ours ourselves ", 1, Number::plural, Gender::none},
    {" you your yours yourself yourselves u ya ", 2, Number::none, Gender::none},
    {" he him his himself ", 3, Number::singular, Gender::masculine},
    {" she her hers herself ", 3, Number::singular, Gender::feminine},
    {" it its itself ", 3, Number::singular, Gender::neuter},
    {" they them their theirs themselves 'em ", 3, Number::plural, Gender::none},
};

const PronounForm* pronoun(std::string_view low) {
  for (const PronounForm& p : pronouns)
    if (one_of(low, p.words)) return &p;
  return nullptr;
}

class FeatureSetter {
 public:
  FeatureSetter(std::vector<Token>& tokens, std::string_view text) : tokens_(tokens) {
    for (const Token& t : tokens) low_.push_back(lower(plain(text.substr(t.span.begin, t.span.size()))));
    children_.resize(tokens.size());
    for (std::size_t i = 0; i < tokens.size(); ++i)
      if (tokens[i].head != no_token) children_[tokens[i].head].push_back(i);
  }

  void run() {
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      const Upos u = tokens_[i].upos;
      if (u == Upos::VERB || u == Upos::AUX) verb(i);
      else if (u == Upos::PRON) pronoun_features(i);
      else if (u == Upos::DET) determiner(i);
      else if (u == Upos::NOUN || u == Upos::PROPN) noun(i);
      else if (u == Upos::ADJ || u == Upos::ADV) degree(i);
      if (one_of(low_[i], " not n't n't never nor ") || (u == Upos::PART && low_[i] == "nt") || (u == Upos::DET && low_[i] == "no"))
        features(i).negative = low_[i] != "no";
    }
  }

 private:
  Features& features(std::size_t i) { return tokens_[i].features; }
  bool tag(std::size_t i, std::string_view x) const { return tokens_[i].xpos == x; }

  bool has_child(std::size_t i, std::string_view relation) const {
    for (const std::size_t c : children_[i])
      if (tokens_[c].relation == relation) return true;
    return false;
  }

  void verb(std::size_t i) {
    Features& f = features(i);
    if (tag(i, "MD")) {
      f.verb_form = VerbForm::finite;
    } else if (tag(i, "VBD")) {
      f.tense = Tense::past;
      f.mood = Mood::indicative;
      f.verb_form = VerbForm::finite;
      agreement(i);
    } else if (tag(i, "VBZ")) {
      present(i);
      f.person = 3;
      f.number = Number::singular;
    } else if (tag(i, "VBP")) {
      present(i);
      agreement(i);
    } else if (tag(i, "VBN")) {
      f.tense = Tense::past;
      f.verb_form = VerbForm::participle;
    } else if (tag(i, "VBG")) {
      gerund_or_participle(i);
    } else if (tag(i, "VB")) {
      base(i);
    }
    if (f.verb_form != VerbForm::none && tokens_[i].upos == Upos::VERB) f.voice = voice(i);
  }

  void present(std::size_t i) {
    features(i).tense = Tense::present;
    features(i).mood = Mood::indicative;
    features(i).verb_form = VerbForm::finite;
  }

  // EWT: a gerund heads a clause that is subject or complement; with an auxiliary, or describing a noun, a participle.
  void gerund_or_participle(std::size_t i) {
    Features& f = features(i);
    const std::string& r = tokens_[i].relation;
    const bool progressive = has_child(i, "aux") || has_child(i, "aux:pass");
    const bool clause = r == "advcl" || r == "csubj" || r == "ccomp" || r == "csubj:pass" || (r == "acl" && has_child(i, "mark"));
    if (!progressive && clause) {
      f.verb_form = VerbForm::gerund;
      return;
    }
    f.verb_form = VerbForm::participle;
    f.tense = Tense::present;
  }

  // VB: an imperative without subject, "to" or auxiliary, else an infinitive (or a subjunctive, told by its "that").
  void base(std::size_t i) {
    Features& f = features(i);
    const std::string& r = tokens_[i].relation;
    const bool to = has_child(i, "mark"), aux = has_child(i, "aux"), subject = has_child(i, "nsubj") || has_child(i, "nsubj:pass");
    const bool main = r == "root" || r == "parataxis" || r == "conj" || r == "ccomp";
    if (!to && !aux && !subject && main && !(r == "conj" && infinitive_head(i))) {
      f.mood = Mood::imperative;
      f.verb_form = VerbForm::finite;
      return;
    }
    if (subject && !aux && r == "ccomp" && to) {
      f.mood = Mood::subjunctive;
      f.tense = Tense::present;
      f.verb_form = VerbForm::finite;
      return;
    }
    f.verb_form = VerbForm::infinitive;
  }

  bool infinitive_head(std::size_t i) const {
    const TokenIndex h = tokens_[i].head;
    return h != no_token && (tokens_[h].xpos != "VB" || has_child(h, "mark") || has_child(h, "aux"));
  }

  Voice voice(std::size_t i) {
    if (!tag(i, "VBN")) return Voice::active;
    if (has_child(i, "aux:pass") || has_child(i, "nsubj:pass") || has_child(i, "csubj:pass")) return Voice::passive;
    if (has_child(i, "aux")) return Voice::active;
    const std::string& r = tokens_[i].relation;
    if (r == "conj" && tokens_[i].head < i) {   // "was seized and burnt"; "has seized and burnt"
      const TokenIndex h = tokens_[i].head;
      if (tokens_[h].xpos == "VBN") return tokens_[h].features.voice;
    }
    return Voice::passive;                       // "troops stationed there", "asked by reporters, she left"
  }

  // Person and number of a finite verb are its subject's.
  void agreement(std::size_t i) {
    Features& f = features(i);
    if (low_[i] == "am" || low_[i] == "'m") {
      f.person = 1;
      f.number = Number::singular;
      return;
    }
    const std::size_t clause = tokens_[i].upos == Upos::AUX && tokens_[i].head != no_token ? tokens_[i].head : i;
    f.person = 3;
    f.number = tag(i, "VBP") ? Number::plural : Number::singular;
    for (const std::size_t c : children_[clause]) {
      if (!tokens_[c].relation.starts_with("nsubj")) continue;
      if (const PronounForm* p = pronoun(low_[c])) {
        f.person = p->person;
        f.number = p->number == Number::none ? Number::singular : p->number;
      } else if (tag(c, "NNS") || tag(c, "NNPS") || has_child(c, "conj")) {
        f.number = Number::plural;
      }
    }
  }

  void pronoun_features(std::size_t i) {
    Features& f = features(i);
    const std::string& w = low_[i];
    if (tag(i, "PRP") || tag(i, "PRP$")) {
      f.pron_type = PronType::personal;
      f.possessive = tag(i, "PRP$");
      if (const PronounForm* p = pronoun(w)) {
        f.person = p->person;
        f.number = p->number;
        f.gender = p->gender;
      }
    } else if (tag(i, "WP") || tag(i, "WDT") || tag(i, "WP$")) {
      f.pron_type = is_relative(i) ? PronType::relative : PronType::interrogative;
      f.possessive = tag(i, "WP$");
    } else if (one_of(w, " this that these those ")) {
      f.pron_type = is_relative(i) ? PronType::relative : PronType::demonstrative;
      f.number = f.pron_type == PronType::relative ? Number::none : one_of(w, " these those ") ? Number::plural : Number::singular;
    } else if (one_of(w, " nobody nothing none nowhere noone ")) {
      f.pron_type = PronType::negative;
      f.number = Number::singular;
    } else if (one_of(w, " all everyone everything everybody both each ")) {
      f.pron_type = PronType::total;
    } else if (w != "there") {
      f.pron_type = PronType::indefinite;
    } else {
      f.pron_type = PronType::demonstrative;
    }
  }

  bool is_relative(std::size_t i) const {
    for (TokenIndex h = tokens_[i].head, steps = 0; h != no_token && steps < 8; h = tokens_[h].head, ++steps) {
      if (tokens_[h].relation == "acl:relcl") return true;
      if (tokens_[h].upos == Upos::VERB) return false;
    }
    return false;
  }

  void determiner(std::size_t i) {
    Features& f = features(i);
    const std::string& w = low_[i];
    if (one_of(w, " the a an ")) f.pron_type = PronType::article;
    else if (one_of(w, " this that ")) f.pron_type = PronType::demonstrative, f.number = Number::singular;
    else if (one_of(w, " these those ")) f.pron_type = PronType::demonstrative, f.number = Number::plural;
    else if (w == "no" || w == "neither") f.pron_type = PronType::negative;
    else if (one_of(w, " all every both each half ")) f.pron_type = PronType::total;
    else if (w.starts_with("wh")) f.pron_type = PronType::interrogative;
    else f.pron_type = PronType::indefinite;
  }

  void noun(std::size_t i) {
    const std::string& x = tokens_[i].xpos;
    if (x == "NN" || x == "NNP") features(i).number = Number::singular;
    if (x == "NNS" || x == "NNPS") features(i).number = Number::plural;
  }

  void degree(std::size_t i) {
    const std::string& x = tokens_[i].xpos;
    if (x == "JJR" || x == "RBR") features(i).degree = Degree::comparative;
    else if (x == "JJS" || x == "RBS") features(i).degree = Degree::superlative;
    else if (x == "JJ") features(i).degree = Degree::positive;
  }

  std::vector<Token>& tokens_;
  std::vector<std::string> low_;
  std::vector<std::vector<std::size_t>> children_;
};

}  // namespace

void set_features(std::vector<Token>& tokens, std::string_view text) { FeatureSetter(tokens, text).run(); }

}  // namespace entente
