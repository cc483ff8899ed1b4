#include "brief_score.h"

#include <utf8proc.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <set>
#include <tuple>

#include "partition.h"

namespace entente::eval {
namespace {

using Json = nlohmann::json;
using Claims = std::set<std::string>;

/// One entry of support: the report's number, its words, the claims they meet.
struct Item {
  int report = 0;
  std::string text;
  Claims meets;
};

double ratio(double n, double d, double other = 1) { return d > 0 ? n / d : other > 0 ? 0 : 1; }

/// NFC, every run of white space one blank.
std::string plain(const std::string& text) {
  std::string padded = text;
  utf8proc_uint8_t* composed = nullptr;
  const utf8proc_ssize_t n = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(padded.data()), static_cast<utf8proc_ssize_t>(padded.size()), &composed,
                                          static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(composed, std::free);
  const std::string_view in = n >= 0 ? std::string_view(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(n)) : std::string_view(text);
  std::string out;
  bool blank = false;
  for (std::size_t i = 0; i < in.size(); ++i) {
    const bool wide = in[i] == '\xc2' && i + 1 < in.size() && in[i + 1] == '\xa0';
    if (wide || in[i] == ' ' || (in[i] >= '\t' && in[i] <= '\r')) {
      blank = !out.empty();
      i += wide;
      continue;
    }
    if (blank) out += ' ';
    blank = false;
    out += in[i];
  }
  return out;
}

bool intersect(const Claims& a, const Claims& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& c) { return b.count(c) > 0; });
}

Claims both(const Claims& a, const Claims& b) {
  Claims out;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::inserter(out, out.end()));
  return out;
}

/// Page remains of one report and the article without them, normalised.
struct DebrisText {
  std::vector<std::string> lines;
  std::string article;

  bool holds(const std::string& text) const {
    const std::string t = " " + normal(text) + " ";
    if (t.size() <= 2) return false;
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
      const std::string d = " " + line + " ";
      return (d.find(t) != std::string::npos && article.find(t) == std::string::npos) || (t.find(d) != std::string::npos && article.find(d) == std::string::npos);
    });
  }
};

std::map<int, DebrisText> debris_of(const GoldBrief& gold) {
  std::map<int, DebrisText> out;
  for (const auto& [n, text] : gold.texts) {
    std::set<int> bad;
    const auto& debris = gold.gold.contains("debris") ? gold.gold.at("debris") : Json::object();
    if (debris.contains("report-" + std::to_string(n))) for (const auto& line : debris.at("report-" + std::to_string(n))) bad.insert(line.get<int>());
    std::string article;
    int number = 1;
    for (std::size_t at = 0; at <= text.size(); ++number) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = text.substr(at, end - at);
      at = end + 1;
      if (!bad.count(number)) article += line + "\n";
      else if (normal(line).size() > 3) out[n].lines.push_back(normal(line));
    }
    out[n].article = " " + normal(article) + " ";
  }
  return out;
}

std::size_t groups_of(const GoldBrief& gold) {
  std::map<int, int> group;
  for (const auto& [n, _] : gold.texts) group[n] = n;
  if (gold.gold.contains("lineage")) {
    for (const auto& pair : gold.gold.at("lineage")) {
      const std::string relation = pair.at("relation");
      if (relation != "copy" && relation != "rewrite" && relation != "common source") continue;
      const int a = group[pair.at("a").get<int>()], b = group[pair.at("b").get<int>()];
      for (auto& [_, g] : group) if (g == b) g = a;
    }
  }
  std::set<int> distinct;
  for (const auto& [_, g] : group) distinct.insert(g);
  return distinct.size();
}

/// The number N of a path that ends in report-N.txt or the like.
std::optional<int> number_of(const std::string& path) {
  const std::size_t at = path.rfind("report-");
  if (at == std::string::npos || path.find('/', at) != std::string::npos) return std::nullopt;
  const std::size_t digits = path.find_first_not_of("0123456789", at + 7);
  const std::string number = path.substr(at + 7, (digits == std::string::npos ? path.size() : digits) - at - 7);
  if (number.empty()) return std::nullopt;
  return std::stoi(number);
}

class OneStory {
 public:
  OneStory(const GoldBrief& gold, const Json& system, std::map<std::string, double>& counts, std::map<std::pair<std::string, std::string>, double>& table)
      : gold_(gold), c_(counts), table_(table), debris_(debris_of(gold)) {
    for (const std::string& x : gold.core) {
      const bool cell = std::any_of(gold.texts.begin(), gold.texts.end(), [&](const auto& t) { return is_cell(x, t.first); });
      if (cell) core_.insert(x);
    }
    const Json none = Json::object();
    const Json* told = &none;
    std::size_t most = 0;
    if (system.contains("stories")) {
      for (const Json& story : system.at("stories")) {
        const std::size_t n = story.contains("reports") ? story.at("reports").size() : 0;
        if (told == &none || n > most) told = &story, most = n;
      }
    }
    told_ = told;
    if (told->contains("reports")) {
      for (const Json& report : told->at("reports")) {
        const auto n = number_of(report.value("path", ""));
        if (n && gold.texts.count(*n)) number_[report.at("id")] = *n;
      }
    }
    score();
  }

