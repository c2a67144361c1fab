// SPDX-License-Identifier: BSL-1.0
// discord_config: nothing but the token has to be given, and what is not given is as it is said to be.
#include <monongusa/transport/discord_config.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace {

using monongusa::secret;
using monongusa::transport::discord_config;
using monongusa::transport::discord_long_text;

void nothing_but_the_token_has_to_be_given() {
    discord_config const how{.token = secret{"0123456789", "TOKEN"}};
    BOOST_TEST_EQ(how.token.reveal(), "0123456789");
    BOOST_TEST_EQ(how.token.name(), "TOKEN");
    BOOST_TEST_EQ(how.name, "discord");
    BOOST_TEST(how.api_base.empty() && how.gateway_url.empty() && how.ca_file.empty());
    BOOST_TEST(!how.insecure);
    BOOST_TEST(!how.intents);
    BOOST_TEST(how.compress);
    BOOST_TEST(!how.names);
    BOOST_TEST_EQ(how.shard, 0);
    BOOST_TEST_EQ(how.shards, 1);
    BOOST_TEST_EQ(how.status, "online");
    BOOST_TEST(how.activity.empty());
    BOOST_TEST(how.long_text == discord_long_text::split);
    BOOST_TEST(how.session_file.empty());
    BOOST_TEST_EQ(how.most_events, 4096u);
    BOOST_TEST_EQ(how.most_actions, 10000u);
}

// Whoever wants it otherwise says so.
void nobody_is_notified_by_accident() { BOOST_TEST(discord_config{}.mentions == monongusa::wire::discord::allowed_mentions{}); }
static_assert(!monongusa::wire::discord::allowed_mentions{}.users && !monongusa::wire::discord::allowed_mentions{}.roles &&
              !monongusa::wire::discord::allowed_mentions{}.everyone && !monongusa::wire::discord::allowed_mentions{}.replied_user);

// It holds the token, of which there are no copies.
static_assert(!std::is_copy_constructible_v<discord_config> && std::is_nothrow_move_constructible_v<discord_config>);

}  // namespace

int main() {
    nothing_but_the_token_has_to_be_given();
    nobody_is_notified_by_accident();
    return boost::report_errors();
}
