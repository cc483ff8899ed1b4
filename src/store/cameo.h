// What GDELT's tables write where ours say it otherwise.
#pragma once

#include <string>
#include <string_view>

#include "entente/actor.h"
#include "entente/plover.h"

namespace entente::store {

/// CAMEO event code, text with its leading zero: three digits where PLOVER's mode names the kind, else the root's
/// "not specified below" ("040").
std::string cameo_code(EventType type, std::string_view mode);
/// CAMEO country of an ISO code; empty for what is no country.
std::string cameo_country(std::string_view iso3);
/// CAMEO role of a PLOVER sector ("JRN" -> "MED"); empty for one that CAMEO has not.
std::string cameo_role(std::string_view sector);
/// CAMEO group of a top-level code that is no country ("IGO", "NGO"); empty for a country.
std::string cameo_group(std::string_view iso3);
/// "USAGOV"
std::string cameo_actor(const Actor& actor);
/// FIPS 10-4 of an ISO code; empty if it has none.
std::string fips_of(std::string_view iso3);

}  // namespace entente::store
