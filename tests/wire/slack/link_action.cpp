// SPDX-License-Identifier: BSL-1.0
// wire/slack/link_action: compared as a whole.
#include <monongusa/wire/slack/link_action.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::slack;

void actions_are_compared_as_a_whole() {
    BOOST_TEST(link_action{} == (link_action{link_step::none, 0, "", 0, link_end::stopped}));
    BOOST_TEST(link_action{link_step::close} != link_action{link_step::drop});
    BOOST_TEST((link_action{link_step::ping, 0}) != (link_action{link_step::ping, 1}));
    BOOST_TEST((link_action{link_step::send, 0, "a"}) != (link_action{link_step::send, 0, "b"}));
    BOOST_TEST((link_action{link_step::close, 0, "", 1000}) != (link_action{link_step::close, 0, "", 1001}));
    BOOST_TEST((link_action{link_step::ended, 0, "", 0, link_end::fatal}) !=
               (link_action{link_step::ended, 0, "", 0, link_end::link_disabled}));
}

}  // namespace

int main() {
    actions_are_compared_as_a_whole();
    return boost::report_errors();
}
