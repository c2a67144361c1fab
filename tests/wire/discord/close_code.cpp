// SPDX-License-Identifier: BSL-1.0
// wire/discord/close_code: each code means what Discord documents.
#include <monongusa/wire/discord/close_code.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <set>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;

constexpr bool goes_on(std::uint16_t code) {
    auto const meaning = close_code_of(code);
    return meaning.then == after_close::resume && meaning.code == code && !meaning.what.empty();
}
constexpr bool begins_anew(std::uint16_t code) { return close_code_of(code).then == after_close::identify; }
constexpr bool ends(std::uint16_t code, gateway_end end) {
    auto const meaning = close_code_of(code);
    return meaning.then == after_close::end && meaning.end == end && what_of(end) == meaning.what;
}

// The documentation's table, column "Reconnect", and its explanations.
static_assert(goes_on(4000) && goes_on(4001) && goes_on(4002) && goes_on(4005) && goes_on(4008));
static_assert(begins_anew(4003) && begins_anew(4007) && begins_anew(4009));
static_assert(ends(4004, gateway_end::bad_token) && ends(4010, gateway_end::invalid_shard) && ends(4011, gateway_end::sharding_required));
static_assert(ends(4012, gateway_end::invalid_version) && ends(4013, gateway_end::invalid_intents) &&
              ends(4014, gateway_end::disallowed_intents));
// What it does not list.
static_assert(goes_on(0) && goes_on(1006) && goes_on(1002) && goes_on(1011) && goes_on(4006) && goes_on(4015) && goes_on(4999) &&
              goes_on(65535));
static_assert(close_code_of(1000).then == after_close::resume_once && close_code_of(1001).then == after_close::resume_once);
// Those that tell of a mistake of the library, and the one that asks for patience.
static_assert(close_code_of(4001).our_fault && close_code_of(4002).our_fault && close_code_of(4005).our_fault &&
              close_code_of(4008).our_fault);
static_assert(!close_code_of(4000).our_fault && !close_code_of(1006).our_fault && close_code_of(4008).patiently &&
              !close_code_of(4000).patiently);

void no_code_stands_twice_and_nothing_but_an_end_has_an_end() {
    std::set<std::uint16_t> codes;
    for (auto const& one : close_codes) {
        BOOST_TEST(codes.insert(one.code).second);
        BOOST_TEST_EQ(one.then == after_close::end, one.end != gateway_end::stopped);
    }
}

void every_end_says_why() {
    std::set<std::string_view> said;
    for (int end = 0; end <= static_cast<int>(gateway_end::identify_budget); ++end) said.insert(what_of(static_cast<gateway_end>(end)));
    BOOST_TEST_EQ(said.size(), 8U);
    BOOST_TEST_EQ(what_of(gateway_end::bad_token), std::string_view{"Discord does not accept the token"});
    BOOST_TEST_EQ(what_of(gateway_end::stopped), std::string_view{"it was stopped"});
}

}  // namespace

int main() {
    no_code_stands_twice_and_nothing_but_an_end_has_an_end();
    every_end_says_why();
    return boost::report_errors();
}
