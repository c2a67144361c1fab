// SPDX-License-Identifier: BSL-1.0
// matcher::role: whoever has the role, whatever else they have, and nobody else.
#include <monongusa/matcher/role.hpp>

#include "laws/matcher.hpp"

#include <monongusa/event/all.hpp>
#include <monongusa/matcher/compose.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <vector>

namespace {

using namespace monongusa;
using matcher::role;

static_assert(matcher_for<role<"admin">, event::message> && matcher_for<role<"admin">, event::reaction_added>);
static_assert(!matcher_for<role<"admin">, event::ready> && !matcher_for<role<"admin">, event::channel_created>);
static_assert(description_of<role<"admin">>() == "role \"admin\"");

event::message said_by(std::vector<std::string> roles) {
    event::message message;
    message.author.name = "alice";
    message.author.roles = std::move(roles);
    return message;
}

void only_who_has_it_is_accepted() {
    BOOST_TEST(role<"admin">{}.match(said_by({"admin"})));
    BOOST_TEST(role<"admin">{}.match(said_by({"guest", "admin"})));
    BOOST_TEST(!role<"admin">{}.match(said_by({})));
    BOOST_TEST(!role<"admin">{}.match(said_by({"administrator", "Admin", ""})));
    event::reaction_added added;
    added.user.roles = {"admin"};
    BOOST_TEST(role<"admin">{}.match(added));
    BOOST_TEST(!(role<"admin">{} && !role<"banned">{}).match(said_by({"admin", "banned"})));
}

void it_says_why_not() {
    BOOST_TEST_EQ(why_not(role<"admin">{}, said_by({"guest"})), "the author does not have the role \"admin\"");
}

}  // namespace

int main() {
    only_who_has_it_is_accepted();
    it_says_why_not();
    return boost::report_errors();
}
