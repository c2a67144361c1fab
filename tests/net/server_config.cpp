// SPDX-License-Identifier: BSL-1.0
// server_config: what is not said is safe: this machine alone, and a bound for everything.
#include <monongusa/net/server_config.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::instant;
using monongusa::net::server_config;

void what_is_not_said_is_bounded() {
    server_config const usual;
    BOOST_TEST_EQ(usual.address, "127.0.0.1");
    BOOST_TEST_EQ(usual.port, 0);
    BOOST_TEST(usual.certificate_file.empty() && usual.key_file.empty());
    BOOST_TEST_EQ(usual.longest_body, 1024u * 1024);
    BOOST_TEST(usual.longest_head >= 8 * 1024 && usual.longest_head < 64 * 1024);
    BOOST_TEST(usual.most_connections > 0 && usual.most_connections * usual.longest_body <= 64u * 1024 * 1024);
    for (auto const one : {usual.head_timeout, usual.body_timeout, usual.idle_timeout, usual.answer_timeout, usual.leave_timeout})
        BOOST_TEST(one > instant::duration::zero() && one <= std::chrono::minutes{1});
}

}  // namespace

int main() {
    what_is_not_said_is_bounded();
    return boost::report_errors();
}
