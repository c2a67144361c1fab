// SPDX-License-Identifier: BSL-1.0
// Tests any bot's listener behind one type: what it is told reaches the listener, what no rule hears costs no call.
#include <monongusa/transport/listener_ref.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <type_traits>

namespace mg = monongusa;
using mg::transport::listener_ref;

namespace {

struct counting {
    template <class Event>
    static constexpr bool wants = std::is_same_v<Event, mg::event::message>;

    int heard = 0;
    std::string asked{};

    bool hear(mg::event::message& message) {
        ++heard;
        message.text = "taken";
        return heard == 1;
    }
    mg::instant next_timer() const { return mg::instant{} + std::chrono::seconds{7}; }
    void fire_timers() { asked += 'f'; }
    bool settle(mg::instant::duration patience) {
        asked += patience == mg::instant::duration::max() ? 's' : 'p';
        return patience > std::chrono::seconds{1};
    }
    bool pass(mg::instant::duration time, mg::instant::duration patience) {
        asked += time == std::chrono::seconds{3} ? 't' : '?';
        return settle(patience);
    }
};

void an_event_that_no_rule_hears_costs_no_call() {
    counting inner;
    listener_ref listener{inner};
    // The compiler is not told, so that what reads a script is one for all tables; who asks is.
    static_assert(listener_ref::wants<mg::event::ready>);
    BOOST_TEST(listener.hears<mg::event::message>());
    BOOST_TEST(!listener.hears<mg::event::ready>());
    // `counting` could not hear any of these.
    BOOST_TEST(!listener.hear(mg::event::ready{}));
    mg::event::reaction_added reaction;
    reaction.emoji.name = "tada";
    BOOST_TEST(!listener.hear(reaction));
    BOOST_TEST_EQ(reaction.emoji.name, "tada");
    BOOST_TEST_EQ(inner.heard, 0);
}

void what_it_is_told_reaches_the_listener_of_the_bot() {
    counting inner;
    listener_ref listener{inner};
    mg::event::message message;
    BOOST_TEST(listener.hear(message));
    BOOST_TEST(!listener.hear(mg::event::message{}));
    BOOST_TEST_EQ(inner.heard, 2);
    BOOST_TEST_EQ(message.text, "taken");
    BOOST_TEST(listener.next_timer() == mg::instant{} + std::chrono::seconds{7});
    listener.fire_timers();
    BOOST_TEST(listener.settle());
    BOOST_TEST(!listener.settle(std::chrono::milliseconds{1}));
    BOOST_TEST(listener.settle(std::chrono::seconds{2}));
    BOOST_TEST(listener.pass(std::chrono::seconds{3}));
    BOOST_TEST(!listener.pass(std::chrono::seconds{3}, std::chrono::seconds{0}));
    BOOST_TEST_EQ(inner.asked, "fspptstp");
}

// A listener that knows its table says what it needs; one that hides its events behind `wants` is asked by that.
struct knowing {
    static constexpr mg::detail::rule_needs rules[] = {{3, mg::detail::event_flag<mg::event::ready>(), {}, false, true}};

    template <class Event>
    static constexpr bool wants = true;
    mg::detail::table_needs needs() const { return {rules, [](std::size_t) { return std::string{"rule"}; }}; }

    template <class Event>
    bool hear(Event&) {
        return true;
    }
    mg::instant next_timer() const { return mg::instant::max(); }
    void fire_timers() {}
    bool settle(mg::instant::duration) { return true; }
    bool pass(mg::instant::duration, mg::instant::duration) { return true; }
};

void needs_are_handed_on() {
    knowing inner;
    listener_ref const listener{inner};
    BOOST_TEST_EQ(listener.needs().rules.size(), 1U);
    BOOST_TEST(listener.needs().roles());
    BOOST_TEST(listener.hears<mg::event::ready>());
    BOOST_TEST(!listener.hears<mg::event::message>());

    counting says_nothing;
    listener_ref const other{says_nothing};
    BOOST_TEST(other.needs().hears_event<mg::event::message>());
    BOOST_TEST(other.needs().name_of_rule == nullptr);
}

}  // namespace

int main() {
    an_event_that_no_rule_hears_costs_no_call();
    what_it_is_told_reaches_the_listener_of_the_bot();
    needs_are_handed_on();
    return boost::report_errors();
}
