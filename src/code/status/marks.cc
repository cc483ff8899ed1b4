#include "code/status/marks.h"

namespace entente::status {
namespace {

std::string lowered(std::string_view s) {
  std::string out(s);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

bool any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  for (std::string_view w : words)
    if (w == word) return true;
  return false;
}

class Reader {
 public:
  Reader(const StatusTable::Impl& table, const Dependents& tree) : table_(table), tree_(tree) {}

  Marks read(TokenIndex i) const {
    Marks m;
    m.form = tree_[i].xpos;
    const Upos upos = tree_[i].upos;
    m.clause = (upos == Upos::VERB && !is_relation(tree_[i].relation, "amod") && !is_relation(tree_[i].relation, "compound")) ||
               (upos == Upos::AUX && !is_relation(tree_[i].relation, "aux") && tree_[i].relation != "cop");
    bool first_auxiliary = true;
    bool copula = false;
    for (TokenIndex c : tree_.children(i)) {
      const Token& child = tree_[c];
      if (is_relation(child.relation, "aux") || child.relation == "cop") {
        auxiliary(m, i, c, first_auxiliary);
        first_auxiliary = false;
        copula |= child.relation == "cop";
      } else {
        other(m, i, c);
      }
    }
    m.clause |= copula || m.subject || !first_auxiliary;
    if (first_auxiliary) own_form(m, i);
    if (m.be_to) m.to = false;
    if (m.until && !m.perfect) m.negated = false;
    return m;
  }

 private:
  void auxiliary(Marks& m, TokenIndex i, TokenIndex c, bool first) const {
    const Token& aux = tree_[c];
    if (first) {
      const Signature* modal = aux.xpos == "MD" ? table_.small_word(SmallWord::modal, aux.lemma) : nullptr;
      if (modal != nullptr) {
        m.modal = modal->effect;
        m.modal_lemma = aux.lemma;
      }
      m.finite = aux.xpos == "MD" || aux.xpos == "VBD" || aux.xpos == "VBZ" || aux.xpos == "VBP";
      m.past = aux.xpos == "VBD";
      const TokenIndex subject = tree_.child(i, "nsubj");
      m.inverted = m.finite && subject != no_token && c < subject && subject < i;
    }
    const bool participle = m.form == "VBN" || m.form == "VBD";
    if (aux.lemma == "have" && (participle || c + 1 < i)) m.perfect = true;
    if (aux.relation == "aux" && aux.lemma == "be" && m.form == "VBG") m.progressive = true;
    if (aux.relation == "aux:pass") m.passive = true;
  }

  void own_form(Marks& m, TokenIndex i) const {
    m.past = m.form == "VBD";
    m.finite = m.past || m.form == "VBZ" || m.form == "VBP";
    m.imperative = m.form == "VB" && !m.to && !m.subject && m.mark == Effect::none &&
                   (tree_[i].features.mood == Mood::imperative || tree_[i].head == no_token);
  }

  bool until(TokenIndex c) const {
    for (TokenIndex g : tree_.children(c))
      if ((tree_[g].relation == "case" || tree_[g].relation == "mark") && any_of(tree_[g].lemma, {"until", "till"})) return true;
    return false;
  }

  bool denies(TokenIndex c) const {
    const Token& t = tree_[c];
    const std::string word = lowered(t.lemma);
    if (table_.small_word(SmallWord::negator, word) != nullptr) return true;
    if (t.features.negative && (t.upos == Upos::PART || t.upos == Upos::ADV)) return true;
    if (word == "long" || word == "longer")
      for (TokenIndex g : tree_.children(c))
        if (tree_[g].lemma == "no") return true;
    return false;
  }

  // "not only", "not just": nothing is denied.
  bool only_follows(TokenIndex c) const {
    return c + 1 < tree_.size() && any_of(tree_[c + 1].lemma, {"only", "just", "merely", "simply", "least"});
  }

