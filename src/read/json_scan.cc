#include "read/json_scan.h"

#include "text/utf8.h"

namespace entente {
namespace {
constexpr std::size_t deepest = 512;
}

JsonScanner::Event JsonScanner::fail() {
  failed_ = true;
  return Event::error;
}

void JsonScanner::skip_blanks() {
  while (at_ < json_.size()) {
    const char c = json_[at_];
    if (c != ' ' && c != '\n' && c != '\r' && c != '\t') return;
    ++at_;
  }
}

JsonScanner::Event JsonScanner::next() {
  if (failed_) return Event::error;
  for (;;) {
    skip_blanks();
    if (open_.empty() && done_) {
      if (at_ < json_.size() && mode_ == Mode::strict) return fail();
      return Event::end;
    }
    if (at_ >= json_.size()) return fail();
    const char c = json_[at_];
    const bool tolerant = mode_ == Mode::tolerant;
    if (!open_.empty() && (c == '}' || c == ']')) {
      if ((open_.back() == '{') != (c == '}')) return fail();
      if (!after_value_ && !tolerant && json_.substr(0, at_).find_last_not_of(" \n\r\t") != json_.npos &&
          json_[json_.substr(0, at_).find_last_not_of(" \n\r\t")] == ',') {
        return fail();
      }
      ++at_;
      open_.pop_back();
      after_value_ = true;
      want_key_ = !open_.empty() && open_.back() == '{';
      done_ = open_.empty();
      return c == '}' ? Event::end_object : Event::end_array;
    }
    if (after_value_) {
      if (c != ',') return fail();
      ++at_;
      after_value_ = false;
      continue;
    }
    if (tolerant && c == ',') {
      ++at_;
      continue;
    }
    if (want_key_) {
      if (c != '"' || !string()) return fail();
      skip_blanks();
      if (at_ >= json_.size() || json_[at_] != ':') return fail();
      ++at_;
      want_key_ = false;
      return Event::key;
    }
    return value();
  }
}

JsonScanner::Event JsonScanner::value() {
  const char c = json_[at_];
  if (c == '{' || c == '[') {
    if (open_.size() >= deepest) return fail();
    ++at_;
    open_.push_back(c);
    want_key_ = c == '{';
    return c == '{' ? Event::begin_object : Event::begin_array;
  }
  Event event = Event::string;
  if (c == '"') {
    if (!string()) return fail();
  } else {
    const std::size_t from = at_;
    while (at_ < json_.size() && (is_word(static_cast<unsigned char>(json_[at_])) || json_[at_] == '-' || json_[at_] == '+' || json_[at_] == '.')) ++at_;
    text_ = json_.substr(from, at_ - from);
    const bool literal = text_ == "true" || text_ == "false" || text_ == "null";
    if (text_.empty() || (!literal && !is_digit(static_cast<unsigned char>(text_.back())))) return fail();
    event = literal ? Event::literal : Event::number;
  }
  after_value_ = true;
  want_key_ = !open_.empty() && open_.back() == '{';
  done_ = open_.empty();
  return event;
}

bool JsonScanner::unit(char32_t& code) {
  if (at_ + 4 > json_.size()) return false;
  code = 0;
  for (int k = 0; k < 4; ++k) {
    const char c = json_[at_++];
    int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
    if (digit < 0) return false;
    code = code * 16 + static_cast<char32_t>(digit);
  }
  return true;
}

bool JsonScanner::string() {
  text_.clear();
  ++at_;
  while (at_ < json_.size()) {
    const std::size_t stop = json_.find_first_of("\"\\\n\r\t", at_);
    if (stop == json_.npos) return false;
    text_.append(json_, at_, stop - at_);
    at_ = stop + 1;
    const char c = json_[stop];
    if (c == '"') return true;
    if (c != '\\') {
      if (mode_ == Mode::strict && c != '\t') return false;
      text_.push_back(c);
      continue;
    }
    if (at_ >= json_.size()) return false;
    const char e = json_[at_++];
    char32_t code = 0;
    switch (e) {
      case 'n': text_.push_back('\n'); break;
      case 'r': text_.push_back('\r'); break;
      case 't': text_.push_back('\t'); break;
      case 'b': case 'f': text_.push_back(' '); break;
      case 'u':
        if (!unit(code)) return false;
        if (code >= 0xd800 && code < 0xdc00 && json_.substr(at_, 2) == "\\u") {
          const std::size_t back = at_;
          char32_t low = 0;
          at_ += 2;
          if (unit(low) && low >= 0xdc00 && low < 0xe000) code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
          else at_ = back;
        }
        append_utf8(text_, code);
        break;
      default: text_.push_back(e);   // '"', '\\', '/', and what browsers let pass
    }
  }
  return false;
}

}  // namespace entente
