// expect: monongusa: pattern: a lookahead cannot be matched in linear time
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give(?= me)">([](auto& chat) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::listen_to<"give(?: me)">([](auto& chat) { chat.reply("yes"); })};
#endif
