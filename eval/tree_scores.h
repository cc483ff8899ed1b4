// Scores of trees, as the reference scorer score_parse.py gives them (CoNLL 2018).
#pragma once

#include "conllu.h"
#include "eval.h"

namespace entente::eval {

/// Keys upos lemma uas las las_universal clas (null unless the words and sentences are the same), words_f1 sentences_f1
/// las_raw, las_raw_full upos_raw lemma_raw uas_raw clas_raw; rounded to four digits. Errors: the characters differ.
Result<Scores> score_trees(const Treebank& gold, const Treebank& system);

/// To four digits, halves as Python rounds them.
double rounded(double value);

}  // namespace entente::eval
