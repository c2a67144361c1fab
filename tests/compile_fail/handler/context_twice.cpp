// expect: monongusa: handler: it takes the context twice; declare all that it does in one mg::context<...>&
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([](mg::context<>& chat, mg::context<mg::action::edit>& again) {
    chat.reply("tea");
    again.edit("no tea", {});
})};
#else
constexpr mg::table reactions{mg::listen_to<"give">([](mg::context<mg::action::edit>& chat) {
    chat.reply("tea");
    chat.edit("no tea", {});
})};
#endif
