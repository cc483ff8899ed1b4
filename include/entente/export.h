// Events of a brief in the formats of others (docs/formats.md, "export").
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "entente/finding.h"

namespace entente {

enum class ExportFormat : std::uint8_t { plover, gdelt, mentions, csv };
std::string_view name_of(ExportFormat format);
std::optional<ExportFormat> export_format_of(std::string_view name);

/// A table of events and what it could not hold.
struct Exported {
  std::string table;           ///< PLOVER: JSON Lines; GDELT: tab-separated without a head; CSV: RFC 4180 with a head
  std::string extra;           ///< JSON Lines, keyed by the exported id: status, origins, spans, holders, what else is lost
  std::size_t rows = 0;
  std::size_t left_out = 0;    ///< events that the format has no place for; the reason stands in `extra`
};

/// The events of all findings. GDELT means what happened: planned, expected and denied ones are left out of its tables unless
/// `all`; so is an event without any day, and of every format what is less sure than `sure` (Event::confidence). PLOVER and CSV hold every status. No clock, no guess: a cell that is not known is
/// empty. Errors: none. Cost: linear. Pure: the same brief, the same bytes.
Exported export_events(const Brief& brief, ExportFormat format, bool all = false, double sure = 0);

}  // namespace entente
