#include "read/folded_words.h"

#include "text/utf8.h"

namespace entente {

std::vector<std::string> folded_words(std::string_view text) {
  std::vector<std::string> words;
  const std::string folded = fold_accents(text);
  const std::string_view view = folded;
  for (std::size_t i = 0; i < view.size();) {
    const std::size_t begin = i;
    while (i < view.size()) {
      const CodePoint code = decode_utf8(view.substr(i));
      if (!is_word(code.value)) break;
      i += code.size;
    }
    if (i > begin) words.emplace_back(view.substr(begin, i - begin));
    else i += decode_utf8(view.substr(i)).size;
  }
  return words;
}

}  // namespace entente
