// Work on many values by a few threads; who does what never shows in the result.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace entente {

/// Calls work(0) .. work(n - 1), each once, on `threads` threads (0: one a core). `work(i)` may touch value i alone.
/// `progress(done, n)` is called by one thread at a time. Returns when all is done.
template <class Work>
void for_each(std::size_t n, unsigned threads, const std::function<void(std::size_t, std::size_t)>& progress, Work work) {
  if (threads == 0) threads = std::max(1u, std::thread::hardware_concurrency());
  std::atomic<std::size_t> next{0};
  std::size_t done = 0;
  std::mutex talk;
  const auto labour = [&] {
    for (std::size_t i = next.fetch_add(1); i < n; i = next.fetch_add(1)) {
      work(i);
      if (!progress) continue;
      const std::lock_guard lock(talk);
      progress(++done, n);
    }
  };
  std::vector<std::jthread> others;
  const std::size_t extra = std::min<std::size_t>(threads - 1, n == 0 ? 0 : n - 1);
  for (std::size_t t = 0; t < extra; ++t) others.emplace_back(labour);
  labour();
}

}  // namespace entente
