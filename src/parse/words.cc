#include "parse/words.h"

#include <utf8proc.h>

#include <vector>

#include "text/key_table.h"

namespace entente {
namespace {

using Points = std::vector<char32_t>;

bool is_ascii(std::string_view s) {
  for (const char c : s)
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  return true;
}

// Broken bytes count as U+FFFD each.
Points points_of(std::string_view s) {
  Points out;
  out.reserve(s.size());
  for (std::size_t i = 0; i < s.size();) {
    utf8proc_int32_t c = 0;
    const auto n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(s.data() + i),
                                    static_cast<utf8proc_ssize_t>(s.size() - i), &c);
    out.push_back(n > 0 ? static_cast<char32_t>(c) : U'\uFFFD');
    i += n > 0 ? static_cast<std::size_t>(n) : 1;
  }
  return out;
}

void append(std::string& out, char32_t c) {
  utf8proc_uint8_t bytes[4];
  const auto n = utf8proc_encode_char(static_cast<utf8proc_int32_t>(c), bytes);
  out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(n));
}

const char* ascii_of(char32_t c) {
  switch (c) {
    case 0x2018: case 0x2019: case 0x201a: case 0x201b: case '`': case 0x2032: case 0xb4: return "'";
    case 0x201c: case 0x201d: case 0x201e: case 0xab: case 0xbb: return "\"";
    case 0x2010: case 0x2011: case 0x2012: case 0x2013: return "-";
    case 0x2014: case 0x2015: return "--";
    case 0x2026: return "...";
    default: return nullptr;
  }
}

char32_t lower_point(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

char32_t kind_of(char32_t c) {
  if (c >= 'A' && c <= 'Z') return 'X';
  if (c >= 'a' && c <= 'z') return 'x';
  if (is_digit(c)) return 'd';
  if (c < 0x80) return c;
  return lower_point(c) != c ? 'X' : 'u';
}

std::uint64_t hash_add(std::uint64_t h, char32_t c) {
  if (c < 0x80) return (h ^ c) * 1099511628211ull;
  std::string bytes;
  append(bytes, c);
  return key_hash(bytes, h);
}

template <class It>
std::uint32_t bucket(char tag, It begin, It end) {
  std::uint64_t h = key_hash({&tag, 1});
  for (It i = begin; i != end; ++i) h = hash_add(h, *i);
  return static_cast<std::uint32_t>(folded(h) % affix_buckets);
}

std::uint32_t shape_bucket(const Points& form) {
  Points shape;
  for (const char32_t c : form) {
    const char32_t kind = kind_of(c);
    const std::size_t n = shape.size();
    if (n < 2 || shape[n - 1] != kind || shape[n - 2] != kind) shape.push_back(kind);
  }
  return bucket('s', shape.begin(), shape.end());
}

}  // namespace

std::string plain(std::string_view form) {
  if (form == "''" || form == "``") return "\"";
  if (is_ascii(form) && form.find('`') == form.npos) return std::string(form);
  std::string out;
  for (const char32_t c : points_of(form)) {
    if (const char* ascii = ascii_of(c)) out += ascii;
    else append(out, c);
  }
  return out == "''" ? "\"" : out;
}

std::string lower(std::string_view form) {
  std::string out;
  out.reserve(form.size());
  if (is_ascii(form)) {
    for (const char c : form) out += static_cast<char>(lower_point(static_cast<unsigned char>(c)));
    return out;
  }
  for (const char32_t c : points_of(form)) append(out, lower_point(c));
  return out;
}

WordKeys keys_of(std::string_view form) {
  const std::string dressed = plain(form);
  WordKeys keys;
  keys.vector = lower(dressed);
  keys.word = keys.vector;
  for (char& c : keys.word)
    if (c >= '0' && c <= '9') c = '0';
  const Points word = points_of(keys.word);
  const std::size_t n = word.size();
  const auto suffix = [&](char tag, std::size_t k) { return bucket(tag, word.end() - static_cast<std::ptrdiff_t>(n < k ? n : k), word.end()); };
  keys.affixes = {suffix('2', 2), suffix('3', 3), suffix('4', 4),
                  bucket('p', word.begin(), word.begin() + static_cast<std::ptrdiff_t>(n < 3 ? n : 3)), shape_bucket(points_of(dressed))};
  return keys;
}

}  // namespace entente
