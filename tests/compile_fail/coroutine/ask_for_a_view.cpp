// expect: monongusa: chat.async_ask: text cannot become this 'Value'
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_ask<std::string_view>("which?", 30s); })};
#else
constexpr mg::table reactions{
    mg::respond_to<"book">([](mg::context<>& chat) -> mg::task<> { co_await chat.async_ask<std::string>("which?", 30s); })};
#endif
