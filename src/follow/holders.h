// Who holds which public office, from the evidence of all reports of a brief.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "entente/system.h"

namespace entente::following {

/// By state or body. Spellings of a name that differ in case, dashes and blanks are one person; a name of one word joins the
/// only longer one that holds it. The office told most often is the person's, one that names it before a general one
/// ("leader"). A person without any office is no holder. Cost: linear in the evidence but for names of one word.
std::map<std::string, std::vector<OfficeHolder>> holders_of(const Brief& brief);

}  // namespace entente::following
