// SPDX-License-Identifier: BSL-1.0
// slack_config: nothing but the token has to be given, and what is not given is as it is said to be.
#include <monongusa/transport/slack_config.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace {

using monongusa::secret;
using monongusa::transport::slack_config;
using monongusa::transport::slack_long_text;
using monongusa::transport::slack_names;

void nothing_but_the_token_has_to_be_given() {
    slack_config const how{.token = secret{"xoxb-0123456789", "TOKEN"}};
    BOOST_TEST_EQ(how.token.reveal(), "xoxb-0123456789");
    BOOST_TEST_EQ(how.token.name(), "TOKEN");
    BOOST_TEST(how.app_token.empty() && how.signing_secret.empty());
    BOOST_TEST_EQ(how.name, "slack");
    BOOST_TEST(how.api_base.empty() && how.ca_file.empty());
    BOOST_TEST_EQ(how.connections, 1);
    BOOST_TEST(how.listen.address.empty() && how.listen.path.empty() && how.listen.certificate_file.empty() && how.listen.key_file.empty());
    BOOST_TEST(how.aliases.empty());
    BOOST_TEST(how.names == slack_names::if_granted);
    BOOST_TEST(how.long_text == slack_long_text::split);
    BOOST_TEST_EQ(how.most_events, 4096u);
    BOOST_TEST_EQ(how.most_actions, 10000u);
}

// Whoever wants it otherwise says so: nobody is mentioned, no link is shown and no token goes unencrypted by accident.
void nothing_happens_by_accident() {
    slack_config const how{};
    BOOST_TEST(!how.insecure);
    BOOST_TEST(!how.markup);
    BOOST_TEST(!how.unfurl_links);
    BOOST_TEST(!how.unfurl_media);
}

// It holds tokens, of which there are no copies.
static_assert(!std::is_copy_constructible_v<slack_config> && std::is_nothrow_move_constructible_v<slack_config>);

}  // namespace

int main() {
    nothing_but_the_token_has_to_be_given();
    nothing_happens_by_accident();
    return boost::report_errors();
}
