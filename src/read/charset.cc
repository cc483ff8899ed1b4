#include "read/charset.h"

#include <iconv.h>

#include <array>
#include <cerrno>

#include "text/utf8.h"

namespace entente {
namespace {

// 0x80..0x9f of windows-1252; the five bytes it leaves open stand for themselves (WHATWG).
constexpr std::array<char16_t, 32> windows_1252 = {
    0x20ac, 0x81,   0x201a, 0x192,  0x201e, 0x2026, 0x2020, 0x2021, 0x2c6,  0x2030, 0x160,  0x2039, 0x152,  0x8d,   0x17d,  0x8f,
    0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc,  0x2122, 0x161,  0x203a, 0x153,  0x9d,   0x17e,  0x178};

struct Label {
  std::string_view label, name;
};
// What pages write, and the iconv name of what they mean.
constexpr Label labels[] = {
    {"gb2312", "GB18030"},        {"gbk", "GB18030"},          {"gb18030", "GB18030"},     {"x-gbk", "GB18030"},
    {"big5", "BIG5-HKSCS"},       {"big5-hkscs", "BIG5-HKSCS"}, {"shift_jis", "CP932"},     {"shift-jis", "CP932"},
    {"sjis", "CP932"},            {"x-sjis", "CP932"},         {"windows-31j", "CP932"},   {"euc-jp", "EUC-JP"},
    {"euc-kr", "CP949"},          {"ks_c_5601-1987", "CP949"}, {"iso-8859-9", "CP1254"},   {"iso-8859-11", "CP874"},
    {"tis-620", "CP874"},         {"windows-874", "CP874"},    {"koi8-r", "KOI8-R"},       {"koi8-u", "KOI8-U"},
    {"iso-2022-jp", "ISO-2022-JP"}, {"macintosh", "MACINTOSH"}, {"utf-7", "UTF-7"}};

bool is_1252(std::string_view label) {
  return label == "windows-1252" || label == "iso-8859-1" || label == "latin1" || label == "latin-1" || label == "us-ascii" ||
         label == "ascii" || label == "cp1252" || label == "iso8859-1" || label == "l1";
}

std::string iconv_name(std::string_view label) {
  for (const Label& l : labels) {
    if (l.label == label) return std::string(l.name);
  }
  if (label.starts_with("windows-125") || label.starts_with("iso-8859-")) {
    return label.starts_with("windows") ? "CP" + std::string(label.substr(8)) : std::string(label);
  }
  return {};
}

void append_marked(MappedText& out, std::size_t source, char32_t code) {
  out.mark(source);
  append_utf8(out.text, code);
}

void from_1252(std::string_view bytes, MappedText& out) {
  out.text.reserve(bytes.size() + bytes.size() / 8);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[i]);
    append_marked(out, i, byte < 0x80 || byte > 0x9f ? char32_t(byte) : char32_t(windows_1252[byte - 0x80u]));
  }
  out.mark(bytes.size());
}

// Valid runs as they are; a byte that fits nowhere becomes U+FFFD.
std::size_t from_broken_utf8(std::string_view bytes, std::size_t base, MappedText& out) {
  std::size_t broken = 0;
  out.text.reserve(bytes.size() + 64);
  for (std::size_t i = 0; i < bytes.size();) {
    const std::size_t valid = valid_utf8_prefix(bytes.substr(i));
    out.mark(base + i);
    out.text.append(bytes, i, valid);
    i += valid;
    if (i < bytes.size()) {
      append_marked(out, base + i++, 0xfffd);
      ++broken;
    }
  }
  out.mark(base + bytes.size());
  return broken;
}

void from_utf16(std::string_view bytes, std::size_t base, bool big, MappedText& out) {
  const auto unit = [&](std::size_t i) {
    const auto a = static_cast<unsigned char>(bytes[i]), b = static_cast<unsigned char>(bytes[i + 1]);
    return char32_t(big ? a << 8 | b : b << 8 | a);
  };
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    char32_t code = unit(i);
    const std::size_t at = i;
    if (code >= 0xd800 && code < 0xdc00 && i + 3 < bytes.size() && unit(i + 2) >= 0xdc00 && unit(i + 2) < 0xe000) {
      code = 0x10000 + ((code - 0xd800) << 10) + (unit(i + 2) - 0xdc00);
      i += 2;
    }
    append_marked(out, base + at, code);
  }
  out.mark(base + bytes.size());
}

// One character a call, so that each knows its source; runs of ASCII go as they are (not in a stateful encoding).
bool from_iconv(const std::string& name, std::string_view bytes, MappedText& out) {
  const iconv_t converter = iconv_open("UTF-8", name.c_str());
  if (converter == iconv_t(-1)) return false;
  const bool stateful = name == "ISO-2022-JP" || name == "UTF-7";
  auto* at = const_cast<char*>(bytes.data());
  std::size_t left = bytes.size();
  while (left > 0) {
    const auto source = static_cast<std::size_t>(at - bytes.data());
    out.mark(source);
    if (!stateful && static_cast<unsigned char>(*at) < 0x80) {
      out.text.push_back(*at++);
      --left;
      continue;
    }
    char buffer[8];
    char* to = buffer;
    std::size_t room = 4;
    const std::size_t before = left;
    const std::size_t status = iconv(converter, &at, &left, &to, &room);
    out.text.append(buffer, static_cast<std::size_t>(to - buffer));
    if (status == std::size_t(-1) && errno != E2BIG) {
      append_utf8(out.text, 0xfffd);
      ++at, --left;
    } else if (left == before && to == buffer) {
      ++at, --left;
    }
  }
  out.mark(bytes.size());
  iconv_close(converter);
  return true;
}

