#include "code/actor/antecedent.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace entente {
namespace {

constexpr std::uint32_t window = 3;      // sentences

constexpr std::array<std::string_view, cue_count> cue_names = {
    "any", "same_sentence", "one_back", "two_back", "three_back", "nearer_ones", "first_of_sentence",
    "subject", "object", "oblique", "owner", "inside", "other_place", "main_clause", "both_subject", "both_object", "above", "same_clause",
    "last_subject", "hearer",
    "name", "definite", "indefinite", "same_pronoun", "other_pronoun", "coordination", "newest",
    "person", "organisation", "state", "place", "people", "thing", "guessed", "mere_place", "number_agrees", "number_unknown", "gender_known",
    "topic", "from_opening", "said_of_before", "quote_from_outside", "quote_left", "quote_from_speaker",
    "nobody", "nobody_subject", "nobody_object", "nobody_oblique", "nobody_owner", "nobody_be", "nobody_clause", "nobody_be_clause",
    "nobody_adjective", "nobody_noun", "nobody_light", "nobody_quoted", "nobody_early", "nobody_alone", "nobody_many", "nobody_opening"};

bool subject(Rel rel) { return rel == Rel::nsubj || rel == Rel::nsubj_pass; }
bool object(Rel rel) { return rel == Rel::obj || rel == Rel::iobj; }
bool oblique(Rel rel) { return rel == Rel::obl || rel == Rel::obl_agent || rel == Rel::obl_unmarked; }
bool inside_phrase(Rel rel) { return rel == Rel::nmod || rel == Rel::compound || rel == Rel::nmod_unmarked || rel == Rel::appos; }

bool person_agrees(const Found& m, const Cluster& c, const Found& candidate) {
  if (c.kind != EntityKind::person && c.kind != EntityKind::other) return false;
  if (c.kind == EntityKind::other && (candidate.form == Form::nominal || c.surely)) return false;
  if (candidate.number == Number::plural || c.number == Number::plural) return false;
  return c.gender == Gender::none || c.gender == m.gender;
}

bool thing_agrees(const Cluster& c, const Found& candidate) {
  if (c.kind == EntityKind::person || c.kind == EntityKind::group) return false;
  return candidate.number != Number::plural || candidate.form == Form::name;
}

bool plural_agrees(const Cluster& c, const Found& candidate) {
  if (c.kind == EntityKind::person && candidate.number != Number::plural) return false;
  if (candidate.number == Number::plural || c.kind == EntityKind::group || !candidate.members.empty()) return true;
  return c.kind == EntityKind::organisation || c.kind == EntityKind::state;
}

bool agrees(const Found& m, const Cluster& c, const Found& candidate) {
  if (candidate.form == Form::pronoun && candidate.person != 3) return false;
  switch (class_of(m)) {
    case PronounClass::person: return person_agrees(m, c, candidate);
    case PronounClass::thing: return thing_agrees(c, candidate);
    case PronounClass::several: return plural_agrees(c, candidate);
  }
  return false;
}

/// Two arguments of one predicate are not the same unless one says "-self" (binding, principle B).
bool bound_apart(const Found& m, const Found& candidate) {
  if (m.sentence != candidate.sentence || m.reflexive || m.possessive) return false;
  return m.governor == candidate.governor && m.governor != no_token;
}

/// Whoever speaks says "I" of himself. A speaker who is named only after his words is known by the name.
bool speaks(const Clusters& clusters, const std::vector<Found>& found, const Found& m, std::uint32_t pronoun, std::int32_t cluster) {
  if (m.speaker < 0) return false;
  if (static_cast<std::uint32_t>(m.speaker) < pronoun) return clusters.of(m.speaker) == cluster;
  const Found& speaker = found[static_cast<std::size_t>(m.speaker)];
  if (speaker.form != Form::name || speaker.parts.empty()) return false;
  const auto& variants = clusters[cluster].variants;
  return std::any_of(variants.begin(), variants.end(), [&](const auto& v) { return v.back() == speaker.parts.back(); });
}

bool within(const Found& m, const Found& candidate) {
  return candidate.sentence == m.sentence && candidate.range.begin <= m.head && m.head < candidate.range.end;
}

class Describer {
 public:
  Describer(const Clusters& clusters, const std::vector<Found>& found, const Found& pronoun)
      : clusters_(clusters), found_(found), m_(pronoun) {}

