// entente-eval ner F.iob2[.gz]: names on gold tokens, scored as score_ner.py does (exact span and type).
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <tuple>

#include "entente/parse.h"
#include "eval.h"
#include "parse/parse_tokens.h"
#include "tree_scores.h"

namespace entente::eval {

Result<std::shared_ptr<const ParseModel>> parse_model(const Request& request);

namespace {

struct Tagged {
  std::vector<std::string> forms, tags;
};

std::vector<std::string_view> parts_of(std::string_view line, char mark) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t at = line.find(mark);
    if (mark != ' ' || at != 0) out.push_back(line.substr(0, at));
    if (at == line.npos) return out;
    line.remove_prefix(at + 1);
  }
}

bool is_number(std::string_view s) {
  return !s.empty() && std::all_of(s.begin(), s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// id, form, tag / form, Penn tag, tag / form, tag; comments begin with "# ".
bool token_of(std::string_view line, std::string_view& form, std::string_view& tag) {
  const auto c = parts_of(line, '\t');
  if (c.size() >= 3 && is_number(c[0])) form = c[1], tag = c[2];
  else if (line.starts_with("# ") && !(parts_of(line, ' ').size() == 2 && (line.substr(2) == "O" || line.substr(2, 2) == "B-" || line.substr(2, 2) == "I-"))) return false;
  else if (c.size() == 3) form = c[0], tag = c[2];
  else if (c.size() == 2) form = c[0], tag = c[1];
  else {
    const auto words = parts_of(line, ' ');
    if (words.size() < 2) return false;
    form = words[0], tag = words[1];
  }
  return true;
}

std::vector<Tagged> read_tagged(std::string_view bytes) {
  std::vector<Tagged> out;
  Tagged cur;
  const auto finish = [&] {
    if (!cur.forms.empty()) out.push_back(std::move(cur));
    cur = {};
  };
  for (std::string_view line : parts_of(bytes, '\n')) {
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (line.find_first_not_of(" \t") == line.npos) {
      finish();
      continue;
    }
    std::string_view form, tag;
    if (!token_of(line, form, tag)) continue;
    cur.forms.emplace_back(form);
    cur.tags.emplace_back(tag);
  }
  finish();
  return out;
}

using Key = std::tuple<std::size_t, std::size_t, std::size_t, std::string>;   // sentence, first, last, type

void add_names(std::size_t sentence, const std::vector<std::string>& tags, std::set<Key>& out) {
  std::size_t start = tags.size();
  std::string kind;
  for (std::size_t i = 0; i <= tags.size(); ++i) {
    const std::string here = i == tags.size() || tags[i] == "O" ? "" : tags[i].substr(2);
    if (start != tags.size() && (here != kind || tags[i][0] == 'B')) {
      out.insert({sentence, start, i - 1, kind});
      start = tags.size();
    }
    if (!here.empty() && start == tags.size()) start = i, kind = here;
  }
}

Scores figures(std::size_t right, std::size_t system, std::size_t gold) {
  const double p = system ? static_cast<double>(right) / static_cast<double>(system) : gold ? 0.0 : 1.0;
  const double r = gold ? static_cast<double>(right) / static_cast<double>(gold) : system ? 0.0 : 1.0;
  return {{"precision", rounded(p)}, {"recall", rounded(r)}, {"f1", p + r > 0 ? rounded(2 * p * r / (p + r)) : 0.0}};
}

struct NameCounts {
  std::size_t right = 0, system = 0, gold = 0;
};

Scores score(const std::set<Key>& gold, const std::set<Key>& system) {
  NameCounts all;
  std::map<std::string, NameCounts> types;
  for (const Key& k : gold) ++all.gold, ++types[std::get<3>(k)].gold;
  for (const Key& k : system) {
    NameCounts& type = types[std::get<3>(k)];
    const bool right = gold.contains(k);
    ++all.system, ++type.system;
    all.right += right, type.right += right;
  }
  Scores out = figures(all.right, all.system, all.gold);
  out["per_type"] = Scores::object();
  for (const auto& [type, n] : types) {
    out["per_type"][type] = figures(n.right, n.system, n.gold);
    out["per_type"][type]["gold"] = n.gold;
    out["per_type"][type]["system"] = n.system;
  }
  return out;
}

std::vector<std::string> tags_of(const Sentence& s) {
  std::vector<std::string> tags(s.tokens.size(), "O");
  for (const Name& name : s.names)
    for (TokenIndex i = name.begin; i < name.end; ++i) tags[i] = fmt::format("{}-{}", i == name.begin ? 'B' : 'I', name_of(name.kind));
  return tags;
}

}  // namespace

Result<Scores> ner(const Request& request) {
  const Result<std::string> bytes = file_bytes(request.gold.front());
  if (!bytes) return bytes.error();
  const std::vector<Tagged> gold = read_tagged(*bytes);
  if (gold.empty()) return Error{Error::Kind::format, request.gold.front() + ": no tokens"};
  const auto model = parse_model(request);
  if (!model) return model.error();

  std::string text, lines;
  std::vector<Sentence> sentences(gold.size());
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (const std::string& form : gold[i].forms) {
      const auto begin = static_cast<std::uint32_t>(text.size());
      text += form;
      sentences[i].tokens.push_back({.span = {begin, static_cast<std::uint32_t>(text.size())}});
      text += ' ';
    }
  }
  Workspace work((*model)->impl());
  parse_tokens(text, sentences, work);
  std::set<Key> want, got;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const std::vector<std::string> tags = tags_of(sentences[i]);
    add_names(i, gold[i].tags, want);
    add_names(i, tags, got);
    for (std::size_t k = 0; k < tags.size(); ++k) lines += fmt::format("{}\t{}\t{}\n", k + 1, gold[i].forms[k], tags[k]);
    lines += '\n';
  }
  if (!request.out.empty()) {
    std::ofstream file(request.out, std::ios::binary);
    file << lines;
    if (!file.flush()) return Error{Error::Kind::io, request.out + ": cannot be written"};
  }
  return score(want, got);
}

}  // namespace entente::eval
