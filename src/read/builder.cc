#include "read/builder.h"

#include "read/lines.h"
#include "text/utf8.h"

namespace entente {
namespace {

bool is_unseen(char32_t code) {
  return code == 0xad || code == 0x200b || code == 0x200e || code == 0x200f || code == 0x2060 || code == 0xfeff || code < 0x20 ||
         (code >= 0x7f && code < 0xa0) || (code >= 0x202a && code <= 0x202e);
}

// Latin with its precomposed letters and common punctuation is in NFC unless a mark follows.
bool is_plain(char32_t code) { return code < 0x300 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2030 && code <= 0x205e) || code == 0x20ac; }

}  // namespace

Span SourceText::page_span(Span span) const {
  const std::uint32_t begin = page_offset(span.begin);
  if (span.empty()) return {begin, begin};
  // A character can be longer here than on the page: what follows it bounds it.
  const std::uint32_t last = page_offset(span.end - 1) + 1, next = page_offset(span.end);
  return {begin, std::max(begin, next >= begin && next < last ? next : last)};
}

void ReportBuilder::separate() {
  std::string& text = report_.text;
  if (pending_ && !text.empty()) text += "\n\n";
  else if (!pending_ && !text.empty()) text += ' ';
  pending_ = false;
}

void ReportBuilder::add(Span words) {
  const std::string_view all = source_.text.substr(words.begin, words.size());
  const std::string_view inner = trimmed(all);
  if (inner.empty()) return;
  const auto begin = static_cast<std::uint32_t>(inner.data() - source_.text.data());
  separate();
  copy({begin, begin + static_cast<std::uint32_t>(inner.size())});
}

void ReportBuilder::add_foreign(std::string_view words) {
  const std::string clean = clean_text(words);
  if (clean.empty()) return;
  separate();
  report_.text += clean;
}

void ReportBuilder::add_debris(Span words) {
  // Blocks of a page are clean already.
  const std::string_view raw = source_.text.substr(words.begin, words.size());
  std::string text = source_.points ? nfc(raw) : clean_text(raw);
  if (!text.empty()) report_.debris.push_back({std::move(text), source_.page_span(words)});
}

// Runs that are already normal go as they are; a word with other signs is normalised as a whole.
void ReportBuilder::copy(Span words) {
  std::uint32_t i = words.begin, run = words.begin;
  bool blank = false;
  const auto flush = [&](std::uint32_t to) {
    if (to > run) put(source_.text.substr(run, to - run), run, to);
  };
  while (i < words.end) {
    const CodePoint code = decode_utf8(source_.text.substr(i, words.end - i));
    if (code.value == ' ' && !blank) {
      blank = true;
      i += 1;
    } else if (is_space(code.value) || is_unseen(code.value)) {
      flush(i);
      const bool space = is_space(code.value);
      if (space && !blank) put(" ", i, i + code.size);
      blank |= space;
      i += code.size;
      run = i;
    } else if (is_plain(code.value)) {
      blank = false;
      i += code.size;
    } else {
      blank = false;
      // Back to the start of the word, on to its end.
      std::uint32_t begin = i;
      while (begin > run && source_.text[begin - 1] != ' ') --begin;
      std::uint32_t end = i;
      while (end < words.end) {
        const CodePoint next = decode_utf8(source_.text.substr(end, words.end - end));
        if (is_space(next.value) || is_unseen(next.value)) break;
        end += next.size;
      }
      const std::string_view word = source_.text.substr(begin, end - begin);
      const std::string normal = nfc(word);
      if (normal != word) {
        flush(begin);
        put(normal, begin, end);
        run = end;
      }
      i = end;
    }
  }
  flush(words.end);
}

void ReportBuilder::put(std::string_view bytes, std::uint32_t from, std::uint32_t to) {
  std::string& text = report_.text;
  auto at = static_cast<std::uint32_t>(text.size());
  text += bytes;
  const auto add_run = [&](Span span, Span page) {
    if (!report_.page_map.empty()) {
      PageRun& last = report_.page_map.back();
      if (last.text.end == span.begin && last.page.end == page.begin && last.text.size() == last.page.size() && span.size() == page.size()) {
        last.text.end = span.end;
        last.page.end = page.end;
        return;
      }
    }
    report_.page_map.push_back({span, page});
  };
  if (bytes.size() != to - from || !source_.points) {
    add_run({at, static_cast<std::uint32_t>(text.size())}, source_.page_span({from, to}));
    return;
  }
  std::size_t k = point_of(*source_.points, from);
  while (from < to) {
    const std::uint32_t end = k + 1 < source_.points->size() ? std::min(to, (*source_.points)[k + 1].text) : to;
    if (end > from) {
      add_run({at, at + (end - from)}, source_.page_span({from, end}));
      at += end - from;
    }
    from = std::max(from, end);
    ++k;
  }
}

std::string clean_text(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint code = decode_utf8(text.substr(i));
    if (is_space(code.value)) {
      if (!out.empty() && out.back() != ' ') out.push_back(' ');
    } else if (!is_unseen(code.value)) {
      append_utf8(out, code.value);
    }
    i += code.size;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return nfc(out);
}

}  // namespace entente
