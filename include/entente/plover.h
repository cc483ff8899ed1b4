// PLOVER 2.0 codes: event types, modes, contexts, sectors.
// Source: Open Event Data Alliance, PLOVER codebook, draft 2.0.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace entente {

enum class EventType : std::uint8_t {
  AGREE, CONSULT, SUPPORT, CONCEDE, COOPERATE, AID, RETREAT, REQUEST,
  ACCUSE, REJECT, THREATEN, PROTEST, SANCTION, MOBILIZE, COERCE, ASSAULT
};
inline constexpr int event_types = 16;
std::string_view name_of(EventType type);
std::optional<EventType> event_type_of(std::string_view name);

enum class Quad : std::uint8_t { verbal_cooperation, material_cooperation, verbal_conflict, material_conflict };
Quad quad_of(EventType type);
std::string_view name_of(Quad quad);

/// Is `mode` one of the codebook's modes of `type`? The empty mode always is.
bool is_mode(EventType type, std::string_view mode);
/// Conflict-cooperation score in [-10, 10] of a type and mode (section 2 and 9 of the codebook summary
/// in docs/code.md); nothing for "vandalize", which has none.
std::optional<double> plover_score(EventType type, std::string_view mode);
/// Goldstein value of the CAMEO root of the same name.
double goldstein(EventType type, std::string_view mode);
/// CAMEO root ("03") of a type and mode.
std::string_view cameo_root(EventType type, std::string_view mode);

/// PLOVER sector codes: GOV MIL COP JUD LEG PTY REB PRM SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED OPP REF REL SOC PRE.
bool is_sector(std::string_view code);
/// The 37 contexts, as the codebook writes them ("military", "cbrn").
bool is_context(std::string_view context);

}  // namespace entente
