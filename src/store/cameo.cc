#include "store/cameo.h"

#include <array>
#include <map>

#include "text/tables.h"

namespace entente::store {
namespace {

struct Codes {
  std::string fips, cameo;
};

// Rows of data/store/countries.tsv; "-": none.
std::map<std::string, Codes, std::less<>> read(std::string_view text) {
  std::map<std::string, Codes, std::less<>> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    if (line.empty() || line[0] == '#' || second == std::string_view::npos) continue;
    Codes codes{std::string(line.substr(first + 1, second - first - 1)), std::string(line.substr(second + 1))};
    if (codes.fips == "-") codes.fips.clear();
    if (codes.cameo == "-") codes.cameo.clear();
    out.emplace(line.substr(0, first), std::move(codes));
  }
  return out;
}

const Codes* codes_of(std::string_view iso3) {
  static const std::map<std::string, Codes, std::less<>> all = read(table("store/countries.tsv"));
  const auto at = all.find(iso3);
  return at == all.end() ? nullptr : &at->second;
}

struct ModeCode {
  EventType type;
  std::string_view mode, code;
};

constexpr std::array<ModeCode, 14> mode_codes = {{
    {EventType::CONSULT, "phone", "041"},    {EventType::CONSULT, "visit", "042"},     {EventType::CONSULT, "third-party", "045"},
    {EventType::RETREAT, "release", "084"},  {EventType::RETREAT, "", "087"},          {EventType::RETREAT, "withdraw", "087"},
    {EventType::RETREAT, "ceasefire", "087"},{EventType::RETREAT, "disarm", "087"},    {EventType::ACCUSE, "allege", "112"},
    {EventType::PROTEST, "demo", "141"},     {EventType::PROTEST, "hunger", "142"},    {EventType::PROTEST, "strike", "143"},
    {EventType::PROTEST, "obstruct", "144"}, {EventType::PROTEST, "riot", "145"},
}};

}  // namespace

std::string cameo_code(EventType type, std::string_view mode) {
  for (const ModeCode& row : mode_codes) if (row.type == type && row.mode == mode) return std::string(row.code);
  return std::string(cameo_root(type, mode)) + "0";
}

std::string cameo_country(std::string_view iso3) {
  const Codes* codes = codes_of(iso3);
  if (codes == nullptr) return iso3 == "EUR" ? "EUR" : "";
  return codes->cameo.empty() ? std::string(iso3) : codes->cameo;
}

std::string cameo_role(std::string_view sector) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 6> other = {
      {{"JRN", "MED"}, {"MED", "HLH"}, {"UNK", ""}, {"PRM", "PRM"}, {"SOC", "NGO"}, {"PRE", ""}}};
  for (const auto& [plover, cameo] : other) if (plover == sector) return std::string(cameo);
  return std::string(sector);
}

std::string cameo_group(std::string_view iso3) {
  if (iso3 == "UNO") return "UNO";
  if (iso3 == "IGO" || iso3 == "NGO" || iso3 == "MNC" || iso3 == "IMG") return std::string(iso3);
  return iso3 == "ISM" ? "NGM" : "";
}

std::string cameo_actor(const Actor& actor) {
  std::string out = cameo_country(actor.state);
  if (const std::string group = cameo_group(actor.state); !group.empty()) out += group == "UNO" ? "IGOUNO" : group;
  if (!actor.sectors.empty()) out += cameo_role(actor.sectors.front());
  return out;
}

std::string fips_of(std::string_view iso3) {
  const Codes* codes = codes_of(iso3);
  return codes == nullptr ? std::string() : codes->fips;
}

}  // namespace entente::store
