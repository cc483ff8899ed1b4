// The tables and lexicons of data/, as bytes of the library.
#pragma once

#include <string_view>

namespace entente {

/// The bytes of data/PATH as they were at build time; empty if there is no such file.
std::string_view table(std::string_view path);

}  // namespace entente