  Cues cues(const Candidate& candidate, std::size_t nearer) const {
    Cues out{};
    const Found& c = found_[candidate.mention];
    const Cluster& entity = clusters_[candidate.cluster];
    set(out, Cue::any);
    distance(c, nearer, out);
    place(c, out);
    form(c, out);
    kind(c, entity, out);
    set(out, Cue::newest, entity.mentions.back() == candidate.mention);
    put(out, Cue::topic, std::log(static_cast<float>(entity.mentions.size())));
    set(out, Cue::from_opening, found_[entity.mentions.front()].sentence <= 1);
    set(out, Cue::said_of_before, !m_.governor_lemma.empty() && m_.governor_lemma == c.governor_lemma);
    set(out, Cue::quote_from_outside, m_.quoted && !c.quoted);
    set(out, Cue::quote_left, !m_.quoted && c.quoted);
    set(out, Cue::quote_from_speaker, m_.quoted && !c.quoted && subject(c.rel) && c.clause_below);
    return out;
  }

  Cues nobody(std::size_t candidates) const {
    Cues out{};
    set(out, Cue::nobody);
    set(out, Cue::nobody_subject, subject(m_.rel));
    set(out, Cue::nobody_object, object(m_.rel));
    set(out, Cue::nobody_oblique, oblique(m_.rel));
    set(out, Cue::nobody_owner, m_.possessive);
    const bool of_predicate = subject(m_.rel);
    set(out, Cue::nobody_be, of_predicate && m_.governor_is);
    set(out, Cue::nobody_clause, of_predicate && m_.clause_below);
    set(out, Cue::nobody_be_clause, of_predicate && m_.governor_is && m_.clause_below);
    set(out, Cue::nobody_adjective, of_predicate && m_.governor_upos == Upos::ADJ);
    set(out, Cue::nobody_noun, of_predicate && m_.governor_upos == Upos::NOUN);
    set(out, Cue::nobody_light, of_predicate && light(m_.governor_lemma));
    set(out, Cue::nobody_quoted, m_.quoted);
    set(out, Cue::nobody_early, m_.head <= 1);
    set(out, Cue::nobody_alone, candidates == 0);
    put(out, Cue::nobody_many, std::log(1.0F + static_cast<float>(candidates)));
    set(out, Cue::nobody_opening, m_.sentence <= 1);
    return out;
  }

 private:
  static void put(Cues& out, Cue cue, float value) { out[static_cast<std::size_t>(cue)] = value; }
  static void set(Cues& out, Cue cue, bool holds = true) { put(out, cue, holds ? 1.0F : 0.0F); }

  /// Verbs after which "it" often stands for a course of things.
  static bool light(std::string_view lemma) {
    static constexpr std::array<std::string_view, 12> verbs = {"seem", "appear", "happen", "turn", "mean", "take", "matter", "make", "come", "go", "look", "do"};
    return std::find(verbs.begin(), verbs.end(), lemma) != verbs.end();
  }

  void distance(const Found& c, std::size_t nearer, Cues& out) const {
    static constexpr std::array<Cue, window + 1> far = {Cue::same_sentence, Cue::one_back, Cue::two_back, Cue::three_back};
    set(out, far[m_.sentence - c.sentence]);
    put(out, Cue::nearer_ones, std::log(1.0F + static_cast<float>(nearer)));
  }

  void place(const Found& c, Cues& out) const {
    const bool same = c.sentence == m_.sentence;
    const bool owner = c.rel == Rel::nmod_poss;
    set(out, Cue::subject, subject(c.rel));
    set(out, Cue::object, object(c.rel));
    set(out, Cue::oblique, oblique(c.rel));
    set(out, Cue::owner, owner);
    set(out, Cue::inside, inside_phrase(c.rel));
    set(out, Cue::other_place, !subject(c.rel) && !object(c.rel) && !oblique(c.rel) && !owner && !inside_phrase(c.rel));
    set(out, Cue::main_clause, c.main_clause);
    set(out, Cue::both_subject, subject(c.rel) && subject(m_.rel));
    set(out, Cue::both_object, !subject(c.rel) && !subject(m_.rel) && c.rel == m_.rel);
    set(out, Cue::above, same && above(c));
    set(out, Cue::same_clause, same && c.predicate == m_.predicate);
    set(out, Cue::last_subject, c.sentence + 1 == m_.sentence && subject(c.rel) && c.main_clause && subject(m_.rel));
    set(out, Cue::hearer, same && object(c.rel) && c.clause_below && above(c));
  }

  /// Does the candidate's predicate govern the pronoun's?
  bool above(const Found& c) const {
    return std::find(m_.predicates_above.begin(), m_.predicates_above.end(), c.predicate) != m_.predicates_above.end();
  }

  void form(const Found& c, Cues& out) const {
    const bool same = c.form == Form::pronoun && c.number == m_.number && c.gender == m_.gender;
    set(out, Cue::name, c.form == Form::name);
    set(out, Cue::definite, c.form == Form::nominal && c.definite);
    set(out, Cue::indefinite, c.form == Form::nominal && !c.definite);
    set(out, Cue::same_pronoun, same);
    set(out, Cue::other_pronoun, c.form == Form::pronoun && !same);
    set(out, Cue::coordination, !c.members.empty());
  }