  void other(Marks& m, TokenIndex i, TokenIndex c) const {
    const Token& child = tree_[c];
    const std::string_view relation = child.relation;
    if (is_relation(relation, "nsubj") || is_relation(relation, "csubj") || relation == "expl") {
      m.subject = true;
      m.passive |= relation.ends_with(":pass");
      if (is_relation(relation, "nsubj")) argument(m, c);
    } else if (relation == "obj") {
      argument(m, c);
    } else if (is_relation(relation, "advmod")) {
      adverb(m, i, c);
    } else if (relation == "det" || relation == "cc" || is_relation(relation, "cc")) {
      if (denies(c) && child.lemma != "neither") m.negated = true;
    } else if (relation == "mark") {
      marker(m, i, c);
    } else if (relation == "case") {
      if (m.case_lemma.empty()) m.case_lemma = child.lemma;
    } else if (relation == "advcl") {
      for (TokenIndex g : tree_.children(c)) {
        if (tree_[g].relation != "mark") continue;
        const Signature* mark = table_.small_word(SmallWord::mark, lowered(tree_[g].lemma));
        if (mark != nullptr && mark->effect == Effect::conditional) m.if_clause = true;
      }
    }
    if (is_relation(relation, "obl") || is_relation(relation, "nmod") || relation == "advmod") time(m, c);
    if (is_relation(relation, "obl") || relation == "advcl") m.until |= until(c);
  }

  // "no envoy came", "reached no deal": the negation is the verb's.
  void argument(Marks& m, TokenIndex c) const {
    const Token& t = tree_[c];
    if (t.upos == Upos::PRON && any_of(t.lemma, {"nobody", "nothing", "none", "no-one"})) m.negated = true;
    if (t.lemma == "none" || t.lemma == "neither") m.negated = true;
    for (TokenIndex g : tree_.children(c))
      if (tree_[g].relation == "det" && any_of(tree_[g].lemma, {"no", "neither"})) m.negated = true;
  }

  void adverb(Marks& m, TokenIndex i, TokenIndex c) const {
    const std::string word = lowered(tree_[c].lemma);
    if (denies(c) && !only_follows(c)) {
      m.negated = true;
      return;
    }
    if (const Signature* s = table_.small_word(SmallWord::adverb, word); s != nullptr && c < i + 4) {
      m.adverb = s->effect;
      m.adverb_negated = s->negated;
    }
    if (table_.small_word(SmallWord::past, word) != nullptr) m.back = true;
    if (word == "when" || word == "where" || word == "how" || word == "why") {
      if (m.mark == Effect::none) m.mark_lemma = tree_[c].lemma;
    }
  }

  void marker(Marks& m, TokenIndex i, TokenIndex c) const {
    const std::string_view word = tree_[c].lemma;
    if (word == "to" && tree_[c].upos == Upos::PART) {
      m.to = true;
      for (TokenIndex g : tree_.children(i))
        if ((tree_[g].relation == "aux" || tree_[g].relation == "cop") && tree_[g].lemma == "be" && tree_[g].xpos != "VB" && g < c) m.be_to = true;
      return;
    }
    if (word == "due") {   // "is due to rule", with "due to" taken for one preposition
      for (TokenIndex g : tree_.children(i)) m.be_to |= (is_relation(tree_[g].relation, "aux") || tree_[g].relation == "cop") && tree_[g].lemma == "be" && g < c;
      if (m.be_to) return;
    }
    if (m.case_lemma.empty()) m.case_lemma = word;
    if (const Signature* s = table_.small_word(SmallWord::mark, lowered(word)); s != nullptr && m.mark == Effect::none) {
      m.mark = s->effect;
      m.mark_lemma = word;
    }
  }

  void time(Marks& m, TokenIndex c) const {
    const auto ahead = [&](TokenIndex t) { return table_.small_word(SmallWord::ahead, lowered(tree_[t].lemma)) != nullptr; };
    m.ahead |= ahead(c);
    for (TokenIndex g : tree_.children(c)) {
      if (is_relation(tree_[g].relation, "amod")) m.ahead |= ahead(g);
      if (tree_[g].lemma == "last" || tree_[g].lemma == "every" || tree_[g].lemma == "each") {
        m.ahead = false;
        return;
      }
    }
    if (tree_[c].features.number == Number::plural) m.ahead = false;   // "on Mondays"
  }

  const StatusTable::Impl& table_;
  const Dependents& tree_;
};

}  // namespace

std::vector<Marks> marks_of(const StatusTable::Impl& table, const Dependents& tree) {
  const Reader reader(table, tree);
  std::vector<Marks> marks;
  marks.reserve(tree.size());
  for (TokenIndex i = 0; i < tree.size(); ++i) marks.push_back(reader.read(i));
  return marks;
}

}  // namespace entente::status
