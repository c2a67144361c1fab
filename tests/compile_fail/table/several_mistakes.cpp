// expect: monongusa: pattern: a group is opened and never closed
// expect: monongusa: handler: it takes more or fewer groups
// expect: monongusa: handler: what it returns cannot be sent
// expect: monongusa: table: the same pattern twice
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::listen_to<"give (me">([](auto& chat) { chat.reply("yes"); }),
    mg::respond_to<"add (.+) (.+)">([](int) {}),
    mg::respond_to<"count">([] { return 42; }),
    mg::listen_to<"x">([](auto& chat) { chat.reply("yes"); }),
    mg::listen_to<"x">([](auto& chat) { chat.reply("no"); }),
};
#else
constexpr mg::table reactions{
    mg::listen_to<"give me">([](auto& chat) { chat.reply("yes"); }),
    mg::respond_to<"add (.+) (.+)">([](int, int) {}),
    mg::respond_to<"count">([] { return "42"; }),
    mg::listen_to<"x">([](auto& chat) { chat.reply("yes"); }),
    mg::listen_to<"y">([](auto& chat) { chat.reply("no"); }),
};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
