// Composition: "agree to + meet", "reject + offer of aid", "call off + summit". The tables are data/lexicon/events/compose.txt.
#include <algorithm>

#include "code/event/draft.h"

namespace entente::event {
namespace {

/// Clauses with those farthest from the root first, so that what is composed has been composed itself.
std::vector<std::size_t> innermost_first(std::span<const Clause> clauses) {
  std::vector<std::size_t> depth(clauses.size(), 0), order(clauses.size());
  for (std::size_t c = 0; c < clauses.size(); ++c) {
    order[c] = c;
    // Parents form a forest; the bound keeps a faulty one from hanging us.
    for (std::int32_t p = clauses[c].parent; p >= 0 && depth[c] < clauses.size(); p = clauses[static_cast<std::size_t>(p)].parent) ++depth[c];
  }
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return depth[a] > depth[b]; });
  return order;
}

void subtract(std::vector<TokenIndex>& from, const std::vector<TokenIndex>& what) {
  std::erase_if(from, [&](TokenIndex t) { return std::find(what.begin(), what.end(), t) != what.end(); });
}

/// What a phrase names: the draft of its clause, or of its bare noun.
struct Inner {
  Draft draft;
  std::int32_t clause = -1;
  bool found = false;
};

Inner inner_at(const EventLexicon::Impl& lexicon, const Phrases& phrases, const std::vector<Draft>& drafts, TokenIndex head) {
  Inner inner;
  inner.clause = phrases.clause_at(head);
  if (inner.clause >= 0) {
    inner.draft = drafts[static_cast<std::size_t>(inner.clause)];
    inner.found = inner.draft.event;
    if (inner.found || !phrases.vague(head)) return inner;
  }
  // "mediation efforts": the word before says what is done.
  TokenIndex named = head;
  for (const TokenIndex child : phrases.children(head)) {
    if (phrases.vague(head) && phrases.input().sentence.tokens[child].relation == "compound") named = child;
  }
  const Token& token = phrases.input().sentence.tokens[named];
  if (token.upos != Upos::NOUN) return inner;
  if (named == head && phrases.vague(head)) {
    for (const TokenIndex child : phrases.children(head)) {      // "ten days of talks"
      if (phrases.marker(child) == "of") return inner_at(lexicon, phrases, drafts, child);
    }
  }
  if (const Frame* frame = noun_frame(lexicon, phrases.noun(named)); frame != nullptr && !frame->bare) {
    inner.found = true;
    inner.draft.type = frame->type;
    inner.draft.mode = frame->mode;
    inner.draft.rules.push_back("frame: " + frame->name);
    inner.draft.actors = phrases.whose(head);
    inner.draft.recipients = phrases.whom(head);
    subtract(inner.draft.recipients, inner.draft.actors);
  }
  return inner;
}

constexpr std::string_view compose_label[] = {"none",     "perform", "promise", "refuse", "request",
                                              "threaten", "stop",    "lift",    "accept",  "future", "undergo", "announce"};

bool announces(Compose kind, EventType to) {
  return (kind == Compose::promise || kind == Compose::accept || kind == Compose::threaten) && to != EventType::REJECT;
}

/// The outer clause's people with the inner act; whoever the outer does not name comes from the inner.
Draft composed(const Draft& outer, const Inner& inner, const Outcome& to, Compose kind) {
  Draft out = outer;
  out.event = !to.silent;
  out.type = to.type;
  out.mode = to.mode;
  if (kind == Compose::perform) {
    if (out.actors.empty()) out.actors = inner.draft.actors;
    if (out.recipients.empty()) out.recipients = inner.draft.recipients;
    out.unknown_doer = out.actors.empty() && inner.draft.unknown_doer;
  }
  if (kind == Compose::undergo && out.actors.empty()) {
    out.actors = inner.draft.actors;
    subtract(out.actors, out.recipients);
    out.unknown_doer = out.actors.empty() && inner.draft.unknown_doer;
  }
  if (out.recipients.empty()) {
    out.recipients = inner.draft.recipients;
    subtract(out.recipients, out.actors);
  }
  if (kind != Compose::perform && kind != Compose::undergo && out.recipients.empty()) {
    out.recipients = inner.draft.actors;
    subtract(out.recipients, out.actors);
  }
  if (announces(kind, to.type)) out.announced = Announced{inner.draft.type, inner.draft.mode};
  if (inner.draft.announced && kind != Compose::stop && kind != Compose::lift && kind != Compose::refuse) out.announced = inner.draft.announced;
  for (const std::string& rule : inner.draft.rules) out.rules.push_back("of " + rule);
  out.rules.push_back("compose: " + std::string(compose_label[static_cast<std::size_t>(kind)]) + " + " + std::string(name_of(inner.draft.type)));
  return out;
}

