// expect: monongusa: chat.async_ask: a question needs a time in which it is to be answered
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    co_await chat.async_ask<int>("which?", mg::between{1, 9});
})};
#else
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    co_await chat.async_ask<int>("which?", mg::between{1, 9}, 30s);
})};
#endif
