// SPDX-License-Identifier: BSL-1.0
// Tests what is seen of a line that is edited, key by key.
#include <monongusa/transport/terminal_line.hpp>

#include "../support/pty.hpp"
#include "../support/screen.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include <langinfo.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

using namespace monongusa::transport;

namespace {

constexpr std::string_view left = "\x1b[D";
constexpr std::string_view up = "\x1b[A";
constexpr std::string_view down = "\x1b[B";

struct typing {
    explicit typing(std::size_t columns = 80) : terminal{columns}, screen{columns} {
        line.emplace(library, terminal.terminal(), terminal.terminal(), "> ", history);
        BOOST_TEST(static_cast<bool>(*line));
        begin();
    }

    void begin() { shown([&](std::string& out) { line->begin(out); }); }
    // Keystroke by keystroke; whether the last one ended the line.
    bool type(std::string_view keys) {
        bool whole = false;
        while (auto const size = keystroke_size(keys)) {
            shown([&](std::string& out) { whole = line->type(keys.substr(0, size), out); });
            keys.remove_prefix(size);
        }
        return whole;
    }
    template <class Draw>
    void shown(Draw draw) {
        std::string out;
        draw(out);
        screen.put(out);
    }
    std::string above(std::string_view text) {
        shown([&](std::string& out) {
            line->hide(out);
            (out += text) += "\r\n";
            line->show(out);
        });
        return screen.seen();
    }

