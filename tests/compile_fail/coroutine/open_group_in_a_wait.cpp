// expect: monongusa: pattern:
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_next_message(mg::matcher::regex<"(yes">{}, 30s); })};
#else
constexpr mg::table reactions{mg::respond_to<"book">(
    [](mg::context<>& chat) -> mg::task<> { co_await chat.async_next_message(mg::matcher::regex<"(yes)">{}, 30s); })};
#endif
