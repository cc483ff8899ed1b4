#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

namespace entente::cli {

Progress::Progress(std::string verb, bool quiet)
    : verb_(std::move(verb)), on_(!quiet && ::isatty(STDERR_FILENO) != 0), begin_(Clock::now()), last_(begin_) {}

Progress::~Progress() {
  if (printed_) fmt::print(stderr, "\r\x1b[K");
}

void Progress::at(std::size_t done, std::size_t total, std::size_t failed) {
  const Clock::time_point now = Clock::now();
  if (!on_ || done == 0 || now - last_ < std::chrono::seconds(1)) return;
  last_ = now;
  printed_ = true;
  const double seconds = std::chrono::duration<double>(now - begin_).count();
  const double rate = static_cast<double>(done) / seconds;
  const std::string failures = failed > 0 ? fmt::format(" · {} failed", failed) : "";
  fmt::print(stderr, "\r\x1b[K{} {}/{} · {:.0f}/s{} · {:.0f} s left", verb_, done, total, rate, failures,
             static_cast<double>(total - done) / rate);
  std::fflush(stderr);
}

}  // namespace entente::cli
