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

// "The Long War": a name in marks, every long word of it with a capital.
bool is_title(std::string_view inner) {
  std::size_t words = 0;
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t end = std::min(inner.find(' ', at), inner.size());
    const std::string_view word = inner.substr(at, end - at);
    const bool small = word.size() > 0 && word.front() >= 'a' && word.front() <= 'z';
    if (small && word.size() > 3) return false;
    words += !small && word.size() > 0;
    at = end + 1;
  }
  const char last = inner.empty() ? ' ' : inner.back();
  return words >= 2 && last != '.' && last != ',' && last != '!' && last != '?';
}

std::vector<Marked> without_titles(std::vector<Marked> marked, std::string_view text) {
  std::erase_if(marked, [&](const Marked& m) { return is_title(text.substr(m.inner.begin, m.inner.size())); });
  return marked;
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
      : table_(table), report_(report), sentences_(sentences), marked_(without_titles(quotations(report.text), report.text)), used_(marked_.size(), false) {}

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
    const std::vector<TokenIndex> cues = edges(sentence, tree);
    for (Attribution& a : attributions(table_, tree, report_)) {
      if (std::find(cues.begin(), cues.end(), a.cue) != cues.end()) continue;
      if (!cues.empty() && runs_over(a)) continue;
      if (around(a.cue_span) < marked_.size() && around(a.cue_span) == around(a.pieces.front())) continue;   // said within what is quoted
      amend_speaker(tree, a);
      take(a);
    }
  }

  // Punctuation before the tree: `"...," Ada Holm said`, `Ada Holm said: "..."`. What the tree makes of long quotations is
  // less sure than their marks. Gives the cues it has used.
  std::vector<TokenIndex> edges(const Sentence& sentence, const Dependents& tree) {
    std::vector<TokenIndex> cues;
    for (std::size_t k = first_marked(sentence.span.begin); k < marked_.size() && marked_[k].outer.begin < sentence.span.end; ++k) {
      const Marked& m = marked_[k];
      if (used_[k] || m.inner.empty()) continue;
      TokenIndex cue = no_token;
      if (m.outer.end < sentence.span.end) cue = cue_behind(sentence, tree, m);
      if (cue == no_token && m.outer.begin > sentence.span.begin) cue = cue_before(tree, m);
      if (cue == no_token) continue;
      used_[k] = true;
      push(QuoteKind::direct, m.outer, speaker_outside(tree, cue, m), tree[cue].span);
      cues.push_back(cue);
    }
    return cues;
  }

  bool stop_char(std::uint32_t byte) const {
    const char c = report_.text[byte];
    return c == ',' || c == '?' || c == '!' || c == '.' || c == '-';
  }

  // The words said begin the sentence and end with a comma; a verb of speech follows at once or behind a name.
  TokenIndex cue_behind(const Sentence& sentence, const Dependents& tree, const Marked& m) const {
    if (!stop_char(m.inner.end - 1)) return no_token;
    TokenIndex i = 0;
    while (i < tree.size() && tree[i].upos == Upos::PUNCT && tree[i].span.begin < m.outer.begin) ++i;
    if (i < tree.size() && tree[i].span.begin < m.outer.begin) return no_token;
    while (i < tree.size() && tree[i].span.begin < m.outer.end) ++i;
    const std::size_t next = first_marked(m.outer.end);
    const std::uint32_t limit = next < marked_.size() ? std::min(marked_[next].outer.begin, sentence.span.end) : sentence.span.end;
    const TokenIndex first = i;
    for (; i < tree.size() && tree[i].span.end <= limit && i < first + 30; ++i) {
      const Token& t = tree[i];
      if (says(table_, t) && !is_relation(t.relation, "acl") && t.xpos != "VBG" && t.xpos != "VB") return i;
      if (t.upos == Upos::CCONJ && i < first + 2) return no_token;
      if (t.upos == Upos::VERB && !is_relation(t.relation, "acl") && !is_relation(t.relation, "amod")) return no_token;
    }
    return no_token;
  }

  // The words said end the sentence; a verb of speech, then a comma or colon, stands before them.
  TokenIndex cue_before(const Dependents& tree, const Marked& m) const {
    const char capital = report_.text[m.inner.begin];
    if (capital >= 'a' && capital <= 'z') return no_token;
    TokenIndex i = 0;
    while (i < tree.size() && tree[i].span.begin < m.outer.begin) ++i;
    if (i == 0) return no_token;
    TokenIndex last = i - 1;
    if (tree[last].upos == Upos::PUNCT && tree[last].span.end > m.outer.begin && last > 0) --last;
    const std::string_view before = report_.at(tree[last].span);
    if (before != "," && before != ":" && !says(table_, tree[last])) return no_token;
    for (TokenIndex k = last + 1; k-- > 0 && k + 14 > last;) {
      if (around(tree[k].span) < marked_.size()) return no_token;
      if (says(table_, tree[k])) return k;
      if (tree[k].upos == Upos::VERB) return no_token;
      if (k < last && report_.at(tree[k].span) == ",") return no_token;
    }
    return no_token;
  }

  Span speaker_outside(const Dependents& tree, TokenIndex cue, const Marked& m) const {
    TokenIndex speaker = speaker_of(table_, tree, cue);
    if (speaker == no_token || around(tree[speaker].span) < marked_.size()) speaker = speaker_beside(tree, cue, m.outer);
    return speaker == no_token ? Span{} : phrase_of(tree, speaker);
  }

  // Content of another cue over words that punctuation has given to somebody.
  bool runs_over(const Attribution& a) const {
    for (const Span& piece : a.pieces)
      for (std::size_t k = first_marked(piece.begin); k < marked_.size() && marked_[k].outer.begin < piece.end; ++k)
        if (used_[k] && !marked_[k].outer.contains(piece)) return true;
    return false;
  }

  // A speaker within the words said, or none beside quoted words: the tree is wrong about the edges of the quotation.
  void amend_speaker(const Dependents& tree, Attribution& a) const {
    if (a.kind != CueClass::speech || tree[a.cue].upos != Upos::VERB) return;
    std::size_t k = marked_.size();
    for (const Span& piece : a.pieces) {
      const std::size_t first = first_marked(piece.begin);
      if (first < marked_.size() && marked_[first].outer.begin < piece.end) k = first;
    }
    if (k == marked_.size()) return;
    const bool inside = !a.speaker_span.empty() && around(a.speaker_span) < marked_.size() && around(a.cue_span) == marked_.size();
    if (!a.speaker_span.empty() && !inside) return;
    const TokenIndex beside = speaker_beside(tree, a.cue, marked_[k].outer);
    if (beside != no_token) a.speaker_span = phrase_of(tree, beside);
    else if (inside) a.speaker_span = {};
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
      for (std::size_t k = first_marked(piece.begin); k < marked_.size() && marked_[k].outer.begin < piece.end; ++k) {
        if (!marked_[k].outer.contains(a.cue_span)) whole = whole.joined(marked_[k].outer);
        used_[k] = true;
      }
      push(QuoteKind::mixed, whole, a.speaker_span, a.cue_span);
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
    if (speech.known && !sentence && words < 4 && !goes_on(speech.cue)) return;
    if (const Span name = signed_by(m); !name.empty()) speech = {name, {}, 0, true};
    if (!speech.known) speech = before(k);
    if (!speech.known) speech = colon(m);
    if (!speech.known && words < 6) return;
    if (!speech.known) speech = last_speaker(k);
    used_[k] = true;
    push(QuoteKind::direct, m.outer, speech.speaker, speech.cue);
  }

  // "The port," she said, "is open.": the cue has a first piece already.
  bool goes_on(Span cue) const {
    return std::any_of(quotes_.begin(), quotes_.end(), [&](const Quote& q) { return q.cue == cue && q.kind == QuoteKind::direct; });
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
      return {speaker_outside(tree, verb, m), tree[verb].span, 0, true};
    }
    return {};
  }

  // "..." - Ada Holm: a dash and a name to the end of the line or the next marks.
  Span signed_by(const Marked& m) const {
    const std::string_view text = report_.text;
    std::size_t i = m.outer.end;
    const auto skip_blanks = [&] {
      while (i < text.size() && (text[i] == ' ' || text.substr(i).starts_with("\u00a0"))) i += text[i] == ' ' ? 1 : 2;
    };
    skip_blanks();
    const std::size_t dash = i;
    while (i < text.size() && (text[i] == '-' || text.substr(i).starts_with("\u2013") || text.substr(i).starts_with("\u2014") ||
                               text.substr(i).starts_with("\u2015")))
      i += text[i] == '-' ? 1 : 3;
    if (i == dash) return {};
    skip_blanks();
    const std::size_t begin = i;
    while (i < text.size() && text[i] != '\n' && text[i] != '"' && text[i] != '.' && text[i] != ',' && text[i] != ';' &&
           !text.substr(i).starts_with("\u201c") && !text.substr(i).starts_with("\u00a0") && i - begin < 60)
      ++i;
    std::size_t end = i;
    while (end > begin && text[end - 1] == ' ') --end;
    const bool name = end > begin && ((text[begin] >= 'A' && text[begin] <= 'Z') || static_cast<unsigned char>(text[begin]) >= 0x80);
    const bool stops = i >= text.size() || text[i] != ' ';
    if (!name || !stops || count_words(text.substr(begin, end - begin)) > 6) return {};
    return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
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