  void kind(const Found& c, const Cluster& entity, Cues& out) const {
    set(out, Cue::person, entity.kind == EntityKind::person);
    set(out, Cue::organisation, entity.kind == EntityKind::organisation);
    set(out, Cue::state, entity.kind == EntityKind::state);
    set(out, Cue::place, entity.kind == EntityKind::place);
    set(out, Cue::people, entity.kind == EntityKind::group);
    set(out, Cue::thing, entity.kind == EntityKind::other);
    set(out, Cue::guessed, !entity.surely);
    set(out, Cue::mere_place, c.form == Form::name && c.stance == Stance::place && (entity.kind == EntityKind::state || entity.kind == EntityKind::place));
    set(out, Cue::number_agrees, c.number == m_.number);
    set(out, Cue::number_unknown, c.number == Number::none);
    set(out, Cue::gender_known, entity.gender != Gender::none && entity.gender == m_.gender);
  }

  const Clusters& clusters_;
  const std::vector<Found>& found_;
  const Found& m_;
};

void mark_first(const std::vector<Found>& found, std::vector<Candidate>& candidates) {
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const bool last = i + 1 == candidates.size() || found[candidates[i + 1].mention].sentence != found[candidates[i].mention].sentence;
    candidates[i].cues[static_cast<std::size_t>(Cue::first_of_sentence)] = last ? 1.0F : 0.0F;
  }
}

}  // namespace

std::string_view name_of(Cue cue) { return cue_names[static_cast<std::size_t>(cue)]; }

PronounClass class_of(const Found& pronoun) {
  if (pronoun.gender == Gender::masculine || pronoun.gender == Gender::feminine) return PronounClass::person;
  return pronoun.gender == Gender::neuter ? PronounClass::thing : PronounClass::several;
}

std::vector<Candidate> candidates_of(const Clusters& clusters, const std::vector<Found>& found, std::uint32_t pronoun) {
  const Found& m = found[pronoun];
  const Describer describer(clusters, found, m);
  std::vector<Candidate> out;
  for (std::uint32_t i = pronoun; i-- > 0;) {
    const Found& candidate = found[i];
    if (candidate.sentence + window < m.sentence) break;
    const std::int32_t c = clusters.of(static_cast<std::int32_t>(i));
    if (c == no_cluster || !agrees(m, clusters[c], candidate) || bound_apart(m, candidate) || within(m, candidate)) continue;
    if (speaks(clusters, found, m, pronoun, c)) continue;
    Candidate& made = out.emplace_back(c, i);
    made.cues = describer.cues(made, out.size() - 1);
  }
  mark_first(found, out);
  Candidate none;
  none.cues = describer.nobody(out.size());
  out.push_back(none);
  return out;
}

Result<AntecedentWeights> AntecedentWeights::load(std::string_view table) {
  AntecedentWeights out;
  while (!table.empty()) {
    const std::size_t end = std::min(table.find('\n'), table.size());
    const std::string_view line = table.substr(0, end);
    table.remove_prefix(std::min(end + 1, table.size()));
    if (line.empty() || line.front() == '#') continue;
    const std::size_t dot = line.find('.'), tab = line.find('\t');
    const auto broken = [&] { return Error{Error::Kind::model, fmt::format("actors/antecedents.tsv: \"{}\"", line)}; };
    if (dot == std::string_view::npos || tab == std::string_view::npos || tab < dot) return broken();
    const auto of = std::find(pronoun_classes.begin(), pronoun_classes.end(), line.substr(0, dot));
    const auto cue = std::find(cue_names.begin(), cue_names.end(), line.substr(dot + 1, tab - dot - 1));
    if (of == pronoun_classes.end() || cue == cue_names.end()) return broken();
    float& weight = out.weights[static_cast<std::size_t>(of - pronoun_classes.begin())][static_cast<std::size_t>(cue - cue_names.begin())];
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), weight);
  }
  return out;
}

double AntecedentWeights::score(PronounClass of, const Cues& cues) const {
  const Cues& w = weights[static_cast<std::size_t>(of)];
  double sum = 0;
  for (std::size_t i = 0; i < cue_count; ++i) sum += static_cast<double>(w[i]) * static_cast<double>(cues[i]);
  return sum;
}

std::vector<double> AntecedentWeights::probabilities(PronounClass of, const std::vector<Candidate>& candidates) const {
  std::vector<double> out;
  for (const Candidate& c : candidates) out.push_back(score(of, c.cues));
  const double most = *std::max_element(out.begin(), out.end());
  double sum = 0;
  for (double& p : out) sum += p = std::exp(p - most);
  for (double& p : out) p /= sum;
  return out;
}

}  // namespace entente
