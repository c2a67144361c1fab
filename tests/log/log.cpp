// SPDX-License-Identifier: BSL-1.0
// log: one call is one line on stderr, whatever is in it.
#include <monongusa/log/log.hpp>

#include "../support/descriptors.hpp"

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/secret/secret.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

#include <unistd.h>

namespace {

namespace log = monongusa::log;
using support::logged_by;
using namespace std::string_view_literals;

void a_line_begins_with_its_level() {
    BOOST_TEST_EQ(logged_by([] { log::error("broken"); }), "error: broken\n");
    BOOST_TEST_EQ(logged_by([] { log::warning("careful"); }), "warning: careful\n");
    BOOST_TEST_EQ(logged_by([] { log::info("here"); }), "info: here\n");
    BOOST_TEST_EQ(logged_by([] { log::in("cache").error("full"); }), "error cache: full\n");
}

void what_is_for_those_who_look_closer_is_not_shown_unasked() {
    auto const say_all = [] {
        log::error("e");
        log::debug("d");
        log::trace("t");
        log::in("cache").bytes("b");
    };
    BOOST_TEST_EQ(logged_by(say_all), "error: e\n");
    log::process().show(log::level::debug);
    BOOST_TEST_EQ(logged_by(say_all), "error: e\ndebug: d\n");
    log::process().show(log::level::bytes);
    BOOST_TEST_EQ(logged_by(say_all), "error: e\ndebug: d\ntrace: t\nbytes cache: b\n");
    log::process().show(log::level::off);
    BOOST_TEST_EQ(logged_by(say_all), "");
    log::process().show({});
}

void its_parts_are_joined() {
    auto const line = logged_by([] {
        log::info("user ", monongusa::chat::user{"U1", "alice"}, " in ", monongusa::chat::channel{"C1", "general"}, ' ', 3, true, 0.5);
    });
    BOOST_TEST_EQ(line, "info: user alice in #general 3true0.5\n");
    BOOST_TEST_EQ(logged_by([] { log::info(); }), "info: \n");
}

void nobody_s_message_can_pass_for_a_line_of_its_own() {
    BOOST_TEST_EQ(logged_by([] { log::info("bye\nerror: all is lost"); }), "info: bye\\nerror: all is lost\n");
    BOOST_TEST_EQ(logged_by([] { log::info("a\r\nb\x1b[2J\0c"sv); }), "info: a\\r\\nb\\x1b[2J\\0c\n");
}

void secrets_are_not_told() {
    monongusa::secret const token{"hunter2\n\"x", "TOKEN"};
    BOOST_TEST_EQ(logged_by([&] { log::info("it is ", token.reveal(), "!"); }), "info: it is (secret TOKEN)!\n");
    BOOST_TEST_EQ(logged_by([] { log::error("{\"p\":\"hunter2\\n\\\"x\"}"); }), "error: {\"p\":\"(secret TOKEN)\"}\n");
    BOOST_TEST_EQ(logged_by([&] { log::info("no ", token.name()); }), "info: no TOKEN\n");
}

void a_stderr_that_is_gone_is_no_error() {
    int const before = ::dup(STDERR_FILENO);
    BOOST_TEST_GE(before, 0);
    ::close(STDERR_FILENO);
    bool threw = false;
    try {
        log::error("nobody hears this");
    } catch (...) {
        threw = true;
    }
    ::dup2(before, STDERR_FILENO);
    ::close(before);
    BOOST_TEST(!threw);
    BOOST_TEST(support::written_to(STDERR_FILENO, [] { log::info("back"); }).ends_with("Z info: back\n"));
}

}  // namespace

int main() {
    a_line_begins_with_its_level();
    what_is_for_those_who_look_closer_is_not_shown_unasked();
    its_parts_are_joined();
    nobody_s_message_can_pass_for_a_line_of_its_own();
    secrets_are_not_told();
    a_stderr_that_is_gone_is_no_error();
    return boost::report_errors();
}