/// "criticism of the law", "criticism by Norway of the law"
bool told_of(const Phrases& phrases, TokenIndex noun) {
  const auto of = [&](TokenIndex t) { return phrases.marker(t) == "of"; };
  return std::any_of(phrases.children(noun).begin(), phrases.children(noun).end(), [&](TokenIndex t) {
    const auto& below = phrases.children(t);
    return of(t) || (phrases.marker(t) == "by" && std::any_of(below.begin(), below.end(), of));
  });
}

/// "not to meet"
bool denied(const Phrases& phrases, TokenIndex head) {
  return std::any_of(phrases.children(head).begin(), phrases.children(head).end(), [&](TokenIndex t) {
    const std::string& lemma = phrases.input().sentence.tokens[t].lemma;
    return lemma == "not" || lemma == "never";
  });
}

/// "pledged to end the war on hunger", "promised that it would pay": told what is promised, and it is nothing done for another.
bool empty_promise(const Phrases& phrases, const Draft& draft) {
  const Clause& clause = phrases.input().clauses[static_cast<std::size_t>(draft.clause)];
  return draft.type == EventType::AGREE && draft.frame->compose == Compose::promise && draft.frame->name == "agree.promise" &&
         !phrases.heads(clause, {Where::comp, Depth::itself, {}}).empty();
}

bool same_event(const Draft& a, const Draft& b) {
  return a.type == b.type && a.mode == b.mode && a.recipients == b.recipients;
}

}  // namespace

