#include "tree_rewriter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <set>
#include <unordered_map>

#include "random.h"
#include "story_sets.h"
#include "text/words.h"

namespace entente::eval {
namespace {

constexpr std::array<std::string_view, 12> saying = {"say", "tell", "add", "state", "announce", "claim", "note", "warn", "insist", "explain", "report", "argue"};
constexpr std::array<std::string_view, 5> speakers = {"a spokeswoman", "people close to the matter", "one observer", "witnesses", "an aide"};

bool starts(std::string_view relation, std::string_view prefix) { return relation.starts_with(prefix); }

/// The word nearest to each word among those that end like it and do not begin like it.
class Neighbours {
 public:
  explicit Neighbours(std::shared_ptr<const WordVectors> vectors) : vectors_(std::move(vectors)) {}

  /// Empty: none is near.
  const std::string& of(const std::string& word) {
    const auto [at, fresh] = cache_.try_emplace(word);
    if (fresh) at->second = nearest(word);
    return at->second;
  }

 private:
  static std::string_view ending(std::string_view word) {
    for (const std::string_view e : {"ing", "ed", "ly", "s"}) if (word.ends_with(e)) return e;
    return "";
  }

  std::string nearest(const std::string& word) const {
    std::string best;
    float most = 0.4f;
    const auto number = vectors_->find(word);
    for (std::uint32_t other = 0; number && other < vectors_->size(); ++other) {
      const std::string_view candidate = vectors_->word(other);
      if (candidate.size() < 4 || ending(candidate) != ending(word) || candidate.substr(0, 4) == std::string_view(word).substr(0, 4)) continue;
      const float near = vectors_->similarity(*number, other);
      if (near > most) most = near, best = candidate;
    }
    return best;
  }

  std::shared_ptr<const WordVectors> vectors_;
  std::unordered_map<std::string, std::string> cache_;
};

class SentenceRewriter {
 public:
  SentenceRewriter(const Report& report, const Sentence& sentence, Random& random, const RewriteRates& rates, double heavy)
      : report_(report), sentence_(sentence), random_(random), rates_(rates), heavy_(heavy), words_(sentence.tokens.size()) {
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      words_[t] = std::string(report_.at(token(t).span));
      order_.push_back(t);
    }
  }

  std::string rewritten(Neighbours& neighbours) {
    blur_names();
    change_speaker();
    drop_modifiers();
    turn_passive();
    change_numbers();
    change_words(neighbours);
    return joined();
  }

 private:
  const Token& token(TokenIndex t) const { return sentence_.tokens[t]; }
  bool draw(double rate) { return random_.chance(rate * heavy_); }

  std::vector<TokenIndex> below(TokenIndex root) const {
    std::vector<TokenIndex> out;
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      TokenIndex up = t;
      for (std::size_t steps = 0; up != root && up != no_token && steps < words_.size(); ++steps) up = token(up).head;
      if (up == root) out.push_back(t);
    }
    return out;
  }

  TokenIndex child(TokenIndex head, std::string_view relation) const {
    for (TokenIndex t = 0; t < words_.size(); ++t) if (token(t).head == head && token(t).relation == relation) return t;
    return no_token;
  }

  void remove(const std::vector<TokenIndex>& gone) {
    std::erase_if(order_, [&](TokenIndex t) { return std::find(gone.begin(), gone.end(), t) != gone.end(); });
  }

  /// The first word of a phrase becomes `text`, the others go.
  void replace(const std::vector<TokenIndex>& phrase, std::string_view text) {
    words_[phrase.front()] = text;
    fixed_.insert(phrase.begin(), phrase.end());
    remove({phrase.begin() + 1, phrase.end()});
  }

  void blur_names() {
    constexpr std::array<std::string_view, 3> vague = {"the official", "the organisation", "the area"};
    for (const Name& name : sentence_.names) {
      std::vector<TokenIndex> phrase;
      for (TokenIndex t = name.begin; t < name.end; ++t) phrase.push_back(t);
      fixed_.insert(phrase.begin(), phrase.end());
      if (draw(rates_.vaguer)) replace(phrase, vague[static_cast<std::size_t>(name.kind)]);
    }
  }

