// SPDX-License-Identifier: BSL-1.0
// Tests what handlers find around them: contexts, components, and somebody to tell of failures.
#include <monongusa/bot/environment.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/bot/components.hpp>
#include <monongusa/clock/manual.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <system_error>
#include <type_traits>
#include <vector>

namespace mg = monongusa;
using support::conversation;
using support::memory_sink;

namespace {

struct database {
    int rows = 0;
};
using environment = mg::detail::environment<memory_sink, mg::components<database&>>;
using failures = std::vector<mg::event::failure>;

static_assert(!std::is_copy_constructible_v<environment> && !std::is_copy_assignable_v<environment>);

struct around {
    conversation chat;
    database rows;
    failures told;
    mg::clock::manual clock;
    mg::components<database&> components = mg::with(rows);
    mg::detail::engine engine{this, parts(), false};
    environment here{memory_sink{chat}, components, engine};
    mg::event::message event = support::said("ann", "tea");

    around() { engine.watching().logger("alpha"); }

    mg::action::occasion occasion(std::size_t rule) const { return {mg::event::origin_of(event), 5, rule}; }

private:
    static around& of(void* self) { return *static_cast<around*>(self); }
    // Of a bot that has nothing but rules for failures.
    static mg::detail::engine_parts const& parts() {
        static constexpr mg::detail::engine_parts all{
            [](void*, mg::task_of_bot&) { return false; },
            [](void*) {},
            [](void*, mg::instant) {},
            [](void*) { return true; },
            [](void*, bool) {},
            nullptr,
            [](void*) {},
            [](void* self, mg::event::failure& failure, std::uint64_t event) {
                BOOST_TEST_EQ(event, 5u);
                of(self).told.push_back(failure);
                return true;
            },
            [](void* self) { return of(self).clock.now(); },
            [](void* self) -> mg::clock::timer_queue& { return of(self).clock.timers(); },
            [](void*) {},
        };
        return all;
    }
};

void a_context_of_either_kind_answers_the_event() {
    around bot;
    using own = mg::basic_context<memory_sink, mg::event::reach::anywhere>;
    auto occasion = bot.occasion(1);
    bot.here.context_for<own>(occasion).reply("one");
    bot.here.context_for<mg::context<>>(occasion).reply("two");
    bot.here.context_for<mg::context<mg::action::edit>>(occasion).edit("three");
    bot.here.performer_for(occasion).perform(mg::action::send{"four"});
    BOOST_TEST_EQ(occasion.actions, 4u);
    BOOST_TEST_EQ(support::joined(bot.chat.done), "reply ann: one;reply ann: two;edit m1: three;send #general: four;");
    auto const log = support::logged_by([&] {
        bot.here.context_for<own>(occasion).log("one");
        bot.here.context_for<mg::context<>>(occasion).log("two");
    });
    BOOST_TEST_EQ(log, "info alpha rule 1: one\ninfo alpha rule 1: two\n");
    BOOST_TEST(bot.told.empty());
}

void a_component_is_the_one_that_was_given() {
    around bot;
    BOOST_TEST(&bot.here.component<database>() == &bot.rows);
    BOOST_TEST(&bot.here.component<database const>() == &bot.rows);
}

void an_exception_is_told_with_its_rule_and_place() {
    around bot;
    try {
        throw std::runtime_error{"no tea"};
    } catch (...) {
        bot.here.threw(bot.occasion(7));
    }
    BOOST_TEST_EQ(bot.told.size(), 1u);
    if (bot.told.size() != 1) return;
    BOOST_TEST_EQ(bot.told[0].what, "no tea");
    BOOST_TEST_EQ(bot.told[0].rule, 7u);
    BOOST_TEST(bot.told[0].exception != nullptr);
    BOOST_TEST(bot.told[0].user == support::person("ann"));
    BOOST_TEST(bot.told[0].channel == support::general());
}

void an_action_that_fails_is_told_with_its_rule_and_name() {
    around bot;
    bot.chat.refusal = std::make_error_code(std::errc::permission_denied);
    auto third = bot.occasion(3);
    auto fourth = bot.occasion(4);
    mg::action::occasion fifth{{}, 5, 5};
    bot.here.context_for<mg::context<>>(third).react("tada");
    bot.here.performer_for(fourth).perform(mg::action::send{"tea"});
    bot.here.performer_for(fifth).perform(mg::action::send{"to nowhere"});
    BOOST_TEST_EQ(bot.told.size(), 3u);
    if (bot.told.size() != 3) return;
    BOOST_TEST_EQ(bot.told[0].what, "react: " + bot.chat.refusal.message());
    BOOST_TEST(bot.told[0].code == bot.chat.refusal && bot.told[0].rule == 3);
    BOOST_TEST_EQ(bot.told[1].what, "send: " + bot.chat.refusal.message());
    BOOST_TEST(bot.told[1].code == bot.chat.refusal && bot.told[1].rule == 4 && bot.told[1].exception == nullptr);
    BOOST_TEST(bot.told[2].code == mg::error::no_destination && bot.told[2].rule == 5);
}

void what_is_under_way_is_counted() {
    around bot;
    bot.here.task_begins();
    bot.here.task_begins();
    bot.here.task_begins();
    BOOST_TEST_EQ(bot.engine.quiet().under_way().tasks, 3u);
    BOOST_TEST(bot.here.task_may_run());
    bot.here.task_ends();
    bot.here.task_dropped();
    BOOST_TEST_EQ(bot.engine.quiet().under_way().tasks, 1u);
    BOOST_TEST_EQ(bot.engine.dropped(), 1u);
    bot.here.task_dropped();
    BOOST_TEST(bot.engine.quiet().now());
}

}  // namespace

int main() {
    a_context_of_either_kind_answers_the_event();
    a_component_is_the_one_that_was_given();
    an_exception_is_told_with_its_rule_and_place();
    an_action_that_fails_is_told_with_its_rule_and_name();
    what_is_under_way_is_counted();
    return boost::report_errors();
}
