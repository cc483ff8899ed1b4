// Arguments of clauses: those below the predicate, and those shared with other clauses.
#pragma once

#include <vector>

#include "code/clause/clause.h"
#include "code/clause/tree.h"
#include "code/clause/words.h"

namespace entente {

/// What the sentence shows before voice is undone: the subjects as written, per clause.
using SurfaceSubjects = std::vector<std::vector<ClauseArg>>;

/// Fills in the arguments that hang below each predicate; returns the subjects as written.
SurfaceSubjects own_arguments(const ClauseWords& words, const Sentence& sentence, const Tree& tree, std::vector<Clause>& clauses);

/// Adds a subject as written: for a passive verb it is the object, or the indirect object if there is an object already.
void add_subject(Clause& clause, std::vector<ClauseArg>& surface, ClauseArg arg);

/// Fills in what clauses share: coordination, control and raising, participles, relative clauses, "as" phrases.
/// `parents`: Clause::parent must be set.
void share_arguments(const ClauseWords& words, const Tree& tree, SurfaceSubjects& surface, std::vector<Clause>& clauses);

}  // namespace entente
