// expect: monongusa: pattern: a group is opened and never closed
// note: at_offset<1
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    co_await chat.async_ask<int>("for how many?", mg::unless{mg::matcher::regex<"^(never mind$">{}}, 30s);
})};
#else
constexpr mg::table reactions{mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> {
    co_await chat.async_ask<int>("for how many?", mg::unless{mg::matcher::regex<"^(never mind)$">{}}, 30s);
})};
#endif
