// SPDX-License-Identifier: BSL-1.0
// Tests which events the coroutines of a table may wait for, so that its bot hears of them and of no others.
#include <monongusa/bot/waits.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/coroutine.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>
#include <type_traits>

namespace mg = monongusa;
namespace event = mg::event;
using mg::detail::event_flag;
using mg::detail::event_flags;
using mg::detail::operator|;

namespace {

template <class Event>
using context_for = mg::basic_context<support::memory_sink, event::reach_of<Event>>;
template <class Table>
using waits = mg::detail::waits_in_bot<Table, context_for>;

constexpr bool is_set(event_flags const& flags) {
    for (bool const each : flags) {
        if (each) return true;
    }
    return false;
}

// --- flags

static_assert(is_set(event_flag<event::message>()) && is_set(event_flag<event::disconnected>()));
static_assert(!is_set(event_flag<int>()) && !is_set(event_flag<mg::action::edit>()));
static_assert(event_flag<event::message>() != event_flag<event::reaction_added>());
static_assert((event_flag<event::message>() | event_flags{}) == event_flag<event::message>());

// --- tables

constexpr auto plain = [](auto& chat) { chat.send("tea"); };
constexpr auto without_context = []() -> mg::task<> { co_return; };
constexpr auto converses = [](auto& chat) -> mg::task<> { co_await chat.async_sleep_for(std::chrono::seconds{1}); };
constexpr auto declares = [](mg::context<event::reaction_added, mg::action::edit>&) -> mg::task<> { co_return; };
constexpr auto plain_that_declares = [](mg::context<event::reaction_added>&) {};

constexpr mg::table none{mg::listen_to<"tea">(plain), mg::on_emoji<"tada">(plain)};
static_assert(!waits<decltype(none)>::coroutines && !waits<decltype(none)>::includes<event::message>);

constexpr mg::table no_context{mg::on<event::ready>(without_context)};
static_assert(waits<decltype(no_context)>::coroutines && !waits<decltype(no_context)>::includes<event::message>);

constexpr mg::table one{mg::on_emoji<"tada">(plain), mg::on_emoji<"wave">(converses)};
static_assert(waits<decltype(one)>::coroutines && waits<decltype(one)>::includes<event::message>);
static_assert(!waits<decltype(one)>::includes<event::reaction_added> && !waits<decltype(one)>::includes<event::ready>);

constexpr mg::table declared{mg::listen_to<"tea">(declares)};
static_assert(waits<decltype(declared)>::includes<event::message> && waits<decltype(declared)>::includes<event::reaction_added>);
static_assert(!waits<decltype(declared)>::includes<event::reaction_removed>);

// With a callback as its token.
constexpr mg::table by_callback{mg::listen_to<"tea">(plain_that_declares)};
static_assert(!waits<decltype(by_callback)>::coroutines && waits<decltype(by_callback)>::includes<event::reaction_added>);

constexpr mg::table streams{mg::on_stream<event::message>([](mg::stream<event::message>) -> mg::task<> { co_return; })};
static_assert(waits<decltype(streams)>::coroutines);

// What is no table has no waits; that it is none has been said.
static_assert(!waits<int>::coroutines && !waits<int>::includes<event::message>);

}  // namespace

int main() {
    static_assert(sizeof(event_flags) == event::list::size);
    return boost::report_errors();
}
