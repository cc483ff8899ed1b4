#include "code/assembly/claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "code/assembly/comment.h"
#include "code/assembly/links.h"
#include "code/assembly/natures.h"
#include "code/assembly/slots.h"
#include "code/clause/tree.h"
#include "code/frame/frame.h"
#include "values/tokens.h"

namespace entente {
namespace {

// A clause on its way to a claim.
struct Draft {
  std::optional<FrameReading> frame;
  const ClauseEvent* event = nullptr;
  bool claim = false;
};

class Assembly {
 public:
  Assembly(const CodeModel::Impl& model, const Report& report, const Sentence& sentence, const SentenceReading& reading,
           std::vector<Claim>& claims)
      : model_(model), report_(report), sentence_(sentence), reading_(reading), claims_(claims), nature_(natures(model.clause_words, sentence, reading)),
        drafts_(reading.clauses.size()), claim_at_(reading.clauses.size(), -1) {
  }

  void run() {
    const FrameView view = frame_view(model_.frames, report_, sentence_, reading_.clauses, nature_);
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      drafts_[i].frame = frame_of(view, i);
      if (says(i)) drafts_[i].frame = frame_as(view, i, "say");
    }
    for (const ClauseEvent& event : reading_.events) {
      if (event.clause < 0 || static_cast<std::size_t>(event.clause) >= drafts_.size()) continue;
      Draft& draft = drafts_[asserted(static_cast<std::size_t>(event.clause))];
      if (draft.event == nullptr) draft.event = &event;
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (!becomes_claim(i)) continue;
      claim_at_[i] = static_cast<std::int32_t>(claims_.size());
      claims_.push_back(claim_of(view, i));
    }
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (claim_at_[i] >= 0) point_at_claims(i);
    }
    mark_comments();
    link_claims(reading_.clauses, claim_at_, claims_);
  }

 private:
  const Clause& clause(std::size_t i) const { return reading_.clauses[i]; }

  bool everyday(std::size_t i) const { return drafts_[i].frame && model_.frames.frame(drafts_[i].frame->row).everyday; }

  // "sought to 'widen' the strait", "wants “better” deals": what a verb does that has something to do it to before the quotation. "She put it so: ..." says it.
  bool acts(const Clause& c, Span words) const {
    constexpr std::int64_t mark = 3;   // bytes of a quotation mark
    return std::any_of(c.args.begin(), c.args.end(), [&](const ClauseArg& a) {
      if (a.kind != ArgKind::object && a.kind != ArgKind::complement) return false;
      const bool outside = a.span.begin + mark < words.begin || a.span.end > words.end + mark;
      return outside && a.head > c.predicate && sentence_.tokens[a.core].lemma != "it";
    });
  }

  // Beside a quotation any other verb says it: "he continued: ...", "she posted".
  bool says(std::size_t i) const {
    const Draft& draft = drafts_[i];
    if (clause(i).form != ClauseForm::verbal || clause(i).passive) return false;
    if (draft.frame && model_.frames.frame(draft.frame->row).kind == ClaimKind::statement) return false;
    const Span verb = sentence_.tokens[clause(i).predicate].span;
    return std::any_of(reading_.said.begin(), reading_.said.end(), [&](const SaidWords& said) {
      return said.cue.overlaps(verb) && !(draft.frame && acts(clause(i), said.words));
    });
  }

