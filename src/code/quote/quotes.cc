#include "code/quote/quotes.h"

#include <algorithm>

#include "code/quote/attribution.h"
#include "code/quote/marks.h"

namespace entente {
namespace {

using namespace quote;

bool word_byte(unsigned char c) { return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// Words of the text that begin in the span.
std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const unsigned char c = static_cast<unsigned char>(text[i]);
    const bool mark = c == 0xE2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0x80;   // dashes and marks
    if (mark) i += 2;
    const bool word = !mark && word_byte(c);
    if (word && !inside) ++words;
    if (c != '\'' && c != '-' && !(mark && static_cast<unsigned char>(text[i]) == 0x99)) inside = word;
  }
  return words;
}

struct Speech {
  Span speaker;
  Span cue;
  std::uint32_t paragraph = 0;
  bool known = false;
};

class Gatherer {
 public:
  Gatherer(const CueTable::Impl& table, const Report& report, std::span<const Sentence> sentences)
      : table_(table), report_(report), sentences_(sentences), marked_(quotations(report.text)), used_(marked_.size(), false) {}

  std::vector<Quote> run() {
    for (const Sentence& sentence : sentences_)
      if (!sentence.fallback) read(sentence);
    for (std::size_t k = 0; k < marked_.size(); ++k)
      if (!used_[k]) leftover(k);
    const auto order = [](const Quote& a, const Quote& b) {
      return std::tie(a.span.begin, a.span.end, a.cue, a.kind) < std::tie(b.span.begin, b.span.end, b.cue, b.kind);
    };
    std::sort(quotes_.begin(), quotes_.end(), order);
    quotes_.erase(std::unique(quotes_.begin(), quotes_.end(), [](const Quote& a, const Quote& b) { return a.span == b.span; }), quotes_.end());
    return std::move(quotes_);
  }

 private:
  std::size_t first_marked(std::uint32_t from) const {
    const auto at = std::partition_point(marked_.begin(), marked_.end(), [&](const Marked& m) { return m.outer.end <= from; });
    return static_cast<std::size_t>(at - marked_.begin());
  }

  // The quotation around a span; marked_.size(): none.
  std::size_t around(Span span) const {
    const std::size_t k = first_marked(span.begin);
    return k < marked_.size() && marked_[k].outer.contains(span) ? k : marked_.size();
  }

  void read(const Sentence& sentence) {
    const Dependents tree(sentence);
    for (const Attribution& a : attributions(table_, tree, report_)) {
      if (around(a.cue_span) < marked_.size() && around(a.cue_span) == around(a.pieces.front())) continue;   // said within what is quoted
      take(a);
    }
  }

  void take(const Attribution& a) {
    std::size_t inside = 0, all = 0;
    for (const Span& piece : a.pieces) {
      all += count_words(report_.at(piece));
      for (std::size_t k = first_marked(piece.begin); k < marked_.size() && marked_[k].outer.begin < piece.end; ++k) {
        const Span common{std::max(piece.begin, marked_[k].outer.begin), std::min(piece.end, marked_[k].outer.end)};
        inside += count_words(report_.at(common));
      }
    }
    if (inside == 0) {
      for (const Span& piece : a.pieces) push(QuoteKind::indirect, piece, a.speaker_span, a.cue_span);
      return;
    }
    const bool direct = inside + std::max<std::size_t>(1, all / 10) >= all;
    if (direct) {
      for (const Span& piece : a.pieces)
        for (std::size_t k = first_marked(piece.begin); k < marked_.size() && marked_[k].outer.begin < piece.end; ++k) {
          if (used_[k]) continue;
          used_[k] = true;
          push(QuoteKind::direct, marked_[k].outer, a.speaker_span, a.cue_span);
        }
      return;
    }
    for (const Span& piece : a.pieces) {
      Span whole = piece;
      bool any = false;
      for (std::size_t k = first_marked(piece.begin); k < marked_.size() && marked_[k].outer.begin < piece.end; ++k) {
        if (!marked_[k].outer.contains(a.cue_span)) whole = whole.joined(marked_[k].outer);
        used_[k] = true;
        any = true;
      }
      push(any ? QuoteKind::mixed : QuoteKind::mixed, whole, a.speaker_span, a.cue_span);
    }
  }

  void push(QuoteKind kind, Span span, Span speaker, Span cue) { quotes_.push_back({kind, span, speaker, cue, -1}); }

  const Sentence* sentence_at(std::uint32_t byte) const {
    const auto at = std::partition_point(sentences_.begin(), sentences_.end(), [&](const Sentence& s) { return s.span.end <= byte; });
    return at == sentences_.end() || at->span.begin > byte ? nullptr : &*at;
  }

