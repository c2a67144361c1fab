// expect: monongusa: handler: it takes a mg::stream, but its rule hands over single events; write mg::on_stream<Event>(handler)
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"tea">([](mg::stream<mg::event::message> events) -> mg::task<> { co_await events.next(); })};
#else
constexpr mg::table reactions{
    mg::on_stream<mg::event::message>([](mg::stream<mg::event::message> events) -> mg::task<> { co_await events.next(); })};
#endif