 private:
  bool is_cell(const std::string& claim, int n) const {
    const auto at = gold_.stance.find({claim, n});
    return at != gold_.stance.end() && at->second == "supports" && gold_.cues.count({claim, n}) > 0;
  }

  std::vector<Item> items(const Json& rows, bool supports, bool contradicts) const {
    std::vector<Item> out;
    if (!rows.is_array()) return out;
    for (const Json& row : rows) {
      const auto at = number_.find(row.at("report"));
      if (at == number_.end()) continue;
      const std::string text = row.value("text", "");
      out.push_back({at->second, text, gold_.meets(at->second, text, supports, contradicts)});
    }
    return out;
  }

  void score() {
    for (const std::string& x : core_) {
      std::vector<int> cells;
      for (const auto& [n, _] : gold_.texts) if (is_cell(x, n)) cells.push_back(n);
      c_["cells"] += static_cast<double>(cells.size());
      c_["want"] += static_cast<double>(cells.size() * (cells.size() - 1)) / 2;
    }
    c_["core"] += static_cast<double>(core_.size());
    c_["claims"] += static_cast<double>(gold_.gold.at("claims").size());
    if (told_->contains("findings")) for (const Json& finding : told_->at("findings")) add(finding);
    std::set<std::string> met;
    for (const auto& [x, _] : covered_) met.insert(x);
    c_["core_met"] += static_cast<double>(met.size());
    c_["cells_met"] += static_cast<double>(covered_.size());
    for (const auto& [x, n, m] : linked_) c_["linked"] += core_.count(x) && is_cell(x, n) && is_cell(x, m);
    for (const auto& [_, n] : told_by_) c_["meetings"] += n;
    c_["met_claims"] += static_cast<double>(told_by_.size());
    stances();
    hard();
    const auto& origins = told_->contains("origins") ? told_->at("origins") : Json();
    if (origins.is_object() && origins.contains("low") && origins.contains("high")) {
      const double n = static_cast<double>(groups_of(gold_));
      c_["origins"] += origins.at("low").get<double>() <= n && n <= origins.at("high").get<double>();
    }
    c_["stories"] += 1;
    c_["reports"] += static_cast<double>(gold_.texts.size());
    std::set<int> kept;
    for (const auto& [_, n] : number_) kept.insert(n);
    c_["kept"] += static_cast<double>(kept.size());
  }

  void add(const Json& finding) {
    c_["findings"] += 1;
    const Json none;
    const Json& support_rows = finding.contains("support") ? finding.at("support") : none;
    const std::vector<Item> support = items(support_rows, true, false);
    const std::vector<Item> against = items(finding.contains("contradict") ? finding.at("contradict") : none, false, true);
    c_["items"] += static_cast<double>(support_rows.size());
    Claims told;
    for (const Item& item : support) {
      const std::string words = plain(item.text);
      c_["cited"] += !words.empty() && plain(gold_.texts.at(item.report)).find(words) != std::string::npos;
      c_["debris"] += debris_.at(item.report).holds(item.text);
      for (const std::string& x : both(item.meets, core_)) {
        covered_.insert({x, item.report});
        told.insert(x);
      }
    }
    for (const std::string& x : told) ++told_by_[x];
    for (std::size_t i = 0; i < support.size(); ++i) {
      for (std::size_t j = i + 1; j < support.size(); ++j) link(support[i], support[j]);
    }
    sides_.push_back({support, against});
  }

  void link(const Item& a, const Item& b) {
    if (a.report == b.report || !intersect(a.meets, core_) || !intersect(b.meets, core_)) return;
    const Claims shared = both(a.meets, b.meets);
    c_["pairs"] += 1;
    c_["right"] += !shared.empty();
    for (const std::string& x : shared) linked_.insert({x, std::min(a.report, b.report), std::max(a.report, b.report)});
  }

