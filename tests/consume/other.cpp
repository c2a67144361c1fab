// SPDX-License-Identifier: BSL-1.0
#include "shared.hpp"

// For a main.cpp that expects it.
template int mg::launch(int, char const* const*, decltype(reactions)&, mg::components<>);

int launch_in_the_other_file(int argc, char const* const* argv) { return mg::launch(argc, argv, reactions); }
