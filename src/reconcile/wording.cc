#include "reconcile/wording.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "reconcile/alone.h"
#include "values/tokens.h"

namespace entente::reconciling {
namespace {

struct Replacement {
  Span span;
  std::string words;
};

template <class List, class T>
bool one_of(const List& list, const T& value) { return std::find(std::begin(list), std::end(list), value) != std::end(list); }

const Token* token_at(const CodedReport& report, Span span) {
  const auto sentence = std::upper_bound(report.sentences.begin(), report.sentences.end(), span.begin,
                                         [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  if (sentence == report.sentences.begin()) return nullptr;
  const TokenIndex at = token_beginning_at(*(sentence - 1), span.begin);
  return at == no_token ? nullptr : &(sentence - 1)->tokens[at];
}

bool is_possessive(const CodedReport& report, Span span) {
  const Token* token = token_at(report, span);
  return token != nullptr && (token->features.possessive || token->xpos == "PRP$");
}

// Brackets and dashes that a name was cut out with say nothing.
std::string clean(std::string_view name) {
  const auto letter = [](char c) { return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.'; };
  while (!name.empty() && !letter(name.back()) && name.back() != ')') name.remove_suffix(1);
  while (!name.empty() && !letter(name.front()) && name.front() != '(') name.remove_prefix(1);
  return std::string(name);
}

// ---- quotations ----

struct Mark {
  std::string_view open, close;
};
constexpr std::array<Mark, 2> marks = {{{"\u201c", "\u201d"}, {"\"", "\""}}};

/// Words between marks in a line that may begin or end inside them.
struct Marked {
  std::vector<Span> quoted;
  bool opens_inside = false;     ///< the opening mark stands before the line
  bool closes_outside = false;   ///< the closing mark stands behind it
  Mark mark = marks[1];
};

const Quote* quote_at(const CodedReport& report, std::uint32_t byte) {
  const auto at = std::find_if(report.coding.quotes.begin(), report.coding.quotes.end(), [&](const Quote& q) {
    return q.kind != QuoteKind::indirect && q.span.begin <= byte && byte < q.span.end;
  });
  return at == report.coding.quotes.end() ? nullptr : &*at;
}

/// Does the text of a quotation before `byte` leave a mark open?
bool opened_before(const CodedReport& report, std::uint32_t byte) {
  const Quote* quote = byte > 0 ? quote_at(report, byte - 1) : nullptr;
  if (quote == nullptr || quote->span.end <= byte) return false;
  const std::string_view before = report.report.at({quote->span.begin, byte});
  const std::size_t open = before.rfind("\u201c"), closed = before.rfind("\u201d");
  if (open != std::string_view::npos) return closed == std::string_view::npos || closed < open;
  return std::count(before.begin(), before.end(), '"') % 2 != 0;
}

Marked marked_of(const CodedReport& report, Span told) {
  Marked out;
  const std::string_view text = report.report.at(told);
  const bool curly = text.find("\u201c") != std::string_view::npos || text.find("\u201d") != std::string_view::npos;
  const bool straight = text.find('"') != std::string_view::npos;
  out.opens_inside = opened_before(report, told.begin);
  if (!curly && !straight && out.opens_inside) {
    const Quote* quote = quote_at(report, told.begin);
    out.mark = report.report.at(quote->span).find("\u201c") != std::string_view::npos ? marks[0] : marks[1];
  } else {
    out.mark = curly ? marks[0] : marks[1];
  }
  bool inside = out.opens_inside;
  std::uint32_t from = told.begin;
  for (std::size_t i = 0; i < text.size();) {
    const std::uint32_t at = told.begin + static_cast<std::uint32_t>(i);
    const std::string_view rest = text.substr(i);
    const bool open = rest.starts_with("\u201c") || (rest.front() == '"' && !inside);
    const bool close = rest.starts_with("\u201d") || (rest.front() == '"' && inside);
    if (close && !inside) out.quoted.push_back({told.begin, at}), out.opens_inside = true;      // nobody saw where it was opened
    if (close && inside) out.quoted.push_back({from, at});
    if (open && !inside) from = at;
    inside = open || (inside && !close);
    i += rest.front() == '"' || !(open || close) ? 1 : 3;
  }
  if (inside) out.quoted.push_back({from, told.end});
  out.closes_outside = inside;
  return out;
}

/// Are all words of the line quoted? Then it does not say whose they are.
bool all_quoted(const Report& report, Span told, const std::vector<Span>& quoted) {
  if (quoted.empty()) return false;
  const std::vector<Word> words = words_of(report.at(told), told.begin);
  return std::all_of(words.begin(), words.end(), [&](const Word& word) {
    return std::any_of(quoted.begin(), quoted.end(), [&](Span q) { return q.contains(word.span); });
  });
}

/// Do the words said name their own speaker? Then somebody else said them.
bool spoken_of(const CodedReport& report, const Quote& quote, std::string_view name) {
  const std::vector<Word> said = words_of(report.report.at(quote.span)), own = words_of(name);
  return !own.empty() && std::any_of(said.begin(), said.end(), [&](const Word& w) { return w.capital && w.stem == own.back().stem; });
}

/// Does a name stand in the words?
bool names_somebody(const CodedReport& report, Span words) {
  return std::any_of(report.sentences.begin(), report.sentences.end(), [&](const Sentence& s) {
    return s.span.overlaps(words) && std::any_of(s.names.begin(), s.names.end(), [&](const Name& n) { return n.begin < s.tokens.size() && words.contains(s.tokens[n.begin].span); });
  });
}

/// Who is said to speak, by name or description. Empty: unknown, or known by a pronoun only.
std::string speaker_of(const CodedReport& report, const Quote& quote) {
  constexpr std::size_t longest = 90;
  if (quote.speaker.empty() || quote.cue.empty()) return {};
  if (quote.entity >= 0) {
    const Entity& entity = report.coding.entities[static_cast<std::size_t>(quote.entity)];
    for (const Mention& mention : entity.mentions) {
      if (!quote.speaker.contains(mention.head) || (mention.pronoun && !mention.sure)) continue;
      if (entity.named) return spoken_of(report, quote, entity.name) ? std::string() : clean(entity.name);
      if (mention.pronoun) return {};
    }
  }
  const Token* first = token_at(report, quote.speaker);
  const std::string_view words = report.report.at(quote.speaker);
  const std::size_t count = words_of(words).size();
  if (const Token* next = token_at(report, {quote.speaker.end + 1, quote.speaker.end + 1}); next != nullptr && next->upos == Upos::PROPN) return {};   // a name follows
  if (first == nullptr || first->upos == Upos::PRON || first->features.possessive || first->xpos == "PRP$" || words.size() > longest) return {};
  const bool bare = first->lemma == "the" && (count <= 2 || !names_somebody(report, quote.speaker));
  const bool points = first->features.pron_type == PronType::demonstrative;
  return bare || points || count == 0 ? std::string() : clean(words);
}

/// The entity that speaks at `span`, -1: nobody known.
std::int32_t speaking_at(const CodedReport& report, Span span) {
  const Quote* quote = quote_at(report, span.begin);
  return quote == nullptr ? -1 : quote->entity;
}

// ---- brackets ----

/// Is it "I" or "you", which a quotation explains?
bool of_a_speaker(const CodedReport& report, const Mention& mention) {
  const Token* token = mention.pronoun ? token_at(report, mention.span) : nullptr;
  return token != nullptr && (token->features.person == 1 || token->features.person == 2);
}

/// The first mention of an entity in these words, if it is a pronoun that surely means it; later ones are explained by it.
/// An entity that the words name themselves needs no explanation.
const Mention* unexplained_pronoun(const CodedReport& report, const Entity& entity, Span span) {
  const Mention* first = nullptr;
  for (const Mention& mention : entity.mentions) {
    if (!span.contains(mention.span) || of_a_speaker(report, mention)) continue;
    if (!mention.pronoun) return nullptr;
    if (first == nullptr) first = &mention;
  }
  return first != nullptr && first->sure ? first : nullptr;
}

/// The tokens of the sentence around a span.
const Sentence* sentence_around(const CodedReport& report, Span span) {
  const auto at = std::find_if(report.sentences.begin(), report.sentences.end(), [&](const Sentence& s) { return s.span.contains(span); });
  return at == report.sentences.end() ? nullptr : &*at;
}

/// "it" and "they", whom a body may be; "he" and "she" are people.
bool is_thing(const Token& pronoun) { return pronoun.features.number == entente::Number::plural || pronoun.features.gender == Gender::neuter || pronoun.lemma.starts_with("it"); }

/// "In his letter, Holm wrote": a possessive before the subject of its own sentence most often means it.
bool looks_ahead(const CodedReport& report, Span pronoun) {
  const Sentence* sentence = sentence_around(report, pronoun);
  const Token* pronoun_token = token_at(report, pronoun);
  if (sentence == nullptr || pronoun_token == nullptr || !is_possessive(report, pronoun)) return false;
  for (const Token& token : sentence->tokens) {
    if (token.span.begin <= pronoun.begin || token.upos != Upos::PROPN || !token.relation.starts_with("nsubj")) continue;
    const TokenIndex subject = static_cast<TokenIndex>(&token - sentence->tokens.data());
    return token.head != no_token && sentence->tokens[token.head].head == no_token && (is_thing(*pronoun_token) || !is_body(report, *sentence, subject));
  }
  return false;
}

std::string state_name(const CodedReport& report, const Actor& actor) {
  for (const Entity& entity : report.coding.entities) {
    if (entity.kind == EntityKind::state && entity.named && entity.actors.size() == 1 && entity.actors.front().state == actor.state) return entity.name;
  }
  return {};
}

/// How often the report names a state.
std::size_t times_named(const CodedReport& report, const std::string& state) {
  std::size_t n = 0;
  for (const Entity& entity : report.coding.entities) {
    if (entity.kind == EntityKind::state && entity.named && entity.actors.size() == 1 && entity.actors.front().state == state) n += entity.mentions.size();
  }
  return n;
}

/// "both countries", "the two sides", if the report speaks of no other state as often: "Chile and Peru".
std::string parties_of(const CodedReport& report, const Entity& entity) {
  const auto named = [](const Actor& actor) { return !actor.name.empty(); };      // "both leaders" are no states
  if (entity.actors.size() != 2 || std::any_of(entity.actors.begin(), entity.actors.end(), named)) return {};
  const std::size_t least = std::min(times_named(report, entity.actors[0].state), times_named(report, entity.actors[1].state));
  for (const Entity& other : report.coding.entities) {
    if (other.kind != EntityKind::state || other.actors.size() != 1) continue;
    const std::string& state = other.actors.front().state;
    if (state != entity.actors[0].state && state != entity.actors[1].state && times_named(report, state) >= least) return {};
  }
  const std::string a = state_name(report, entity.actors[0]), b = state_name(report, entity.actors[1]);
  return a.empty() || b.empty() || a == b ? std::string() : std::min(a, b) + " and " + std::max(a, b);
}

/// The subject of the sentence's main verb, if it is a name.
const Token* named_subject(const Sentence& sentence) {
  for (const Token& token : sentence.tokens) {
    if (token.upos == Upos::PROPN && token.relation.starts_with("nsubj") && token.head != no_token && sentence.tokens[token.head].head == no_token) return &token;
  }
  return nullptr;
}

bool mentions(const Entity& entity, Span span) {
  return std::any_of(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return m.span.contains(span) || m.head.contains(span); });
}

/// The gender that the report's pronouns give a person; none: no pronoun means her.
Gender gender_of(const CodedReport& report, const Entity& entity) {
  for (const Mention& mention : entity.mentions) {
    const Token* token = mention.pronoun && mention.sure ? token_at(report, mention.span) : nullptr;
    if (token != nullptr && token->features.gender != Gender::none) return token->features.gender;
  }
  return Gender::none;
}

/// Is whoever stands at `name` another one who may be meant by the same pronoun?
bool is_rival(const CodedReport& report, const Entity& entity, Span name) {
  if (mentions(entity, name)) return false;
  const auto other = std::find_if(report.coding.entities.begin(), report.coding.entities.end(), [&](const Entity& e) { return mentions(e, name); });
  if (other == report.coding.entities.end()) return true;
  const Gender own = gender_of(report, entity), others = gender_of(report, *other);
  return own == Gender::none || others == Gender::none || own == others;
}

/// Does somebody else have a better claim to "he"? The subject of the sentence before it, or of the verb that his clause hangs on ("Holm said he").
bool has_rival(const CodedReport& report, const Entity& entity, Span pronoun) {
  if (entity.kind != EntityKind::person) return false;
  const Sentence* sentence = sentence_around(report, pronoun);
  if (sentence == nullptr) return true;
  const Token* above = named_subject(*sentence);
  if (above != nullptr && above->span.begin < pronoun.begin) return is_rival(report, entity, above->span);
  if (sentence == report.sentences.data() || (sentence - 1)->title) return false;
  const Token* before = named_subject(*(sentence - 1));
  return before != nullptr && is_rival(report, entity, before->span);
}

bool opens_with(std::string_view words, std::initializer_list<std::string_view> list) {
  const std::string folded = fold(words);
  return std::any_of(list.begin(), list.end(), [&](std::string_view w) { return folded.starts_with(w); });
}

/// "He is wise," Holm said of Prado: a person named beside the quotation may be the one spoken of in it.
bool names_another(const CodedReport& report, Span told, std::int32_t index, Span pronoun) {
  const Quote* quote = quote_at(report, pronoun.begin);
  if (quote == nullptr) return false;
  for (std::size_t e = 0; e < report.coding.entities.size(); ++e) {
    const Entity& entity = report.coding.entities[e];
    if (static_cast<std::int32_t>(e) == index || static_cast<std::int32_t>(e) == quote->entity || entity.kind != EntityKind::person || !entity.named) continue;
    for (const Mention& m : entity.mentions) if (told.contains(m.span) && !m.pronoun && !quote->span.contains(m.span) && !quote->speaker.overlaps(m.span)) return true;
  }
  return false;
}

/// "he" is a person, "they" are none alone.
bool could_be(const Token& pronoun, const Entity& entity) {
  const bool person = entity.kind == EntityKind::person;
  if (pronoun.features.number == entente::Number::plural) return !person;
  return person == (pronoun.features.gender == Gender::masculine || pronoun.features.gender == Gender::feminine);
}

// "its" becomes "[Uruguay's]"; a description would explain nothing. A speaker's "I" and "we" stay: the words are quoted, and "he" in them is not the speaker.
void add_pronoun(const CodedReport& report, std::int32_t index, Span told, std::vector<Replacement>& out) {
  const Entity& entity = report.coding.entities[static_cast<std::size_t>(index)];
  const Mention* mention = entity.named && !entity.name.empty() ? unexplained_pronoun(report, entity, told) : nullptr;
  const Token* token = mention == nullptr ? nullptr : token_at(report, mention->span);
  if (token == nullptr) return;
  if (speaking_at(report, mention->span) == index || looks_ahead(report, mention->span) || has_rival(report, entity, mention->span) || names_another(report, told, index, mention->span)) return;
  if (!could_be(*token, entity)) return;
  const std::string name = clean(entity.name);
  out.push_back({mention->span, is_possessive(report, mention->span) ? name + (name.ends_with('s') ? "'" : "'s") : name});
}

bool is_courtesy(std::string_view word) { return word == "Mr." || word == "Ms." || word == "Mrs." || word == "Mr" || word == "Ms" || word == "Mrs"; }

/// "Luis arap Prado", of which the tagger took "Prado" alone, and "[Prado]", a bracket of the report's own.
bool whole_before(const Report& report, const Sentence& sentence, TokenIndex surname, const std::vector<Word>& full) {
  if (surname == 0) return false;
  const std::string_view before = report.at(sentence.tokens[surname - 1].span);
  return before == "[" || std::any_of(full.begin(), full.end(), [&](const Word& word) { return fold(before) == word.folded; });
}

/// "Prado" becomes "[Luis Prado]" where the line has no more of the name and nobody else of the report shares it. People only: all know a state or a body by its short name.
void add_surname(const CodedReport& report, const Entity& entity, Span told, const std::vector<std::string>* theme, std::vector<Replacement>& out) {
  if (entity.kind != EntityKind::person || !entity.named) return;
  const auto in_line = std::find_if(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return told.contains(m.span) && !m.pronoun; });
  if (in_line == entity.mentions.end()) return;
  const std::vector<Word> full = words_of(entity.name);
  if (full.size() < 2 || (theme != nullptr && std::binary_search(theme->begin(), theme->end(), full.back().stem))) return;
  const Sentence* sentence = sentence_around(report, in_line->head);
  if (sentence == nullptr) return;
  const auto name = std::find_if(sentence->names.begin(), sentence->names.end(), [&](const Name& n) {
    return n.kind == NameKind::person && n.end == n.begin + 1 && n.begin < sentence->tokens.size() && in_line->head.contains(sentence->tokens[n.begin].span);
  });
  if (name == sentence->names.end()) return;
  const Token& token = sentence->tokens[name->begin];
  if (fold(report.report.at(token.span)) != full.back().folded) return;
  if (whole_before(report.report, *sentence, name->begin, full)) return;
  const bool shared = std::any_of(report.coding.entities.begin(), report.coding.entities.end(), [&](const Entity& other) {
    const std::vector<Word> words = words_of(other.name);
    return &other != &entity && other.named && !words.empty() && words.back().folded == full.back().folded;
  });
  if (shared) return;
  Span span = token.span;
  if (name->begin > 0 && is_courtesy(report.report.at(sentence->tokens[name->begin - 1].span))) span.begin = sentence->tokens[name->begin - 1].span.begin;
  if (span.begin >= told.begin) out.push_back({span, clean(entity.name)});
}

/// The first "both countries" of the line, if nothing before it in the line names one.
void add_parties(const CodedReport& report, Span told, std::vector<Replacement>& out) {
  for (const Entity& entity : report.coding.entities) {
    if (entity.named || entity.actors.size() != 2) continue;
    const auto at = std::find_if(entity.mentions.begin(), entity.mentions.end(), [&](const Mention& m) { return told.contains(m.span); });
    if (at == entity.mentions.end() || at->pronoun || !opens_with(report.report.at(at->span), {"both ", "the two "})) continue;
    const std::string names = parties_of(report, entity);
    const std::string_view before = report.report.at({told.begin, at->span.begin});
    const bool named = std::any_of(entity.actors.begin(), entity.actors.end(), [&](const Actor& a) { return before.find(state_name(report, a)) != std::string_view::npos; });
    if (!names.empty() && !named) out.push_back({at->span, names});
  }
}

bool is_quoted(const std::vector<Span>& quoted, Span span) {
  return std::any_of(quoted.begin(), quoted.end(), [&](Span q) { return q.overlaps(span); });
}

/// "also", ", however,", "Holm then closed", "as well.": what ties the sentence to another and is not needed, with its commas and a blank; empty: the token ties nothing.
Span tie_at(const Report& report, const std::vector<Token>& tokens, TokenIndex t) {
  constexpr std::array<std::string_view, 6> between_commas = {"however", "though", "meanwhile", "nonetheless", "nevertheless", "too"};
  const auto is = [&](TokenIndex at, std::string_view word) { return at < tokens.size() && report.at(tokens[at].span) == word; };
  const auto ends = [&](TokenIndex at) { return at < tokens.size() && tokens[at].upos == Upos::PUNCT && report.at(tokens[at].span) == "."; };
  if (t == 0) return {};
  if (is(t, "also") && tokens[t].upos == Upos::ADV && !is(t - 1, "but") && t + 1 < tokens.size()) return {tokens[t - 1].span.end, tokens[t].span.end};
  const bool told_next = is(t, "then") && (tokens[t - 1].upos == Upos::NOUN || tokens[t - 1].upos == Upos::PROPN || tokens[t - 1].upos == Upos::PRON) && t + 1 < tokens.size() && (tokens[t + 1].upos == Upos::VERB || tokens[t + 1].upos == Upos::AUX);
  if (told_next) return {tokens[t - 1].span.end, tokens[t].span.end};
  if (is(t, "well") && is(t - 1, "as") && t > 1 && ends(t + 1)) return {tokens[is(t - 2, ",") ? t - 3 : t - 2].span.end, tokens[t].span.end};
  if (!one_of(between_commas, report.at(tokens[t].span)) || !is(t - 1, ",") || t < 2) return {};
  // "Recently, however, with": the first comma closes the opening.
  const bool noun = tokens[t - 2].upos == Upos::NOUN || tokens[t - 2].upos == Upos::PROPN || tokens[t - 2].upos == Upos::PRON;
  if (is(t + 1, ",")) return {noun ? tokens[t - 2].span.end : tokens[t - 1].span.end, tokens[t + 1].span.end};
  return ends(t + 1) ? Span{tokens[t - 2].span.end, tokens[t].span.end} : Span{};
}

void add_ties(const CodedReport& report, Span told, const std::vector<Span>& quoted, std::vector<Replacement>& out) {
  for (const Sentence& sentence : report.sentences) {
    if (!sentence.span.overlaps(told) || sentence.fallback) continue;
    for (TokenIndex t = 0; t < sentence.tokens.size(); ++t) {
      const Span tie = tie_at(report.report, sentence.tokens, t);
      if (!tie.empty() && told.contains(tie) && tie.begin > told.begin && !is_quoted(quoted, tie)) out.push_back({tie, {}});
    }
  }
}

std::vector<Replacement> replacements_of(const CodedReport& report, Span told, const std::vector<Span>& quoted, const std::vector<std::string>* theme) {
  std::vector<Replacement> out, apart;
  for (const Entity& entity : report.coding.entities) add_surname(report, entity, told, theme, out);
  add_ties(report, told, quoted, out);
  for (std::size_t e = 0; e < report.coding.entities.size(); ++e) add_pronoun(report, static_cast<std::int32_t>(e), told, out);
  add_parties(report, told, out);
  std::sort(out.begin(), out.end(), [](const Replacement& a, const Replacement& b) { return a.span < b.span; });
  for (Replacement& r : out) if (apart.empty() || apart.back().span.end <= r.span.begin) apart.push_back(std::move(r));
  return apart;
}

std::string with_capital(std::string text) {
  if (!text.empty() && text.front() >= 'a' && text.front() <= 'z') text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

std::string bracketed(const CodedReport& report, Span told, const std::vector<Replacement>& replacements) {
  std::string out;
  std::uint32_t at = told.begin;
  for (const Replacement& r : replacements) {
    out += report.report.at({at, r.span.begin});
    if (!r.words.empty()) out += "[" + r.words + "]";
    at = r.span.end;
  }
  out += report.report.at({at, told.end});
  std::replace(out.begin(), out.end(), '\n', ' ');
  return with_capital(std::move(out));
}

// ---- openings and ends ----

constexpr std::string_view connectives[] = {
    "additionally", "however", "meanwhile", "moreover", "furthermore", "nevertheless", "nonetheless", "consequently", "therefore", "thus", "likewise", "similarly", "still",
    "instead", "indeed", "besides", "finally", "also", "so", "hence", "again", "overall", "notably", "ultimately", "regardless", "conversely", "later", "earlier"};
/// Connectives of several words, as folded.
constexpr std::string_view long_connectives[] = {
    "in fact", "in addition", "as a result", "of course", "after all", "in turn", "by contrast", "in contrast", "even so", "that said", "to be sure", "in other words",
    "in short", "in the meantime", "at the same time", "on the other hand", "then again", "for one thing", "in particular", "not surprisingly", "for example", "for instance",
    "as such", "to wit", "from there", "for his part", "for her part", "for its part", "for their part", "at one point", "at another point", "in response", "by comparison",
    "to that end", "sure enough", "once again", "in the end", "by then"};
constexpr std::array<std::string_view, 4> conjunctions = {"but", "and", "yet", "or"};
constexpr std::array<std::string_view, 6> pointers = {"this", "these", "that", "those", "such", "it"};
constexpr std::array<std::string_view, 9> openers = {"against", "in", "amid", "with", "at", "for", "under", "on", "given"};

char next_char(const Word& word, const Report& report) { return word.span.end < report.text.size() ? report.text[word.span.end] : ' '; }

/// Words of a long connective at `from`, closed by a comma.
std::size_t long_connective(const std::vector<Word>& words, std::size_t from, const Report& report) {
  for (const std::string_view connective : long_connectives) {
    const std::size_t n = 1 + static_cast<std::size_t>(std::count(connective.begin(), connective.end(), ' '));
    if (from + n >= words.size() || next_char(words[from + n - 1], report) != ',') continue;
    std::string joined;
    for (std::size_t k = from; k < from + n; ++k) joined += (k > from ? " " : "") + words[k].folded;
    if (joined == connective) return n;
  }
  return 0;
}

/// How many words at the front only tie the sentence to the one before.
std::size_t opening_words(const Unit& unit, const Report& report) {
  constexpr std::size_t longest = 5;
  const std::vector<Word>& words = unit.words;
  if (words.size() < 4) return 0;
  std::size_t skip = 0;
  if (one_of(conjunctions, words[0].folded)) ++skip;
  if (skip > 0 && words[skip].folded == "so") ++skip;
  if (one_of(connectives, words[skip].folded) && next_char(words[skip], report) == ',') return skip + 1;
  if (const std::size_t n = long_connective(words, skip, report); n > 0) return skip + n;
  if (!one_of(openers, words[skip].folded) || !one_of(pointers, words[skip + 1].folded)) return skip;
  for (std::size_t k = skip + 2; k < std::min(skip + longest, words.size()); ++k) if (next_char(words[k], report) == ',') return k + 1;
  return skip;
}

/// "OSLO - Norway sent", "RICHMOND, Va. (Agency) \u2014 Norway sent": the first byte behind a place in capitals and a dash.
std::uint32_t behind_dateline(const Report& report, Span told) {
  constexpr std::size_t farthest = 60, fewest = 4;
  constexpr std::array<std::string_view, 5> dashes = {"\u2014", "\u2013", "\u2500", " -- ", " - "};
  const std::string_view text = report.at(told).substr(0, farthest);
  std::size_t dash = std::string_view::npos, after = 0;
  for (const std::string_view mark : dashes) {
    const std::size_t at = text.find(mark);
    if (at < dash) dash = at, after = at + mark.size();
  }
  std::size_t capitals = 0;
  while (capitals < text.size() && text[capitals] >= 'A' && text[capitals] <= 'Z') ++capitals;
  if (dash == std::string_view::npos || capitals < fewest) return told.begin;
  // Behind the place stand a state in short, a day, an agency: nothing that goes on in small letters.
  const std::vector<Word> words = words_of(text.substr(0, dash));
  const bool place = std::all_of(words.begin(), words.end(), [](const Word& w) { return w.capital || w.number; });
  if (!place || words.size() > 7) return told.begin;
  while (after < text.size() && text[after] == ' ') ++after;
  return after < text.size() ? told.begin + static_cast<std::uint32_t>(after) : told.begin;
}

/// "May 30, 10 p.m.: Norway sent": the first byte behind a date or hour and a colon.
std::uint32_t behind_date(const Report& report, Span told) {
  constexpr std::size_t farthest = 30;
  constexpr std::array<std::string_view, 7> others = {"p.m", "a.m", "pm", "am", "et", "gmt", "updated"};
  const std::string_view text = report.at(told).substr(0, farthest);
  const std::size_t colon = text.find(": ");
  if (colon == std::string_view::npos) return told.begin;
  const std::vector<Word> words = words_of(text.substr(0, colon));
  const bool date = std::all_of(words.begin(), words.end(), [&](const Word& w) { return w.number || is_calendar(w.folded) || one_of(others, w.folded); });
  return !words.empty() && date ? told.begin + static_cast<std::uint32_t>(colon + 2) : told.begin;
}

/// The comma before a participle that ends the sentence and hangs on its root; the end of the unit: none.
std::uint32_t before_participle(const Unit& unit, const CodedReport& report) {
  if (unit.index >= report.sentences.size()) return unit.span.end;
  const std::vector<Token>& tokens = report.sentences[unit.index].tokens;
  for (TokenIndex t = static_cast<TokenIndex>(tokens.size()); t-- > 1;) {
    if (tokens[t].xpos != "VBG" || tokens[t - 1].span.size() != 1 || report.report.at(tokens[t - 1].span) != "," || !tokens[t].relation.starts_with("advcl")) continue;
    const TokenIndex governor = tokens[t].head;
    const bool all_inside = std::all_of(tokens.begin() + t + 1, tokens.end(), [&](const Token& token) {
      return token.upos == Upos::PUNCT || (token.head != no_token && token.head >= t);
    });
    // "..., with the mayor, a doctor, leading the way": the participle has a subject of its own.
    const bool owned = std::any_of(tokens.begin() + governor % tokens.size(), tokens.begin() + t, [&](const Token& token) {
      return token.lemma == "with" && &token > tokens.data() && report.report.at((&token - 1)->span) == ",";
    });
    if (governor < t && all_inside && !owned) return tokens[t - 1].span.begin;
  }
  return unit.span.end;
}

}  // namespace

Span telling(const Unit& unit, const std::vector<std::uint32_t>& list, const std::vector<Unit>& units, const CodedReport& report) {
  Span out = unit.span;
  // A mark before the first word is lost with it unless the quotation is known.
  const bool bound = unit.title || unit.words.empty() || (unit.words.front().span.begin != unit.span.begin && quote_at(report, unit.span.begin) == nullptr);
  const std::size_t skip = bound ? 0 : opening_words(unit, report.report);
  if (skip > 0 && skip < unit.words.size()) out.begin = unit.words[skip].span.begin;
  if (skip == 0 && !unit.title) out.begin = behind_date(report.report, {behind_dateline(report.report, out), out.end});
  while (out.begin < out.end && std::string_view(", ;:-").find(report.report.text[out.begin]) != std::string_view::npos) ++out.begin;
  if (report.report.text[out.begin] == '(' && report.report.at(out).find(')') == std::string_view::npos) ++out.begin;
  const std::uint32_t cut = before_participle(unit, report);
  if (cut >= unit.span.end || cut <= out.begin) return out;
  double shared = 0, own = 0;
  for (const Word& word : unit.words) {
    if (word.span.begin < cut || word.stop) continue;
    const bool by_others = std::any_of(list.begin(), list.end(), [&](std::uint32_t u) {
      return units[u].text != unit.text && std::any_of(units[u].words.begin(), units[u].words.end(), [&](const Word& w) { return w.stem == word.stem; });
    });
    (by_others ? shared : own) += 1;
  }
  const bool fact = !unit.numbers.empty() && std::any_of(unit.numbers.begin(), unit.numbers.end(), [&](const Number& n) { return n.span.begin >= cut; });
  // Alone, nobody says what of the sentence matters.
  if (list.size() > 1 && !fact && shared * 3 <= own) out.end = cut;
  return out;
}

Line line_of(const CodedReport& report, Span told, const std::vector<std::string>* theme) {
  const Marked marked = marked_of(report, told);
  const std::vector<Replacement> replacements = replacements_of(report, told, marked.quoted, theme);
  Shown shown{report, told, {}, marked.quoted, false, theme};
  for (const Replacement& r : replacements) if (!r.words.empty()) shown.explained.push_back(r.span);
  Line out;
  out.text = bracketed(report, told, replacements);
  if (ends_early(report, told) && !out.text.ends_with('.')) out.text += ".";
  if (marked.opens_inside) out.text.insert(0, marked.mark.open);
  if (marked.closes_outside) out.text += marked.mark.close;
  if (all_quoted(report.report, told, marked.quoted)) {
    const Quote* quote = quote_at(report, told.begin);
    const std::string speaker = quote == nullptr ? std::string() : speaker_of(report, *quote);
    shown.speaker = !speaker.empty();
    if (shown.speaker) out.text = with_capital(speaker + ": " + out.text);
    else out.lacks = "a speaker";
  }
  if (out.lacks.empty()) out.lacks = lacking(shown);
  out.explained = std::move(shown.explained);
  out.quoted = std::move(shown.quoted);
  out.speaker = shown.speaker;
  return out;
}

const Line& Lines::of(std::uint32_t text, Span told) {
  const auto [at, fresh] = made_.try_emplace({text, told});
  if (fresh) at->second = line_of(*texts_.of[text], told, &theme_);
  return at->second;
}

}  // namespace entente::reconciling
