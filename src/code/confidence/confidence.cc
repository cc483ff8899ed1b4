#include "code/confidence/confidence.h"

#include <utility>

#include "text/logistic.h"
#include "text/tables.h"

namespace entente {
namespace {

/// The weights of one table, in the order of the doubts they weigh.
class Weights {
 public:
  Weights(std::string_view path, std::span<const Doubt> doubts) : model_(Logistic::of(table(path), names(doubts))) {}

  double share(std::span<const Doubt> doubts) const {
    double sum = 0;
    for (std::size_t i = 0; i < doubts.size(); ++i) sum += model_.weights()[i] * doubts[i].value;
    return sigmoid(sum);
  }

 private:
  static std::vector<std::string_view> names(std::span<const Doubt> doubts) {
    std::vector<std::string_view> out;
    for (const Doubt& doubt : doubts) out.push_back(doubt.name);
    return out;
  }
  Logistic model_;
};

double of_claim(std::span<const Doubt> doubts) {
  static const Weights weights("confidence/claim.txt", doubts);
  return weights.share(doubts);
}

double of_event(std::span<const Doubt> doubts) {
  static const Weights weights("confidence/event.txt", doubts);
  return weights.share(doubts);
}

}  // namespace

void rate(const Report& report, std::span<const Sentence> sentences, Coding& coding) {
  const Topic topic = topic_of(sentences, coding);
  for (Claim& claim : coding.claims) {
    const Sentence& sentence = sentences[claim.sentence];
    std::vector<Doubt> doubts = doubts_of_claim(report, sentence, coding, topic, claim);
    claim.confidence = of_claim(doubts);
    if (claim.event) claim.event->confidence = of_event(doubts_of_event(std::move(doubts), sentence, claim));
  }
}

}  // namespace entente
