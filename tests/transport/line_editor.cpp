// SPDX-License-Identifier: BSL-1.0
// Tests a conversation of somebody who types on a terminal, and how the terminal is left.
#include <monongusa/transport/line_editor.hpp>

#include "../support/descriptors.hpp"
#include "../support/pty.hpp"
#include "../support/without_a_clock.hpp"

#include <monongusa/detail/append.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/secret/env.hpp>
#include <monongusa/transport/plain_dialect.hpp>
#include <monongusa/transport/stdio_session.hpp>

#include <boost/core/lightweight_test.hpp>

#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <future>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace mg = monongusa;
using mg::transport::line_editor;
using mg::transport::stdio_config;
using session = mg::transport::stdio_session<mg::transport::plain_dialect, line_editor>;

namespace {

// Answers each message with its text in brackets.
struct answering : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = true;

    session& to;
    std::string reason;
    std::vector<std::string> heard;

    explicit answering(session& transport) : to(transport) {}

    bool hear(mg::event::message& message) {
        heard.push_back(message.text);
        to.output().write('<' + message.text + ">\n");
        if (message.text == "stop") to.stop();
        return false;
    }
    bool hear(mg::event::disconnected& gone) {
        reason = gone.reason;
        return false;
    }
    template <class Event>
    bool hear(Event&) {
        return false;
    }
};

struct somebody {
    support::pty terminal;
    termios before = terminal.mode();
    session transport;
    answering listener{transport};
    std::future<std::error_code> ended;

    explicit somebody(stdio_config how = {}, std::size_t columns = 80) : terminal{columns}, transport{on(how)} {
        ended = std::async(std::launch::async, [this] { return transport.run(listener); });
        see("> |/");  // What is typed before is echoed by the terminal itself.
    }
    stdio_config on(stdio_config how) const {
        how.input = how.output = terminal.terminal();
        return how;
    }

    void type(std::string_view keys) { terminal.type(keys); }
    std::string see(std::string_view expected) { return terminal.see(expected); }
    // What came of it, once it has ended.
    std::string end() {
        auto const error = ended.get();
        return error ? error.message() : listener.reason;
    }
    bool is_as_it_was() const {
        auto const now = terminal.mode();
        return now.c_iflag == before.c_iflag && now.c_oflag == before.c_oflag && now.c_lflag == before.c_lflag &&
               now.c_cc[VSUSP] == before.c_cc[VSUSP] && now.c_cc[VMIN] == before.c_cc[VMIN];
    }
};

#define SEES(who, expected) BOOST_TEST_EQ((who).see(expected), expected)

void what_is_typed_can_be_edited_and_is_heard() {
    somebody ann;
    ann.type("ta\x1b[De\x05!");
    SEES(ann, "> tea!|/");
    ann.type("\r");
    SEES(ann, "> tea!/<tea!>/> |/");
    ann.type("t\xC3\xA9\xC3\xA9\x7f\r");
    SEES(ann, "> tea!/<tea!>/> t\xC3\xA9/<t\xC3\xA9>/> |/");
    ann.type("\x1b[A\x1b[A");
    SEES(ann, "> tea!/<tea!>/> t\xC3\xA9/<t\xC3\xA9>/> tea!|/");
    ann.type("\x15\x04");
    BOOST_TEST_EQ(ann.end(), "end of input");
    BOOST_TEST(ann.is_as_it_was());
    BOOST_TEST_EQ(ann.listener.heard.size(), 2u);
    BOOST_TEST_EQ(ann.terminal.picture().strange(), "");
}

void several_lines_at_once_are_heard_one_by_one() {
    somebody ann;
    ann.type("one\rtwo\n\rthree");
    SEES(ann, "> one/<one>/> two/<two>/>/> three|/");
    ann.type("\r\x04");
    BOOST_TEST_EQ(ann.end(), "end of input");
    BOOST_TEST_EQ(ann.listener.heard.size(), 3u);
}

void a_key_may_come_in_pieces() {
    somebody ann;
    ann.type("ta\x1b");
    SEES(ann, "> ta|/");
    ann.type("[");
    ann.type("D\xC3");
    SEES(ann, "> t|a/");
    ann.type("\xA9");
    SEES(ann, "> t\xC3\xA9|a/");
    // Somebody else is not kept waiting by half a key.
    ann.type("\x1b");
    ann.transport.output().write("hello\n");
    SEES(ann, "hello/> t\xC3\xA9|a/");
    ann.transport.stop();
    BOOST_TEST_EQ(ann.end(), "stopped");
}

