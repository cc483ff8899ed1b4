// Fits how sure claims and events are, by readings of them:
// train_code_confidence models TEXTS events|claims train/code/read_events.tsv > data/confidence/event.txt
// TEXTS is what texts.py wrote from the same file. Positive: right in every slot. The figures on stderr leave a tenth of the reports out in turn.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <map>
#include <numeric>
#include <sstream>

#include "code/confidence/confidence.h"
#include "entente/engine.h"
#include "eval.h"
#include "text/logistic.h"
#include "train/logistic.h"

using namespace entente;

namespace {

struct Verdict {
  std::string reading, report, type;
  Span cite;
  bool right = true;
};

struct Judged {
  std::string reading, report;
  train::Row row;
};

constexpr std::size_t folds = 10;
constexpr double ridge = 6;

std::map<std::string, std::vector<Verdict>> verdicts(const std::string& path) {
  std::map<std::string, std::vector<Verdict>> out;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    Verdict v;
    fields >> v.reading >> v.report >> v.cite.begin >> v.cite.end >> v.type;
    for (int slot; fields >> slot;) v.right = v.right && slot == 1;
    out[v.report].push_back(v);
  }
  return out;
}

/// The claim that was judged, if it is still made: the same words, or nearly, and the same type where one is noted.
const Claim* found(const Coding& coding, const Verdict& verdict, bool events) {
  const Claim* best = nullptr;
  std::uint32_t least = 30;
  const auto apart = [](std::uint32_t a, std::uint32_t b) { return a > b ? a - b : b - a; };
  for (const Claim& claim : coding.claims) {
    if (events && (!claim.event || (verdict.type != "-" && name_of(claim.event->type) != verdict.type))) continue;
    const std::uint32_t off = apart(claim.cite.span.begin, verdict.cite.begin) + apart(claim.cite.span.size(), verdict.cite.size()) * (verdict.type == "-" ? 3 : 1);
    if (off < least) best = &claim, least = off;
  }
  return best;
}

std::vector<Judged> rows_of(const Models& models, const std::string& texts, const std::map<std::string, std::vector<Verdict>>& read, bool events,
                            std::vector<std::string_view>& names) {
  std::vector<Judged> out;
  std::size_t all = 0;
  for (const auto& [report, judged] : read) {
    all += judged.size();
    const Result<std::string> bytes = eval::file_bytes(texts + "/" + report + ".txt");
    if (!bytes) continue;
    Page page;
    page.bytes = *bytes;
    page.path = report + ".txt";
    Result<Report> article = entente::read(page);
    if (!article) continue;
    const CodedReport coded = code_report(models, std::move(*article));
    const Topic topic = topic_of(coded.sentences, coded.coding);
    for (const Verdict& verdict : judged) {
      const Claim* claim = found(coded.coding, verdict, events);
      if (claim == nullptr) continue;
      const Sentence& sentence = coded.sentences[claim->sentence];
      std::vector<Doubt> doubts = doubts_of_claim(coded.report, sentence, coded.coding, topic, *claim);
      if (events) doubts = doubts_of_event(std::move(doubts), sentence, *claim);
      Judged& row = out.emplace_back(Judged{verdict.reading, report, {{}, verdict.right, 1}});
      names.clear();
      for (const Doubt& doubt : doubts) row.row.x.push_back(doubt.value), names.push_back(doubt.name);
    }
  }
  fmt::print(stderr, "{} of {} verdicts still apply\n", out.size(), all);
  return out;
}

std::size_t fold_of(const std::string& report) {
  std::uint32_t sum = 2166136261u;
  for (const char c : report) sum = (sum ^ static_cast<unsigned char>(c)) * 16777619u;
  return (sum >> 8) % folds;
}

std::vector<double> fit(const std::vector<Judged>& judged, std::size_t without, std::size_t features) {
  std::vector<train::Row> rows;
  for (const Judged& j : judged) if (fold_of(j.report) != without) rows.push_back(j.row);
  return train::fit(rows, features, ridge);
}

double auc(const std::vector<std::pair<double, bool>>& scored) {
  double pairs = 0, right = 0;
  for (const auto& [x, a] : scored) {
    for (const auto& [y, b] : scored) if (a && !b) pairs += 1, right += x > y ? 1 : x == y ? 0.5 : 0;
  }
  return pairs > 0 ? right / pairs : 0.5;
}

