// SPDX-License-Identifier: BSL-1.0
// A user's bot, as small as one is useful: every way into a project has to bring this far.
#include <monongusa.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

constexpr mg::table reactions{
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
};

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
