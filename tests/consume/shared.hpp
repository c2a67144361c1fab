// SPDX-License-Identifier: BSL-1.0
// What the two files of a user's bot share: a table in a header, and a launch of it in either.
#ifndef SHARED_HPP
#define SHARED_HPP

#include <monongusa.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

inline constexpr mg::table reactions{
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
};

int launch_in_the_other_file(int argc, char const* const* argv);

#endif
