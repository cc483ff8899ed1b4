#include "entente/report.h"

#include <fmt/format.h>
#include <utf8proc.h>
#include <xxhash.h>

#include "values/names.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, 4> published_names = {"none", "stated", "user", "inferred"};

bool is_utf8(std::string_view text) {
  auto* at = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
  auto left = static_cast<utf8proc_ssize_t>(text.size());
  while (left > 0) {
    utf8proc_int32_t code = 0;
    const utf8proc_ssize_t n = utf8proc_iterate(at, left, &code);
    if (n <= 0) return false;
    at += n;
    left -= n;
  }
  return true;
}

}  // namespace

std::string_view name_of(PublishedHow how) { return name_in(published_names, how); }

std::string to_line(ReportId id) { return fmt::format("{:016x}{:016x}", id.high, id.low); }

std::optional<ReportId> report_id_of(std::string_view hex) {
  if (hex.size() != 32) return std::nullopt;
  std::uint64_t half[2] = {0, 0};
  for (std::size_t i = 0; i < 32; ++i) {
    const char c = hex[i];
    int digit = 0;
    if (c >= '0' && c <= '9') digit = c - '0';
    else if (c >= 'a' && c <= 'f') digit = c - 'a' + 10;
    else return std::nullopt;
    half[i / 16] = half[i / 16] * 16 + static_cast<std::uint64_t>(digit);
  }
  return ReportId{half[0], half[1]};
}

ReportId hash_report(std::string_view text) {
  const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
  return {hash.high64, hash.low64};
}

std::string check(const Report& report) {
  if (report.text.empty()) return "report without text";
  if (report.text.size() >= 0xffffffffu) return "text of 4 GiB or more";
  if (!is_utf8(report.text)) return "text is not UTF-8";
  if (report.id != hash_report(report.text)) return "id is not the hash of the text";
  if (report.key.empty()) return "no document key";
  if (report.title.begin != 0 || report.title.end > report.text.size()) return "title is not the first words";
  const DayRange& days = report.published.days;
  if (days.known() == (report.published.how == PublishedHow::none)) return "publication day without its source";
  if (days.earliest && days.latest && *days.latest < *days.earliest) return "publication days are reversed";
  std::uint32_t last = 0;
  for (const PageRun& run : report.page_map) {
    if (run.text.begin < last || run.text.end < run.text.begin || run.text.end > report.text.size()) return "page map out of order";
    last = run.text.end;
  }
  return {};
}

std::string to_line(const Report& report) {
  const std::string_view title = report.at(report.title);
  return fmt::format("{} | {} | {} | {} bytes | {}", to_line(report.id), report.outlet.empty() ? "unknown" : report.outlet,
                     to_line(report.published.days), report.text.size(), title);
}

std::string to_line(const Cite& cite) { return fmt::format("{}:{}-{}", to_line(cite.report), cite.span.begin, cite.span.end); }

}  // namespace entente
