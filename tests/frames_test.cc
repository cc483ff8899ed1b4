// Every row of data/lexicon/frames.txt fires in its example and no frame fires in its counterexamples, on parser output.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "code/frame/frame_lexicon.h"
#include "entente/code.h"
#include "entente/parse.h"
#include "text/tables.h"

namespace entente {
namespace {

std::shared_ptr<const ParseModel> parser() {
  std::ifstream file(ENTENTE_SOURCE "/models/en.bin", std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  const Result<std::shared_ptr<const ParseModel>> model = ParseModel::load(bytes.str());
  return model ? *model : nullptr;
}

Report report_of(std::string text) {
  Report report;
  report.text = std::move(text);
  report.language = "en";
  report.id = hash_report(report.text);
  return report;
}

bool fires(const ParseModel& parser, const CodeModel& coder, const std::string& text, const std::string& frame, std::uint32_t line) {
  const Report report = report_of(text);
  const std::vector<Sentence> sentences = parse(parser, report);
  const std::string rule = "frame: " + frame + " (frames.txt:" + (line == 0 ? "" : std::to_string(line) + ")");
  for (const Claim& claim : code(coder, report, sentences).claims) {
    EXPECT_EQ(check(claim, report), "");
    for (const std::string& said : claim.rules) {
      if (said.starts_with(rule)) return true;
    }
  }
  return false;
}

TEST(Frames, RowsFireInTheirExamples) {
  const auto trees = parser();
  ASSERT_TRUE(trees);
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder) << coder.error().what;
  const Result<FrameLexicon> lexicon = FrameLexicon::load(table("lexicon/frames.txt"), table("lexicon/events/sorts.txt"));
  ASSERT_TRUE(lexicon);
  std::size_t rows = 0;
  std::size_t fired = 0;
  std::string missed;
  for (const Frame& frame : lexicon->frames()) {
    for (const FrameRow& row : frame.rows) {
      ++rows;
      if (fires(*trees, **coder, row.example, frame.name, row.line)) ++fired;
      else missed += "frames.txt:" + std::to_string(row.line) + " " + frame.name + ": " + row.example + "\n";
    }
  }
  // The parser misreads some examples; the floor rises with it.
  EXPECT_GE(fired * 100, rows * 86) << fired << " of " << rows << "; silent:\n" << missed;
  if (std::getenv("SHOW") != nullptr) std::fputs(missed.c_str(), stderr);
  RecordProperty("rows", static_cast<int>(rows));
  RecordProperty("fired", static_cast<int>(fired));
}

TEST(Frames, NoneFiresInItsCounterexamples) {
  const auto trees = parser();
  ASSERT_TRUE(trees);
  const auto coder = CodeModel::built_in();
  ASSERT_TRUE(coder);
  const Result<FrameLexicon> lexicon = FrameLexicon::load(table("lexicon/frames.txt"), table("lexicon/events/sorts.txt"));
  ASSERT_TRUE(lexicon);
  // Trees are the parser's own: one in eighty may be wrong enough to fool a row ("The child fell asleep").
  std::size_t rows = 0, fired = 0;
  std::string wrong;
  for (const Frame& frame : lexicon->frames()) {
    for (const std::string& text : frame.counterexamples) {
      ++rows;
      if (!fires(*trees, **coder, text, frame.name, 0)) continue;
      ++fired;
      wrong += frame.name + ": " + text + "\n";
    }
  }
  EXPECT_LE(fired * 80, rows) << wrong;
}

}  // namespace
}  // namespace entente