  std::uint32_t paragraph_of(std::uint32_t byte) const {
    const std::size_t at = std::string_view(report_.text).rfind("\n\n", byte);
    return at == std::string_view::npos ? 0 : static_cast<std::uint32_t>(at + 2);
  }

  // Marks that no cue of the tree has claimed: a quotation if it is a sentence or the report has just named a speaker.
  void leftover(std::size_t k) {
    const Marked& m = marked_[k];
    const std::size_t words = count_words(report_.at(m.inner));
    if (words == 0) return;
    Speech speech = loose(m);
    const bool sentence = is_sentence(m);
    if (!speech.known && !sentence) return;
    if (speech.known && !sentence && words < 4) return;
    if (!speech.known) speech = before(k);
    if (!speech.known) speech = colon(m);
    if (!speech.known && words < 6) return;
    if (!speech.known) speech = last_speaker(k);
    used_[k] = true;
    push(QuoteKind::direct, m.outer, speech.speaker, speech.cue);
  }

  bool is_sentence(const Marked& m) const {
    const std::string_view inner = report_.at(m.inner);
    const char last = inner.back();
    const bool stop = last == '.' || last == '!' || last == '?' || last == ',' || m.outer.end == m.inner.end;
    const bool capital = inner.front() >= 'A' && inner.front() <= 'Z';
    return stop && (capital || count_words(inner) > 4);
  }

  // A verb of speech in the sentences at its edges.
  Speech loose(const Marked& m) const {
    for (std::uint32_t byte : {m.outer.end - 1, m.outer.begin}) {
      const Sentence* s = sentence_at(byte);
      if (s == nullptr || s->fallback || m.outer.contains(s->span)) continue;
      const Dependents tree(*s);
      const TokenIndex verb = loose_speech_verb(table_, tree, m.outer);
      if (verb == no_token || around(tree[verb].span) < marked_.size()) continue;
      const TokenIndex speaker = speaker_of(table_, tree, verb);
      return {speaker == no_token ? Span{} : phrase_of(tree, speaker), tree[verb].span, 0, true};
    }
    return {};
  }

  // Goes on the quotation before it: in the same paragraph, or reopened after one left open.
  Speech before(std::size_t k) const {
    const Marked& m = marked_[k];
    const Quote* last = nullptr;
    const std::uint32_t paragraph = paragraph_of(m.outer.begin);
    for (const Quote& q : quotes_)
      if (q.kind != QuoteKind::indirect && q.span.end <= m.outer.begin && (last == nullptr || q.span.begin > last->span.begin)) last = &q;
    if (last == nullptr) return {};
    const bool reopened = k > 0 && m.open_before && marked_[k - 1].outer.overlaps(last->span);
    if (!reopened && paragraph_of(last->span.begin) != paragraph) return {};
    return {last->speaker, last->cue, 0, true};
  }

  // "The governor added:" before it.
  Speech colon(const Marked& m) const {
    std::uint32_t byte = m.outer.begin;
    while (byte > 0 && (report_.text[byte - 1] == ' ' || report_.text[byte - 1] == '\n')) --byte;
    if (byte == 0 || report_.text[byte - 1] != ':') return {};
    const Sentence* s = sentence_at(byte - 1);
    if (s == nullptr || s->fallback) return {};
    const Dependents tree(*s);
    const TokenIndex root = tree.downwards().front();
    const TokenIndex speaker = speaker_of(table_, tree, root);
    if (speaker == no_token) return {};
    return {phrase_of(tree, speaker), tree[root].span, 0, true};
  }

  // Nobody in the sentence or paragraph: whoever spoke last.
  Speech last_speaker(std::size_t k) const {
    const Quote* last = nullptr;
    for (const Quote& q : quotes_)
      if (!q.speaker.empty() && q.span.begin < marked_[k].outer.begin && (last == nullptr || q.span.begin > last->span.begin)) last = &q;
    return last == nullptr ? Speech{} : Speech{last->speaker, {}, 0, true};
  }

  const CueTable::Impl& table_;
  const Report& report_;
  std::span<const Sentence> sentences_;
  std::vector<Marked> marked_;
  std::vector<bool> used_;
  std::vector<Quote> quotes_;
};

}  // namespace

std::vector<Quote> quotes(const CueTable& table, const Report& report, std::span<const Sentence> sentences) {
  return Gatherer(table.impl(), report, sentences).run();
}

}  // namespace entente
