// CoNLL-U files: what the scores of parse need of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/result.h"

namespace entente::eval {

struct Word {
  std::uint32_t begin = 0;      ///< characters of the file, white space left out; those of the multiword token if in one
  std::uint32_t end = 0;
  bool multi = false;
  std::string form, lemma, upos, relation;
  std::int32_t head = -1;       ///< number of the word in the file; -1: the root
};

struct TreeSentence {
  std::uint32_t begin = 0, end = 0;     ///< characters
  std::uint32_t first = 0, words = 0;   ///< words
  std::string text;                     ///< "# text = ..."
  bool new_paragraph = false;
};

struct Treebank {
  std::u32string characters;            ///< of all tokens, without white space
  std::vector<Word> words;
  std::vector<TreeSentence> sentences;
};

/// Errors: format, with the line.
Result<Treebank> read_conllu(std::string_view bytes, const std::string& name);

}  // namespace entente::eval
