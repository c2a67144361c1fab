// SPDX-License-Identifier: BSL-1.0
// Tests what handlers find around them: contexts, components, and somebody to tell of failures.
#include <monongusa/bot/environment.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/components.hpp>

#include <boost/core/lightweight_test.hpp>

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

void remember(void* bot, mg::event::failure& failure) { static_cast<failures*>(bot)->push_back(failure); }

struct around {
    conversation chat;
    database rows;
    failures told;
    mg::components<database&> components = mg::with(rows);
    environment here{memory_sink{chat}, components, "alpha", &told, &remember};
    mg::event::message event = support::said("ann", "tea");
    mg::chat::origin_ref origin = mg::event::origin_of(event);
};

void a_context_of_either_kind_answers_the_event() {
    around bot;
    using own = mg::basic_context<memory_sink, mg::event::reach::anywhere>;
    bot.here.context_for<own>(bot.origin, 1).reply("one");
    bot.here.context_for<mg::context<>>(bot.origin, 1).reply("two");
    bot.here.context_for<mg::context<mg::action::edit>>(bot.origin, 1).edit("three");
    bot.here.performer_for(bot.origin, 1).perform(mg::action::send{"four"});
    BOOST_TEST_EQ(support::joined(bot.chat.done), "reply ann: one;reply ann: two;edit m1: three;send #general: four;");
    BOOST_TEST_EQ(bot.here.context_for<own>(bot.origin, 1).log.name, "alpha");
    BOOST_TEST_EQ(bot.here.context_for<mg::context<>>(bot.origin, 1).log.name, "alpha");
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
        bot.here.threw(7, bot.origin);
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
    bot.here.context_for<mg::context<>>(bot.origin, 3).react("tada");
    bot.here.performer_for(bot.origin, 4).perform(mg::action::send{"tea"});
    bot.here.performer_for({}, 5).perform(mg::action::send{"to nowhere"});
    BOOST_TEST_EQ(bot.told.size(), 3u);
    if (bot.told.size() != 3) return;
    BOOST_TEST_EQ(bot.told[0].what, "react: " + bot.chat.refusal.message());
    BOOST_TEST(bot.told[0].code == bot.chat.refusal && bot.told[0].rule == 3);
    BOOST_TEST_EQ(bot.told[1].what, "send: " + bot.chat.refusal.message());
    BOOST_TEST(bot.told[1].code == bot.chat.refusal && bot.told[1].rule == 4 && bot.told[1].exception == nullptr);
    BOOST_TEST(bot.told[2].code == std::errc::destination_address_required && bot.told[2].rule == 5);
}

}  // namespace

int main() {
    a_context_of_either_kind_answers_the_event();
    a_component_is_the_one_that_was_given();
    an_exception_is_told_with_its_rule_and_place();
    an_action_that_fails_is_told_with_its_rule_and_name();
    return boost::report_errors();
}
