#include "read/lines.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <vector>

#include "read/dates.h"
#include "text/tables.h"
#include "text/utf8.h"

namespace entente {
namespace {

constexpr std::size_t looked_at = 300;
constexpr std::size_t most_words = 14;    // of a line that a phrase may open

struct Phrase {
  std::string prefix, inner;   // "join the *newsletter*": what it begins with and what it must hold after that
  bool whole = false;
  Furniture kind = Furniture::none;
};

Furniture kind_named(std::string_view name) {
  constexpr std::pair<std::string_view, Furniture> kinds[] = {
      {"label", Furniture::label}, {"link", Furniture::link},       {"byline", Furniture::byline}, {"credit", Furniture::credit},
      {"form", Furniture::form},   {"comment", Furniture::comment}, {"advert", Furniture::advert}, {"contact", Furniture::contact}};
  for (const auto& [key, kind] : kinds) {
    if (key == name) return kind;
  }
  return Furniture::none;
}

std::string_view first_word(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && text[i] != ' ' && text[i] != ':' && text[i] != ',') ++i;
  return text.substr(0, i);
}

using Phrases = std::unordered_map<std::string, std::vector<Phrase>>;

Phrases read_phrases() {
  Phrases phrases;
  std::string_view rest = table("read/phrases.txt");
  while (!rest.empty()) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (line.starts_with('#') || tab == line.npos) continue;
    Phrase phrase;
    phrase.kind = kind_named(line.substr(0, tab));
    std::string_view text = line.substr(tab + 1);
    phrase.whole = !text.ends_with('*');
    if (!phrase.whole) text.remove_suffix(1);
    const std::size_t star = text.find('*');
    phrase.prefix = text.substr(0, star);
    if (star != text.npos) phrase.inner = text.substr(star + 1);
    phrases[std::string(first_word(phrase.prefix))].push_back(std::move(phrase));
  }
  return phrases;
}

// Lower case, without accents, plain quotes, without signs at both ends.
std::string normal(std::string_view line) {
  std::string out = fold_accents(line);
  for (std::size_t at = 0; (at = out.find("\xe2\x80\x99", at)) != std::string::npos;) out.replace(at, 3, "'");
  return out;
}

bool is_outer_sign(char c) {
  return c == ' ' || c == '*' || c == '[' || c == ']' || c == '(' || c == ')' || c == '|' || c == '-' || c == '>' || c == '+' || c == '"' || c == '_';
}

Furniture phrase_kind(std::string_view line, std::size_t words) {
  static const Phrases phrases = read_phrases();
  if (words > most_words) return Furniture::none;
  const std::string folded = normal(line);
  std::string_view text = folded;
  if (text.starts_with("(c)")) return Furniture::credit;
  while (!text.empty() && is_outer_sign(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_outer_sign(text.back())) text.remove_suffix(1);
  std::string_view bare = text;
  while (!bare.empty() && (bare.back() == ':' || bare.back() == '.' || bare.back() == '!' || bare.back() == '?' || bare.back() == ' ')) bare.remove_suffix(1);
  const auto it = phrases.find(std::string(first_word(text)));
  if (it == phrases.end()) return Furniture::none;
  for (const Phrase& phrase : it->second) {
    if (phrase.whole ? bare == phrase.prefix : text.starts_with(phrase.prefix)) {
      if (phrase.inner.empty() || text.find(phrase.inner, phrase.prefix.size()) != text.npos) return phrase.kind;
    }
  }
  return Furniture::none;
}

bool is_closing(char32_t code) {
  return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x201d || code == 0x2019 || code == 0xbb || code == '*' ||
         code == 0x201c || code == 0x203a;
}

// A link or an address and hardly a word beside it.
bool is_contact(std::string_view line, std::size_t words) {
  if (words > 8) return false;
  const std::size_t at = line.find('@');
  if (at != line.npos && at > 0 && line.find('.', at) != line.npos && line.find(' ') == line.npos) return true;
  return line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www.");
}

// "(Image: Getty)", "[Photo credit: ...]" at the end of a caption.
bool is_caption(std::string_view line, std::size_t words) {
  if (words > 40 || !(line.ends_with(')') || line.ends_with(']'))) return false;
  const std::size_t open = line.find_last_of("([");
  if (open == line.npos) return false;
  const std::string inner = fold_accents(line.substr(open + 1));
  for (const std::string_view cue : {"image:", "image :", "photo:", "picture:", "pic:", "credit:", "photo by", "photo credit", "image credit", "file photo", "foto:", "bild:",
                                     "getty", "courtesy"}) {
    if (inner.starts_with(cue)) return true;
  }
  return false;
}

bool is_date_line(std::string_view line) {
  if (line.size() > 120) return false;
  const std::optional<WrittenDay> found = find_day(line);
  if (!found) return false;
  // Letters beside the date: labels and a clock time are few, a sentence is not.
  std::size_t inside = found->end - found->begin, letters = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (i >= found->begin && i < found->end) continue;
    letters += is_word(static_cast<unsigned char>(line[i])) ? 1 : 0;
  }
  if (letters * 10 <= inside * 7) return true;
  const std::string folded = fold_case(line.substr(0, 24));
  for (const std::string_view label : {"published", "posted", "updated", "last updated", "first published", "modified", "last modified", "created", "date"}) {
    if (folded.starts_with(label) && count_words(line) <= 12) return true;
  }
  return false;
}

}  // namespace

std::string_view trimmed(std::string_view line) {
  while (!line.empty()) {
    const CodePoint code = decode_utf8(line);
    if (!is_space(code.value) && code.value != 0xfeff && code.value != 0x200b) break;
    line.remove_prefix(code.size);
  }
  while (!line.empty()) {
    const CodePoint code = decode_utf8_back(line);
    if (!is_space(code.value) && code.value != 0xfeff && code.value != 0x200b) break;
    line.remove_suffix(code.size);
  }
  return line;
}

