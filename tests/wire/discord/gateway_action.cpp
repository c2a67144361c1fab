// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway_action: a value that says nothing by itself.
#include <monongusa/wire/discord/gateway_action.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::discord;

void one_is_another_only_in_everything() {
    gateway_action const none;
    BOOST_TEST(none.step == gateway_step::none && none.token_at == gateway_action::no_token);
    gateway_action const send{gateway_step::send, "{}", 3, 0, gateway_end::stopped};
    BOOST_TEST(send == (gateway_action{gateway_step::send, "{}", 3}));
    for (auto const& other : {gateway_action{gateway_step::close, "{}", 3}, gateway_action{gateway_step::send, "{ }", 3},
                              gateway_action{gateway_step::send, "{}", 4}, gateway_action{gateway_step::send, "{}", 3, 1},
                              gateway_action{gateway_step::send, "{}", 3, 0, gateway_end::bad_token}}) {
        BOOST_TEST(!(send == other));
    }
}

}  // namespace

int main() {
    one_is_another_only_in_everything();
    return boost::report_errors();
}
