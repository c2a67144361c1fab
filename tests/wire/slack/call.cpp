// SPDX-License-Identifier: BSL-1.0
// call: any method with any fields, and the pages of a list.
#include <monongusa/wire/slack/call.hpp>

#include "../../support/slack_row.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

void any_method_is_called() {
    support::check({requests::call("team.info", form{}), "team.info", "", web_repeat::never_if_sent});
    support::check({requests::call("chat.meMessage", form{}.add("channel", "C1").add("text", "a&b")), "chat.meMessage",
                    "channel=C1&text=a%26b", web_repeat::never_if_sent});
    support::check({requests::call("team.info", {}, web_repeat::freely), "team.info", ""});
    support::check({requests::building::question("team.info", form{}.add("team", "T1")), "team.info", "team=T1"});
    support::check(
        {requests::building::in_lane(requests::call("chat.meMessage", {}), "C1"), "chat.meMessage", "", web_repeat::never_if_sent, "C1"});
}

void a_page_has_a_size_that_slack_takes() {
    auto const asked = [](page const& part, unsigned most = 1000) {
        form fields;
        return requests::building::add_page(fields, part, most).text;
    };
    BOOST_TEST_EQ(asked({}), "limit=200");
    BOOST_TEST_EQ(asked({0, {}}), "limit=1");
    BOOST_TEST_EQ(asked({1000, {}}), "limit=1000");
    BOOST_TEST_EQ(asked({1001, {}}), "limit=1000");
    BOOST_TEST_EQ(asked({1001, {}}, 999), "limit=999");
    BOOST_TEST_EQ(asked({~0U, "dXNlcjpVMDYx=="}), "limit=1000&cursor=dXNlcjpVMDYx%3D%3D");
}

}  // namespace

int main() {
    any_method_is_called();
    a_page_has_a_size_that_slack_takes();
    return boost::report_errors();
}
