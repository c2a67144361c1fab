// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway_status: every state has a name of its own.
#include <monongusa/wire/discord/gateway_status.hpp>

#include <boost/core/lightweight_test.hpp>

#include <set>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;

void every_status_has_a_name() {
    std::set<std::string_view> names;
    for (int i = 0; i <= static_cast<int>(gateway_status::ended); ++i) {
        auto const name = name_of(static_cast<gateway_status>(i));
        BOOST_TEST(!name.empty());
        BOOST_TEST(names.insert(name).second);
    }
    BOOST_TEST_EQ(name_of(gateway_status::backing_off), std::string_view{"backing off"});
    BOOST_TEST(name_of(static_cast<gateway_status>(99)).empty());
}

}  // namespace

int main() {
    every_status_has_a_name();
    return boost::report_errors();
}
