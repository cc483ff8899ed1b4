#include "code/clause/words.h"

#include <fmt/format.h>

#include <algorithm>

#include "text/rows.h"

namespace entente {
namespace {

std::string with_blanks(std::string_view word) {
  std::string out(word);
  std::replace(out.begin(), out.end(), '_', ' ');
  return out;
}

}  // namespace

Result<ClauseWords> ClauseWords::load(std::string_view text, std::string_view nouns) {
  ClauseWords words;
  words.read_people(nouns);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t begin = at;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    at = end + 1;
    const std::string_view line = text.substr(begin, end - begin);
    if (line.empty() || line[0] == '#') continue;
    const auto broken = [&](std::string_view why) {
      return Error{Error::Kind::model, fmt::format("clause_words.txt: {}: \"{}\"", why, line), static_cast<std::int64_t>(begin)};
    };
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) return broken("no colon");
    const std::vector<std::string_view> key = rows::words(line.substr(0, colon));
    const std::vector<std::string_view> list = rows::words(line.substr(colon + 1));
    if (key.empty() || list.empty()) return broken("an empty side");
    Set* set = nullptr;
    if (key[0] == "copula") set = &words.copulas_;
    if (key[0] == "as") set = &words.as_copulas_;
    if (key[0] == "phase") set = &words.phases_;
    if (key[0] == "control") set = &words.subject_controls_;
    if (key[0] == "order") set = &words.object_controls_;
    if (key[0] == "raise") set = &words.raisings_;
    if (key[0] == "hope") set = &words.hopings_;
    if (key[0] == "long") set = &words.long_prepositions_;
    if (key[0] == "object") set = &words.wants_objects_;
    if (key[0] == "partitive") set = &words.partitives_;
    if (key[0] == "speaker") set = &words.speakers_;
    if (key[0] == "pointer") set = &words.pointers_;
    if (key[0] == "sign") set = &words.signs_;
    if (key[0] == "outdo") set = &words.outdoings_;
    if (key[0] == "judging") set = &words.judgings_;
    if (key[0] == "likening") set = &words.likenings_;
    if (key[0] == "advice") set = &words.advices_;
    if (key[0] == "effect") set = &words.effects_;
    if (key[0] == "gathering") set = &words.gatherings_;
    if (key[0] == "saying") set = &words.sayings_;
    if (key[0] == "time") set = &words.times_;
    if (key[0] == "means") set = &words.means_;
    if (key[0] == "medium") set = &words.mediums_;
    if (key[0] == "manner") set = &words.manners_;
    if (key[0] == "bare") set = &words.bare_manners_;
    if (key[0] == "form" && key.size() == 2) {
      for (std::string_view word : list) words.irregular_.emplace(word, key[1]);
    } else if (key[0] == "address" && key.size() == 2) {
      for (std::string_view word : list) words.addressings_.insert(fmt::format("{} {}", word, key[1]));
    } else if (key[0] == "particle" && key.size() == 2) {
      for (std::string_view word : list) words.particle_verbs_.insert(fmt::format("{} {}", key[1], word));
    } else if (set != nullptr && key.size() == 1) {
      for (std::string_view word : list) set->insert(with_blanks(word));
    } else if (key[0] == "light" && key.size() > 1) {
      for (std::size_t k = 1; k < key.size(); ++k) {
        words.light_verbs_.emplace(key[k]);
        for (std::string_view noun : list) words.light_.insert(fmt::format("{} {}", key[k], noun));
      }
    } else {
      return broken("unknown kind");
    }
  }
  return words;
}

// Rows "sailor<tab>person<tab>-".
void ClauseWords::read_people(std::string_view nouns) {
  std::size_t at = 0;
  while (at < nouns.size()) {
    const std::size_t end = std::min(nouns.find('\n', at), nouns.size());
    const std::string_view line = nouns.substr(at, end - at);
    at = end + 1;
    const std::size_t tab = line.find('\t');
    if (line.empty() || line[0] == '#' || tab == std::string_view::npos) continue;
    const std::string_view kind = line.substr(tab + 1);
    if (kind.starts_with("person")) persons_.emplace(line.substr(0, tab));
    if (kind.starts_with("organisation")) bodies_.emplace(line.substr(0, tab));
  }
}

std::string_view ClauseWords::irregular(std::string_view form) const {
  const auto found = irregular_.find(form);
  return found == irregular_.end() ? std::string_view() : std::string_view(found->second);
}

bool ClauseWords::addressing(std::string_view word, std::string_view prep) const {
  std::string both(word);
  return has(addressings_, both.append(" ").append(prep));
}

bool ClauseWords::light(std::string_view verb, std::string_view noun) const {
  if (!has(light_verbs_, verb)) return false;
  std::string both;
  both.reserve(verb.size() + noun.size() + 1);
  both.append(verb).append(" ").append(noun);
  return has(light_, both);
}

}  // namespace entente
