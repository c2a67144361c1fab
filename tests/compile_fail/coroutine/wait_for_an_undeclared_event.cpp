// expect: monongusa: chat.async_wait_for: this event is not declared
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_wait_for<mg::event::reaction_added>(30s); })};
#else
constexpr mg::table reactions{mg::respond_to<"book">(
    [](mg::context<mg::event::reaction_added>& chat) -> mg::task<> { co_await chat.async_wait_for<mg::event::reaction_added>(30s); })};
#endif
