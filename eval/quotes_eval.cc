// entente-eval quotes: who said what (PolNeAR shape), as the reference scorer counts.
#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <tuple>

#include "code/quote/quotes.h"
#include "entente/parse.h"
#include "eval.h"

namespace entente::eval {
namespace {

using Json = nlohmann::ordered_json;
using Words = std::vector<std::uint32_t>;   // ascending

// Byte offsets of the code points, and back.
struct Points {
  std::vector<std::uint32_t> byte_of;
  std::vector<std::uint32_t> point_of;
  explicit Points(const std::string& text) : point_of(text.size() + 1) {
    for (std::uint32_t i = 0; i < text.size(); ++i) {
      if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) byte_of.push_back(i);
      point_of[i] = static_cast<std::uint32_t>(byte_of.size()) - 1;
    }
    point_of[text.size()] = static_cast<std::uint32_t>(byte_of.size());
    byte_of.push_back(static_cast<std::uint32_t>(text.size()));
  }
};

// A letter or digit in the sense of the reference (\w), for the alphabets of the sets.
bool word_char(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const unsigned char c = static_cast<unsigned char>(text[at]);
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  if (end - at == 3) return c != 0xE2;                                        // general punctuation, arrows, symbols
  if (end - at == 2 && c == 0xC2) {
    const unsigned char d = static_cast<unsigned char>(text[at + 1]);
    return d == 0xAA || d == 0xB2 || d == 0xB3 || d == 0xB5 || d == 0xB9 || d == 0xBA || d == 0xBC || d == 0xBD || d == 0xBE;
  }
  return end - at == 2 && !(c == 0xC3 && (static_cast<unsigned char>(text[at + 1]) == 0x97 || static_cast<unsigned char>(text[at + 1]) == 0xB7));
}

bool joint_char(std::string_view text, std::uint32_t at) {
  return text[at] == '-' || text[at] == '\'' || text.substr(at, 3) == "\u2019";
}

// Words in code points: runs of letters and digits, with apostrophes and hyphens between them.
std::vector<std::pair<std::uint32_t, std::uint32_t>> words_of(const std::string& text, const Points& p) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  const std::uint32_t n = static_cast<std::uint32_t>(p.byte_of.size()) - 1;
  const auto is_word = [&](std::uint32_t i) { return i < n && word_char(text, p.byte_of[i], p.byte_of[i + 1]); };
  for (std::uint32_t i = 0; i < n;) {
    if (!is_word(i)) {
      ++i;
      continue;
    }
    const std::uint32_t begin = i;
    while (is_word(i) || (i < n && joint_char(text, p.byte_of[i]) && is_word(i + 1))) ++i;
    out.emplace_back(begin, i);
  }
  return out;
}

struct Item {
  Words words, speaker;
  std::string kind;
};

class Cover {
 public:
  explicit Cover(std::vector<std::pair<std::uint32_t, std::uint32_t>> words) : words_(std::move(words)) {}
  void add(Words& out, std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t k = 0; k < words_.size(); ++k)
      if (words_[k].second > begin && words_[k].first < end) out.push_back(k);
  }

 private:
  std::vector<std::pair<std::uint32_t, std::uint32_t>> words_;
};

void tidy(Words& w) {
  std::sort(w.begin(), w.end());
  w.erase(std::unique(w.begin(), w.end()), w.end());
}

std::size_t common(const Words& a, const Words& b) {
  std::size_t n = 0;
  for (auto i = a.begin(), j = b.begin(); i != a.end() && j != b.end();) {
    if (*i == *j) ++n, ++i, ++j;
    else if (*i < *j) ++i;
    else ++j;
  }
  return n;
}