void compose(const EventLexicon::Impl& lexicon, const Phrases& phrases, std::vector<Draft>& drafts) {
  const auto clauses = phrases.input().clauses;
  for (const std::size_t c : innermost_first(clauses)) {
    const Frame* frame = drafts[c].frame;
    if (frame == nullptr || frame->compose == Compose::none) continue;
    const Draft outer = drafts[c];
    std::vector<Draft> made;
    for (const Selector& selector : frame->on) {
      for (const TokenIndex head : phrases.heads(clauses[c], selector)) {
        const Inner inner = inner_at(lexicon, phrases, drafts, head);
        if (!inner.found || inner.clause == static_cast<std::int32_t>(c)) continue;
        // "intends to defend the law": what is of nobody alone is of nobody under another verb.
        const bool given = inner.draft.type == EventType::COOPERATE && inner.draft.actors.size() < 2;      // "is due to sell phones"
        const bool of_somebody = given || inner.draft.type == EventType::SANCTION || (inner.draft.frame != nullptr && inner.draft.frame->needs_recipient);
        if (frame->compose == Compose::promise && of_somebody && inner.draft.recipients.empty() && outer.recipients.empty()) continue;
        Outcome to = frame->compose == Compose::perform || frame->compose == Compose::undergo ? Outcome{true, false, false, inner.draft.type, inner.draft.mode}
                                                              : lexicon.composed(frame->compose, inner.draft.type, inner.draft.mode);
        if (!to.known) continue;
        // "pledged not to meet": a refusal.
        if (frame->compose == Compose::promise && denied(phrases, head)) to = lexicon.composed(Compose::refuse, inner.draft.type, inner.draft.mode);
        // "is likely to be hurt": nobody threatens; "are set to be deported by Oslo": the subject is whom it is done to.
        const bool raised = frame->name == "agree.due" || frame->name == "agree.likely";
        if (frame->name == "agree.likely" && to.type == EventType::THREATEN) continue;
        Draft about = outer;
        if (raised && inner.clause >= 0 && clauses[static_cast<std::size_t>(inner.clause)].passive) {
          about.actors = inner.draft.actors;
          about.recipients = inner.draft.recipients;
        }
        Draft out = composed(about, inner, to, frame->compose);
        if (inner.clause >= 0) drafts[static_cast<std::size_t>(inner.clause)].consumed = true;
        if (std::none_of(made.begin(), made.end(), [&](const Draft& d) { return same_event(d, out); })) made.push_back(std::move(out));
      }
      if (!made.empty()) break;
    }
    if (made.empty()) {
      if (empty_promise(phrases, outer)) drafts[c].event = false;
      continue;
    }
    drafts[c] = made.front();
    drafts.insert(drafts.end(), made.begin() + 1, made.end());
  }
  std::vector<char> contents(clauses.size(), 0);
  const auto consume = [&](TokenIndex head, std::size_t by) {
    const std::int32_t inner = phrases.clause_at(head);
    if (inner < 0 || inner == static_cast<std::int32_t>(by)) return;
    drafts[static_cast<std::size_t>(inner)].consumed = true;
    contents[static_cast<std::size_t>(inner)] = true;
  };
  // "denied reports that X shelled Y": all that hangs on it is only talked about.
  const auto swallow = [&](TokenIndex head, std::size_t by, bool denies) {
    std::vector<TokenIndex> queue{head};
    for (std::size_t q = 0; q < queue.size(); ++q) {
      const std::int32_t inner = phrases.clause_at(queue[q]);
      if (!denies) consume(queue[q], by);
      else if (q == 0 && inner >= 0 && drafts[static_cast<std::size_t>(inner)].type == EventType::ACCUSE && drafts[static_cast<std::size_t>(inner)].event) {
        // "rejected Norway's accusation": made it was before, against whoever rejects it.
        Draft& made = drafts[static_cast<std::size_t>(inner)];
        const bool of_thing = made.frame->name == "accuse.condemn" && told_of(phrases, queue[q]);
        if (made.recipients.empty() && !of_thing) made.recipients = phrases.actors(clauses[by], {Where::subject, Depth::itself, {}});
        subtract(made.recipients, made.actors);
        made.status = Status::background;
      } else if (inner >= 0) drafts[static_cast<std::size_t>(inner)].status = Status::denied;
      for (const TokenIndex child : phrases.children(queue[q])) queue.push_back(child);
    }
  };
  // The content of an event is no event of its own: "accused Mali of shelling", "urged Peru to sign".
  for (std::size_t c = 0; c < clauses.size(); ++c) {
    const Draft outer = drafts[c];
    if (outer.frame == nullptr) continue;
    if (outer.frame->silent) {
      for (const Selector& selector : outer.frame->on) {
        for (const TokenIndex head : phrases.heads(clauses[c], selector)) swallow(head, c, outer.frame->denies);
      }
    }
    if (!outer.event || outer.consumed) continue;
    const Selector comp{Where::comp, Depth::itself, {}};
    for (const TokenIndex head : phrases.heads(clauses[c], comp)) consume(head, c);
    for (const std::int32_t below : phrases.below(clauses[c])) {
      const Clause& clause = clauses[static_cast<std::size_t>(below)];
      if (clause.mark == "of" || clause.mark == "for" || clause.mark == "on" || clause.mark == "with") consume(clause.predicate, c);
    }
    for (const ClauseArg& arg : clauses[c].args) {
      const bool of_it = arg.prep == "of" || arg.prep == "for" || arg.prep == "over" || arg.prep == "to" || arg.prep == "on" || arg.prep == "against" || arg.prep == "about";
      if (arg.kind != ArgKind::object && (arg.kind != ArgKind::oblique || !of_it)) continue;
      consume(arg.core, c);
      if (phrases.clause_at(arg.core) < 0) continue;
      for (const std::int32_t below : phrases.below(clauses[static_cast<std::size_t>(phrases.clause_at(arg.core))])) {
        const Clause& clause = clauses[static_cast<std::size_t>(below)];
        if (clause.mark == "of" || clause.mark == "to" || clause.mark == "that" || clause.mark == "for") consume(clause.predicate, c);
      }
    }
  }
  // Nor is what hangs on such content ("demanded that Israel ease its ban").
  const std::vector<std::size_t> order = innermost_first(clauses);
  for (auto c = order.rbegin(); c != order.rend(); ++c) {
    const std::int32_t parent = clauses[*c].parent;
    if (parent >= 0 && contents[static_cast<std::size_t>(parent)]) {
      contents[*c] = true;
      drafts[*c].consumed = true;
    }
  }
}

}  // namespace entente::event