struct proposals {
    std::vector<std::string> words;
    std::mutex mutex;
    std::string asked;  // Where the word began, and the line.

    explicit proposals(std::vector<std::string> known) : words(std::move(known)) {}
    std::string last() {
        std::lock_guard const lock{mutex};
        return asked;
    }

    mg::transport::completer hooks() {
        return {[](void* self, std::string_view up_to_cursor, std::size_t word_begin, std::vector<std::string>& candidates) {
                    auto& of = *static_cast<proposals*>(self);
                    std::lock_guard const lock{of.mutex};
                    of.asked = mg::detail::joined(word_begin, ": ", up_to_cursor);
                    candidates = of.words;
                },
                this};
    }
};

void tab_completes() {
    proposals known{{":tada:", ":taco:", "@alice", "bot"}};
    stdio_config how;
    how.completion = known.hooks();
    somebody ann{how};
    ann.type("give @al\t");
    SEES(ann, "> give @alice |/");
    BOOST_TEST_EQ(known.last(), "5: give @al");
    ann.type(":t\t");
    SEES(ann, "> give @alice :ta|/");
    ann.type("\t");
    SEES(ann, ":taco:  :tada:/> give @alice :ta|/");
    ann.type("d\t");
    SEES(ann, ":taco:  :tada:/> give @alice :tada: |/");
    // In the middle of a line only what is before the cursor counts.
    ann.type("\x01" "b\t");
    SEES(ann, ":taco:  :tada:/> bot |give @alice :tada:/");
    BOOST_TEST_EQ(known.last(), "0: b");
    auto const beeps = ann.terminal.picture().beeps();
    ann.type("x\tX");
    SEES(ann, ":taco:  :tada:/> bot xX|give @alice :tada:/");
    BOOST_TEST_EQ(ann.terminal.picture().beeps(), beeps + 1);
    ann.type("\r");
    SEES(ann, ":taco:  :tada:/> bot xXgive @alice :tada:/<bot xXgive @alice :tada: >/> |/");
    ann.type("\x04");
    ann.end();
    somebody eve;
    eve.type("t\tx");
    SEES(eve, "> tx|/");
    BOOST_TEST_EQ(eve.terminal.picture().beeps(), 1u);
    eve.type("\x15\x04");
    eve.end();
}

void what_is_said_meanwhile_appears_above() {
    somebody ann{{}, 20};
    ann.type("one two three four five\x1b[D");
    SEES(ann, "> one two three four/ fiv|e/");
    ann.transport.output().write("hello\n");
    SEES(ann, "hello/> one two three four/ fiv|e/");
    ann.transport.output().beside([&] { support::write_all(ann.terminal.terminal(), "a log\n"); });
    SEES(ann, "hello/a log/> one two three four/ fiv|e/");
    ann.type("X\r");
    SEES(ann, "hello/a log/> one two three four/ fivXe/<one two three four/fivXe>/> |/");
    ann.type("\x04");
    BOOST_TEST_EQ(ann.end(), "end of input");
    SEES(ann, "hello/a log/> one two three four/ fivXe/<one two three four/fivXe>/|/");
}

void many_may_speak_while_one_types() {
    somebody ann;
    std::vector<std::thread> others;
    for (char name = 'a'; name < 'd'; ++name) {
        others.emplace_back([&, name] {
            for (int i = 0; i < 20; ++i) ann.transport.output().write(std::string(10, name) + '\n');
        });
    }
    for (int i = 0; i < 20; ++i) ann.type("x");
    for (auto& other : others) other.join();
    ann.type("\r");
    // All in lines of their own, in some order, and then the answer.
    auto const all = ann.terminal.see_if([](std::string const& seen) { return seen.ends_with("/<xxxxxxxxxxxxxxxxxxxx>/> |/"); });
    BOOST_TEST(all.ends_with("/> xxxxxxxxxxxxxxxxxxxx/<xxxxxxxxxxxxxxxxxxxx>/> |/"));
    for (char name = 'a'; name < 'd'; ++name) {
        std::size_t lines = 0;
        auto const line = std::string(10, name) + '/';
        for (std::size_t at = 0; (at = all.find(line, at)) != std::string::npos; at += line.size(), ++lines) {
            BOOST_TEST(at == 0 || all[at - 1] == '/');
        }
        BOOST_TEST_EQ(lines, 20u);
    }
    ann.type("\x04");
    BOOST_TEST_EQ(ann.end(), "end of input");
    BOOST_TEST_EQ(ann.listener.heard.size(), 1u);
}

