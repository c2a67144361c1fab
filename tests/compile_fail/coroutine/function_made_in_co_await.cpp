// expect: monongusa: chat: g++ 12 ends this argument twice
// where: defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 13
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>
#include <string>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book for (.+)">([](mg::context<>& chat, std::string name) -> mg::task<> {
    co_await chat.async_ask<std::string>(
        "who?", [name](std::string const& other) { return other != name; }, 30s);
})};
#else
constexpr mg::table reactions{mg::respond_to<"book for (.+)">([](mg::context<>& chat, std::string name) -> mg::task<> {
    auto const another = [name](std::string const& other) { return other != name; };
    co_await chat.async_ask<std::string>("who?", another, 30s);
})};
#endif
