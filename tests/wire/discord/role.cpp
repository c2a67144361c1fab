// SPDX-License-Identifier: BSL-1.0
// Tests that a role is a plain value.
#include <monongusa/wire/discord/role.hpp>

#include <boost/core/lightweight_test.hpp>

int main() {
    using monongusa::wire::discord::role;
    role const admin{"1", "admin"};
    BOOST_TEST(admin == (role{.id = "1", .name = "admin"}));
    BOOST_TEST(!(admin == role{"2", "admin"}) && !(admin == role{"1", "other"}));
    return boost::report_errors();
}
