// expect: monongusa: handler: this group can be absent from a match
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give( now)?">([](auto& chat, std::string_view) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::listen_to<"give( now)?">([](auto& chat, std::optional<std::string>) { chat.reply("yes"); })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
