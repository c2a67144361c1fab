// expect: monongusa: chat: a wait needs a time after which it ends, as in async_next_message(30s)
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_wait_for<mg::event::message>(); })};
#else
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_wait_for<mg::event::message>(30s); })};
#endif
