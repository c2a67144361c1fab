// SPDX-License-Identifier: BSL-1.0
// Tests that a terminal is given back as it was found, and only then.
#include <monongusa/transport/terminal_mode.hpp>

#include "../support/descriptors.hpp"
#include "../support/pty.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cerrno>

#include <termios.h>

using monongusa::transport::terminal_mode;

namespace {

bool echoes(support::pty const& terminal) { return (terminal.mode().c_lflag & ECHO) != 0; }
void silence(support::pty const& terminal) {
    auto mode = terminal.mode();
    mode.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    BOOST_TEST_EQ(::tcsetattr(terminal.terminal(), TCSANOW, &mode), 0);
}

void what_was_changed_is_given_back() {
    support::pty const terminal;
    terminal_mode mode{terminal.terminal()};
    silence(terminal);
    mode.changed(true);
    errno = ERANGE;
    mode.restore();
    BOOST_TEST_EQ(errno, ERANGE);
    BOOST_TEST(echoes(terminal));
    silence(terminal);
    mode.restore();
    BOOST_TEST(echoes(terminal));
}

void what_was_not_changed_by_us_stays() {
    support::pty const terminal;
    terminal_mode mode{terminal.terminal()};
    silence(terminal);
    mode.restore();
    BOOST_TEST(!echoes(terminal));
    mode.changed(true);
    mode.changed(false);
    mode.restore();
    BOOST_TEST(!echoes(terminal));
}

void what_is_no_terminal_is_left_alone() {
    auto const null = support::opened("/dev/null", O_RDWR);
    for (int const descriptor : {null.get(), -1}) {
        terminal_mode mode{descriptor};
        mode.changed(true);
        errno = 0;
        mode.restore();
        BOOST_TEST_EQ(errno, 0);
    }
}

}  // namespace

int main() {
    what_was_changed_is_given_back();
    what_was_not_changed_by_us_stays();
    what_is_no_terminal_is_left_alone();
    return boost::report_errors();
}
