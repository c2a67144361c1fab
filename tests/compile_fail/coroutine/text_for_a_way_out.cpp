// expect: monongusa: on<Event>(matcher, handler): the matcher has no 'match' for this event
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book">(
    [](mg::context<>& chat) -> mg::task<> { co_await chat.async_ask<int>("for how many?", mg::unless{"cancel"}, 30s); })};
#else
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    co_await chat.async_ask<int>("for how many?", mg::unless{mg::matcher::equals<"cancel">{}}, 30s);
})};
#endif
