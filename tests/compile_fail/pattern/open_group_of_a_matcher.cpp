// expect: monongusa: pattern: a group is opened and never closed
// note: at_offset<5
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<mg::event::message>(mg::matcher::addressed{} && mg::matcher::regex<"give (me">{}, [](auto& chat) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::on<mg::event::message>(mg::matcher::addressed{} && mg::matcher::regex<"give me">{}, [](auto& chat) { chat.reply("yes"); })};
#endif
