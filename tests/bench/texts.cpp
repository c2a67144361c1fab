// SPDX-License-Identifier: BSL-1.0
// Prints all patterns, one a line, for tests/bench/build.
#include "patterns.hpp"

#include <cstdio>

int main() {
    for (auto const text : bench::texts) std::printf("%.*s\n", static_cast<int>(text.size()), text.data());
}
