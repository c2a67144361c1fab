// expect: monongusa: on<Event>: 'Event' is no event
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_wait_for<int>(30s); })};
#else
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_wait_for<mg::event::message>(30s); })};
#endif
