#include "entente/plover.h"

#include <algorithm>

#include "values/names.h"

namespace entente {
namespace {

constexpr std::array<std::string_view, event_types> type_names = {
    "AGREE",  "CONSULT", "SUPPORT",  "CONCEDE", "COOPERATE", "AID",      "RETREAT", "REQUEST",
    "ACCUSE", "REJECT",  "THREATEN", "PROTEST", "SANCTION",  "MOBILIZE", "COERCE",  "ASSAULT"};

constexpr std::array<std::string_view, 4> quad_names = {"verbal cooperation", "material cooperation", "verbal conflict",
                                                        "material conflict"};

struct TypeRow {
  Quad quad;
  double score;
  double goldstein;
  std::string_view root;
};

using enum Quad;
// Scores: PLOVER codebook 2.0. ACCUSE is printed there as +3 although its modes are negative: -3 here.
constexpr std::array<TypeRow, event_types> types = {{
    {verbal_cooperation, 2.5, 4.0, "03"},   {verbal_cooperation, 2.5, 1.0, "04"}, {verbal_cooperation, 5, 3.5, "05"},
    {verbal_cooperation, 4.5, 5.0, "08"},   {material_cooperation, 9.5, 6.0, "06"}, {material_cooperation, 10, 7.0, "07"},
    {material_cooperation, 6.5, 5.0, "08"}, {verbal_conflict, 0, -5.0, "10"},     {verbal_conflict, -3, -2.0, "11"},
    {verbal_conflict, -2, -4.0, "12"},      {verbal_conflict, -3.5, -6.0, "13"},  {material_conflict, -5, -6.5, "14"},
    {material_conflict, -6, -4.0, "16"},    {material_conflict, -5.5, -7.2, "15"}, {material_conflict, -7, -7.0, "17"},
    {material_conflict, -9, -9.0, "18"},
}};

struct ModeRow {
  EventType type;
  std::string_view mode;
  std::optional<double> score;
};

using enum EventType;
constexpr std::array modes = {
    ModeRow{CONSULT, "visit", 4.0},          ModeRow{CONSULT, "third-party", 1.0},
    ModeRow{CONSULT, "multilateral", 4.0},   ModeRow{CONSULT, "phone", 1.5},
    ModeRow{RETREAT, "withdraw", 8.0},       ModeRow{RETREAT, "release", 6.5},
    ModeRow{RETREAT, "disarm", 10.0},        ModeRow{RETREAT, "ceasefire", 7.5},
    ModeRow{RETREAT, "access", 6.5},         ModeRow{RETREAT, "resign", 4.5},
    ModeRow{REQUEST, "assist", 0.5},         ModeRow{REQUEST, "change", -1.0},
    ModeRow{REQUEST, "yield", -1.0},         ModeRow{REQUEST, "meet", 0.0},
    ModeRow{ACCUSE, "disapprove", -2.0},     ModeRow{ACCUSE, "investigate", -3.5},
    ModeRow{ACCUSE, "allege", -3.5},         ModeRow{REJECT, "assist", -1.5},
    ModeRow{REJECT, "change", -2.0},         ModeRow{REJECT, "yield", -2.0},
    ModeRow{REJECT, "meet", -2.0},           ModeRow{THREATEN, "restrict", -3.0},
    ModeRow{THREATEN, "arrest", -3.5},       ModeRow{THREATEN, "relations", -3.5},
    ModeRow{THREATEN, "expel", -3.5},        ModeRow{THREATEN, "territory", -4.0},
    ModeRow{THREATEN, "violence", -3.5},     ModeRow{PROTEST, "demo", -5.0},
    ModeRow{PROTEST, "riot", -7.0},          ModeRow{PROTEST, "strike", -5.0},
    ModeRow{PROTEST, "hunger", -4.5},        ModeRow{PROTEST, "boycott", -4.5},
    ModeRow{PROTEST, "obstruct", -4.5},      ModeRow{PROTEST, "vandalize", std::nullopt},
    ModeRow{SANCTION, "convict", -6.0},      ModeRow{SANCTION, "expel", -5.5},
    ModeRow{SANCTION, "withdraw", -6.0},     ModeRow{SANCTION, "discontinue", -6.0},
    ModeRow{MOBILIZE, "troops", -6.5},       ModeRow{MOBILIZE, "weapons", -6.5},
    ModeRow{MOBILIZE, "police", -5.5},       ModeRow{MOBILIZE, "militia", -6.0},
    ModeRow{COERCE, "seize", -7.0},          ModeRow{COERCE, "restrict", -7.0},
    ModeRow{COERCE, "censor", -6.5},         ModeRow{COERCE, "curfew", -6.5},
    ModeRow{COERCE, "martial-law", -7.5},    ModeRow{COERCE, "arrest", -7.0},
    ModeRow{COERCE, "deport", -7.0},         ModeRow{COERCE, "withhold", -7.0},
    ModeRow{COERCE, "misinformation", -6.5}, ModeRow{COERCE, "cyber", -7.0},
    ModeRow{ASSAULT, "abduct", -8.5},        ModeRow{ASSAULT, "beat", -7.5},
    ModeRow{ASSAULT, "torture", -8.5},       ModeRow{ASSAULT, "sexual", -8.5},
    ModeRow{ASSAULT, "targeted", -9.5},      ModeRow{ASSAULT, "destroy", -8.5},
    ModeRow{ASSAULT, "primitive", -8.0},     ModeRow{ASSAULT, "firearms", -9.0},
    ModeRow{ASSAULT, "explosives", -9.0},    ModeRow{ASSAULT, "suicide-attack", -9.5},
    ModeRow{ASSAULT, "aerial", -9.5},        ModeRow{ASSAULT, "drone", -9.5},
    ModeRow{ASSAULT, "heavy-weapons", -9.5}, ModeRow{ASSAULT, "crowd-control", -7.5},
    ModeRow{ASSAULT, "unconventional", -10.0}};

constexpr std::array<std::string_view, 24> sectors = {"GOV", "MIL", "COP", "JUD", "LEG", "PTY", "REB", "PRM",
                                                      "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
                                                      "ELI", "JRN", "LAB", "MED", "OPP", "REF", "REL", "SOC"};

constexpr std::array<std::string_view, 37> contexts = {
    "military",      "intelligence",   "executive",        "legislative",        "election",
    "political_institutions", "pro_democracy", "pro_autocracy", "economic",      "legal",
    "reparations",   "human_rights",   "rights_freedoms",  "repression",         "human_security",
    "gender",        "lgbt",           "religion_ethnicity", "inequality",       "diplomatic",
    "territory",     "peacekeeping",   "health",           "asylum",             "migration",
    "disasters",     "natural_resource", "environment",    "technology",         "terrorism",
    "cbrn",          "cyber",          "misinformation",   "crime",              "corruption",
    "illegal_drugs", "trafficking"};

const ModeRow* find(EventType type, std::string_view mode) {
  const auto at = std::find_if(modes.begin(), modes.end(), [&](const ModeRow& row) { return row.type == type && row.mode == mode; });
  return at == modes.end() ? nullptr : &*at;
}

const TypeRow& row_of(EventType type) { return types[static_cast<std::size_t>(type)]; }

}  // namespace

std::string_view name_of(EventType type) { return name_in(type_names, type); }
std::optional<EventType> event_type_of(std::string_view name) { return value_in<EventType>(type_names, name); }
Quad quad_of(EventType type) { return row_of(type).quad; }
std::string_view name_of(Quad quad) { return name_in(quad_names, quad); }
bool is_mode(EventType type, std::string_view mode) { return mode.empty() || find(type, mode) != nullptr; }

std::optional<double> plover_score(EventType type, std::string_view mode) {
  const ModeRow* row = find(type, mode);
  return row != nullptr ? row->score : std::optional<double>(row_of(type).score);
}

double goldstein(EventType type, std::string_view mode) {
  return type == ACCUSE && mode == "investigate" ? -2.0 : row_of(type).goldstein;
}

std::string_view cameo_root(EventType type, std::string_view mode) {
  return type == ACCUSE && mode == "investigate" ? "09" : row_of(type).root;
}

bool is_sector(std::string_view code) {
  return code == "PRE" || std::find(sectors.begin(), sectors.end(), code) != sectors.end();
}

bool is_context(std::string_view context) { return std::find(contexts.begin(), contexts.end(), context) != contexts.end(); }

}  // namespace entente