enum class Wide { no, little, big };

Wide wide_without_mark(std::string_view bytes) {
  const std::size_t n = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  if (n < 8) return Wide::no;
  std::size_t zeros[2] = {0, 0};
  for (std::size_t i = 0; i < n; ++i) zeros[i & 1] += bytes[i] == 0;
  if (zeros[1] > n * 2 / 5 && zeros[0] < n / 50 + 1) return Wide::little;
  if (zeros[0] > n * 2 / 5 && zeros[1] < n / 50 + 1) return Wide::big;
  return Wide::no;
}

bool looks_binary(std::string_view text) {
  for (const std::string_view magic : {"%PDF-", "PK\x03\x04", "\x7f" "ELF", "\x89PNG", "GIF8", "\xff\xd8\xff", "RIFF", "ID3", "OggS"}) {
    if (text.starts_with(magic)) return true;
  }
  const std::size_t n = std::min<std::size_t>(text.size(), 1 << 13);
  std::size_t controls = 0;
  for (std::size_t i = 0; i < n; ++i) {
    const auto c = static_cast<unsigned char>(text[i]);
    controls += c < 0x20 && !(c >= 0x08 && c <= 0x0d) && c != 0x1b;
  }
  return controls * 100 > n;
}

}  // namespace

std::string declared_encoding(std::string_view bytes) {
  const std::string head = fold_case(bytes.substr(0, 2048));
  const std::string_view view = head;
  std::size_t at = view.find("charset=");
  std::size_t skip = 8;
  if (view.starts_with("<?xml")) {
    const std::size_t xml = view.find("encoding=");
    if (xml != view.npos && xml < view.find("?>")) at = xml, skip = 9;
  }
  if (at == view.npos) return {};
  at += skip;
  while (at < view.size() && (view[at] == '"' || view[at] == '\'' || view[at] == ' ')) ++at;
  std::size_t end = at;
  while (end < view.size() && (is_word(char32_t(static_cast<unsigned char>(view[end]))) || view[end] == '-' || view[end] == '_')) ++end;
  return std::string(view.substr(at, end - at));
}

Result<Decoded> decode(std::string_view bytes) {
  Decoded out;
  const auto made = [&](std::string name) {
    out.converted = true;
    out.encoding = std::move(name);
  };
  if (looks_binary(bytes) && wide_without_mark(bytes) == Wide::no && !bytes.starts_with("\xff\xfe") && !bytes.starts_with("\xfe\xff")) {
    return Error{Error::Kind::format, "binary data, not text"};
  }
  if (bytes.starts_with("\xff\xfe") || bytes.starts_with("\xfe\xff")) {
    const bool big = bytes[0] == '\xfe';
    from_utf16(bytes.substr(2), 2, big, out.made);
    made(big ? "utf-16be" : "utf-16le");
  } else if (const Wide wide = wide_without_mark(bytes); wide != Wide::no) {
    from_utf16(bytes, 0, wide == Wide::big, out.made);
    made(wide == Wide::big ? "utf-16be" : "utf-16le");
  } else {
    out.skipped = bytes.starts_with("\xef\xbb\xbf") ? 3 : 0;
    out.bytes = bytes.substr(out.skipped);
    const std::size_t valid = valid_utf8_prefix(out.bytes);
    out.encoding = "utf-8";
    if (valid == out.bytes.size()) {
      if (out.bytes.find('\x1b') == out.bytes.npos || declared_encoding(bytes) != "iso-2022-jp") return out;
    }
    const std::string declared = declared_encoding(bytes);
    const std::string name = out.skipped ? std::string() : iconv_name(declared);
    if (!name.empty() && from_iconv(name, bytes, out.made)) {
      made(declared);
    } else {
      const std::size_t broken = from_broken_utf8(out.bytes, out.skipped, out.made);
      std::size_t high = 0;
      for (const char c : out.bytes) high += static_cast<unsigned char>(c) >= 0x80;
      // A page cut in the middle of a character or with a stray byte is UTF-8; one where most high bytes fail is not.
      if (!out.skipped && (broken * 2 > high || (is_1252(declared) && broken * 4 > high))) {
        out.made = {};
        from_1252(bytes, out.made);
        made("windows-1252");
      } else {
        made("utf-8");
      }
    }
  }
  if (looks_binary(out.made.text)) return Error{Error::Kind::format, "binary data, not text"};
  std::size_t replaced = 0;
  for (std::size_t at = 0; (at = out.made.text.find("\xef\xbf\xbd", at)) != std::string::npos; at += 3) ++replaced;
  if (replaced > 16 && replaced * 20 > out.made.text.size()) return Error{Error::Kind::encoding, "text in an encoding that is not known"};
  return out;
}

}  // namespace entente
