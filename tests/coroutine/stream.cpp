// SPDX-License-Identifier: BSL-1.0
// Tests streams of events: their order, their bounds, who reads them, and their end.
#include <monongusa/coroutine/stream.hpp>

#include "../support/bare_engine.hpp"
#include "../support/memory_transport.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::detail::boost_error;
using mg::detail::bot_link;
using mg::detail::coroutines;
using mg::detail::stream_state;
using support::bare_engine;
using support::said;
using message = mg::event::message;

static_assert(std::is_move_constructible_v<mg::stream<message>> && !std::is_copy_constructible_v<mg::stream<message>>);

namespace {

struct with_stream {
    bare_engine bot{};
    std::shared_ptr<stream_state<message>> state;
    std::optional<mg::stream<message>> events{};
    std::string read{};

    explicit with_stream(mg::stream_limits limits = {})
        : state(std::make_shared<stream_state<message>>(coroutines::of(*bot).link(), limits)) {
        events.emplace(state, *bot);
    }
    void push(std::string_view text) { state->push(said("ann", text)); }
    /// Reads one and notes it.
    void next() {
        events->next([this](boost_error error, std::optional<message> one) {
            read += error ? error.message() : one ? one->text : "end";
            read += ';';
        });
        bot.run_all();
    }
    std::string happened() { return std::exchange(read, {}); }
};

void what_goes_in_comes_out_in_its_order() {
    with_stream with;
    for (auto const* const text : {"a", "b", "c"}) with.push(text);
    for (int i = 0; i < 3; ++i) with.next();
    BOOST_TEST_EQ(with.happened(), "a;b;c;");
}

void who_comes_first_waits() {
    with_stream with;
    with.next();
    BOOST_TEST_EQ(with.happened(), "");
    BOOST_TEST(with.bot->quiet().now());  // Which is nothing under way.
    with.push("a");
    BOOST_TEST_EQ(with.happened(), "");  // Not by whoever pushes.
    with.bot.run_all();
    BOOST_TEST_EQ(with.happened(), "a;");
}

void the_event_is_a_copy() {
    with_stream with;
    auto const one = said("ann", "a text that is longer than any small buffer");
    with.state->push(one);
    BOOST_TEST_EQ(one.text, "a text that is longer than any small buffer");
    with.next();
    BOOST_TEST_EQ(with.happened(), "a text that is longer than any small buffer;");
}

void a_second_reader_is_refused_and_the_first_is_left_alone() {
    with_stream with;
    with.next();
    with.next();
    BOOST_TEST_EQ(with.happened(), boost_error{asio::error::already_started}.message() + ";");
    with.push("a");
    with.bot.run_all();
    BOOST_TEST_EQ(with.happened(), "a;");
}

void what_is_in_it_at_the_end_is_still_to_be_had() {
    with_stream with;
    with.push("a");
    with.state->end();
    with.push("b");  // Too late.
    for (int i = 0; i < 3; ++i) with.next();
    BOOST_TEST_EQ(with.happened(), "a;end;end;");
}

void the_end_tells_who_waits() {
    with_stream with;
    with.next();
    with.state->end();
    with.state->end();
    with.bot.run_all();
    BOOST_TEST_EQ(with.happened(), "end;");
}

void a_full_one_pauses_the_transport_until_half_of_it_is_read() {
    with_stream with{{.capacity = 4}};
    for (auto const* const text : {"a", "b", "c"}) with.push(text);
    BOOST_TEST_EQ(with.bot.pauses, 0);
    with.push("d");
    BOOST_TEST_EQ(with.bot.pauses, 1);
    with.push("e");  // Read before the transport paused.
    BOOST_TEST_EQ(with.bot.pauses, 1);
    with.next();
    with.next();
    BOOST_TEST_EQ(with.bot.pauses, 1);
    with.next();
    BOOST_TEST_EQ(with.bot.pauses, 0);
    with.next();
    with.next();
    BOOST_TEST_EQ(with.happened(), "a;b;c;d;e;");
    BOOST_TEST_EQ(with.bot.pauses, 0);
    for (auto const* const text : {"a", "b", "c", "d"}) with.push(text);
    BOOST_TEST_EQ(with.bot.pauses, 1);  // Again.
}

void one_for_a_single_event_pauses_and_goes_on() {
    with_stream with{{.capacity = 1}};
    for (auto const* const text : {"a", "b"}) {
        with.push(text);
        BOOST_TEST_EQ(with.bot.pauses, 1);
        with.next();
        BOOST_TEST_EQ(with.bot.pauses, 0);
    }
    BOOST_TEST_EQ(with.happened(), "a;b;");
}

// Room for none would be no stream.
void there_is_room_for_one_at_least() {
    for (auto const full : {mg::executor::when_full::pause, mg::executor::when_full::drop}) {
        with_stream with{{.capacity = 0, .when_full = full}};
        with.push("a");
        with.next();
        BOOST_TEST_EQ(with.happened(), "a;");
        BOOST_TEST_EQ(with.bot.pauses, 0);
    }
}

void one_that_drops_keeps_the_oldest() {
    with_stream with{{.capacity = 2, .when_full = mg::executor::when_full::drop}};
    for (auto const* const text : {"a", "b", "c", "d"}) with.push(text);
    BOOST_TEST_EQ(with.bot.pauses, 0);
    with.next();
    with.push("e");
    for (int i = 0; i < 2; ++i) with.next();
    BOOST_TEST_EQ(with.happened(), "a;b;e;");
}

void when_nobody_reads_any_more_the_transport_goes_on() {
    with_stream with{{.capacity = 1}};
    with.push("a");
    BOOST_TEST_EQ(with.bot.pauses, 1);
    with.events.reset();
    BOOST_TEST_EQ(with.bot.pauses, 0);
    with.push("b");
    BOOST_TEST_EQ(with.bot.pauses, 0);
}

void a_stream_that_was_moved_is_read_where_it_is() {
    with_stream with;
    auto moved = std::move(*with.events);
    with.events.reset();  // Closes nothing.
    with.push("a");
    auto read = moved.next(asio::use_future);
    with.bot.run_all();
    BOOST_TEST_EQ(read.get()->text, "a");
}

void a_cancelled_reader_says_so_and_the_stream_goes_on() {
    with_stream with;
    asio::cancellation_signal signal;
    boost_error told;
    with.events->next(asio::bind_cancellation_slot(signal.slot(), [&](boost_error error, std::optional<message> one) {
        told = error;
        BOOST_TEST(!one);
    }));
    signal.emit(asio::cancellation_type::terminal);
    signal.emit(asio::cancellation_type::terminal);
    with.bot.run_all();
    BOOST_TEST_EQ(told, asio::error::operation_aborted);
    with.push("a");
    with.next();
    BOOST_TEST_EQ(with.happened(), "a;");
    signal.emit(asio::cancellation_type::terminal);
}

void whoever_waits_when_all_is_gone_is_let_go() {
    auto const held = std::make_shared<int>(1);
    {
        with_stream with;
        with.events->next([held](boost_error, std::optional<message>) { BOOST_ERROR("told"); });
        BOOST_TEST_EQ(held.use_count(), 2);
    }
    BOOST_TEST_EQ(held.use_count(), 1);
}

void one_thread_pushes_while_another_reads() {
    constexpr int all = 3000;
    with_stream with{{.capacity = 8}};
    std::thread pushing{[&] {
        for (int i = 0; i < all; ++i) with.push(std::to_string(i));
        with.state->end();
    }};
    int wrong = 0;
    for (int i = 0; i <= all; ++i) {
        auto read = with.events->next(asio::use_future);
        while (read.wait_for(std::chrono::seconds{0}) != std::future_status::ready) {
            if (!with.bot.run_one()) std::this_thread::yield();
        }
        auto const one = read.get();
        wrong += i < all ? !one || one->text != std::to_string(i) : one.has_value();
    }
    pushing.join();
    BOOST_TEST_EQ(wrong, 0);
}

}  // namespace

int main() {
    what_goes_in_comes_out_in_its_order();
    who_comes_first_waits();
    the_event_is_a_copy();
    a_second_reader_is_refused_and_the_first_is_left_alone();
    what_is_in_it_at_the_end_is_still_to_be_had();
    the_end_tells_who_waits();
    a_full_one_pauses_the_transport_until_half_of_it_is_read();
    one_for_a_single_event_pauses_and_goes_on();
    there_is_room_for_one_at_least();
    one_that_drops_keeps_the_oldest();
    when_nobody_reads_any_more_the_transport_goes_on();
    a_stream_that_was_moved_is_read_where_it_is();
    a_cancelled_reader_says_so_and_the_stream_goes_on();
    whoever_waits_when_all_is_gone_is_let_go();
    one_thread_pushes_while_another_reads();
    return boost::report_errors();
}
