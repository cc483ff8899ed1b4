// Counts in how many lines each stem stands: frequencies FILE... > data/text/frequencies.txt
// Lines are sentences of openly licensed text; stems in fewer than 4 lines are left out.
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "text/words.h"

int main(int argc, char** argv) {
  std::map<std::string, int> counts;
  int lines = 0;
  for (int i = 1; i < argc; ++i) {
    std::ifstream in(argv[i]);
    for (std::string line; std::getline(in, line); ++lines) {
      std::set<std::string> stems;
      for (const entente::Word& word : entente::words_of(line)) stems.insert(word.stem);
      for (const std::string& stem : stems) ++counts[stem];
    }
  }
  counts["!sentences"] = lines;
  for (const auto& [stem, count] : counts) {
    if (count >= 4) std::printf("%s\t%d\n", stem.c_str(), count);
  }
}