  void stances() {
    for (const std::string& x : core_) {
      std::optional<std::pair<std::pair<std::size_t, int>, std::map<int, std::string>>> best;
      for (const auto& [support, against] : sides_) {
        std::set<int> s, a, in_s, in_a;
        for (const Item& i : support) {
          in_s.insert(i.report);
          if (i.meets.count(x)) s.insert(i.report);
        }
        for (const Item& i : against) {
          in_a.insert(i.report);
          if (i.meets.count(x)) a.insert(i.report);
        }
        if (s.empty() && a.empty()) continue;
        std::map<int, std::string> said;
        int good = 0;
        for (const auto& [n, _] : gold_.texts) {
          const bool contradicts = in_a.count(n) && (!in_s.count(n) || (a.count(n) && !s.count(n)));
          said[n] = contradicts ? "contradicts" : in_s.count(n) ? "supports" : "silent";
          const auto at = gold_.stance.find({x, n});
          good += at != gold_.stance.end() && at->second == said[n];
        }
        const std::pair<std::size_t, int> key{s.size() + a.size(), good};
        if (!best || key > best->first) best = {key, said};
      }
      for (const auto& [n, _] : gold_.texts) {
        const auto at = gold_.stance.find({x, n});
        if (at != gold_.stance.end()) table_[{at->second, best ? best->second.at(n) : ""}] += 1;
      }
    }
  }

  void hard() {
    std::vector<Claims> wanted;
    for (const Json& d : gold_.gold.at("disagreements")) {
      if (!d.value("hard", false)) continue;
      wanted.emplace_back();
      for (const Json& claim : d.at("claims")) wanted.back().insert(claim.get<std::string>());
    }
    std::set<std::size_t> met;
    if (told_->contains("disagreements")) {
      for (const Json& d : told_->at("disagreements")) {
        if (d.value("kind", "") != "hard") continue;
        c_["hard_told"] += 1;
        std::vector<Item> all;
        for (const Json& value : d.at("values")) {
          const std::vector<Item> here = items(value.at("support"), true, true);
          all.insert(all.end(), here.begin(), here.end());
        }
        bool right = false;
        for (std::size_t g = 0; g < wanted.size(); ++g) {
          std::set<int> reports;
          for (const Item& item : all) if (intersect(item.meets, wanted[g])) reports.insert(item.report);
          if (reports.size() < 2) continue;
          right = true;
          met.insert(g);
        }
        c_["hard_right"] += right;
      }
    }
    c_["hard"] += static_cast<double>(wanted.size());
    c_["hard_met"] += static_cast<double>(met.size());
  }

  const GoldBrief& gold_;
  std::map<std::string, double>& c_;
  std::map<std::pair<std::string, std::string>, double>& table_;
  const Json* told_ = nullptr;
  std::map<int, DebrisText> debris_;
  Claims core_;
  std::map<std::string, int> number_;
  std::set<std::pair<std::string, int>> covered_;
  std::set<std::tuple<std::string, int, int>> linked_;
  std::map<std::string, int> told_by_;
  std::vector<std::pair<std::vector<Item>, std::vector<Item>>> sides_;
};

}  // namespace

void BriefScorer::add(const GoldBrief& gold, const nlohmann::json& system) { OneStory(gold, system, counts_, table_); }

nlohmann::ordered_json BriefScorer::figures() const {
  const auto c = [&](const char* key) {
    const auto at = counts_.find(key);
    return at == counts_.end() ? 0.0 : at->second;
  };
  const double p = ratio(c("right"), c("pairs"), c("want")), r = ratio(c("linked"), c("want"), c("pairs"));
  double sum = 0;
  int classes = 0;
  nlohmann::ordered_json stance = nlohmann::ordered_json::object();
  for (const char* s : {"supports", "contradicts", "silent"}) {
    double gold = 0, told = 0, right = 0;
    for (const auto& [key, n] : table_) {
      gold += key.first == s ? n : 0;
      told += key.second == s ? n : 0;
      right += key.first == s && key.second == s ? n : 0;
    }
    if (gold == 0) continue;
    stance[s] = 2 * right / (gold + told);
    sum += 2 * right / (gold + told);
    ++classes;
  }
  return {{"core_recall", ratio(c("core_met"), c("core"), 0)}, {"cell_recall", ratio(c("cells_met"), c("cells"), 0)},
          {"link_p", p}, {"link_r", r}, {"link_f1", f1(p, r)}, {"stance_macro_f1", classes > 0 ? nlohmann::ordered_json(sum / classes) : nullptr},
          {"hard_recall", ratio(c("hard_met"), c("hard"), c("hard_told"))}, {"hard_precision", ratio(c("hard_right"), c("hard_told"), c("hard"))},
          {"debris_items", static_cast<int>(c("debris"))}, {"cite_accuracy", ratio(c("cited"), c("items"))},
          {"findings_per_claim", ratio(c("findings"), c("claims"))},
          {"findings_per_met_claim", c("met_claims") > 0 ? c("meetings") / c("met_claims") : 0}, {"origins_ok", ratio(c("origins"), c("stories"))},
          {"reports_kept", ratio(c("kept"), c("reports"))}, {"hard_system", static_cast<int>(c("hard_told"))}, {"stance_f1", stance}};
}

}  // namespace entente::eval
