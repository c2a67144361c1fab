// expect: monongusa: handler: what it returns cannot be sent
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([](auto& chat) { chat.reply("yes"); return 42; })};
#else
constexpr mg::table reactions{mg::listen_to<"give">([](auto& chat) { chat.reply("yes"); return "42"; })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
