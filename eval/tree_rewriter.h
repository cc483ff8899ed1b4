// A rewriter that works on trees and word vectors. It judges lineage and never trains it; train/reconcile has another one.
#pragma once

#include <memory>

#include "made_copies.h"
#include "text/vectors.h"

namespace entente::eval {

/// How often what happens, each times a heaviness drawn for the text out of {0.4, 0.7, 1}.
struct RewriteRates {
  double drop_sentence = 0.5;
  double drop_modifier = 0.6;      ///< a relative or adverbial clause, an apposition
  double neighbour = 0.45;         ///< a noun, verb or adjective becomes its nearest word vector of the same ending
  double passive = 0.7;            ///< of clauses with subject, past tense and object
  double vaguer = 0.4;             ///< a name becomes what it names
  double other_speaker = 0.5;      ///< of clauses of saying: another speaker, or none
  double renumber = 0.3;           ///< of figures
  double swap = 0.5;               ///< sentences change places inside windows of four
  double merge = 0.25;             ///< a sentence and the next become one
};

Rewriter tree_rewriter(std::shared_ptr<const WordVectors> vectors, RewriteRates rates = {});

}  // namespace entente::eval
