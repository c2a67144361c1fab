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
    co_await chat.async_next_message(mg::matcher::predicate{[name](mg::event::message const& said) { return said.text == name; }}, 30s);
})};
#else
constexpr mg::table reactions{mg::respond_to<"book for (.+)">([](mg::context<>& chat, std::string name) -> mg::task<> {
    mg::matcher::predicate const same{[name](mg::event::message const& said) { return said.text == name; }};
    co_await chat.async_next_message(same, 30s);
})};
#endif
