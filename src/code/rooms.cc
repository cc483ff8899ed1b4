#include "code/rooms.h"

#include <utility>

namespace entente {

Rooms::Rooms(const CodeModel::Impl& model, const Report& report, std::span<const Sentence> sentences,
             std::span<const RoleEvidence> evidence)
    : model_(model), report_(report), sentences_(sentences), entities_(entities(*model.actors, report, sentences, evidence)) {}

SentenceReading Rooms::read(std::uint32_t index) {
  const Sentence& sentence = sentences_[index];
  SentenceReading reading;
  reading.index = index;
  reading.clauses = clauses(model_.clause_words, report_, sentence);
  reading.owners = owners(report_, sentence, reading.clauses);
  reading.status.assign(sentence.tokens.size(), {});
  name_actors(sentence, reading);
  reading.places = places(*model_.actors, report_, sentence);
  return reading;
}

// Mentions are in text order of their heads, as the sentences are: one walk over both.
void Rooms::name_actors(const Sentence& sentence, SentenceReading& reading) {
  reading.actors.assign(sentence.tokens.size(), {});
  reading.entity.assign(sentence.tokens.size(), -1);
  while (mention_ < entities_.mentions.size() && entities_.mentions[mention_].head.end <= sentence.span.begin) ++mention_;
  std::size_t t = 0;
  for (std::size_t m = mention_; m < entities_.mentions.size() && entities_.mentions[m].head.begin < sentence.span.end; ++m) {
    const MentionActors& mention = entities_.mentions[m];
    while (t < sentence.tokens.size() && sentence.tokens[t].span.end <= mention.head.begin) ++t;
    for (std::size_t u = t; u < sentence.tokens.size() && sentence.tokens[u].span.begin < mention.head.end; ++u) {
      reading.actors[u] = mention.actors;
      reading.entity[u] = mention.entity;
    }
  }
}

void Rooms::give(Coding& coding) {
  coding.entities = std::move(entities_.entities);
  coding.roles = std::move(entities_.roles);
}

}  // namespace entente
