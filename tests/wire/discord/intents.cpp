// SPDX-License-Identifier: BSL-1.0
// Tests Discord's intents: their bits, the least for each kind of event, and their words.
#include <monongusa/wire/discord/intents.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace mg = monongusa;
namespace intent = mg::wire::discord::intent;
using mg::detail::event_flag;
using mg::detail::rule_needs;
using mg::wire::discord::intents;
using mg::wire::discord::intents_of;

namespace {

constexpr intents all = [] {
    intents sum;
    for (auto const& one : intent::names) sum = sum | one.which;
    return sum;
}();

// The sums that Discord's documentation gives the bits of.
static_assert(all.bits() == 0x331FFFF);
static_assert(intent::privileged.bits() == 33026);
static_assert((all.bits() & ~intent::privileged.bits()) == 53575421);

constexpr bool names_are_in_order_and_privileged_ones_have_a_switch() {
    std::uint32_t last = 0;
    for (auto const& one : intent::names) {
        if (one.which.bits() <= last || one.portal.empty() == intent::privileged.includes(one.which)) return false;
        last = one.which.bits();
    }
    return true;
}
static_assert(names_are_in_order_and_privileged_ones_have_a_switch());

template <class Event>
constexpr intents of(bool only_addressed = false) {
    return intents_of(rule_needs{1, event_flag<Event>(), {}, only_addressed, false});
}
constexpr auto messages = intent::guild_messages | intent::direct_messages;
static_assert(of<mg::event::message>() == (messages | intent::message_content));
static_assert(of<mg::event::message>(true) == messages);
static_assert(of<mg::event::message_edited>() == (messages | intent::message_content));
static_assert(of<mg::event::message_deleted>() == messages);
static_assert(of<mg::event::reaction_added>() == (intent::guild_message_reactions | intent::direct_message_reactions));
static_assert(of<mg::event::reaction_removed>() == of<mg::event::reaction_added>());
static_assert(of<mg::event::channel_created>() == intent::guilds);
static_assert(of<mg::event::channel_renamed>() == intent::guilds);
static_assert(of<mg::event::channel_deleted>() == intent::guilds);
static_assert(of<mg::event::member_joined>() == intent::guild_members);
static_assert(of<mg::event::member_left>() == intent::guild_members);
static_assert(of<mg::event::member_changed>() == intent::guild_members);
static_assert(of<mg::event::ready>().empty() && of<mg::event::disconnected>().empty());
static_assert(intents_of(rule_needs{1, {}, {}, false, true}) == intent::guilds);

void words() {
    BOOST_TEST_EQ(words_of(intents{}), "none");
    BOOST_TEST_EQ(words_of(intent::guilds), "GUILDS");
    BOOST_TEST_EQ(words_of(intent::message_content | intent::guild_messages), "GUILD_MESSAGES, MESSAGE_CONTENT");
}

void rules_that_need_one() {
    rule_needs const rules[] = {
        {1, event_flag<mg::event::message>(), {}, true, false},  {2, event_flag<mg::event::message>(), {}, false, false},
        {3, event_flag<mg::event::message>(), {}, false, false}, {4, event_flag<mg::event::message>(), {}, false, false},
        {5, event_flag<mg::event::message>(), {}, false, false}, {6, event_flag<mg::event::message>(), {}, false, false},
    };
    auto const named = [](std::size_t position) { return "rule " + std::to_string(position); };
    BOOST_TEST_EQ(rules_that_need(intent::message_content, {{rules, 1}, named}), "");
    BOOST_TEST_EQ(rules_that_need(intent::message_content, {{rules, 3}, named}), "rule 2; rule 3");
    BOOST_TEST_EQ(rules_that_need(intent::message_content, {rules, named}), "rule 2; rule 3; rule 4; and 2 more");
    BOOST_TEST_EQ(rules_that_need(intent::message_content, {{rules, 2}, nullptr}), "");
}

}  // namespace

int main() {
    words();
    rules_that_need_one();
    return boost::report_errors();
}
