// expect: monongusa: on_stream<Event>: its handler is a coroutine that takes the stream by value, and no groups
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{
    mg::on_stream<mg::event::message>([](mg::stream<mg::event::message>& events) -> mg::task<> { co_await events.next(); })};
#else
constexpr mg::table reactions{
    mg::on_stream<mg::event::message>([](mg::stream<mg::event::message> events) -> mg::task<> { co_await events.next(); })};
#endif
