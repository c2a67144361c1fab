// expect: monongusa: pattern: a backreference cannot be matched in linear time
// note: at_offset<4
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<R"((\w)\1)">([](auto& chat) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::listen_to<R"((\w)1)">([](auto& chat) { chat.reply("yes"); })};
#endif
