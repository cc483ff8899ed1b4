#include "text/utf8.h"

#include <gtest/gtest.h>

namespace entente {
namespace {

TEST(Utf8, DecodesAndAppends) {
  for (const char32_t code : {U'a', U'é', U'語', U'😀', char32_t(0x7ff), char32_t(0xffff), char32_t(0x10ffff)}) {
    std::string text;
    append_utf8(text, code);
    EXPECT_EQ(decode_utf8(text).value, code);
    EXPECT_EQ(decode_utf8(text).size, text.size());
    EXPECT_EQ(decode_utf8_back("x" + text).value, code);
    EXPECT_TRUE(is_utf8(text));
  }
}

TEST(Utf8, RefusesWhatIsNotUtf8) {
  for (const std::string bad : {"\x80", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\xff"}) {
    EXPECT_EQ(valid_utf8_prefix("0123456789" + bad), 10u);
    EXPECT_EQ(decode_utf8(bad).value, 0xfffdu);
    EXPECT_EQ(decode_utf8(bad).size, 1u);
  }
}

TEST(Utf8, NormalisesAndFolds) {
  EXPECT_EQ(nfc("Cafe\xcc\x81"), "Café");
  EXPECT_EQ(fold_case("ÇA Straße"), "ça strasse");
  EXPECT_EQ(fold_accents("São Tomé"), "sao tome");
  EXPECT_EQ(display_width("ab語e\xcc\x81"), 5u);
}

TEST(Utf8, Classes) {
  EXPECT_TRUE(is_letter(U'ß') && is_upper(U'Ä') && !is_upper(U'ä') && is_digit(U'7') && is_space(0xa0) && !is_space('x'));
}

}  // namespace
}  // namespace entente
