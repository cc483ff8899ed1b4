// The rooms of the coder, asked once a report and then sentence by sentence.
#pragma once

#include <span>
#include <vector>

#include "code/actor/entities.h"
#include "code/assembly/reading.h"
#include "code/model.h"
#include "code/status/factuality.h"
#include "entente/claim.h"

namespace entente {

/// Asks entities, times, quantities and quotes for the whole report; clauses, status, holders and events a sentence.
/// Model, report, sentences must outlive it.
class Rooms {
 public:
  Rooms(const CodeModel::Impl& model, const Report& report, std::span<const Sentence> sentences,
        std::span<const RoleEvidence> evidence);

  /// What the rooms say of a sentence. Sentences must be asked for in ascending order.
  SentenceReading read(std::uint32_t sentence);
  /// Hands the report-wide readings to the coding. Last call.
  void give(Coding& coding);

 private:
  bool mere_thing(const MentionActors& mention) const;
  bool place_like(const MentionActors& mention) const;
  void name_actors(const Sentence& sentence, SentenceReading& reading);
  bool may_vouch(const Sentence& sentence, const Holder& holder) const;
  void ask_holders(const Sentence& sentence, SentenceReading& reading) const;
  void ask_events(const Sentence& sentence, std::span<const TokenStatus> status, SentenceReading& reading) const;

  const CodeModel::Impl& model_;
  const Report& report_;
  std::span<const Sentence> sentences_;
  std::vector<Tree> trees_;
  std::vector<Quote> quotes_;
  EntityReading entities_;
  std::vector<When> times_;
  std::vector<Quantity> quantities_;
  std::vector<Factuality> factuality_;   // of the sentences asked for
  // The first ones that may lie in the sentence asked for.
  std::size_t mention_ = 0, time_ = 0, quantity_ = 0;
};

}  // namespace entente
