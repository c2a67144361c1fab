// SPDX-License-Identifier: BSL-1.0
// net::config: safe and bounded where nothing is said; what goes over the wire is told to whom it may concern.
#include <monongusa/net/config.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::net::config;

void nothing_said_is_safe_and_bounded() {
    config const usual;
    BOOST_TEST(!usual.insecure);
    BOOST_TEST(!usual.proxy);
    BOOST_TEST(usual.ca_file.empty());
    BOOST_TEST_EQ(usual.longest_head, 65'535u);
    BOOST_TEST_EQ(usual.longest_body, 16'777'216u);
    BOOST_TEST_EQ(usual.longest_message, 33'554'432u);
    BOOST_TEST(usual.wire == nullptr);
}

void the_wire_is_told_to_whoever_wants_to_know() {
    std::string seen;
    config settings;
    settings.tell_wire('>', "to nobody");
    settings.wire_owner = &seen;
    settings.wire = [](void* owner, char direction, std::string_view bytes) { (*static_cast<std::string*>(owner) += direction) += bytes; };
    settings.tell_wire('>', "one");
    settings.tell_wire('<', "");
    settings.tell_wire('<', "two");
    BOOST_TEST(settings.wanted_wire() == settings.wire);
    settings.wire_is_wanted = [] { return false; };
    BOOST_TEST(settings.wanted_wire() == nullptr);
    settings.wire_is_wanted = [] { return true; };
    BOOST_TEST(settings.wanted_wire() == settings.wire);
    BOOST_TEST_EQ(seen, ">one<two");
}

}  // namespace

int main() {
    nothing_said_is_safe_and_bounded();
    the_wire_is_told_to_whoever_wants_to_know();
    return boost::report_errors();
}
