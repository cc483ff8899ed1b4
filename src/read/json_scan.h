// JSON as a stream of events, for what pages carry: tolerant where browsers are, strict where files must be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

class JsonScanner {
 public:
  enum class Event : std::uint8_t { begin_object, end_object, begin_array, end_array, key, string, number, literal, end, error };
  enum class Mode : std::uint8_t { strict, tolerant };   ///< tolerant: raw line breaks in strings, trailing commas, comments before

  JsonScanner(std::string_view json, Mode mode) : json_(json), mode_(mode) {}

  /// The next event. After end or error it stays there. Linear over all calls; depth at most 512.
  Event next();
  /// Of a key, string, number or literal; valid UTF-8 if the input is.
  const std::string& text() const { return text_; }
  std::size_t offset() const { return at_; }

 private:
  Event value();
  Event fail();
  bool string();
  void skip_blanks();
  bool unit(char32_t& code);

  std::string_view json_;
  Mode mode_;
  std::size_t at_ = 0;
  std::string text_;
  std::vector<char> open_;      // '{' or '['
  bool want_key_ = false, after_value_ = false, done_ = false, failed_ = false;
};

}  // namespace entente
