// SPDX-License-Identifier: BSL-1.0
// Tests who says what a bot is called.
#include <monongusa/bot/own_name.hpp>

#include <boost/core/lightweight_test.hpp>

#include <stdexcept>
#include <string>
#include <string_view>

namespace {

using monongusa::detail::own_name;

struct named {
    std::string_view name() const { return "alpha"; }
};
struct renamed {
    std::string now = "alpha";
    std::string const& name() const { return now; }
};
struct nameless {};
struct numbered {
    int name() const { return 7; }
};
struct unwilling {
    std::string_view name() const { throw std::runtime_error{"no name"}; }
};

void without_a_name_of_its_own_the_transport_says_it() {
    own_name name;
    BOOST_TEST_EQ(name.of(named{}), "alpha");
    renamed transport;
    BOOST_TEST_EQ(name.of(transport), "alpha");
    transport.now = "beta";
    BOOST_TEST_EQ(name.of(transport), "beta");
}

void without_any_it_is_bot() {
    own_name const name;
    BOOST_TEST_EQ(name.of(nameless{}), "bot");
    BOOST_TEST_EQ(name.of(numbered{}), "bot");
    BOOST_TEST_EQ(name.of(unwilling{}), "bot");
}

void one_of_its_own_comes_first_until_it_is_taken_away() {
    own_name name;
    name.set("gamma");
    BOOST_TEST_EQ(name.of(named{}), "gamma");
    BOOST_TEST_EQ(name.of(unwilling{}), "gamma");
    name.set("");
    BOOST_TEST_EQ(name.of(named{}), "alpha");
}

}  // namespace

int main() {
    without_a_name_of_its_own_the_transport_says_it();
    without_any_it_is_bot();
    one_of_its_own_comes_first_until_it_is_taken_away();
    return boost::report_errors();
}
