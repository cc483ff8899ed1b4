#include "follow/goods.h"

#include <map>
#include <set>
#include <vector>

#include "text/tables.h"

namespace entente::following {
namespace {

using Words = std::vector<std::string>;

Words split(std::string_view text) {
  Words words;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \t\r", at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : " ") + word;
  return out;
}

/// One form for singular and plural; shown to people, so that only a plain final s goes.
std::string singular(std::string word) {
  const bool plural = word.size() > 3 && word.back() == 's' && word[word.size() - 2] != 's' && word[word.size() - 2] != 'u' && word[word.size() - 2] != 'i';
  if (plural) word.pop_back();
  return word;
}

struct Goods {
  std::set<std::string, std::less<>> classes, dropped;
  std::map<std::string, std::string, std::less<>> same;
};

Goods read(std::string_view text) {
  Goods goods;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    Words words = split(text.substr(at, end - at));
    at = end + 1;
    if (words.size() < 2 || words[0][0] == '#') continue;
    const std::string kind = words[0];
    words.erase(words.begin());
    if (kind == "class") goods.classes.insert(words.begin(), words.end());
    else if (kind == "drop") goods.dropped.insert(words.begin(), words.end());
    else for (std::string word : words) {
      for (char& c : word) if (c == '_') c = ' ';
      goods.same.emplace(std::move(word), words.front());
    }
  }
  return goods;
}

const Goods& goods() {
  static const Goods all = read(table("follow/goods.txt"));
  return all;
}

}  // namespace

std::string good_of(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c == '-' ? ' ' : c;
  Words words = split(lower);
  while (!words.empty() && goods().dropped.contains(words.front())) words.erase(words.begin());
  for (std::string& word : words) word = singular(std::move(word));
  while (words.size() > 1 && goods().classes.contains(words.back())) words.pop_back();
  if (words.size() == 1 && goods().classes.contains(words.front())) return {};
  const std::string good = joined(words);
  const auto at = goods().same.find(good);
  return at == goods().same.end() ? good : at->second;
}

}  // namespace entente::following
