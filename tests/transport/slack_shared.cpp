// SPDX-License-Identifier: BSL-1.0
// slack_shared: one gate for each app token, as long as the process.
#include <monongusa/transport/slack_shared.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <type_traits>

namespace {

using monongusa::instant;
using monongusa::transport::slack_shared;

void those_of_one_token_share_a_gate() {
    slack_shared all;
    instant const now{std::chrono::hours{1}};
    auto& first = all.gate_of("one token");
    first.limited(now + std::chrono::minutes{5});
    // It stays where it is, however many there are.
    for (int i = 0; i < 1000; ++i) all.gate_of("token " + std::to_string(i));
    BOOST_TEST_EQ(&all.gate_of(std::string{"one "} + "token"), &first);
    auto const answer = all.gate_of("one token").ask(now);
    BOOST_TEST(!answer.granted);
    BOOST_TEST(answer.when == now + std::chrono::minutes{5});
    BOOST_TEST(all.gate_of("another token").ask(now).granted);
}

void that_of_the_process_is_another() {
    slack_shared all;
    auto& of_process = slack_shared::of_process();
    BOOST_TEST_EQ(&slack_shared::of_process(), &of_process);
    BOOST_TEST_NE(&all.gate_of("one token"), &of_process.gate_of("one token"));
}

static_assert(std::is_reference_v<decltype(slack_shared::of_process())>);

}  // namespace

int main() {
    those_of_one_token_share_a_gate();
    that_of_the_process_is_another();
    return boost::report_errors();
}
