// expect: monongusa: emoji<Name>: write the name of the emoji without colons
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_emoji<":tada:">([](auto& chat) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::on_emoji<"tada">([](auto& chat) { chat.reply("yes"); })};
#endif
