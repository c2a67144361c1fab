// expect: monongusa: chat: this action is not declared
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    auto const sent = co_await chat.async_send("booked");
    co_await chat.async_edit("cancelled", sent);
})};
#else
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<mg::action::edit>& chat) -> mg::task<> {
    auto const sent = co_await chat.async_send("booked");
    co_await chat.async_edit("cancelled", sent);
})};
#endif
