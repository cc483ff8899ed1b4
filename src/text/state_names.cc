#include "text/state_names.h"

#include <algorithm>
#include <vector>

#include "text/rows.h"
#include "text/tables.h"
#include "text/utf8.h"

namespace entente {
namespace {

struct StateName {
  std::string_view code, ruler, name;
  std::vector<std::string> folded;   ///< the name and the other names
  bool article = false;
};

bool any_of(const std::vector<std::string_view>& words, std::string_view word) { return std::find(words.begin(), words.end(), word) != words.end(); }

std::vector<std::string_view> codes_with_article() {
  std::vector<std::string_view> out;
  for (const std::string_view line : rows::fields(table("actors/articles.txt"), '\n')) {
    if (line.starts_with('#')) continue;
    for (const std::string_view code : rows::words(line)) out.push_back(code);
  }
  return out;
}

StateName read(const std::vector<std::string_view>& fields, const std::vector<std::string_view>& articles) {
  StateName out{fields[0], fields[1] == "-" ? fields[0] : fields[1], fields[2], {fold_case(fields[2])}, any_of(articles, fields[0])};
  for (const std::string_view name : rows::fields(fields[3], '|')) {
    if (name != "-") out.folded.push_back(fold_case(name));
  }
  return out;
}

std::vector<StateName> read_all() {
  const std::vector<std::string_view> articles = codes_with_article();
  std::vector<StateName> out = {{"UNO", "UNO", "United Nations", {"united nations"}, true}, {"EUR", "EUR", "European Union", {"european union"}, true}};
  for (const std::string_view line : rows::fields(table("actors/states.tsv"), '\n')) {
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string_view> fields = rows::fields(line, '\t');
    if (fields.size() >= 4) out.push_back(read(fields, articles));
  }
  std::sort(out.begin(), out.end(), [](const StateName& a, const StateName& b) { return a.code < b.code; });
  return out;
}

const std::vector<StateName>& names() {
  static const std::vector<StateName> all = read_all();
  return all;
}

bool letter(char c) { return (c >= 'a' && c <= 'z') || (c & 0x80) != 0; }

/// Bytes of `text`, folded, that `name` takes; 0: it does not begin with it.
std::size_t begins(std::string_view text, std::string_view name) {
  return text.starts_with(name) && (text.size() == name.size() || !letter(text[name.size()])) ? name.size() : 0;
}

}  // namespace

std::string called(std::string_view party) {
  const auto& all = names();
  const auto at = std::lower_bound(all.begin(), all.end(), party, [](const StateName& a, std::string_view code) { return a.code < code; });
  if (at == all.end() || at->code != party) return std::string(party);
  return (at->article ? "the " : "") + std::string(at->name);
}

StateAtBegin state_at_begin(std::string_view text) {
  std::string folded(text);
  for (char& c : folded) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;   // keeps the bytes' places
  const std::size_t the = folded.starts_with("the ") ? 4 : 0;
  StateAtBegin best;
  for (const StateName& state : names()) {
    for (const std::string& name : state.folded) {
      const std::size_t bytes = begins(std::string_view(folded).substr(the), name);
      if (bytes > 0 && the + bytes > best.bytes) best = {state.ruler, the + bytes};
    }
  }
  return best;
}

}  // namespace entente
