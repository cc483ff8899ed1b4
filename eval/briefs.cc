#include "briefs.h"

#include <utf8proc.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "eval.h"

namespace entente::eval {
namespace {

namespace fs = std::filesystem;

/// Python's \w: letters, digits and underscore.
bool is_word(utf8proc_int32_t code) {
  switch (utf8proc_category(code)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LL: case UTF8PROC_CATEGORY_LT: case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND: case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO:
      return true;
    default:
      return code == '_';
  }
}

int number_in(const std::string& name) {
  int n = 0;
  const std::size_t at = name.find_first_of("0123456789");
  if (at != std::string::npos) std::from_chars(name.data() + at, name.data() + name.size(), n);
  return n;
}

std::string text_or_empty(const nlohmann::json& object, const char* key) {
  const auto at = object.find(key);
  return at == object.end() || !at->is_string() ? std::string() : at->get<std::string>();
}

Result<GoldBrief> load(const fs::path& folder) {
  GoldBrief brief;
  brief.name = fs::canonical(folder).filename().string();
  Result<std::string> bytes = file_bytes((folder / "gold.json").string());
  if (!bytes) return bytes.error();
  brief.gold = nlohmann::json::parse(*bytes, nullptr, false);
  if (brief.gold.is_discarded()) return Error{Error::Kind::format, (folder / "gold.json").string() + ": no JSON"};
  for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with("report-") || !name.ends_with(".txt")) continue;
    Result<std::string> text = file_bytes(entry.path().string());
    if (!text) return text.error();
    brief.texts[number_in(name)] = std::move(*text);
  }
  if (const Result<std::string> meta = file_bytes((folder / "meta.json").string())) {
    const nlohmann::json facts = nlohmann::json::parse(*meta, nullptr, false);
    for (const auto& [number, fact] : facts.items()) {
      brief.facts[std::stoi(number)] = {text_or_empty(fact, "url"), text_or_empty(fact, "outlet"), "", "", Day::parse(text_or_empty(fact, "published"))};
    }
  }
  for (const auto& claim : brief.gold.at("claims")) {
    const std::string id = claim.at("id");
    if (claim.value("core", false)) brief.core.push_back(id);
    for (const auto& [number, entry] : claim.at("reports").items()) {
      const std::string stance = entry.at("stance");
      brief.stance[{id, std::stoi(number)}] = stance;
      std::vector<std::string> cues;
      if (entry.contains("cues") && entry["cues"].is_array()) {
        for (const auto& cue : entry["cues"]) if (!normal(cue.get<std::string>()).empty()) cues.push_back(normal(cue.get<std::string>()));
      }
      if (!cues.empty() && stance != "silent") brief.cues[{id, std::stoi(number)}] = cues;
    }
  }
  return brief;
}

}  // namespace

std::string normal(std::string_view text) {
  std::string out;
  bool blank = false;
  for (std::size_t at = 0; at < text.size();) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t n = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + at, static_cast<utf8proc_ssize_t>(text.size() - at), &code);
    at += n > 0 ? static_cast<std::size_t>(n) : 1;
    if (n <= 0 || !is_word(code)) {
      blank = !out.empty();
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t size = utf8proc_encode_char(utf8proc_tolower(code), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size));
  }
  return out;
}

std::set<std::string> GoldBrief::meets(int n, std::string_view words, bool supports, bool contradicts) const {
  const std::string said = normal(words);
  std::set<std::string> out;
  for (const auto& [key, list] : cues) {
    if (key.second != n) continue;
    const std::string& s = stance.at(key);
    if (!((supports && s == "supports") || (contradicts && s == "contradicts"))) continue;
    if (std::any_of(list.begin(), list.end(), [&](const std::string& cue) {
          return said.find(cue) != std::string::npos || (said.size() > 15 && cue.find(said) != std::string::npos);
        }))
      out.insert(key.first);
  }
  return out;
}

Result<std::vector<GoldBrief>> gold_briefs(const std::string& folder) {
  std::vector<fs::path> folders;
  std::error_code error;
  if (fs::exists(fs::path(folder) / "gold.json", error)) folders.push_back(folder);
  else {
    for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
      if (fs::exists(entry.path() / "gold.json")) folders.push_back(entry.path());
    }
  }
  if (error || folders.empty()) return Error{Error::Kind::io, folder + ": no STORY/gold.json"};
  std::sort(folders.begin(), folders.end());
  std::vector<GoldBrief> out;
  for (const fs::path& path : folders) {
    Result<GoldBrief> brief = load(path);
    if (!brief) return brief.error();
    out.push_back(std::move(*brief));
  }
  return out;
}

std::vector<Page> pages_of_brief(const GoldBrief& brief) {
  std::vector<Page> out;
  for (const auto& [number, text] : brief.texts) {
    Page page{"report-" + std::to_string(number) + ".txt", "text/plain", text, {}};
    if (const auto at = brief.facts.find(number); at != brief.facts.end()) page.facts = at->second;
    out.push_back(std::move(page));
  }
  return out;
}

}  // namespace entente::eval
