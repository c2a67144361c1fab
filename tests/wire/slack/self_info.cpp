// SPDX-License-Identifier: BSL-1.0
// self_info: a bot is another one if any part of it is.

#include <monongusa/wire/slack/self_info.hpp>

#include <boost/core/lightweight_test.hpp>

int main() {
    using monongusa::wire::slack::self_info;
    self_info const self{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"};
    BOOST_TEST(self == (self_info{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"}));
    BOOST_TEST(self != (self_info{"U0KETTLE1", "B0KETTLE2", "kettle_bot", "T0KETTLE01"}));
    BOOST_TEST(self_info{}.user_id.empty());
    return boost::report_errors();
}
