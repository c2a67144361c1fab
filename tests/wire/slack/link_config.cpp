// SPDX-License-Identifier: BSL-1.0
// wire/slack/link_config: the limits fit each other, and a URL is asked to last a short time only where that is wanted.
#include <monongusa/wire/slack/link_config.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>

namespace {

using namespace monongusa::wire::slack;
using namespace std::chrono_literals;

void the_limits_fit_each_other() {
    link_config const usual;
    // Three answers to pings have to be missing before a connection counts as dead.
    BOOST_TEST(usual.idle_limit >= 3 * usual.ping_every);
    BOOST_TEST(usual.drain <= usual.idle_limit && usual.close_limit <= 1s);
    BOOST_TEST(usual.backoff.first == 1s && usual.backoff.most == 60s);
    BOOST_TEST(usual.settled > usual.backoff.most);
}

void a_url_is_left_alone_or_gets_one_member_more() {
    BOOST_TEST_EQ(link_url("wss://a/?ticket=1", false), "wss://a/?ticket=1");
    BOOST_TEST_EQ(link_url("wss://a/?ticket=1", true), "wss://a/?ticket=1&debug_reconnects=true");
    BOOST_TEST_EQ(link_url("ws://localhost:1/link", true), "ws://localhost:1/link?debug_reconnects=true");
}

}  // namespace

int main() {
    the_limits_fit_each_other();
    a_url_is_left_alone_or_gets_one_member_more();
    return boost::report_errors();
}
