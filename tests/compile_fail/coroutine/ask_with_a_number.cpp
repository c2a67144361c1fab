// expect: monongusa: chat.async_ask: a part of the question is none
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_ask<int>("which?", 3, 30s); })};
#else
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_ask<int>("which?", mg::attempts{3}, 30s); })};
#endif
