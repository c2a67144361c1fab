// SPDX-License-Identifier: BSL-1.0
// discord_sentences: each end of a bot has its sentence, which names what has to be changed.
#include <monongusa/transport/discord_sentences.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

namespace mg = monongusa;
namespace intent = mg::wire::discord::intent;
namespace sentences = mg::transport::discord_sentences;
using mg::detail::event_flag;
using mg::detail::rule_needs;
using mg::detail::table_needs;
using mg::wire::discord::gateway_end;
using mg::wire::discord::intents;

std::string name_of_rule(std::size_t position) { return "rule " + std::to_string(position); }

constexpr std::array<rule_needs, 2> some{{{.position = 1, .hears = event_flag<mg::event::message>()},
                                          {.position = 2, .hears = event_flag<mg::event::member_joined>()}}};
constexpr std::array<rule_needs, 5> many{{{.position = 1, .hears = event_flag<mg::event::member_left>()},
                                          {.position = 2, .hears = event_flag<mg::event::member_left>()},
                                          {.position = 3, .hears = event_flag<mg::event::reaction_added>()},
                                          {.position = 4, .hears = event_flag<mg::event::member_left>()},
                                          {.position = 5, .hears = event_flag<mg::event::member_left>()}}};
constexpr table_needs two_rules{some, &name_of_rule};
constexpr table_needs five_rules{many, &name_of_rule};
constexpr table_needs nameless{some, nullptr};
constexpr table_needs empty{};

void the_token_is_called_by_the_name_of_its_variable() {
    struct {
        std::string said;
        std::string_view expected;
    } const rows[] = {
        {sentences::no_token(""), "there is no token; give the one that the developer portal shows under 'Bot'"},
        {sentences::no_token("TEA_TOKEN"), "there is no token: set TEA_TOKEN to the one that the developer portal shows under 'Bot'"},
        {sentences::bad_token(""), "Discord does not accept the token; it is wrong, or was reset: copy it anew from the developer portal, under 'Bot'"},
        {sentences::bad_token("TEA_TOKEN"),
         "Discord does not accept the token in TEA_TOKEN; it is wrong, or was reset: copy it anew from the developer portal, under 'Bot'"},
        {sentences::unreachable("https://discord.example", "no route"), "https://discord.example cannot be reached: no route"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(row.said, row.expected);
}

// Which of them have a switch, which rules want those, and how the switches are called.
void intents_that_are_not_allowed_are_named() {
    struct {
        intents asked;
        table_needs const& table;
        std::string_view expected;
    } const rows[] = {
        {intent::guild_messages | intent::message_content, two_rules,
         "Discord does not allow this bot the intents it asks for (MESSAGE_CONTENT, for rule 1): turn on 'Message Content Intent' in the developer "
         "portal, under 'Bot'"},
        {intent::guild_members | intent::message_content, two_rules,
         "Discord does not allow this bot the intents it asks for (GUILD_MEMBERS, MESSAGE_CONTENT, for rule 1; rule 2): turn on 'Server Members Intent' "
         "and 'Message Content Intent' in the developer portal, under 'Bot'"},
        {intent::guild_members, five_rules,
         "Discord does not allow this bot the intents it asks for (GUILD_MEMBERS, for rule 1; rule 2; rule 4; and 1 more): turn on 'Server Members "
         "Intent' in the developer portal, under 'Bot'"},
        // Asked for by hand.
        {intent::guild_presences, empty,
         "Discord does not allow this bot the intents it asks for (GUILD_PRESENCES): turn on 'Presence Intent' in the developer portal, under 'Bot'"},
        {intent::guild_members, nameless,
         "Discord does not allow this bot the intents it asks for (GUILD_MEMBERS): turn on 'Server Members Intent' in the developer portal, under 'Bot'"},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(sentences::disallowed_intents(row.asked, row.table), row.expected);
        BOOST_TEST_EQ(sentences::ended(gateway_end::disallowed_intents, "why", "TOKEN", row.asked, row.table), row.expected);
    }
}

void each_end_says_what_to_do() {
    struct {
        gateway_end end;
        std::string_view expected;
    } const rows[] = {
        {gateway_end::bad_token,
         "Discord does not accept the token in TOKEN; it is wrong, or was reset: copy it anew from the developer portal, under 'Bot'"},
        {gateway_end::invalid_intents, "Discord does not know the intents 2147483648; leave them to the table"},
        {gateway_end::sharding_required, "the bot is in more servers than one shard may serve; run several, each with its shard and the number of all"},
        {gateway_end::invalid_shard, "the shard's number must be less than the number of all shards, and that at least 1"},
        // The machine knows best.
        {gateway_end::stopped, "why"},
        {gateway_end::invalid_version, "why"},
        {gateway_end::identify_budget, "why"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(sentences::ended(row.end, "why", "TOKEN", intents{1U << 31}, two_rules), row.expected);
}

void what_cannot_be_a_token_is_told_without_it() {
    BOOST_TEST_EQ(sentences::strange_token("TEA", "planted.token-4711_x"), "");
    BOOST_TEST_EQ(sentences::strange_token("TEA", "Bot planted"), "the token in TEA must be given without 'Bot ' before it");
    for (std::string_view const value : {"\"planted\"", "plan ted", "planted\r\nHost: x", "pl\\anted", "pl\xC3\xA4nted", "planted\x7F"}) {
        auto const told = sentences::strange_token("", value);
        BOOST_TEST(told.starts_with("the token holds ") && told.find("pl") == told.npos);
    }
}

}  // namespace

int main() {
    what_cannot_be_a_token_is_told_without_it();
    the_token_is_called_by_the_name_of_its_variable();
    intents_that_are_not_allowed_are_named();
    each_end_says_what_to_do();
    return boost::report_errors();
}
