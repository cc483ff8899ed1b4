// Entities of a CoNLL-U file as GUM's column Entity= has them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"

namespace entente::eval {

/// One mention of one side; places are bytes of the document's text.
struct Marked {
  Span span;
  Span head;               ///< gold: the governing word; system: the name or head noun
  std::int32_t cluster = 0;
  std::string kind;        ///< of the whole cluster: "person", "organisation", "place", "other"
  bool pronoun = false;
};

struct EntityDocument {
  std::string name;
  Report report;                      ///< texts of the sentences, paragraphs as marked
  std::vector<Sentence> sentences;    ///< the file's trees, without names
  std::vector<Marked> gold;
};

/// Errors: format (a broken line).
Result<std::vector<EntityDocument>> read_entities(std::string_view bytes, const std::string& name);

}  // namespace entente::eval
