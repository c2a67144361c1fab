// SPDX-License-Identifier: BSL-1.0
// What the two sources of headers.odr share: a table, and a launch of it in each.

#include <monongusa.hpp>

inline constexpr monongusa::table reactions{
    monongusa::listen_to<"hello (\\w+)">([](auto& chat) { chat.send("hello"); }),
};

struct seen {
    int status;                  // of a launch that only prints its help
    char const* const* version;  // where the variable is: in one place for the whole program
};

seen from_a();
seen from_b();

inline int help() {
    char name[] = "odr";
    char help[] = "--help";
    char* arguments[] = {name, help, nullptr};
    return monongusa::launch(2, arguments, reactions);
}
