// SPDX-License-Identifier: BSL-1.0
// What docs/scripts.md shows of scripts in tests in C++.
#include <monongusa.hpp>
#include <monongusa/testing.hpp>

#undef NDEBUG
#include <cassert>
#include <chrono>
#include <string>
#include <string_view>

namespace mg = monongusa;

constexpr mg::table reactions{
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::respond_to<R"(remind me in (\S+) of (.+))">([](auto& chat, std::chrono::seconds delay, std::string_view what) {
        chat.perform_after(delay, mg::action::reply{std::string{what}});
    }),
};

int main() {
    mg::testing::room room{reactions};
    assert(room.plays(R"(
    @alice #tea: @bot remind me in 10m of the tea
    %time +10m
    < #tea @alice: the tea
)") == "");
    room.says("bob", "#tea", "@bot give me milk");
    assert(room.heard() == "Here is milk");
    assert(room.plays("@bot give me tea\n< @bob: Here is tea\n") == "");
    assert(room.plays("@bot give me tea\n") ==
           "--- script: expected\n+++ script: what the bot did\n@@ -1,1 +1,2 @@\n @bot give me tea\n+< #tea @bob: Here is tea\n");
    assert(room.plays("%tea\n").starts_with("script:1:2: there is no directive 'tea'"));
}
