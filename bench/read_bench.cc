// Speed of read: a page made here, and the pages of $ENTENTE_DATA where it is set.
#include <benchmark/benchmark.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "entente/read.h"

namespace entente {
namespace {

std::string made_page() {
  std::string page = "<!DOCTYPE html><html lang=en><head><title>Ferry treaty</title><meta property=\"og:type\" content=\"article\"></head><body>";
  for (int i = 0; i < 150; ++i) page += "<li class=\"menu-item nav-link\"><a href=\"/section/" + std::to_string(i) + "\">Section " + std::to_string(i) + "</a></li>";
  page += "<script>" + std::string(30000, 'x') + "</script><article><h1>Ferry treaty</h1>";
  for (int i = 0; i < 60; ++i) {
    page += "<div class=\"block block-" + std::to_string(i) + "\"><p>Norway&#39;s prime minister arrived in Montevideo on day " + std::to_string(i) +
            " to sign a <a href=/t>treaty</a>, her office said, and the two governments agreed on ferries that carry tin ore.</p></div>";
  }
  return page + "</article></body></html>";
}

void run(benchmark::State& state, const std::vector<Page>& pages) {
  std::size_t bytes = 0, done = 0;
  for (auto _ : state) {
    for (const Page& page : pages) {
      auto report = read(page);
      benchmark::DoNotOptimize(report);
      bytes += page.bytes.size();
      ++done;
    }
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes));
  state.counters["pages/s"] = benchmark::Counter(static_cast<double>(done), benchmark::Counter::kIsRate);
}

void made_html(benchmark::State& state) {
  Page page;
  page.bytes = made_page();
  run(state, {page});
}
BENCHMARK(made_html);

std::vector<Page> stored_pages(const std::string& prefix) {
  std::vector<Page> pages;
  const char* data = std::getenv("ENTENTE_DATA");
  if (data == nullptr) return pages;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(data) + "/pages/html")) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    Page page;
    page.path = entry.path().filename().string();
    page.media_type = "text/html";
    gzFile file = gzopen(entry.path().c_str(), "rb");
    char buffer[1 << 16];
    for (int n = 0; (n = gzread(file, buffer, sizeof buffer)) > 0;) page.bytes.append(buffer, static_cast<std::size_t>(n));
    gzclose(file);
    pages.push_back(std::move(page));
  }
  return pages;
}

void stored_html(benchmark::State& state, const char* prefix) {
  const std::vector<Page> pages = stored_pages(prefix);
  if (pages.empty()) return state.SkipWithError("needs ENTENTE_DATA");
  run(state, pages);
}
BENCHMARK_CAPTURE(stored_html, aeb, "aeb-");
BENCHMARK_CAPTURE(stored_html, wcxb, "wcxb-");

void plain_text(benchmark::State& state) {
  Page page;
  page.bytes = "Ferry treaty signed\n\n";
  for (int i = 0; i < 40; ++i) page.bytes += "Norway's prime minister arrived in Montevideo on day " + std::to_string(i) + " to sign a treaty on ferries, her office said there.\n\n";
  run(state, {page});
}
BENCHMARK(plain_text);

}  // namespace
}  // namespace entente

BENCHMARK_MAIN();
