// SPDX-License-Identifier: BSL-1.0
// lines: a line says when, how much it matters, who speaks and what; on a terminal shorter and coloured, with the same words.
#include <monongusa/log/lines.hpp>

#include "../laws/log_sink.hpp"
#include "../support/descriptors.hpp"
#include "../support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <type_traits>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

namespace {

namespace log = monongusa::log;
using log::colour;
using log::level;
using log::record;

static_assert(!std::is_copy_constructible_v<log::lines>);

constexpr std::int64_t then = 1'795'272'301'123;

std::string written(record const& line, colour wanted = colour::never) {
    return laws::written_by([wanted](int to) { return log::lines{{.to = to, .colour = wanted}}; }, [&](auto& sink) { sink.write(line); });
}

void who_speaks_is_told_unless_it_goes_without_saying() {
    struct row {
        record line;
        std::string_view behind_the_time;
    };
    row const rows[] = {
        {{level::warning, then, "bot", "tea", 0, "text"}, "warning tea: text\n"},
        {{level::error, then, "rule", "tea", 3, "text"}, "error tea rule 3: text\n"},
        {{level::info, then, "chat", "tea", 12, "text"}, "info tea rule 12: text\n"},
        {{level::debug, then, "rule", "tea", 0, "text"}, "debug tea rule: text\n"},
        {{level::trace, then, "stdio", "tea", 0, "text"}, "trace tea stdio: text\n"},
        {{level::bytes, then, "stdio", "tea", 7, "text"}, "bytes tea stdio rule 7: text\n"},
        {{level::info, then, "process", "", 0, "text"}, "info: text\n"},
        {{level::info, then, "cache", "", 0, "text"}, "info cache: text\n"},
        {{level::info, then, "", "", 0, ""}, "info: \n"},
        // What goes without saying of the one is worth saying of the other.
        {{level::info, then, "process", "tea", 0, "text"}, "info tea process: text\n"},
        {{level::info, then, "bot", "", 0, "text"}, "info bot: text\n"},
        {{level::info, then, "bot", "t\na", 0, "a\nb\x1b[2J"}, "info t\\na: a\\nb\\x1b[2J\n"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(written(row.line), "2026-11-21T14:45:01.123Z " + std::string{row.behind_the_time});
}

void colours_are_put_around_the_same_words() {
    BOOST_TEST_EQ(written({level::warning, then, "stdio", "tea", 3, "text"}, colour::always),
                  "\x1b[2m2026-11-21T14:45:01.123Z\x1b[0m \x1b[33mwarning\x1b[0m tea\x1b[35m stdio rule 3\x1b[0m: text\n");
    BOOST_TEST_EQ(written({level::error, then, "bot", "tea", 0, "text"}, colour::always),
                  "\x1b[2m2026-11-21T14:45:01.123Z\x1b[0m \x1b[1;31merror\x1b[0m tea: text\n");
    support::variable const no{"NO_COLOR", nullptr};
    support::variable const forced{"FORCE_COLOR", "1"};
    BOOST_TEST(written({.time = then}, colour::automatic).starts_with("\x1b[2m2026-"));
    support::variable const none{"NO_COLOR", "1"};
    BOOST_TEST(written({.time = then}, colour::automatic).starts_with("2026-"));
}

// What one line looks like on a terminal of a kind.
std::string on_a_terminal(char const* kind, colour wanted) {
    support::variable const no{"NO_COLOR", nullptr};
    support::variable const force{"FORCE_COLOR", nullptr};
    support::variable const cli{"CLICOLOR_FORCE", nullptr};
    support::variable const term{"TERM", kind};
    support::descriptor const screen{support::checked(::posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC), "posix_openpt")};
    support::checked(::grantpt(screen.get()), "grantpt");
    support::checked(::unlockpt(screen.get()), "unlockpt");
    auto const terminal = support::opened(::ptsname(screen.get()), O_RDWR | O_NOCTTY);
    termios mode{};
    support::checked(::tcgetattr(terminal.get(), &mode), "tcgetattr");
    mode.c_oflag &= ~static_cast<tcflag_t>(OPOST);
    support::checked(::tcsetattr(terminal.get(), TCSANOW, &mode), "tcsetattr");
    log::lines sink{{.to = terminal.get(), .colour = wanted}};
    sink.write({level::info, then, "stdio", "tea", 0, "text"});
    char seen[1000];
    return {seen, static_cast<std::size_t>(support::checked(static_cast<int>(::read(screen.get(), seen, sizeof seen)), "read"))};
}

void on_a_terminal_it_is_short_and_coloured() {
    BOOST_TEST_EQ(on_a_terminal("xterm", colour::automatic),
                  "\x1b[2m14:45:01.123\x1b[0m \x1b[32minfo\x1b[0m tea\x1b[35m stdio\x1b[0m: text\n");
    BOOST_TEST_EQ(on_a_terminal("xterm", colour::never), "14:45:01.123 info tea stdio: text\n");
    BOOST_TEST_EQ(on_a_terminal("dumb", colour::automatic), "14:45:01.123 info tea stdio: text\n");
    BOOST_TEST_EQ(on_a_terminal("dumb", colour::always), "\x1b[2m14:45:01.123\x1b[0m \x1b[32minfo\x1b[0m tea\x1b[35m stdio\x1b[0m: text\n");
}

void a_count_is_told_as_by_whom_it_counts() {
    auto const text = laws::written_by([](int to) { return log::lines{{.to = to, .colour = colour::never}}; },
                                       [](auto& sink) {
                                           for (int i = 0; i < 3; ++i) sink.write({level::error, then + i, "rule", "tea", 3, "no tea"});
                                       });
    BOOST_TEST_EQ(text,
                  "2026-11-21T14:45:01.123Z error tea rule 3: no tea\n"
                  "2026-11-21T14:45:01.125Z error tea rule 3: the last line came 2 more times\n");
}

void unless_told_otherwise_it_writes_to_stderr() {
    auto const text = support::written_to(STDERR_FILENO, [] {
        log::lines sink;
        sink.write({.text = "here"});
    });
    BOOST_TEST(text.ends_with(" info: here\n"));
}

}  // namespace

int main() {
    laws::log_sink([](int to) { return log::lines{{.to = to, .colour = colour::never}}; });
    who_speaks_is_told_unless_it_goes_without_saying();
    colours_are_put_around_the_same_words();
    on_a_terminal_it_is_short_and_coloured();
    a_count_is_told_as_by_whom_it_counts();
    unless_told_otherwise_it_writes_to_stderr();
    return boost::report_errors();
}
