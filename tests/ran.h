// What a run of the command left behind.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

struct Ran {
  int code = -1;
  std::string out, err;
};

inline std::string file_text(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}
