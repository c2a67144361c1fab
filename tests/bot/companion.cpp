// SPDX-License-Identifier: BSL-1.0
// Tests what the engine does with what stands beside it, by functions alone.
#include <monongusa/bot/companion.hpp>

#include "../support/bare_engine.hpp"
#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <type_traits>
#include <utility>

using monongusa::detail::companion;
using monongusa::detail::event_key_of;
using monongusa::event::message;
using monongusa::event::reaction_added;
using support::bare_engine;
using support::said;

// Functions and no virtual ones: who includes no coroutines has nothing of them.
static_assert(std::is_aggregate_v<companion> && !std::is_polymorphic_v<companion>);

namespace {

std::string told;

struct noted : companion {
    monongusa::detail::engine& of;

    explicit noted(monongusa::detail::engine& bot)
        : companion{
              [](companion&, monongusa::detail::offered_event const& event) {
                  if (event.key != &event_key_of<message>) return false;
                  told += "offered " + static_cast<message*>(event.event)->text + " by " + event.from.user->name + ";";
                  return true;
              },
              [](companion&) noexcept { told += "stop waiting;"; },
              [](companion&) noexcept { told += "cancel;"; },
              [](companion const&) noexcept -> std::size_t { return 3; },
              [](companion const&) noexcept -> std::size_t { return 2; },
              [](companion* self) noexcept {
                  told += "end;";
                  delete static_cast<noted*>(self);
              },
          },
          of(bot) {}
    static companion* make(monongusa::detail::engine& bot) {
        told += "make;";
        return new noted{bot};
    }
};

std::string happened() { return std::exchange(told, {}); }

void each_type_of_event_has_a_key_of_its_own() {
    BOOST_TEST_NE(static_cast<void const*>(&event_key_of<message>), static_cast<void const*>(&event_key_of<reaction_added>));
    BOOST_TEST_EQ(static_cast<void const*>(&event_key_of<message>), static_cast<void const*>(&event_key_of<message>));
}

void it_is_made_once_and_ended_with_its_bot() {
    {
        bare_engine bot;
        BOOST_TEST(bot->companion() == nullptr);
        auto& first = bot->companion(&noted::make);
        BOOST_TEST_EQ(&first, &bot->companion(&noted::make));
        BOOST_TEST_EQ(&static_cast<noted&>(first).of, &*bot);
        BOOST_TEST_EQ(happened(), "make;");
    }
    BOOST_TEST_EQ(happened(), "end;");
}

void without_one_no_event_is_taken() {
    bare_engine bot;
    auto event = said("ann", "tea");
    BOOST_TEST(!bot->offer({&event_key_of<message>, &event, monongusa::event::origin_of(event)}));
}

void events_are_offered_to_it() {
    bare_engine bot;
    bot->companion(&noted::make);
    happened();
    auto event = said("ann", "tea");
    BOOST_TEST(bot->offer({&event_key_of<message>, &event, monongusa::event::origin_of(event)}));
    BOOST_TEST_EQ(happened(), "offered tea by ann;");
    reaction_added reaction;
    BOOST_TEST(!bot->offer({&event_key_of<reaction_added>, &reaction, monongusa::event::origin_of(reaction)}));
}

// It is told at the beginning of the end, whichever that is; cancelled is only what outlives most of the grace.
void it_is_told_of_the_end() {
    bare_engine bot;
    bot->companion(&noted::make);
    happened();
    bot->stop(std::chrono::hours{1});
    BOOST_TEST_EQ(happened(), "stop waiting;");
    BOOST_TEST_EQ(bot.stops, 1);
}

void what_waits_is_counted_at_the_end_of_input() {
    bare_engine bot;
    bot->companion(&noted::make);
    happened();
    BOOST_TEST_EQ(support::logged_by([&] { bot->finish({}, false); }), "warning tea: ended while 2 coroutines waited for an event or a time\n");
    BOOST_TEST_EQ(happened(), "stop waiting;");
}

}  // namespace

int main() {
    each_type_of_event_has_a_key_of_its_own();
    it_is_made_once_and_ended_with_its_bot();
    without_one_no_event_is_taken();
    events_are_offered_to_it();
    it_is_told_of_the_end();
    what_waits_is_counted_at_the_end_of_input();
    return boost::report_errors();
}