void report_on(std::vector<std::pair<double, bool>> scored) {
  std::sort(scored.rbegin(), scored.rend());
  fmt::print(stderr, "AUC {:.3f} of {}\n", auc(scored), scored.size());
  const std::size_t tenth = std::max<std::size_t>(scored.size() / 10, 1);
  double right = 0, told = 0;
  std::size_t from = 0;
  double kept_right = 0;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    right += scored[i].second, told += scored[i].first, kept_right += scored[i].second;
    if ((i + 1) % tenth != 0 && i + 1 != scored.size()) continue;
    const double n = static_cast<double>(i + 1 - from);
    fmt::print(stderr, "kept {:4}: told {:.2f} right {:.2f} | bar {:.2f} share {:.2f} right {:.3f}\n", i + 1, told / n, right / n, scored[i].first,
               static_cast<double>(i + 1) / static_cast<double>(scored.size()), kept_right / static_cast<double>(i + 1));
    from = i + 1, right = told = 0;
  }
}

void bars_on(const std::vector<std::pair<double, bool>>& scored, std::string_view whose) {
  for (const double bar : {0.0, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6}) {
    double kept = 0, right = 0;
    for (const auto& [share, is_right] : scored) if (share >= bar) kept += 1, right += is_right;
    fmt::print(stderr, "{}: bar {:.2f} keeps {:.2f}, right {:.2f} of {}\n", whose, bar, kept / static_cast<double>(scored.size()), kept > 0 ? right / kept : 0, kept);
  }
}

/// Slope and shift that make the scores of reports left out shares: the weights are scaled by them. By other readers than the author: he is the milder one.
std::vector<double> calibration(const std::vector<double>& scores, const std::vector<Judged>& judged) {
  std::vector<train::Row> rows;
  for (std::size_t i = 0; i < judged.size(); ++i)
    if (!judged[i].reading.starts_with("own-")) rows.push_back({{1, scores[i]}, judged[i].row.positive, 1});
  return train::fit(rows, 2, 1e-3);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 5) return 2;
  const bool events = std::string_view(argv[3]) == "events";
  const auto models = load_models(argv[1]);
  if (!models) return 2;
  std::vector<std::string_view> names;
  const std::vector<Judged> judged = rows_of(*models, argv[2], verdicts(argv[4]), events, names);
  std::vector<double> scores(judged.size());
  for (std::size_t fold = 0; fold < folds; ++fold) {
    const Logistic model(fit(judged, fold, names.size()));
    for (std::size_t i = 0; i < judged.size(); ++i) if (fold_of(judged[i].report) == fold) scores[i] = model.score(judged[i].row.x);
  }
  const std::vector<double> to_share = calibration(scores, judged);
  std::map<std::string, std::vector<std::pair<double, bool>>> readings;
  std::vector<std::pair<double, bool>> all;
  for (std::size_t i = 0; i < judged.size(); ++i) {
    const std::pair<double, bool> scored{sigmoid(to_share[0] + to_share[1] * scores[i]), judged[i].row.positive};
    readings[judged[i].reading].push_back(scored);
    if (!judged[i].reading.starts_with("own-")) all.push_back(scored);
  }
  report_on(all);
  bars_on(all, "all");
  for (const auto& [reading, scored] : readings) {
    const double right = static_cast<double>(std::count_if(scored.begin(), scored.end(), [](const auto& s) { return s.second; }));
    const double told = std::accumulate(scored.begin(), scored.end(), 0.0, [](double sum, const auto& s) { return sum + s.first; });
    fmt::print(stderr, "reading {}: {} rows, told {:.2f}, right {:.2f}, AUC {:.3f}\n", reading, scored.size(), told / static_cast<double>(scored.size()),
               right / static_cast<double>(scored.size()), auc(scored));
    if (reading.starts_with('s')) bars_on(scored, reading);
  }
  std::vector<double> weights = fit(judged, folds, names.size());
  for (double& w : weights) w *= to_share[1];
  weights[0] += to_share[0];
  for (std::size_t i = 0; i < weights.size(); ++i) fmt::print("{}\t{:.4f}\n", names[i], weights[i]);
}
