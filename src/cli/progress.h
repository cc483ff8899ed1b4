// Progress of long work on a terminal's stderr.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace entente::cli {

/// Prints "coded 120/500 · 96/s · 2 failed · 4 s left" once a second at most, after the first second, on a terminal alone.
class Progress {
 public:
  Progress(std::string verb, bool quiet);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void at(std::size_t done, std::size_t total, std::size_t failed = 0);

 private:
  using Clock = std::chrono::steady_clock;
  std::string verb_;
  bool on_;
  bool printed_ = false;
  Clock::time_point begin_, last_;
};

}  // namespace entente::cli
