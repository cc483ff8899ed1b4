// The frame of a clause: which row of the lexicon fits, and who plays which role.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "code/clause/clause.h"
#include "code/frame/frame_lexicon.h"
#include "code/frame/nature.h"
#include "entente/report.h"
#include "entente/sentence.h"

namespace entente {

/// An argument in its role.
struct FrameRole {
  Role role = Role::theme;
  std::int32_t arg = -1;             ///< index into Clause::args of the clause it was found in
  std::int32_t inner_of = -1;        ///< index into Clause::args of the argument it was found inside; -1: an argument itself
  std::int32_t clause = -1;          ///< the clause that `arg` belongs to
};

struct FrameReading {
  FrameLexicon::RowRef row;
  std::vector<FrameRole> roles;      ///< arguments in their order, then those inside arguments
};

/// What a sentence's clauses know of each other and of actors; built once a sentence.
struct FrameView {
  const FrameLexicon& lexicon;
  const Report& report;
  const Sentence& sentence;
  const std::vector<Clause>& clauses;
  const std::vector<Nature>& nature;       ///< per token: what the phrase it heads names
  std::vector<std::int32_t> clause_at;     ///< per token: the clause whose predicate it is; -1: none
};
FrameView frame_view(const FrameLexicon& lexicon, const Report& report, const Sentence& sentence, const std::vector<Clause>& clauses, const std::vector<Nature>& nature);

/// The row that fits best: most required slots and lemma conditions filled, then most arguments, then first in the file.
/// Nothing if no row's required slots are filled. Arguments without a slot keep a role by their place in the clause
/// (docs/code.md); they are always among `roles`.
std::optional<FrameReading> frame_of(const FrameView& view, std::size_t clause);

/// The same as if the clause's verb were another one: whatever verb stands beside a quotation says it ("he went on").
std::optional<FrameReading> frame_as(const FrameView& view, std::size_t clause, std::string_view verb);

/// Roles of a clause that has no frame.
std::vector<FrameRole> plain_roles(const FrameView& view, std::size_t clause);

}  // namespace entente
