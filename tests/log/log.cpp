// SPDX-License-Identifier: BSL-1.0
// log: one call is one line on stderr, whatever is in it.
#include <monongusa/log/log.hpp>

#include "../support/captured_stderr.hpp"

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/secret/secret.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <thread>

#include <unistd.h>

namespace {

namespace log = monongusa::log;
using support::captured_stderr;
using namespace std::string_view_literals;

static_assert(log::name_of(log::level::info) == "info");
static_assert(log::name_of(log::level::warning) == "warning");
static_assert(log::name_of(log::level::error) == "error");

void a_line_begins_with_its_level() {
    BOOST_TEST_EQ(captured_stderr([] { log::info("here"); }), "info: here\n");
    BOOST_TEST_EQ(captured_stderr([] { log::warning("careful"); }), "warning: careful\n");
    BOOST_TEST_EQ(captured_stderr([] { log::error("broken"); }), "error: broken\n");
    BOOST_TEST_EQ(captured_stderr([] { log::write(log::level::error, ""); }), "error: \n");
}

void its_parts_are_joined() {
    auto const line = captured_stderr([] {
        log::info("user ", monongusa::chat::user{"U1", "alice"}, " in ", monongusa::chat::channel{"C1", "general"}, ' ', 3, true, 0.5);
    });
    BOOST_TEST_EQ(line, "info: user alice in #general 3true0.5\n");
    BOOST_TEST_EQ(captured_stderr([] { log::info(); }), "info: \n");
}

void nobody_s_message_can_pass_for_a_line_of_its_own() {
    BOOST_TEST_EQ(captured_stderr([] { log::info("bye\nerror: all is lost"); }), "info: bye\\nerror: all is lost\n");
    BOOST_TEST_EQ(captured_stderr([] { log::info("a\r\nb\x1b[2J\0c"sv); }), "info: a\\r\\nb\\x1b[2J\\0c\n");
}

void a_bot_s_lines_carry_its_name() {
    log::of_bot const mine{"tea"};
    BOOST_TEST_EQ(captured_stderr([&] { mine("one ", 1); }), "info: tea: one 1\n");
    BOOST_TEST_EQ(captured_stderr([&] { mine.info("two"); }), "info: tea: two\n");
    BOOST_TEST_EQ(captured_stderr([&] { mine.warning("three"); }), "warning: tea: three\n");
    BOOST_TEST_EQ(captured_stderr([&] { mine.error("four"); }), "error: tea: four\n");
    BOOST_TEST_EQ(captured_stderr([] { log::of_bot{"a\nb"}("x"); }), "info: a\\nb: x\n");
}

void secrets_are_not_told() {
    monongusa::secret const token{"hunter2\n\"x", "TOKEN"};
    BOOST_TEST_EQ(captured_stderr([&] { log::info("it is ", token.reveal(), "!"); }), "info: it is (secret TOKEN)!\n");
    BOOST_TEST_EQ(captured_stderr([] { log::error("{\"p\":\"hunter2\\n\\\"x\"}"); }), "error: {\"p\":\"(secret TOKEN)\"}\n");
    BOOST_TEST_EQ(captured_stderr([&] { log::write(log::level::warning, token.reveal()); }), "warning: (secret TOKEN)\n");
    BOOST_TEST_EQ(captured_stderr([&] { log::of_bot{"tea"}("with ", token.reveal()); }), "info: tea: with (secret TOKEN)\n");
    // In parts, and one that nobody told.
    BOOST_TEST_EQ(captured_stderr([] { log::info("hunt", "er2\n", '"', 'x'); }), "info: (secret TOKEN)\n");
    BOOST_TEST_EQ(captured_stderr([] { log::info("Authorization: Bearer ", "abcdefgh"); }), "info: Authorization: Bearer (secret)\n");
    BOOST_TEST_EQ(captured_stderr([&] { log::info("no ", token.name()); }), "info: no TOKEN\n");
}

void a_long_line_is_written_in_full() {
    std::string const text(100'000, 'x');
    BOOST_TEST_EQ(captured_stderr([&] { log::info(text); }).size(), text.size() + "info: \n"sv.size());
}

void lines_of_several_threads_do_not_mix() {
    constexpr int lines = 200;
    auto const write = [](char letter) {
        std::string const text(60, letter);
        for (int i = 0; i < lines; ++i) log::info(text);
    };
    auto const text = captured_stderr([&] {
        std::thread other{write, 'b'};
        write('a');
        other.join();
    });
    std::string const a = "info: " + std::string(60, 'a') + '\n';
    std::string const b = "info: " + std::string(60, 'b') + '\n';
    int seen = 0;
    for (std::string_view left = text; !left.empty(); left.remove_prefix(std::min(left.size(), a.size()))) {
        BOOST_TEST(left.starts_with(a) || left.starts_with(b));
        ++seen;
    }
    BOOST_TEST_EQ(seen, 2 * lines);
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
    BOOST_TEST_EQ(captured_stderr([] { log::info("back"); }), "info: back\n");
}

}  // namespace

int main() {
    a_line_begins_with_its_level();
    its_parts_are_joined();
    nobody_s_message_can_pass_for_a_line_of_its_own();
    a_bot_s_lines_carry_its_name();
    secrets_are_not_told();
    a_long_line_is_written_in_full();
    lines_of_several_threads_do_not_mix();
    a_stderr_that_is_gone_is_no_error();
    return boost::report_errors();
}