std::string_view without_bullet(std::string_view line) {
  const CodePoint code = decode_utf8(line);
  const bool sign = code.value == 0x2022 || code.value == 0x25cf || code.value == 0x25aa || code.value == 0x25e6 || code.value == 0xb7 ||
                    code.value == '*' || code.value == '-' || code.value == 0x2013 || code.value == 0xbb || code.value == 0x25ba ||
                    code.value == 0x2023 || code.value == 0x25b6 || code.value == 0x25a0;
  if (!sign) return line;
  const std::string_view rest = trimmed(line.substr(code.size));
  const bool loose = line.size() > code.size && is_space(decode_utf8(line.substr(code.size)).value);
  const bool tight = code.value == 0x2022 || code.value == 0x25cf || code.value == 0x25aa;
  return (loose || tight) && !rest.empty() ? rest : line;
}

bool ends_sentence(std::string_view line) {
  line = trimmed(line);
  for (int k = 0; k < 4 && !line.empty(); ++k) {
    const CodePoint code = decode_utf8_back(line);
    if (code.value == '.' || code.value == '!' || code.value == '?' || code.value == 0x3002 || code.value == 0xff01 ||
        code.value == 0xff1f || code.value == 0x61f || code.value == 0x964 || code.value == 0x2026) {
      return true;
    }
    if (!is_closing(code.value)) return false;
    line.remove_suffix(code.size);
    line = trimmed(line);
  }
  return false;
}

std::size_t count_words(std::string_view line) {
  std::size_t words = 0;
  bool inside = false;
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint code = decode_utf8(line.substr(i));
    const bool word = is_word(code.value) || (inside && (code.value == '\'' || code.value == 0x2019));
    if (word && (!inside || code.value >= 0x3040)) ++words;   // scripts without blanks: every sign
    inside = word;
    i += code.size;
  }
  return words;
}

double capital_share(std::string_view line) {
  std::size_t words = 0, capitals = 0, letters = 0;
  bool first = true, inside = false, capital = false;
  const auto close = [&] {
    if (inside && letters >= 4) {
      if (!first) ++words, capitals += capital;
      first = false;
    } else if (inside) {
      first = false;
    }
    inside = false;
    letters = 0;
  };
  for (std::size_t i = 0; i < line.size();) {
    const CodePoint code = decode_utf8(line.substr(i));
    if (is_letter(code.value)) {
      if (!inside) capital = is_upper(code.value), inside = true;
      ++letters;
    } else if (code.value != '\'' && code.value != 0x2019 && code.value != '-') {
      close();
    }
    i += code.size;
  }
  close();
  return words ? double(capitals) / double(words) : 0;
}

Furniture furniture_of(std::string_view line) {
  line = trimmed(without_bullet(trimmed(line.substr(0, looked_at))));
  if (line.empty()) return Furniture::none;
  const std::size_t words = count_words(line);
  if (is_contact(line, words)) return Furniture::contact;
  if (words > 40) return Furniture::none;
  if (is_caption(line, words)) return Furniture::credit;
  const Furniture kind = phrase_kind(line, words);
  if (kind != Furniture::none) {
    // A long line that is a whole sentence is the article's even if it opens like a link: "More on this was not known."
    const bool sentence = words > 9 && ends_sentence(line) && line.find(':') == line.npos;
    if (!sentence || kind == Furniture::comment || kind == Furniture::form) return kind;
  }
  if (is_date_line(line)) return Furniture::date;
  if (!byline_name(line).empty()) return Furniture::byline;
  if (line.ends_with("\xc2\xbb") && words <= 12) return Furniture::link;
  return Furniture::none;
}

namespace {

bool is_name_word(std::string_view word) {
  const CodePoint code = decode_utf8(word);
  if (is_upper(code.value)) return true;
  for (const std::string_view w : {"de", "da", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "del", "dos", "ter", "y", "and", "und", "et", "e", "i"}) {
    if (word == w) return true;
  }
  return false;
}

}  // namespace

std::string_view byline_name(std::string_view line) {
  line = trimmed(line);
  if (line.size() > 90) return {};
  const std::string folded = fold_case(line);
  if (folded.size() != line.size()) return {};   // offsets would not fit
  std::size_t skip = 0;
  for (const std::string_view cue : {"posted by", "post by", "written by", "reported by", "reporting by", "story by", "article by", "author", "authors",
                                     "by", "von", "por", "par", "door", "di", "przez", "tekst", "text", "writer", "reporter"}) {
    if (!folded.starts_with(cue)) continue;
    std::size_t at = cue.size();
    while (at < line.size() && line[at] == ' ') ++at;
    bool colon = false;
    if (at < line.size() && line[at] == ':') colon = true, ++at;
    while (at < line.size() && line[at] == ' ') ++at;
    const bool needs_colon = cue == "author" || cue == "authors" || cue == "tekst" || cue == "text" || cue == "writer" || cue == "reporter" || cue == "post by";
    if (at == cue.size() || (needs_colon && !colon)) continue;
    skip = at;
    break;
  }
  if (!skip) return {};
  std::string_view name = line.substr(skip);
  // What follows the name: an office after a comma, a date after a bar.
  const std::size_t cut = name.find_first_of("|,(");
  std::string_view kept = trimmed(name.substr(0, cut));
  std::size_t words = 0;
  for (std::string_view rest = kept; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find(' '));
    rest = trimmed(rest.substr(word.size()));
    if (!is_name_word(word)) return {};
    ++words;
  }
  if (words == 0 || words > 8 || ends_sentence(kept) || count_words(line) > 12) return {};
  return kept;
}

}  // namespace entente
