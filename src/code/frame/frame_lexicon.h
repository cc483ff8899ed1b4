// Frames: classes into which verbs, event nouns and converses are folded with fixed roles. Read from data/lexicon/frames.txt.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "entente/claim.h"
#include "entente/result.h"
#include "text/string_map.h"

namespace entente {

/// Where in a clause an argument stands, as rows of the lexicon name it.
enum class SlotKind : std::uint8_t {
  subj, obj, iobj, comp,
  inf,     ///< a complement that is an infinitive
  adj,     ///< a complement that is an adjective: "felt betrayed"
  wh,      ///< a complement that is a question: "whether", "how"
  poss, cmp, mod,
  doer,    ///< whoever does a noun: subject, possessor, actor as compound or adjective, "by", "between", "among"
  prep     ///< by its preposition; "-" is the bare one ("Sunday")
};

struct SlotPlace {
  SlotKind kind = SlotKind::subj;
  std::string prep;
  bool actor = false;                      ///< "@": must be an actor
  bool site = false;                       ///< "#": must be an actor, a body or a place
  bool somebody = false;                   ///< "%": must be an actor that is no place or body
};

/// One slot of a row: "+obj|for[TROOPS]/doer@=of".
struct Slot {
  std::vector<SlotPlace> places;
  std::vector<std::string> words;          ///< sorted lemmas that the core may have; empty: any
  std::vector<SlotPlace> inner;            ///< "/doer|with": arguments of that argument; empty: the argument itself
  bool required = false;                   ///< "+"
  bool excluded = false;                   ///< "-": the row does not fit if the slot is filled
  bool idle = false;                       ///< "=none": part of the wording, no argument ("took place")
  bool actor = false;                      ///< "[WORDS]@", "/INNER@": so must whatever place fills it
  Role role = Role::theme;
};

enum class RowKind : std::uint8_t { verb, noun, copular };

struct FrameRow {
  RowKind kind = RowKind::verb;
  std::vector<std::string> lemmas;
  std::vector<Slot> slots;
  std::optional<std::int8_t> degree;       ///< direction that the word itself gives: "deteriorate" -1
  std::string example;
  std::uint32_t line = 0;
};

struct FrameTie {
  TieKind kind = TieKind::ally;
  Role subject = Role::agent, object = Role::recipient, good = Role::theme;
  bool symmetric = false;
};

struct Frame {
  std::string name;
  ClaimKind kind = ClaimKind::statement;
  bool everyday = false;                   ///< what anybody does: a claim only where there is something to check
  std::optional<FrameTie> tie;
  std::vector<FrameRow> rows;
  std::vector<std::string> counterexamples;
};

/// Immutable once loaded; shared by threads.
class FrameLexicon {
 public:
  /// Reads the lexicon; `sorts` (lexicon/events/sorts.txt): nouns of the sorts that its sets name.
  /// Errors: model (what is wrong, with the line).
  static Result<FrameLexicon> load(std::string_view text, std::string_view sorts = {});

  struct RowRef {
    std::uint32_t frame = 0;
    std::uint32_t row = 0;
  };
  /// Rows for a predicate, in the order of the file.
  const std::vector<RowRef>* rows(RowKind kind, std::string_view lemma) const;
  /// Role of what a verb takes with a preposition where no slot asks for it: "search for". Nothing: an adjunct, for all we know.
  std::optional<Role> bound(std::string_view verb, std::string_view prep) const;
  const std::vector<Frame>& frames() const { return frames_; }
  const Frame& frame(RowRef ref) const { return frames_[ref.frame]; }
  const FrameRow& row(RowRef ref) const { return frames_[ref.frame].rows[ref.row]; }

 private:
  std::vector<Frame> frames_;
  StringMap<Role> bound_;            // "search/for"
  StringMap<std::vector<RowRef>> index_[3];
};

}  // namespace entente