Item item_of(const Json& q, const Cover& cover) {
  Item item;
  if (q.contains("parts") && q["parts"].is_array() && !q["parts"].empty()) {
    for (const Json& part : q["parts"]) cover.add(item.words, part[0], part[1]);
  } else {
    cover.add(item.words, q["quote_start"], q["quote_end"]);
  }
  const int begin = q.value("speaker_start", -1), end = q.value("speaker_end", -1);
  if (begin >= 0) cover.add(item.speaker, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  item.kind = q.value("kind", "");
  tidy(item.words);
  tidy(item.speaker);
  return item;
}

// Our quotes as the reference reads them: those of one cue are the pieces of one.
Json system_quotes(const std::vector<Quote>& quotes, const Points& p) {
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::vector<const Quote*>> groups;
  for (const Quote& q : quotes) {
    const bool loose = q.cue.empty();
    groups[{loose ? q.span.begin : q.cue.begin, loose ? q.span.end : q.cue.end, loose ? 1 : 0}].push_back(&q);
  }
  Json out = Json::array();
  for (const auto& [key, group] : groups) {
    bool direct = true, indirect = true;
    std::uint32_t begin = group.front()->span.begin, end = group.front()->span.end;
    Json parts = Json::array();
    for (const Quote* q : group) {
      direct &= q->kind == QuoteKind::direct;
      indirect &= q->kind == QuoteKind::indirect;
      begin = std::min(begin, q->span.begin), end = std::max(end, q->span.end);
      parts.push_back({p.point_of[q->span.begin], p.point_of[q->span.end]});
    }
    const Quote& q = *group.front();
    Json line{{"quote_start", p.point_of[begin]}, {"quote_end", p.point_of[end]},
              {"speaker_start", q.speaker.empty() ? -1 : static_cast<int>(p.point_of[q.speaker.begin])},
              {"speaker_end", q.speaker.empty() ? -1 : static_cast<int>(p.point_of[q.speaker.end])},
              {"cue_start", q.cue.empty() ? -1 : static_cast<int>(p.point_of[q.cue.begin])},
              {"cue_end", q.cue.empty() ? -1 : static_cast<int>(p.point_of[q.cue.end])},
              {"kind", direct ? "direct" : indirect ? "indirect" : "mixed"}};
    if (parts.size() > 1) line["parts"] = parts;
    out.push_back(std::move(line));
  }
  return out;
}

struct Count {
  double gold = 0, system = 0, over = 0, speakers = 0, speakers_right = 0, joint = 0;
  static double f1(double tp, double system, double gold) {
    const double precision = system > 0 ? tp / system : (gold > 0 ? 0.0 : 1.0);
    const double recall = gold > 0 ? tp / gold : (system > 0 ? 0.0 : 1.0);
    return precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
  }
};

constexpr const char* kinds[] = {"", "direct", "mixed", "indirect"};

// One document into the counts of all kinds.
void score(const std::vector<Item>& gold, const std::vector<Item>& system, Count (&counts)[4]) {
  using Candidate = std::tuple<double, long, std::size_t, std::size_t>;
  std::vector<Candidate> candidates;
  for (std::size_t x = 0; x < gold.size(); ++x)
    for (std::size_t y = 0; y < system.size(); ++y) {
      const std::size_t n = common(gold[x].words, system[y].words);
      if (n == 0) continue;
      const double jaccard = static_cast<double>(n) / static_cast<double>(gold[x].words.size() + system[y].words.size() - n);
      candidates.emplace_back(-jaccard, -static_cast<long>(common(gold[x].speaker, system[y].speaker)), x, y);
    }
  std::sort(candidates.begin(), candidates.end());
  std::vector<std::ptrdiff_t> mate_of_gold(gold.size(), -1), mate_of_system(system.size(), -1);
  std::vector<double> jaccards(gold.size(), 0);
  for (const auto& [minus, speakers, x, y] : candidates) {
    if (mate_of_gold[x] >= 0 || mate_of_system[y] >= 0) continue;
    mate_of_gold[x] = static_cast<std::ptrdiff_t>(y);
    mate_of_system[y] = static_cast<std::ptrdiff_t>(x);
    jaccards[x] = -minus;
  }
  for (int k = 0; k < 4; ++k) {
    Count& c = counts[k];
    const std::string kind = kinds[k];
    for (std::size_t y = 0; y < system.size(); ++y) {
      const std::ptrdiff_t x = mate_of_system[y];
      c.system += kind.empty() || (x >= 0 ? gold[static_cast<std::size_t>(x)].kind == kind : system[y].kind == kind);
    }
    for (std::size_t x = 0; x < gold.size(); ++x) {
      if (!kind.empty() && gold[x].kind != kind) continue;
      ++c.gold;
      if (mate_of_gold[x] < 0 || jaccards[x] < 0.5) continue;
      const Item& s = system[static_cast<std::size_t>(mate_of_gold[x])];
      ++c.over;
      const bool right = gold[x].speaker.empty() ? s.speaker.empty() : common(gold[x].speaker, s.speaker) > 0;
      if (!gold[x].speaker.empty()) ++c.speakers, c.speakers_right += right;
      c.joint += right;
    }
  }
}

}  // namespace

Result<Scores> quotes(const Request& request) {
  const Result<CueTable> table = CueTable::load();
  if (!table) return table.error();
  const Result<std::string> model = file_bytes(request.models + "/en.bin");
  if (!model) return model.error();
  const auto parser = ParseModel::load(*model);
  if (!parser) return parser.error();
  std::ofstream out;
  if (!request.out.empty()) out.open(request.out);
  Count counts[4];
  double documents = 0;
  for (const std::string& path : request.gold) {
    const Result<std::string> bytes = file_bytes(path);
    if (!bytes) return bytes.error();
    for (std::size_t at = 0; at < bytes->size();) {
      const std::size_t end = std::min(bytes->find('\n', at), bytes->size());
      const std::string_view line = std::string_view(*bytes).substr(at, end - at);
      at = end + 1;
      if (line.empty()) continue;
      const Json d = Json::parse(line);
      Report report;
      report.text = d["text"];
      report.language = "en";
      const Points points(report.text);
      const Cover cover(words_of(report.text, points));
      const Json ours = system_quotes(entente::quotes(*table, report, parse(**parser, report)), points);
      std::vector<Item> gold, system;
      for (const Json& q : d["quotes"]) gold.push_back(item_of(q, cover));
      for (const Json& q : ours) system.push_back(item_of(q, cover));
      const auto no_words = [](const Item& i) { return i.words.empty(); };
      std::erase_if(gold, no_words);
      std::erase_if(system, no_words);
      score(gold, system, counts);
      ++documents;
      if (out.is_open()) out << Json{{"id", d["id"]}, {"quotes", ours}}.dump() << '\n';
    }
  }
  if (documents == 0) return Error{Error::Kind::format, "no lines"};
  Scores scores{{"documents", documents}, {"gold", counts[0].gold}, {"output", counts[0].system}};
  for (int k = 1; k < 4; ++k) scores[std::string(kinds[k]) + "_f1"] = Count::f1(counts[k].over, counts[k].system, counts[k].gold);
  for (int k = 1; k < 4; ++k)
    scores[std::string(kinds[k]) + "_speaker_accuracy"] = counts[k].speakers > 0 ? counts[k].speakers_right / counts[k].speakers : 0;
  scores["overlap_f1"] = Count::f1(counts[0].over, counts[0].system, counts[0].gold);
  scores["speaker_accuracy"] = counts[0].speakers > 0 ? counts[0].speakers_right / counts[0].speakers : 0;
  scores["joint_f1"] = Count::f1(counts[0].joint, counts[0].system, counts[0].gold);
  return scores;
}

}  // namespace entente::eval
