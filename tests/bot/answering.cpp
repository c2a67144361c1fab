// SPDX-License-Identifier: BSL-1.0
// Tests the way of an event through its bot: who waits for it comes before the table, which counts what it hears.
#include <monongusa/bot/answering.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/inside.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <utility>

namespace mg = monongusa;
using mg::detail::companion;
using mg::event::message;
using support::conversation;
using support::memory_transport;

namespace {

message said(std::string text) { return support::said("ann", text); }

constexpr mg::table reactions{
    mg::listen_to<"tea">([](std::string& told) { told += "tea;"; }),
    mg::on<message>([](std::string& told) { told += "any;"; }),
    mg::on_error([](std::string& told, mg::event::failure const& failure) {
        told += "rule " + std::to_string(failure.rule) + ": " + failure.what + ";";
        if (failure.what == "cake") throw std::runtime_error{"again"};
    }),
    mg::listen_to<"cake">([] { throw std::runtime_error{"cake"}; }),
};

// Takes what says so.
struct taking : companion {
    taking()
        : companion{
              [](companion&, mg::detail::offered_event const& event) {
                  return event.key == &mg::detail::event_key_of<message> && static_cast<message*>(event.event)->text == "mine";
              },
              [](companion&) noexcept {}, [](companion&) noexcept {},
              [](companion const&) noexcept -> std::size_t { return 0; }, [](companion const&) noexcept -> std::size_t { return 0; },
              [](companion* self) noexcept { delete static_cast<taking*>(self); },
          } {}
    static companion* make(mg::detail::engine&) { return new taking; }
};

struct bot_with {
    explicit bot_with(std::string& told)
        : bot{memory_transport{end}, mg::executor::inplace{}, reactions, mg::with(told)} {}

    conversation end{};
    mg::bot<memory_transport, mg::executor::inplace, std::remove_const_t<decltype(reactions)>, mg::components<std::string&>> bot;
};

void what_a_conversation_takes_reaches_no_row_and_is_not_counted() {
    std::string told;
    bot_with one{told};
    using inside = mg::detail::inside_of<decltype(one.bot)>;
    BOOST_TEST(one.bot.hear(said("mine")));
    BOOST_TEST_EQ(std::exchange(told, {}), "any;");
    inside::engine(one.bot).companion(&taking::make);
    BOOST_TEST(one.bot.hear(said("mine")));
    BOOST_TEST_EQ(told, "");
    BOOST_TEST(one.bot.hear(said("tea")));
    BOOST_TEST_EQ(told, "tea;any;");
    BOOST_TEST_EQ(one.bot.metrics().events_heard, 2u);
}

void what_a_row_throws_goes_to_rules_for_errors_and_their_own_only_to_the_log() {
    std::string told;
    bot_with one{told};
    one.bot.hear(said("cake"));
    BOOST_TEST_EQ(told, "any;rule 4: cake;");
    auto const metrics = one.bot.metrics();
    BOOST_TEST_EQ(metrics.rules[3].errors, 1u);
    BOOST_TEST_EQ(metrics.rules[2].errors, 1u);
    BOOST_TEST_EQ(metrics.rules[2].calls, 1u);
}

void one_row_can_be_asked_alone() {
    std::string told;
    bot_with one{told};
    one.bot.hear(said("nothing"));
    told.clear();
    auto tea = said("tea");
    mg::detail::answering<decltype(one.bot)>::ask(one.bot, tea, 7, 1);
    BOOST_TEST_EQ(told, "any;");
}

}  // namespace

int main() {
    what_a_conversation_takes_reaches_no_row_and_is_not_counted();
    what_a_row_throws_goes_to_rules_for_errors_and_their_own_only_to_the_log();
    one_row_can_be_asked_alone();
    return boost::report_errors();
}
