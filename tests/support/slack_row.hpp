// SPDX-License-Identifier: BSL-1.0
// support::slack_row: a request as it should be: method, form, token, lane and whether it may be repeated.

#ifndef MONONGUSA_TESTS_SUPPORT_SLACK_ROW_HPP
#define MONONGUSA_TESTS_SUPPORT_SLACK_ROW_HPP

#include <monongusa/wire/slack/web_request.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace support {

struct slack_row {
    monongusa::wire::slack::web_request request;
    std::string_view name, body;
    monongusa::wire::slack::web_repeat repeat = monongusa::wire::slack::web_repeat::freely;
    std::string_view lane{}, pace{};
    monongusa::wire::slack::token_kind token = monongusa::wire::slack::token_kind::bot;
};

inline void check(slack_row const& one) {
    BOOST_TEST(one.request.method == monongusa::wire::verb::post);
    BOOST_TEST_EQ(one.request.name, one.name);
    BOOST_TEST_EQ(one.request.url, "");
    BOOST_TEST_EQ(one.request.body, one.body);
    BOOST_TEST_EQ(one.request.content_type, "application/x-www-form-urlencoded");
    BOOST_TEST(one.request.repeat == one.repeat);
    BOOST_TEST(one.request.token == one.token);
    BOOST_TEST_EQ(one.request.lane, one.lane);
    BOOST_TEST_EQ(one.request.pace, one.pace);
}

}  // namespace support

#endif
