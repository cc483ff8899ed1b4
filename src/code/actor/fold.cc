#include "code/actor/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace entente {
namespace {

void append(std::string& out, std::int32_t code) {
  if (code == 0x2019 || code == 0x2018 || code == 0x02BC) code = '\'';
  if (code == 0x2010 || code == 0x2011 || code == 0x2013) code = '-';
  if (code == 0xA0 || code == '\n' || code == '\t') code = ' ';
  if (code == ' ' && !out.empty() && out.back() == ' ') return;
  // Letters whose stroke is no combining mark, so that decomposition keeps them.
  if (code == 0x0142) code = 'l';
  if (code == 0x0141) code = 'L';
  if (code == 0x00F8) code = 'o';
  if (code == 0x00D8) code = 'O';
  if (code == 0x0131) code = 'i';
  if (code == 0x0111) code = 'd';
  if (code == 0x0110) code = 'D';
  std::array<utf8proc_int32_t, 32> parts{};
  int last = 0;
  const utf8proc_ssize_t n =
      utf8proc_decompose_char(code, parts.data(), parts.size(), UTF8PROC_DECOMPOSE, &last);
  for (utf8proc_ssize_t i = 0; i < n && i < static_cast<utf8proc_ssize_t>(parts.size()); ++i) {
    if (utf8proc_category(parts[i]) == UTF8PROC_CATEGORY_MN) continue;
    std::array<utf8proc_uint8_t, 4> bytes{};
    const utf8proc_ssize_t size = utf8proc_encode_char(parts[i], bytes.data());
    out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
  }
}

}  // namespace

bool is_folded(std::string_view name) {
  bool blank = false;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) >= 0x80 || c == '\n' || c == '\t' || (c == ' ' && blank)) return false;
    blank = c == ' ';
  }
  return true;
}

std::string fold_name(std::string_view name) {
  if (is_folded(name)) return std::string(name);
  std::string out;
  out.reserve(name.size());
  const auto* p = reinterpret_cast<const utf8proc_uint8_t*>(name.data());
  utf8proc_ssize_t left = static_cast<utf8proc_ssize_t>(name.size());
  while (left > 0) {
    utf8proc_int32_t code = -1;
    const utf8proc_ssize_t n = utf8proc_iterate(p, left, &code);
    if (n <= 0) break;
    append(out, code);
    p += n;
    left -= n;
  }
  return out;
}

bool starts_upper(std::string_view text) {
  if (text.empty()) return false;
  if (text[0] >= 'A' && text[0] <= 'Z') return true;
  if (static_cast<unsigned char>(text[0]) < 0x80) return false;
  utf8proc_int32_t code = -1;
  utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &code);
  return code > 0 && utf8proc_category(code) == UTF8PROC_CATEGORY_LU;
}

}  // namespace entente
