// SPDX-License-Identifier: BSL-1.0
// discord_shared: one gate for each token, one count of refusals, both as long as the process.
#include <monongusa/transport/discord_shared.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>

namespace {

using monongusa::instant;
using monongusa::transport::discord_shared;
using verdict = monongusa::wire::discord::identify_gate::verdict;

void those_of_one_token_share_a_gate() {
    discord_shared all;
    instant const now{std::chrono::hours{1}};
    auto& first = all.gate_of("one token");
    BOOST_TEST(first.ask(0, now).verdict == verdict::granted);
    // It stays where it is, however many there are.
    for (int i = 0; i < 1000; ++i) all.gate_of("token " + std::to_string(i));
    BOOST_TEST_EQ(&all.gate_of(std::string{"one "} + "token"), &first);
    BOOST_TEST(all.gate_of("one token").ask(0, now).verdict == verdict::wait);
    BOOST_TEST(all.gate_of("another token").ask(0, now).verdict == verdict::granted);
}

void refusals_are_counted_together() {
    discord_shared all;
    BOOST_TEST_EQ(&all.refusals(), &all.refusals());
    auto& of_process = discord_shared::of_process();
    BOOST_TEST_EQ(&discord_shared::of_process(), &of_process);
    BOOST_TEST_NE(&all.refusals(), &of_process.refusals());
}

static_assert(std::is_reference_v<decltype(discord_shared::of_process())>);

}  // namespace

int main() {
    those_of_one_token_share_a_gate();
    refusals_are_counted_together();
    return boost::report_errors();
}