  // "is set to host": the infinitive is what is asserted.
  bool raising(const Clause& clause) const {
    if (!model_.clause_words.raising(clause.lemma)) return false;
    const auto has = [&](ArgKind kind) {
      return std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) { return a.kind == kind && !a.shared; });
    };
    const bool infinitive = std::any_of(clause.args.begin(), clause.args.end(), [&](const ClauseArg& a) {
      return a.kind == ArgKind::complement && a.clause >= 0 && reading_.clauses[static_cast<std::size_t>(a.clause)].link == ClauseLink::xcomp;
    });
    return infinitive && (clause.passive || clause.form == ClauseForm::copular || !has(ArgKind::object));
  }

  // The clause that asserts what a raising word only colours: "is set to host": "host".
  std::size_t asserted(std::size_t i) const {
    if (!raising(clause(i))) return i;
    for (const ClauseArg& arg : clause(i).args) {
      if (arg.kind == ArgKind::complement && arg.clause >= 0) return static_cast<std::size_t>(arg.clause);
    }
    return i;
  }

  bool becomes_claim(std::size_t i) const {
    const Clause& c = clause(i);
    const Draft& draft = drafts_[i];
    if (draft.event != nullptr && draft.event->event) return true;
    if (raising(c) || gives_time_only(model_.clause_words, sentence_, c)) return false;
    switch (c.form) {
      case ClauseForm::nominal:
        if (merely_owned(c)) return false;
        return draft.frame && (model_.frames.frame(draft.frame->row).kind == ClaimKind::event ? has_slot(*draft.frame)
                                                                                           : model_.frames.frame(draft.frame->row).kind != ClaimKind::comment && has_party(i));
      case ClauseForm::appositive:
        return draft.frame && model_.frames.frame(draft.frame->row).kind != ClaimKind::comment && !everyday(i);
      default: return true;
    }
  }

  // "his announcement", "our efforts": whose it is, and nothing said of it.
  bool merely_owned(const Clause& c) const {
    return std::all_of(c.args.begin(), c.args.end(), [&](const ClauseArg& a) {
      return a.kind == ArgKind::modifier || (a.kind == ArgKind::possessor && sentence_.tokens[a.head].xpos == "PRP$");
    });
  }

  // A noun names a happening worth a claim only if it says who: "concerns, including Taiwan" does not.
  bool has_party(std::size_t i) const {
    static constexpr std::array<std::string_view, 11> preps = {"of", "by", "between", "among", "with", "to",
                                                               "on", "against", "from", "for", "in"};
    const Clause& c = clause(i);
    return std::any_of(c.args.begin(), c.args.end(), [&](const ClauseArg& a) {
      if (!nature_[a.head].actor && !nature_[a.core].actor) return false;
      return a.kind != ArgKind::oblique || std::find(preps.begin(), preps.end(), a.prep) != preps.end();
    });
  }

  // "the closure of the border", not "the closure".
  bool has_slot(const FrameReading& reading) const {
    return std::any_of(reading.roles.begin(), reading.roles.end(), [&](const FrameRole& r) {
      const ClauseArg& arg = reading_.clauses[static_cast<std::size_t>(r.clause)].args[static_cast<std::size_t>(r.arg)];
      return arg.kind != ArgKind::modifier && arg.kind != ArgKind::compound &&
             (r.role == Role::agent || r.role == Role::theme || r.role == Role::recipient || r.role == Role::of || r.role == Role::cause);
    });
  }

  Claim claim_of(const FrameView& view, std::size_t i) const {
    const Clause& c = clause(i);
    Claim claim;
    claim.sentence = reading_.index;
    claim.head = sentence_.tokens[c.predicate].span;
    claim.cite = {report_.id, cite(i)};
    const std::vector<FrameRole> roles = drafts_[i].frame ? drafts_[i].frame->roles : plain_roles(view, i);
    fill_slots(model_.clause_words, sentence_, reading_, i, claim);
    fill_args(report_, sentence_, reading_, roles, claim);
    if (!drafts_[i].frame || lacks_predicate(i, claim)) fill_predicate(i, claim);
    fill_said(i, claim);
    for (Argument& arg : claim.args) {
      if (arg.role == Role::content) arg.span = without_source(arg.span);
    }
    read_with_words(i, claim);
    fill_status(i, claim);
    claim.holders = i < reading_.holders.size() ? reading_.holders[i] : std::vector<Holder>();
    if (drafts_[i].event != nullptr) {
      claim.event = drafts_[i].event->event;
      claim.announced = drafts_[i].event->announced;
      claim.rules.insert(claim.rules.end(), drafts_[i].event->rules.begin(), drafts_[i].event->rules.end());
    }
    if (drafts_[i].frame) fill_frame(i, *drafts_[i].frame, claim);
    if (claim.tie && claim.tie->kind == TieKind::relations && (!is_so(claim) || !asserts(c))) claim.tie.reset();
    // A standing tie that the same words state is no event: "hosts 300 soldiers" is no visit; "severed relations", "supplied tanks" are both.
    const bool standing = claim.tie && model_.frames.frame(drafts_[i].frame->row).kind == ClaimKind::tie && (claim.status == Status::ongoing || c.form != ClauseForm::verbal);
    if (standing) claim.event.reset(), claim.announced.reset();
    claim.kind = kind_of(i, claim);
    claim.cite.span = with_marks(claim.cite.span);
    claim.rules.push_back(fmt::format("clause: {} {}", name_of(c.form), name_of(c.link)));
    return claim;
  }

  // "was never a coach": the frame says that she holds an office, the noun says which.
  bool lacks_predicate(std::size_t i, const Claim& claim) const {
    const Clause& c = clause(i);
    const Upos upos = sentence_.tokens[c.predicate].upos;
    const bool which = upos == Upos::NOUN || upos == Upos::PROPN || upos == Upos::PRON || (upos == Upos::ADJ && nature_[c.predicate].actor);   // "is Norwegian"
    if (c.form != ClauseForm::copular || !which || model_.frames.frame(drafts_[i].frame->row).kind != ClaimKind::state) return false;
    return std::none_of(claim.args.begin(), claim.args.end(), [](const Argument& a) { return a.role == Role::attribute; });
  }

  // "Hugh is alive", "there is a gap": without a frame what is said of the subject stands nowhere else.
  void fill_predicate(std::size_t i, Claim& claim) const {
    const Clause& c = clause(i);
    if (c.said.empty() || (drafts_[i].frame && c.said.contains(sentence_.tokens[c.finite()].span))) return;
    const TokenIndex noun = c.predicate;
    Argument arg;
    arg.role = c.form == ClauseForm::existential ? Role::theme : nature_[noun].amount ? Role::measure : Role::attribute;
    arg.span = c.said;
    // What is part of the phrase is told with it, but for whoever is known.
    std::erase_if(claim.args, [&](const Argument& a) { return arg.span.contains(a.span) && a.actors.empty(); });
    arg.head = sentence_.tokens[noun].span;
    arg.lemma = lowered(sentence_.tokens[noun].lemma);
    arg.actors = reading_.actors[noun];
    arg.entity = reading_.entity[noun];
    claim.args.push_back(std::move(arg));
  }

  // The words that a verb of saying gives to somebody, wherever the parser hung them.
  void fill_said(std::size_t i, Claim& claim) const {
    if (!states(i)) return;
    const Span verb = sentence_.tokens[clause(i).finite()].span;
    for (const SaidWords& said : reading_.said) {
      if (!said.cue.overlaps(verb)) continue;
      // Words of another sentence end before this one begins, or begin behind it.
      if (said.words.overlaps(sentence_.span)) whole_words(without_marks({std::max(said.words.begin, sentence_.span.begin), std::min(said.words.end, sentence_.span.end)}), claim);
      add_words(said.words, claim);
    }
  }

  void read_with_words(std::size_t i, Claim& claim) const {
    for (const Argument& arg : claim.args) {
      if (states(i) && arg.role == Role::content) read_on(arg.span, claim.cite.span);
    }
  }

  bool states(std::size_t i) const { return drafts_[i].frame && model_.frames.frame(drafts_[i].frame->row).kind == ClaimKind::statement; }

  // "they were spied on, according to the police": who says so is no part of what is said.
  Span without_source(Span words) const {
    const std::size_t at = report_.at(words).rfind(", according to ");
    return at == std::string_view::npos || at == 0 ? words : Span{words.begin, words.begin + static_cast<std::uint32_t>(at)};
  }

  // Marks around the whole, and the comma before the last one.
  Span without_marks(Span words) const {
    static constexpr std::array<std::array<std::string_view, 2>, 3> pairs = {{{"\u201c", "\u201d"}, {"\u2018", "\u2019"}, {"\"", "\""}}};
    for (const auto& [open, close] : pairs) {
      const std::string_view text = report_.at(words);
      if (text.size() <= open.size() + close.size() || !text.starts_with(open)) continue;
      Span inner{words.begin + static_cast<std::uint32_t>(open.size()), words.end};
      if (text.ends_with(close)) inner.end -= static_cast<std::uint32_t>(close.size());
      if (report_.at(inner).find(open) != std::string_view::npos) return words;
      while (!inner.empty() && report_.at(inner).starts_with(' ')) ++inner.begin;
      while (!inner.empty() && (report_.at(inner).ends_with(',') || report_.at(inner).ends_with('.') || report_.at(inner).ends_with(' '))) --inner.end;
      return inner;
    }
    return words;
  }

  // "she felt nothing and was in no danger," he said: the words as they were said, however the parser cut them.
  static void whole_words(Span words, Claim& claim) {
    const auto part = [&](const Argument& a) { return a.role == Role::content && words.contains(a.span); };
    const auto first = std::find_if(claim.args.begin(), claim.args.end(), part);
    if (first == claim.args.end()) return;
    claim.args.erase(std::remove_if(first + 1, claim.args.end(), part), claim.args.end());
    first->span = words;
  }

  static void add_words(Span words, Claim& claim) {
    const bool told = std::any_of(claim.args.begin(), claim.args.end(), [&](const Argument& a) { return a.role != Role::agent && a.span.overlaps(words); });
    if (told) return;
    Argument arg;
    arg.role = Role::content;
    arg.span = arg.head = words;
    claim.args.push_back(std::move(arg));
  }

  // "the port is closed," he said: the clause reads with the words beside it, where only marks part them.
  void read_on(Span words, Span& cite) const {
    if (!sentence_.span.contains(words)) return;
    const Span between = words.end <= cite.begin ? Span{words.end, cite.begin} : cite.end <= words.begin ? Span{cite.end, words.begin} : Span{};
    if (between.begin == 0 && between.end == 0) return;
    const std::string_view gap = report_.at(between);
    const bool marks = std::all_of(gap.begin(), gap.end(), [](unsigned char c) { return std::isspace(c) || std::ispunct(c) || c >= 0x80; });
    if (marks && gap.size() < 12) cite = cite.joined(words);
  }

  // Half a quotation takes the mark it lacks, if that stands right beside it.
  Span with_marks(Span cite) const {
    static constexpr std::array<std::array<std::string_view, 2>, 2> pairs = {{{"\u201c", "\u201d"}, {"\"", "\""}}};
    for (const auto& [open, close] : pairs) {
      const std::string_view text = report_.at(cite);
      const bool same = open == close;
      const std::ptrdiff_t opened = count(text, open), closed = same ? 0 : count(text, close);
      if (same ? opened % 2 == 0 : opened == closed) continue;
      if (same || closed > opened) {
        const Span before{cite.begin - std::min(cite.begin, static_cast<std::uint32_t>(open.size())), cite.begin};
        if (sentence_.span.contains(before) && report_.at(before) == open) {
          cite.begin = before.begin;
          continue;
        }
      }
      if (same || opened > closed) close_behind(close, cite);
    }
    return cite;
  }

  void close_behind(std::string_view close, Span& cite) const {
    for (std::uint32_t end = cite.end; end < sentence_.span.end && end < cite.end + 3; ++end) {
      const Span mark{end, std::min(sentence_.span.end, end + static_cast<std::uint32_t>(close.size()))};
      if (report_.at(mark) == close) {
        cite.end = mark.end;
        return;
      }
      if (!std::ispunct(static_cast<unsigned char>(report_.at({end, end + 1})[0]))) return;
    }
  }

  static std::ptrdiff_t count(std::string_view text, std::string_view what) {
    std::ptrdiff_t n = 0;
    for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
    return n;
  }

  void fill_status(std::size_t i, Claim& claim) const {
    const Clause& c = clause(i);
    const TokenIndex word = c.form == ClauseForm::light || c.form == ClauseForm::existential ? c.finite() : c.predicate;
    WordStatus status = reading_.status[word];
    const bool ahead = status.status == Status::planned || status.status == Status::expected;
    // "is set to host": being set to it lasts, the deed lies ahead.
    if (drafts_[i].event != nullptr && drafts_[i].event->status && !(ahead && drafts_[i].event->status->status == Status::ongoing))
      status = *drafts_[i].event->status;
    claim.status = status.status;
    claim.negated = status.negated;
  }

  void fill_frame(std::size_t i, const FrameReading& reading, Claim& claim) const {
    const Frame& frame = model_.frames.frame(reading.row);
    const FrameRow& row = model_.frames.row(reading.row);
    claim.frame = frame.name;
    claim.rules.push_back(fmt::format("frame: {} (frames.txt:{})", frame.name, row.line));
    if (row.degree) claim.degree = degree_of(i, *row.degree, reading);
    claim.rank = rank(i, reading);
    if (frame.tie) claim.tie = tie_of(*frame.tie, claim);
  }

  DegreeClaim degree_of(std::size_t i, std::int8_t direction, const FrameReading& reading) const {
    DegreeClaim degree;
    degree.direction = direction;
    degree.strength = strength_of(model_.scales, sentence_, clause(i));
    for (const FrameRole& role : reading.roles) {
      if (role.role != Role::theme || role.inner_of >= 0) continue;
      const ClauseArg& arg = reading_.clauses[static_cast<std::size_t>(role.clause)].args[static_cast<std::size_t>(role.arg)];
      degree.scale = lowered(sentence_.tokens[arg.core].lemma);
      if (degree.scale == "relation" || degree.scale == "tie" || degree.scale == "relationship") degree.scale = "relations";
      break;
    }
    return degree;
  }

  std::optional<std::uint32_t> rank(std::size_t i, const FrameReading&) const {
    const Clause& c = clause(i);
    if (c.form == ClauseForm::verbal) return std::nullopt;
    return rank_of(model_.scales, report_, sentence_, c.predicate);
  }

  static std::vector<Actor> actors_in(const Claim& claim, Role role) {
    std::vector<Actor> out;
    for (const Argument& arg : claim.args) {
      if (arg.role != role) continue;
      for (const Actor& actor : arg.actors) {
        const bool there = std::any_of(out.begin(), out.end(), [&](const Actor& a) { return to_line(a) == to_line(actor); });
        if (!there) out.push_back(actor);
      }
    }
    return out;
  }

  std::optional<TieClaim> tie_of(const FrameTie& rule, const Claim& claim) const {
    TieClaim tie;
    tie.kind = rule.kind;
    tie.subjects = actors_in(claim, rule.subject);
    if (rule.object != rule.subject) tie.objects = actors_in(claim, rule.object);
    if ((rule.object == rule.subject || rule.symmetric) && tie.objects.empty() && tie.subjects.size() > 1) {
      // "its alliances with Japan and Peru": whose they are stands first.
      std::stable_sort(tie.subjects.begin(), tie.subjects.end(), [](const Actor& a, const Actor& b) { return a.span.begin < b.span.begin; });
      tie.objects.assign(tie.subjects.begin() + 1, tie.subjects.end());
      tie.subjects.resize(1);
    }
    if (rule.kind == TieKind::relations && tie.subjects.size() == 1 && tie.objects.empty()) tie.objects = other_party(claim, tie);
    if (rule.symmetric && !tie.subjects.empty() && !tie.objects.empty() && to_line(tie.objects.front()) < to_line(tie.subjects.front())) {
      std::swap(tie.subjects, tie.objects);
    }
    if (tie.subjects.empty() && tie.objects.empty()) return std::nullopt;
    const bool trade = rule.kind == TieKind::supplies || rule.kind == TieKind::buys;
    if (with_oneself(tie) || with_nobody(tie) || (trade && !stands_for_trade(tie))) return std::nullopt;
    if (rule.kind == TieKind::member_of && !states_or_bodies(claim, rule.subject)) return std::nullopt;
    for (const Argument& arg : claim.args) {
      if (arg.role != rule.good) continue;
      if (trade && tie.good.empty()) tie.good = good_lemma(report_, sentence_, reading_, arg);
      if (tie.quantity < 0) tie.quantity = arg.quantity;
    }
    return tie;
  }

  // "Holm is a member of the committee": her state is none.
  bool states_or_bodies(const Claim& claim, Role role) const {
    return std::all_of(claim.args.begin(), claim.args.end(), [&](const Argument& arg) {
      if (arg.role != role || arg.actors.empty()) return true;
      const TokenIndex head = token_beginning_at(sentence_, arg.head.begin);
      if (head == no_token) return false;
      const std::string& lemma = sentence_.tokens[head].lemma;
      return reading_.place_like[head] || lemma == "it" || lemma == "which";
    });
  }

  // Trade stands between states, unions and companies; what one person buys or a ministry hands out is no tie.
  static bool stands_for_trade(const TieClaim& tie) {
    const auto trades = [](const Actor& a) {
      return !a.state.empty() || std::find(a.sectors.begin(), a.sectors.end(), "MNC") != a.sectors.end();
    };
    const auto all = [&](const std::vector<Actor>& side) { return std::all_of(side.begin(), side.end(), trades); };
    return all(tie.subjects) && all(tie.objects);
  }

  // Both sides are one: one of them was resolved wrongly ("Kenya's ally Peru, which has troops in the country").
  static bool with_oneself(const TieClaim& tie) {
    return !tie.subjects.empty() && !tie.objects.empty() && to_line(tie.subjects.front()) == to_line(tie.objects.front());
  }

  // A side that is a word nobody stands behind ("its alliances", when whose is not known).
  static bool with_nobody(const TieClaim& tie) {
    const auto nobody = [](const Actor& a) { return a.state.empty() && a.name.empty() && a.sectors.empty(); };
    return std::any_of(tie.subjects.begin(), tie.subjects.end(), nobody) || std::any_of(tie.objects.begin(), tie.objects.end(), nobody);
  }

  // "Norway wants to restore relations with Peru": the one who acts is the other side.
  static std::vector<Actor> other_party(const Claim& claim, const TieClaim& tie) {
    std::vector<Actor> out = actors_in(claim, Role::agent);
    std::erase_if(out, [&](const Actor& a) { return a.state.empty() || a.state == tie.subjects.front().state; });
    return out;
  }

  // Who says or holds something: a person, a body, people, or the paper they wrote it in.
  bool may_say(std::size_t i, const Claim& claim) const {
    const auto agent = std::find_if(claim.args.begin(), claim.args.end(), [](const Argument& a) { return a.role == Role::agent; });
    if (agent == claim.args.end()) return false;
    const ClauseWords& words = model_.clause_words;
    if (words.pointer(agent->lemma)) return !agent->actors.empty() && !words.sign(clause(i).lemma);
    return !agent->actors.empty() || words.speaker(agent->lemma);
  }

  // "in restoring relations" says of no relations that they are so; "is restoring them" does.
  bool asserts(const Clause& clause) const {
    const std::string& tag = sentence_.tokens[clause.predicate].xpos;
    if (clause.form != ClauseForm::verbal || (tag != "VBG" && tag != "VB")) return true;
    return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& t) { return t.head == clause.predicate && t.upos == Upos::AUX; });
  }

  // Relations that somebody wants to mend are not mended.
  static bool is_so(const Claim& claim) {
    return !claim.negated && (claim.status == Status::happened || claim.status == Status::ongoing || claim.status == Status::background);
  }

  // An announced or predicted deed: "will" or an infinitive, not "is probably", and somebody's or with a day.
  bool ahead(std::size_t i, const Claim& claim) const {
    if (claim.status != Status::planned && claim.status != Status::expected) return false;
    const bool somebody = claim.event || !claim.when.empty() || std::any_of(claim.args.begin(), claim.args.end(), [](const Argument& a) {
      return a.role == Role::agent && !a.actors.empty();
    });
    return somebody && (claim.status == Status::planned || !present_tense(i));
  }

  bool present_tense(std::size_t i) const {
    const auto present = [&](TokenIndex t) { return sentence_.tokens[t].xpos == "VBZ" || sentence_.tokens[t].xpos == "VBP"; };
    const Clause& c = clause(i);
    if (c.link == ClauseLink::xcomp) return false;
    if (present(c.finite())) return true;
    return std::any_of(sentence_.tokens.begin(), sentence_.tokens.end(), [&](const Token& t) {
      return t.head == c.finite() && t.upos == Upos::AUX && present(static_cast<TokenIndex>(&t - sentence_.tokens.data()));
    });
  }

  ClaimKind kind_of(std::size_t i, const Claim& claim) const {
    if (claim.event) return claim.announced && ahead(i, claim) ? ClaimKind::plan : ClaimKind::event;
    if (claim.tie) return ClaimKind::tie;
    const ClauseForm form = clause(i).form;
    const bool still = form == ClauseForm::copular || form == ClauseForm::existential || form == ClauseForm::appositive;
    const ClaimKind told = ahead(i, claim) && !still ? ClaimKind::plan : still ? ClaimKind::state : ClaimKind::event;
    if (drafts_[i].frame && !everyday(i)) {
      switch (model_.frames.frame(drafts_[i].frame->row).kind) {
        case ClaimKind::comment: return claim.quantities.empty() ? ClaimKind::comment : ClaimKind::state;
        case ClaimKind::event: return ahead(i, claim) ? ClaimKind::plan : ClaimKind::event;
        case ClaimKind::tie: return ahead(i, claim) && !still ? ClaimKind::plan : ClaimKind::state;
        case ClaimKind::statement:
          if (may_say(i, claim)) return ClaimKind::statement;
          if (clause(i).passive && claim.frame == "believe") return ClaimKind::comment;      // "is widely seen as"
          if (clause(i).passive) return told;      // "no statement is expected": nobody says who says it
          break;
        default: return ClaimKind::state;
      }
    }
    const bool named = std::any_of(claim.args.begin(), claim.args.end(), [](const Argument& a) {
      return (a.role == Role::agent || a.role == Role::theme || a.role == Role::recipient) && !a.actors.empty();
    });
    const bool checkable = !claim.quantities.empty() || !claim.when.empty() || claim.rank.has_value();
    const bool done = clause(i).passive && claim.status == Status::happened;      // "the road was blocked"
    return named || checkable || done ? told : ClaimKind::comment;
  }

  // Infinitives and other predicates without a subject of their own do not read as clauses: the clause above does.
  Span cite(std::size_t i) const {
    std::size_t at = i;
    Span span = clause(i).span;
    for (int step = 0; step < 8; ++step) {
      const Clause& c = clause(at);
      if (c.link != ClauseLink::xcomp || c.parent < 0 || c.nominal()) break;
      at = static_cast<std::size_t>(c.parent);
      span = span.joined(clause(at).span);
    }
    if (drafts_[i].event != nullptr && !clause(i).nominal()) span = with_content(i, span);
    return span.empty() ? sentence_.tokens[clause(i).predicate].span : span;
  }

  // "asked the board": to do what stands right behind, in an infinitive.
  Span with_content(std::size_t i, Span span) const {
    constexpr int deepest = 3;
    for (int step = 0; step < deepest; ++step) {
      const Span before = span;
      for (const Clause& c : reading_.clauses) {
        const bool told = c.parent == static_cast<std::int32_t>(i) && !c.nominal() && (c.mark == "to" || c.mark == "of" || c.mark == "from");
        if (told && c.span.begin >= span.end && c.span.begin <= span.end + 6 && c.span.end > span.end) {
          span.end = c.span.end;
          i = static_cast<std::size_t>(&c - reading_.clauses.data());
          break;
        }
      }
      if (span == before) break;
    }
    return span;
  }

  // A clause that only spells out a comment is one as well: "signals an effort to solidify ties".
  void mark_comments() {
    const Commentary commentary(model_.clause_words, report_, sentence_, reading_);
    constexpr int deepest = 8;
    const auto claim_of_clause = [&](std::size_t i) -> Claim* {
      return claim_at_[i] < 0 ? nullptr : &claims_[static_cast<std::size_t>(claim_at_[i])];
    };
    const auto comment = [&](std::size_t i) {
      for (int step = 0; step < deepest; ++step) {
        const Claim* claim = claim_of_clause(i);
        const Clause& clause_of = clause(i);
        // What is a comment only for want of an actor says nothing of the clauses below it: "it is unclear who cut the cable".
        if (claim != nullptr && claim->kind == ClaimKind::comment && (step == 0 || (drafts_[i].frame && !everyday(i)) || (claim->status != Status::happened && commentary.thing_does(clause_of)))) return true;
        if (claim != nullptr && commentary.judges(i, *claim)) return true;
        if (claim != nullptr && !commentary.spells_out(i, *claim)) return false;
        if (clause(i).parent < 0) return false;
        i = static_cast<std::size_t>(clause(i).parent);
      }
      return false;
    };
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < drafts_.size(); ++i) {
      if (claim_at_[i] >= 0 && comment(i)) found.push_back(i);
    }
    for (const std::size_t i : found) {
      Claim& claim = *claim_of_clause(i);
      if (claim.kind == ClaimKind::comment || claim.kind == ClaimKind::tie) continue;
      claim.kind = ClaimKind::comment;
      claim.rules.push_back("kind: comment");
    }
  }

  void point_at_claims(std::size_t i) {
    Claim& claim = claims_[static_cast<std::size_t>(claim_at_[i])];
    for (Argument& arg : claim.args) {
      for (const ClauseArg& from : clause(i).args) {
        if (from.clause < 0 || sentence_.tokens[from.core].span != arg.head) continue;
        const std::int32_t to = claim_at_[static_cast<std::size_t>(from.clause)];
        if (to != claim_at_[i]) arg.claim = to;
      }
    }
  }

  const CodeModel::Impl& model_;
  const Report& report_;
  const Sentence& sentence_;
  const SentenceReading& reading_;
  std::vector<Claim>& claims_;
  std::vector<Nature> nature_;
  std::vector<Draft> drafts_;
  std::vector<std::int32_t> claim_at_;
};

}  // namespace

void assemble(const CodeModel::Impl& model, const Report& report, const Sentence& sentence, const SentenceReading& reading,
              std::vector<Claim>& claims) {
  Assembly(model, report, sentence, reading, claims).run();
}

}  // namespace entente
