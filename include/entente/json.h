// The public JSON Lines of each stage (docs/formats.md), version 1.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "entente/difference.h"
#include "entente/finding.h"
#include "entente/report.h"
#include "entente/result.h"
#include "entente/sentence.h"
#include "entente/system.h"

namespace entente {

inline constexpr int json_version = 1;

/// One line, without its newline; keys in a fixed order; bytes that are not UTF-8 cannot occur.
std::string to_json(const Report& report);
std::string to_json(const Sentence& sentence, const Report& report);
/// One claim. `index` is its place in the report's coding and gives it its id.
std::string to_json(const Claim& claim, std::size_t index, const Report& report);
std::string to_json(const RoleEvidence& evidence, const Report& report);
/// The whole brief as one object: its head, its stories with commas between them, its tail.
std::string to_json(const Brief& brief);
std::string json_head_of(const Brief& brief);
std::string json_of_story(std::uint32_t story, const Brief& brief);
inline constexpr std::string_view json_tail = "]}";
/// One plan of a story, with the words that announce it.
std::string to_json(const Plan& plan, std::uint32_t story, const Brief& brief);

/// One line of a comparison.
std::string to_json(const Difference& difference, const Brief& brief);

/// The system of actors that a brief describes, as one object.
std::string to_json(const System& system, const Brief& brief);
/// One row of the ledger.
std::string to_json(const LedgerRow& row, const Brief& brief);

/// Reads back what to_json(Report) wrote. Errors: format.
Result<Report> report_from_json(std::string_view line);

}  // namespace entente
