// expect: monongusa: chat: the async_ verbs are for coroutines; #include <monongusa/coroutine.hpp>
#include <monongusa/core.hpp>
#ifndef MONONGUSA_MUST_FAIL
#include <monongusa/coroutine.hpp>
#endif

namespace mg = monongusa;

constexpr mg::table reactions{mg::listen_to<"book">([](mg::context<>& chat) { (void)chat.async_send("for how many?"); })};
