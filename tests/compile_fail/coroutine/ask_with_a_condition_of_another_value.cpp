// expect: monongusa: chat.async_ask: a part of the question is none
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>
#include <string>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    co_await chat.async_ask<int>(
        "which?", [](std::string const& answer) { return answer.empty(); }, 30s);
})};
#else
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    co_await chat.async_ask<int>(
        "which?", [](int answer) { return answer > 0; }, 30s);
})};
#endif