    edit_library library{"libedit.so.2"};
    line_history history;
    support::pty terminal;
    support::screen screen;
    std::optional<terminal_line> line;
};

void keys_edit_the_line() {
    struct row {
        std::string_view keys;
        std::string_view seen;
        std::string_view text;
    };
    std::string const lefts = std::string{left} + std::string{left};
    row const rows[] = {
        {"", "> |/", ""},
        {"tea", "> tea|/", "tea"},
        {"tea\x1b[D\x1b[DX", "> tX|ea/", "tXea"},
        {"tea\x01X\x05Y", "> XteaY|/", "XteaY"},
        {"tea\x1b[HX\x1b[FY", "> XteaY|/", "XteaY"},
        {"tea\x1bOHX\x1bOFY", "> XteaY|/", "XteaY"},
        {"tea\x1b[1~X\x1b[4~Y", "> XteaY|/", "XteaY"},
        {"tea\x7f", "> te|/", "te"},
        {"tea\x08", "> te|/", "te"},
        {"tea\x1b[D\x1b[3~", "> te|/", "te"},
        {"tea\x1b[D\x04", "> te|/", "te"},
        {"one two\x17", "> one |/", "one "},
        {"one two\x17\x19\x19", "> one twotwo|/", "one twotwo"},
        {"one two\x01\x0b", "> |/", ""},
        {"one two\x1b[1;5D\x1b[1;5DX", "> X|one two/", "Xone two"},
        {"one two\x1b" "bX", "> one X|two/", "one Xtwo"},
        {"tea\x14", "> tae|/", "tae"},
        {"a\x1b\x1b[Db", "> b|a/", "ba"},
        {"\xC3\xA9\xE6\xB0\xB4\xC3\xBC\x7f", "> \xC3\xA9\xE6\xB0\xB4|/", "\xC3\xA9\xE6\xB0\xB4"},
        {"a\xFFz", "> a\\U+DCFFz|/", "a\xFFz"},
        {"\xC2\x81z", "> \\U+DCC2\\U+DC81z|/", "\xC2\x81z"},
        {"\x16\x01z", "> ^Az|/", "\x01z"},
        {"a\x1b[21~b", "> ab|/", "ab"},       // A key that means nothing here.
        {"a\x1b[[Ab", "> ab|/", "ab"},
        {"a\x1b" "9\x1b" "9\x1b" "9b", "> ab|/", "ab"},  // No counts.
        {"a\x1bxb", "> ab|/", "ab"},                        // No commands by name.
    };
    for (auto const& row : rows) {
        typing here;
        BOOST_TEST(!here.type(row.keys));
        // What is wide for the terminal is one column for this screen.
        if (row.keys.find('\xE6') == std::string_view::npos) BOOST_TEST_EQ(here.screen.seen(), row.seen);
        BOOST_TEST_EQ(here.line->text(), row.text);
        BOOST_TEST_EQ(here.screen.strange(), "");
    }
}

void return_ends_the_line_and_a_quoted_newline_does_not() {
    for (std::string_view const end : {"\r", "\n"}) {
        typing here;
        BOOST_TEST(here.type("tea\x1b[D" + std::string{end}));
        BOOST_TEST_EQ(here.line->text(), "tea");
        BOOST_TEST_EQ(here.screen.seen(), "> tea/|/");
    }
    typing here;
    BOOST_TEST(!here.type("tea\x16\n"));
    BOOST_TEST_EQ(here.line->size(), 4u);
}

void the_arrows_bring_back_earlier_lines() {
    typing here;
    here.history.add("first");
    here.history.add("second");
    here.history.add("t\xC3\xA9");
    auto const after = [&](std::string_view keys) {
        here.type(keys);
        return here.line->text();
    };
    here.type("now");
    BOOST_TEST_EQ(after(up), "t\xC3\xA9");
    BOOST_TEST_EQ(after(up), "second");
    BOOST_TEST_EQ(after(up), "first");
    BOOST_TEST_EQ(after(up), "first");
    BOOST_TEST_EQ(after(down), "second");
    BOOST_TEST_EQ(after(down), "t\xC3\xA9");
    BOOST_TEST_EQ(after(down), "now");
    BOOST_TEST_EQ(after("\x15" "fi\x12"), "first");  // Control-R looks for what has been typed.
}

void without_earlier_lines_the_arrows_change_nothing() {
    typing here;
    here.type("tea");
    here.type(up);
    here.type(up);
    here.type(down);
    BOOST_TEST_EQ(here.line->text(), "tea");
    BOOST_TEST_EQ(here.screen.seen(), "> tea|/");
}

// The library keeps what was typed in a buffer of its own.
void long_lines_come_and_go_whole() {
    typing here;
    std::string const text(3000, 'x');
    std::string const other(4000, 'y');
    here.history.add(other);
    here.type(text);
    BOOST_TEST(here.line->text() == text);
    here.type(up);
    BOOST_TEST(here.line->text() == other);
    here.type(down);
    BOOST_TEST_EQ(here.line->size(), 3000u);
    BOOST_TEST(here.type("\r"));
    here.shown([&](std::string& out) { here.line->finish(out); });
    here.begin();
    BOOST_TEST_EQ(here.line->text(), "");
}

void it_makes_way_and_comes_back_as_it_was() {
    typing here;
    here.type("tea\x1b[D");
    BOOST_TEST_EQ(here.above("hello"), "hello/> te|a/");
    BOOST_TEST_EQ(here.above("you"), "hello/you/> te|a/");
    BOOST_TEST(!here.type("X"));
    BOOST_TEST_EQ(here.screen.seen(), "hello/you/> teX|a/");
    // What was cut last is not what was hidden.
    here.type("\x0b");
    here.above("and");
    here.type("\x19");
    BOOST_TEST_EQ(here.screen.seen(), "hello/you/and/> teXa|/");
    BOOST_TEST(here.type("\r"));
    BOOST_TEST_EQ(here.line->text(), "teXa");
}

void so_does_a_line_of_several_rows() {
    typing here{20};
    here.type("one two three four five six seven eight nine");
    BOOST_TEST_EQ(here.screen.seen(), "> one two three four/ five six seven eigh/t nine|/");
    BOOST_TEST_EQ(here.above("hello"), "hello/> one two three four/ five six seven eigh/t nine|/");
    here.type("\x01");
    BOOST_TEST_EQ(here.above("you"), "hello/you/> |one two three four/ five six seven eigh/t nine/");
    here.type("\x05");
    BOOST_TEST_EQ(here.above("x"), "hello/you/x/> one two three four/ five six seven eigh/t nine|/");
    // One that just fills its row.
    here.type("\x15" "123456789012345678");
    BOOST_TEST_EQ(here.above("y"), "hello/you/x/y/> 123456789012345678/|/");
}

void it_follows_the_size_of_the_terminal() {
    typing here{80};
    here.type("one two three four");
    winsize const size{24, 10, 0, 0};
    BOOST_TEST_EQ(::ioctl(here.terminal.terminal(), TIOCSWINSZ, &size), 0);
    here.screen = support::screen{10};
    here.begin();  // Has no effect in the middle of a line.
    here.shown([&](std::string& out) {
        std::string away;
        here.line->hide(away);
        here.line->show(out);
    });
    BOOST_TEST_EQ(here.screen.seen(), "> one two/three four/|/");
    here.type("\x01" "X");
    BOOST_TEST_EQ(here.screen.seen(), "> X|one two/ three fou/r/");
    BOOST_TEST(here.type("\r"));
    BOOST_TEST_EQ(here.line->text(), "Xone two three four");
}

void text_is_put_in_at_the_cursor() {
    typing here;
    here.type("a z\x1b[D");
    here.shown([&](std::string& out) { here.line->insert("t\xC3\xA9 ", out); });
    BOOST_TEST_EQ(here.screen.seen(), "> a t\xC3\xA9 |z/");
    BOOST_TEST_EQ(here.line->text_before_cursor(), "a t\xC3\xA9 ");
}

void the_terminal_is_as_it_was_between_lines_and_behind_them() {
    auto const same = [](termios const& a, termios const& b) {
        return a.c_iflag == b.c_iflag && a.c_oflag == b.c_oflag && a.c_lflag == b.c_lflag && a.c_cc[VSUSP] == b.c_cc[VSUSP];
    };
    support::pty terminal;
    auto const before = terminal.mode();
    edit_library const library{"libedit.so.2"};
    line_history const history;
    std::string out;
    {
        terminal_line line{library, terminal.terminal(), terminal.terminal(), "> ", history};
        BOOST_TEST(same(terminal.mode(), before));
        line.begin(out);
        auto const during = terminal.mode();
        BOOST_TEST((during.c_lflag & (ICANON | ECHO)) == 0);
        BOOST_TEST((during.c_lflag & ISIG) != 0);                   // Control-C goes on ending the program.
        BOOST_TEST(during.c_cc[VSUSP] == _POSIX_VDISABLE);          // Control-Z comes as a key.
        line.give_back(out);
        BOOST_TEST(same(terminal.mode(), before));
        line.take_back(out);
        BOOST_TEST((terminal.mode().c_lflag & ICANON) == 0 && terminal.mode().c_cc[VSUSP] == _POSIX_VDISABLE);
        line.type("tea", out);
        line.type("\r", out);
        line.finish(out);
        BOOST_TEST(same(terminal.mode(), before));
        line.begin(out);
        BOOST_TEST(!same(terminal.mode(), before));
    }
    BOOST_TEST(same(terminal.mode(), before));
}

void what_is_typed_ahead_is_not_lost_at_the_end() {
    support::pty terminal;
    edit_library const library{"libedit.so.2"};
    line_history const history;
    {
        std::string out;
        terminal_line line{library, terminal.terminal(), terminal.terminal(), "> ", history};
        line.begin(out);
        terminal.type("ls\n");
    }
    char bytes[8];
    pollfd wait{terminal.terminal(), POLLIN, 0};
    BOOST_TEST_EQ(::poll(&wait, 1, 20'000), 1);
    BOOST_TEST_EQ(::read(terminal.terminal(), bytes, sizeof bytes), 3);
}

void without_the_library_or_a_terminal_there_is_none() {
    support::pty terminal;
    edit_library const none{"there-is-no-such-library.so"};
    line_history const history;
    BOOST_TEST(!terminal_line(none, terminal.terminal(), terminal.terminal(), "> ", history));
}

// The library was not written for people who lean on the keyboard.
void any_keys_do_no_harm() {
    typing here{40};
    here.history.add("earlier");
    here.history.add(std::string(300, 'h'));
    constexpr std::string_view likely = "\x1b[ABCDHFOP3~19;5\x16\xC3\xA9xy \x01\x05\x0b\x19\x17\x12\x14\x7f\x18\x0c";
    unsigned state = 1;
    std::string keys;
    for (int i = 0; i < 20'000; ++i) {
        state = state * 1664525U + 1013904223U;
        keys += (state >> 29) == 0 ? static_cast<char>(state >> 16) : likely[(state >> 16) % likely.size()];
        if (keystroke_size(keys) == 0) continue;
        keys.resize(keystroke_size(keys));
        bool const whole = here.type(keys);
        keys.clear();
        if (whole || here.line->size() > 1000) {
            here.shown([&](std::string& out) { here.line->finish(out); });
            here.begin();
            BOOST_TEST_EQ(here.line->size(), 0u);
        }
        if (i % 7 == 0) here.above("hello");
    }
    here.shown([&](std::string& out) { here.line->finish(out); });
    here.begin();
    here.type("tea");
    BOOST_TEST_EQ(here.line->text(), "tea");
}

void the_process_keeps_its_locale() {
    std::string const before = ::nl_langinfo(CODESET);
    typing here;
    here.type("\xC3\xA9");
    BOOST_TEST_EQ(here.line->text(), "\xC3\xA9");
    BOOST_TEST_EQ(std::string{::nl_langinfo(CODESET)}, before);
}

}  // namespace

int main() {
    ::setenv("TERM", "xterm", 1);
    keys_edit_the_line();
    return_ends_the_line_and_a_quoted_newline_does_not();
    the_arrows_bring_back_earlier_lines();
    without_earlier_lines_the_arrows_change_nothing();
    long_lines_come_and_go_whole();
    it_makes_way_and_comes_back_as_it_was();
    so_does_a_line_of_several_rows();
    it_follows_the_size_of_the_terminal();
    text_is_put_in_at_the_cursor();
    the_terminal_is_as_it_was_between_lines_and_behind_them();
    what_is_typed_ahead_is_not_lost_at_the_end();
    without_the_library_or_a_terminal_there_is_none();
    any_keys_do_no_harm();
    the_process_keeps_its_locale();
    return boost::report_errors();
}
