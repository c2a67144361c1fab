// expect: monongusa: handler: it takes a mg::stream, but its rule hands over single events; write mg::on_stream<Event>(handler)
// expect: monongusa: handler: it takes a mg::stream, but its rule hands over single events; write mg::on_stream<Event>(handler)
#include <monongusa/core.hpp>
#include <monongusa/coroutine.hpp>

namespace mg = monongusa;

using mg::event::message;
constexpr auto reads = [](mg::stream<message> events) -> mg::task<> { co_await events.next(); };
constexpr auto reads_by_reference = [](mg::stream<message>& events) -> mg::task<> { co_await events.next(); };

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_emoji<"tada">(reads), mg::listen_to<"tea">(reads_by_reference)};
#else
constexpr mg::table reactions{mg::on_stream<message>(reads)};
[[maybe_unused]] constexpr auto also = reads_by_reference;
#endif
