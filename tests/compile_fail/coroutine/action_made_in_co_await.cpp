// expect: monongusa: chat: g++ 12 ends this argument twice
// where: defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 13
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_perform(mg::action::send{"booked"}); })};
#else
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    mg::action::send answer{"booked"};
    co_await chat.async_perform(answer);
})};
#endif
