// One function a command; each gives the exit code.
#pragma once

#include "cli/options.h"

namespace entente::cli {

int run_read(const Options& options);
int run_parse(const Options& options);
int run_code(const Options& options);
int run_brief(const Options& options);
int run_diff(const Options& options);
int run_actors(const Options& options);
int run_system(const Options& options);
int run_ties(const Options& options);
int run_plans(const Options& options);
int run_pair(const Options& options);
int run_whatif(const Options& options);
int run_balance(const Options& options);
int run_export(const Options& options);

}  // namespace entente::cli
