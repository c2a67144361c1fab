// expect: monongusa: on<Event>(matcher, handler): the matcher has no 'match' for this event
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_stream<mg::event::message>(
    mg::matcher::emoji<"tada">{}, [](mg::stream<mg::event::message> events) -> mg::task<> { co_await events.next(); })};
#else
constexpr mg::table reactions{mg::on_stream<mg::event::message>(
    mg::matcher::regex<"tada">{}, [](mg::stream<mg::event::message> events) -> mg::task<> { co_await events.next(); })};
#endif
