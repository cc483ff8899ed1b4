#include "parse/met_sentences.h"

#include <utility>

namespace entente {
namespace {

// Forms hold no line feed; if one did, the count still keeps analyses of another length apart.
void join(std::span<const std::string_view> forms, std::string& key) {
  key = std::to_string(forms.size()) + "\n";
  for (const std::string_view form : forms) key.append(form).push_back('\n');
}

}  // namespace

const Analysis* MetSentences::find(std::span<const std::string_view> forms) {
  if (forms.size() > longest) return nullptr;
  join(forms, key_);
  if (const auto found = young_.find(key_); found != young_.end()) return &found->second;
  auto node = old_.extract(key_);
  return node.empty() ? nullptr : &young_.insert(std::move(node)).position->second;
}

void MetSentences::add(std::span<const std::string_view> forms, const Analysis& analysis) {
  if (forms.size() > longest) return;
  if (young_.size() >= generation) old_ = std::exchange(young_, {});
  join(forms, key_);
  young_.emplace(key_, analysis);
}

}  // namespace entente
