// expect: monongusa: pattern: a repeat has nothing before it
// note: at_offset<7
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"お茶|*">([](auto& chat) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::listen_to<"お茶*">([](auto& chat) { chat.reply("yes"); })};
#endif