  void change_speaker() {
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      if (std::find(saying.begin(), saying.end(), token(t).lemma) == saying.end()) continue;
      const TokenIndex speaker = child(t, "nsubj");
      if (speaker == no_token || !draw(rates_.other_speaker)) continue;
      const TokenIndex content = child(t, "ccomp");
      const std::vector<TokenIndex> kept = content == no_token ? std::vector<TokenIndex>() : below(content);
      if (kept.size() >= 5 && token(t).head == no_token && random_.chance(0.4)) {
        std::erase_if(order_, [&](TokenIndex o) { return std::find(kept.begin(), kept.end(), o) == kept.end(); });
        return;
      }
      replace(below(speaker), speakers[random_.below(speakers.size())]);
    }
  }

  void drop_modifiers() {
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      const std::string& relation = token(t).relation;
      if (!starts(relation, "acl") && !starts(relation, "advcl") && relation != "appos" && !starts(relation, "obl")) continue;
      const std::vector<TokenIndex> part = below(t);
      if (part.size() * 2 < order_.size() && draw(starts(relation, "obl") ? rates_.drop_modifier / 3 : rates_.drop_modifier)) remove(part);
    }
  }

  void turn_passive() {
    for (TokenIndex verb = 0; verb < words_.size(); ++verb) {
      if (token(verb).xpos != "VBD" || !words_[verb].ends_with("ed") || token(verb).head != no_token) continue;
      const TokenIndex subject = child(verb, "nsubj"), object = child(verb, "obj");
      if (subject == no_token || object == no_token || subject > verb || object < verb) continue;
      if (token(subject).upos == Upos::PRON || token(object).upos == Upos::PRON || !draw(rates_.passive)) continue;
      const std::vector<TokenIndex> doer = kept(below(subject)), theme = kept(below(object));
      if (doer.empty() || theme.empty()) continue;
      remove(doer);
      remove(theme);
      const auto at = std::find(order_.begin(), order_.end(), verb);
      if (at == order_.end()) return;
      words_[verb] = (token(object).xpos.ends_with("S") ? "were " : "was ") + words_[verb];
      words_[doer.front()] = "by " + words_[doer.front()];
      fixed_.insert(verb);
      fixed_.insert(doer.front());
      const auto after = order_.insert(at, theme.begin(), theme.end()) + static_cast<std::ptrdiff_t>(theme.size()) + 1;
      order_.insert(after, doer.begin(), doer.end());
      return;
    }
  }

  std::vector<TokenIndex> kept(std::vector<TokenIndex> list) const {
    std::erase_if(list, [&](TokenIndex t) { return std::find(order_.begin(), order_.end(), t) == order_.end(); });
    return list;
  }

  void change_numbers() {
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      if (token(t).upos != Upos::NUM || words_[t].find_first_not_of("0123456789") != std::string::npos || words_[t].size() > 6 || !draw(rates_.renumber)) continue;
      const double value = std::stod(words_[t]) * (0.8 + 0.5 * random_.unit());
      words_[t] = random_.chance(0.3) ? "several" : fmt::format("{:.0f}", std::max(2.0, value));
    }
  }

  void change_words(Neighbours& neighbours) {
    for (TokenIndex t = 0; t < words_.size(); ++t) {
      const Upos tag = token(t).upos;
      if ((tag != Upos::NOUN && tag != Upos::VERB && tag != Upos::ADJ) || fixed_.count(t) || words_[t].size() < 4 || !draw(rates_.neighbour)) continue;
      if (const std::string& other = neighbours.of(fold(words_[t])); !other.empty()) words_[t] = other;
    }
  }

  /// Words with the blanks they had where they still follow each other; marks left without words go.
  std::string joined() const {
    std::string out;
    TokenIndex last = no_token;
    for (const TokenIndex t : order_) {
      const bool mark = token(t).upos == Upos::PUNCT;
      if (mark && (out.empty() || (!out.empty() && std::string_view(",;:-").find(out.back()) != std::string_view::npos))) continue;
      const bool touches = last != no_token && t == last + 1 && token(last).span.end == token(t).span.begin;
      if (!out.empty() && !touches && !(mark && std::string_view(",.;:!?)").find(words_[t].front()) != std::string_view::npos)) out += ' ';
      out += words_[t];
      last = t;
    }
    while (!out.empty() && std::string_view(" ,;:-").find(out.back()) != std::string_view::npos) out.pop_back();
    if (out.empty()) return out;
    if (std::string_view(".!?\"").find(out.back()) == std::string_view::npos && !sentence_.title) out += '.';
    out[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(out[0])));
    return out;
  }

  const Report& report_;
  const Sentence& sentence_;
  Random& random_;
  const RewriteRates& rates_;
  double heavy_;
  std::vector<std::string> words_;
  std::vector<TokenIndex> order_;
  std::set<TokenIndex> fixed_;
};

/// Two sentences as one.
std::string merged(std::string first, std::string second) {
  while (!first.empty() && first.back() == '.') first.pop_back();
  return first + ", and " + second;
}

std::string arranged(std::vector<std::string> sentences, Random& random, const RewriteRates& rates, double heavy) {
  for (std::size_t at = 0; at + 1 < sentences.size(); at += 4) {
    if (random.chance(rates.swap * heavy)) random.shuffle(sentences, at, std::min(at + 4, sentences.size()));
  }
  std::string out;
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    std::string text = sentences[i];
    if (i + 1 < sentences.size() && random.chance(rates.merge * heavy)) text = merged(text, sentences[++i]);
    out += (out.empty() ? "" : i % 3 == 0 ? "\n\n" : " ") + text;
  }
  return out;
}

}  // namespace

Rewriter tree_rewriter(std::shared_ptr<const WordVectors> vectors, RewriteRates rates) {
  auto neighbours = std::make_shared<Neighbours>(std::move(vectors));
  return [neighbours, rates](const CodedReport& source, std::uint64_t seed) {
    constexpr std::array<double, 3> levels = {0.4, 0.7, 1};
    Random random(seed);
    const double heavy = levels[random.below(levels.size())];
    std::string title;
    std::vector<std::string> sentences;
    for (const Sentence& sentence : source.sentences) {
      if (!sentence.title && random.chance(rates.drop_sentence * heavy)) continue;
      std::string text = SentenceRewriter(source.report, sentence, random, rates, heavy).rewritten(*neighbours);
      if (text.empty()) continue;
      if (sentence.title) title += (title.empty() ? "" : " ") + text;
      else sentences.push_back(std::move(text));
    }
    return report_of(title, arranged(std::move(sentences), random, rates, heavy), "", "made");
  };
}

}  // namespace entente::eval
