// Lemma of a form under its tag: a dictionary, then the longest suffix that is known. Tables made by train/lemmas.py.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/byte_reader.h"
#include "text/key_table.h"

namespace entente {

class Lemmas {
 public:
  /// Leaves `in` failed if the bytes are not tables of lemmas.
  static Lemmas read(ByteReader& in, bool& sound);

  std::string of(std::string_view form, std::string_view xpos) const;

 private:
  enum class From : std::uint8_t { form, lower, cased };
  struct Edit {
    From from = From::lower;
    std::uint8_t cut = 0;      // characters off the end
    std::string append;
  };
  static std::string apply(const Edit& edit, std::string_view form);
  std::string of_prefixed(std::string_view low, std::string_view xpos) const;
  const Edit* known(std::string_view plain_form, std::string_view xpos) const;

  std::vector<Edit> edits_;
  KeyTable dictionary_, suffixes_;
  std::vector<std::uint16_t> dictionary_edits_, suffix_edits_;
};

}  // namespace entente
