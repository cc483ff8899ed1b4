// Random words, tags and trees -> code: must not crash, and every claim must keep its invariants.
#include <cstdint>
#include <cstdlib>
#include <string>

#include "entente/code.h"

namespace {

using namespace entente;

constexpr const char* words[] = {"Norway", "visit", "of", "the", "troops", "said", "China's", "to", "is", "third",
                                 "and", "which", "half", "called", "off", ",", "Sunday", "partner", "300", "not"};
constexpr const char* relations[] = {"nsubj", "obj", "obl", "nmod", "nmod:poss", "case", "conj", "cc", "xcomp", "ccomp", "advcl",
                                     "acl:relcl", "acl", "appos", "cop", "nsubj:pass", "aux:pass", "compound", "amod",
                                     "advcl:relcl", "expl", "mark", "parataxis", "punct", "compound:prt", "nummod"};
constexpr const char* tags[] = {"NN", "VBD", "VBN", "VBG", "NNP", "WDT", "WP", "IN", "CD", "JJ"};

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : data_(data), size_(size) {}
  std::uint8_t next() { return at_ < size_ ? data_[at_++] : 0; }
  bool empty() const { return at_ >= size_; }

 private:
  const std::uint8_t* data_;
  std::size_t size_;
  std::size_t at_ = 0;
};

Sentence random_sentence(Bytes& bytes, Report& report) {
  Sentence sentence;
  const std::size_t n = 1 + bytes.next() % 40;
  const std::uint8_t root = bytes.next();
  for (std::size_t i = 0; i < n; ++i) {
    Token token;
    const char* word = words[bytes.next() % std::size(words)];
    token.span.begin = static_cast<std::uint32_t>(report.text.size());
    report.text += word;
    token.span.end = static_cast<std::uint32_t>(report.text.size());
    report.text += ' ';
    token.lemma = word;
    token.upos = static_cast<Upos>(bytes.next() % 17);
    token.xpos = tags[bytes.next() % std::size(tags)];
    token.relation = relations[bytes.next() % std::size(relations)];
    // Heads point towards the root word, so that they form a tree.
    const std::size_t top = root % n;
    if (i == top) token.head = no_token, token.relation = "root";
    else if (i < top) token.head = static_cast<TokenIndex>(i + 1 + bytes.next() % (top - i));
    else token.head = static_cast<TokenIndex>(top + bytes.next() % (i - top));
    sentence.tokens.push_back(std::move(token));
  }
  sentence.span = sentence.tokens.front().span.joined(sentence.tokens.back().span);
  return sentence;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto model = CodeModel::built_in();
  if (!model || size > 4096) return 0;
  Bytes bytes(data, size);
  Report report;
  report.language = "en";
  std::vector<Sentence> sentences;
  while (!bytes.empty() && sentences.size() < 8) sentences.push_back(random_sentence(bytes, report));
  report.id = hash_report(report.text);
  const Coding coding = code(**model, report, sentences);
  for (const Claim& claim : coding.claims) {
    if (!check(claim, report).empty()) std::abort();
    for (const Argument& arg : claim.args) {
      if (arg.claim >= static_cast<std::int32_t>(coding.claims.size())) std::abort();
    }
  }
  return 0;
}