void control_d_in_a_line_is_no_end() {
    somebody ann;
    ann.type("tea\x04\x01\x04");
    SEES(ann, "> |ea/");
    ann.type("\r\x04");
    BOOST_TEST_EQ(ann.end(), "end of input");
    BOOST_TEST_EQ(ann.listener.heard.size(), 1u);
}

void stop_gives_the_terminal_back() {
    somebody ann;
    ann.type("half a line");
    SEES(ann, "> half a line|/");
    BOOST_TEST(!ann.is_as_it_was());
    ann.transport.stop();
    BOOST_TEST_EQ(ann.end(), "stopped");
    BOOST_TEST(ann.is_as_it_was());
    SEES(ann, "|/");
    somebody eve;
    eve.type("stop\rnever heard\r");
    BOOST_TEST_EQ(eve.end(), "stopped");
    BOOST_TEST(eve.is_as_it_was());
    BOOST_TEST_EQ(eve.listener.heard.size(), 1u);
}

// A second signal would end the process there and then.
void also_while_a_handler_goes_on() {
    support::pty terminal;
    auto const before = terminal.mode();
    stdio_config how;
    how.input = how.output = terminal.terminal();
    session transport{how};
    struct busy : answering {
        using answering::answering;
        std::promise<void> began;
        std::promise<void> may_end;
        mg::instant next_timer() const { return next; }
        void fire_timers() {
            if (next == mg::instant::max()) return;
            next = mg::instant::max();
            began.set_value();
            may_end.get_future().wait();
        }
        mg::instant next = mg::instant::clock::now();
    } listener{transport};
    auto ended = std::async(std::launch::async, [&] { return transport.run(listener); });
    listener.began.get_future().wait();
    BOOST_TEST_EQ(terminal.mode().c_lflag & ICANON, 0u);
    transport.stop();
    BOOST_TEST_EQ(terminal.mode().c_lflag, before.c_lflag);
    listener.may_end.set_value();
    BOOST_TEST(!ended.get());
    BOOST_TEST_EQ(terminal.mode().c_lflag, before.c_lflag);
}

void a_terminal_that_hangs_up_is_the_end() {
    somebody ann;
    ann.type("tea");
    SEES(ann, "> tea|/");
    ann.terminal.hang_up();
    ann.end();
    BOOST_TEST(ann.listener.heard.empty());
}

void a_line_grows_only_so_far() {
    stdio_config how;
    how.longest_line = 10;
    somebody ann{how};
    ann.type("0123456789abc\x7fx\x17\x19\x7f\x19\x19");
    SEES(ann, "> 012345678012345678x|/");  // Bounded, if not to the letter.
    auto const told = support::logged_by([&] {
        ann.type("\r");
        SEES(ann, "> 012345678012345678x/> |/");
    });
    BOOST_TEST(told.find("stdin:1: the line is longer than 10 bytes and was skipped\n") != std::string::npos);
    ann.type("0123456789\r\x04");
    ann.end();
    BOOST_TEST(ann.listener.heard == std::vector<std::string>{"0123456789"});
}

void newlines_and_zero_bytes_are_not_typed_in() {
    using namespace std::string_literals;
    somebody ann;
    ann.type("a\x16\nb\x16\rc\0d\r"s);
    SEES(ann, "> abcd/<abcd>/> |/");
    BOOST_TEST_EQ(ann.terminal.picture().beeps(), 3u);
    ann.type("\x04");
    ann.end();
}

void history_is_kept_in_a_file_without_secrets() {
    char path[] = "/tmp/monongusa-test-XXXXXX";
    support::descriptor const made{support::checked(::mkstemp(path), "mkstemp")};
    support::write_all(made.get(), "earlier\n");
    ::setenv("MONONGUSA_TEST_TOKEN", "tangerine-velocity-4711", 1);
    auto const secret = mg::env("MONONGUSA_TEST_TOKEN");
    stdio_config how;
    how.history = path;
    somebody ann{how};
    ann.type("\x1b[A");
    SEES(ann, "> earlier|/");
    ann.type("\x15login tangerine-velocity-4711\rtea\r");
    SEES(ann, "> login tangerine-velocity-4711/<login tangerine-velocity-4711>/> tea/<tea>/> |/");
    ann.type("\x1b[A\x1b[A");
    SEES(ann, "> login tangerine-velocity-4711/<login tangerine-velocity-4711>/> tea/<tea>/> earlier|/");
    ann.type("\x15\x04");
    ann.end();
    BOOST_TEST_EQ(support::read_all(support::opened(path, O_RDONLY).get()), "earlier\ntea\n");
    how.history = "/there/is/no/such/folder/history";
    auto const told = support::logged_by([&] {
        somebody eve{how};
        eve.type("\x04");
        eve.end();
    });
    BOOST_TEST(told.find("history: /there/is/no/such/folder/history: No such file or directory\n") != std::string::npos);
    ::unlink(path);
}

