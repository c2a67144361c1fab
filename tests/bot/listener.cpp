// SPDX-License-Identifier: BSL-1.0
// Tests a bot as its transport sees it: what is worth decoding, and who drives the clock.
#include <monongusa/bot/listener.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/coroutine.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <system_error>
#include <type_traits>

namespace mg = monongusa;
namespace event = mg::event;
using mg::instant;
using support::conversation;
using support::said;
using namespace std::chrono_literals;

namespace {

// Hands its listener to the test.
template <class Check, bool DrivesClock>
class checking_transport : public support::memory_transport {
public:
    checking_transport(conversation& with, Check check) : memory_transport(with), check_(std::move(check)) {}

    template <class Listener>
    std::error_code run(Listener& listener) {
        check_(listener);
        return {};
    }
    void rearm()
        requires DrivesClock
    {}

private:
    Check check_;
};

template <bool DrivesClock = false, class Clock = mg::clock::manual, class Table, class Check>
void with_listener(Table const& table, Check check) {
    conversation chat;
    mg::bot bot{checking_transport<Check, DrivesClock>{chat, check}, mg::executor::inplace{}, table, mg::with(), Clock{}};
    BOOST_TEST(!bot.run());
}

constexpr mg::table hearing{
    mg::listen_to<"tea">([](auto& chat) { chat.perform_after(1h, mg::action::reply{"later"}); }),
    mg::on_emoji<"tada">([](mg::context<event::member_joined>& chat) -> mg::task<> { co_await chat.async_sleep_for(1s); }),
};

void it_wants_what_a_row_hears_or_a_coroutine_may_wait_for() {
    with_listener(hearing, [](auto& listener) {
        using listener_type = std::remove_reference_t<decltype(listener)>;
        static_assert(listener_type::template wants<event::message> && listener_type::template wants<event::reaction_added>);
        static_assert(listener_type::template wants<event::member_joined>);
        static_assert(!listener_type::template wants<event::reaction_removed> && !listener_type::template wants<event::ready>);
        BOOST_TEST(!listener.hear(event::ready{}));
    });
    constexpr mg::table plain{mg::on<event::ready>([] {})};
    with_listener(plain, [](auto& listener) {
        using listener_type = std::remove_reference_t<decltype(listener)>;
        static_assert(listener_type::template wants<event::ready> && !listener_type::template wants<event::message>);
    });
}

void it_says_whether_somebody_has_taken_the_event() {
    constexpr mg::table table{
        mg::listen_to<"talk">([](auto& chat) -> mg::task<> { co_await chat.async_next_message(1h); }),
    };
    with_listener(table, [](auto& listener) {
        auto tea = said("ann", "tea");
        BOOST_TEST(!listener.hear(tea));
        BOOST_TEST_EQ(tea.text, "tea");
        BOOST_TEST(listener.hear(said("ann", "talk")));
        listener.settle();
        BOOST_TEST(listener.hear(tea));  // By the conversation.
        listener.settle();
        BOOST_TEST(!listener.hear(said("ann", "tea")));
    });
}

void time_that_does_not_pass_by_itself_is_passed() {
    with_listener(hearing, [](auto& listener) {
        listener.hear(said("ann", "tea"));
        BOOST_TEST(listener.next_timer() == instant::max());  // For nobody to wait for.
        BOOST_TEST(listener.settle(1s));
        BOOST_TEST_EQ(listener.owner->clock().timers().size(), 1u);
        BOOST_TEST(listener.pass(1h));
        BOOST_TEST_EQ(listener.owner->clock().timers().size(), 0u);
    });
}

void who_drives_a_real_clock_is_told_of_the_next_timer() {
    constexpr mg::table table{mg::listen_to<"tea">([](auto& chat) -> mg::task<> {
        co_await chat.async_sleep_for(0s);
        co_await chat.async_send("tea");
    })};
    with_listener<true, mg::clock::real>(table, [](auto& listener) {
        BOOST_TEST(listener.next_timer() == instant::max());
        listener.hear(said("ann", "tea"));
        BOOST_TEST(listener.next_timer() <= instant::clock::now());
        listener.fire_timers();
        BOOST_TEST(listener.next_timer() == instant::max());
        listener.settle();
        BOOST_TEST(listener.pass(1h));  // Nothing: such time cannot be moved.
    });
}

}  // namespace

int main() {
    it_wants_what_a_row_hears_or_a_coroutine_may_wait_for();
    it_says_whether_somebody_has_taken_the_event();
    time_that_does_not_pass_by_itself_is_passed();
    who_drives_a_real_clock_is_told_of_the_next_timer();
    return boost::report_errors();
}