// --- where nothing can be edited

void without_the_library_it_is_a_plain_reader() {
    for (char const* const library : {"there-is-no-such-library.so", static_cast<char const*>(nullptr)}) {
        stdio_config how;
        how.editor = library;
        somebody ann{how};
        BOOST_TEST(ann.is_as_it_was());
        ann.type("tea\n");
        SEES(ann, "> tea/<tea>/> |/");
        ann.type("\x04");
        BOOST_TEST_EQ(ann.end(), "end of input");
    }
}

void so_it_is_on_a_terminal_that_can_do_nothing() {
    for (char const* const name : {"dumb", ""}) {
        ::setenv("TERM", name, 1);
        somebody ann;
        SEES(ann, "> |/");
        BOOST_TEST(ann.is_as_it_was());
        ann.type("tea\n\x04");
        BOOST_TEST_EQ(ann.end(), "end of input");
        BOOST_TEST_EQ(ann.listener.heard.size(), 1u);
    }
    ::setenv("TERM", "there-is-no-such-terminal", 1);
    somebody ann;
    ann.type("tea\r\x04");
    BOOST_TEST_EQ(ann.end(), "end of input");
    BOOST_TEST_EQ(ann.listener.heard.size(), 1u);
    ::setenv("TERM", "xterm", 1);
}

void so_it_is_between_files() {
    auto const input = support::file_with("tea\nthis line is too long\ncoffee");
    auto const output = support::file_with("");
    stdio_config how;
    how.input = input.get();
    how.output = output.get();
    how.longest_line = 6;
    session transport{how};
    answering listener{transport};
    auto const told = support::logged_by([&] { BOOST_TEST(!transport.run(listener)); });
    BOOST_TEST((listener.heard == std::vector<std::string>{"tea", "coffee"}));
    BOOST_TEST(told.find("stdin:2: the line is longer than 6 bytes") != std::string::npos);
    ::lseek(output.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(output.get()), "<tea>\n<coffee>\n");
}

// --- in a process of its own, whose terminal it is

// Control-Z would stop it, if there were a shell to go on with; Control-C ends it by a signal.
void keys_of_the_terminal_still_work() {
    support::pty terminal;
    auto const before = terminal.mode();
    pid_t const child = support::checked(::fork(), "fork");
    if (child == 0) {
        ::setsid();
        if (::ioctl(terminal.terminal(), TIOCSCTTY, 0) != 0) ::_exit(3);
        static session* running = nullptr;
        stdio_config how;
        how.input = how.output = terminal.terminal();
        session transport{how};
        running = &transport;
        ::signal(SIGINT, [](int) { running->stop(); });
        answering listener{transport};
        auto const error = transport.run(listener);
        ::_exit(!error && listener.reason == "stopped" ? 0 : 4);
    }
    BOOST_TEST_EQ(terminal.see("> |/"), "> |/");
    terminal.type("te");
    BOOST_TEST_EQ(terminal.see("> te|/"), "> te|/");
    terminal.type("\x1a" "a");
    BOOST_TEST_EQ(terminal.see("> tea|/"), "> tea|/");
    terminal.type("\x03");
    int status = -1;
    BOOST_TEST_EQ(::waitpid(child, &status, 0), child);
    BOOST_TEST_EQ(status, 0);
    BOOST_TEST_EQ(terminal.mode().c_lflag, before.c_lflag);
}

}  // namespace

int main() {
    ::setenv("TERM", "xterm", 1);
    keys_of_the_terminal_still_work();
    what_is_typed_can_be_edited_and_is_heard();
    several_lines_at_once_are_heard_one_by_one();
    a_key_may_come_in_pieces();
    tab_completes();
    what_is_said_meanwhile_appears_above();
    many_may_speak_while_one_types();
    control_d_in_a_line_is_no_end();
    stop_gives_the_terminal_back();
    also_while_a_handler_goes_on();
    a_terminal_that_hangs_up_is_the_end();
    a_line_grows_only_so_far();
    newlines_and_zero_bytes_are_not_typed_in();
    history_is_kept_in_a_file_without_secrets();
    without_the_library_it_is_a_plain_reader();
    so_it_is_on_a_terminal_that_can_do_nothing();
    so_it_is_between_files();
    return boost::report_errors();
}
