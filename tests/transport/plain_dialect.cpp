// SPDX-License-Identifier: BSL-1.0
// Tests what lines of plain text mean, and how actions become such lines; tests/transport/stdio_session.cpp has the whole way.
#include <monongusa/transport/plain_dialect.hpp>

#include "../support/descriptors.hpp"

#include <monongusa/action/completion.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <fcntl.h>

namespace mg = monongusa;
namespace action = mg::action;
using mg::transport::console_output;
using mg::transport::line_format;
using mg::transport::plain_dialect;
using mg::transport::stdio_config;

namespace {

struct hearing {
    template <class Event>
    static constexpr bool wants = true;

    std::string heard;
    bool accepts = true;

    bool hear(mg::event::ready const& ready) {
        heard += "ready " + ready.self.name + (ready.self.self && ready.self.bot ? " self;" : ";");
        return true;
    }
    bool hear(mg::event::disconnected const& gone) {
        heard += "gone: " + gone.reason + (gone.final ? ";" : " for now;");
        return true;
    }
    bool hear(mg::event::message& message) {
        heard += message.id + ' ' + message.author.name + ": " + message.text + ';';
        message = {};  // As if a bot had taken it away.
        return accepts;
    }
};

struct console {
    explicit console(stdio_config config = {}) : how{std::move(config)}, file{support::file_with("")}, out{file.get()}, dialect{how, out} {}

    std::string written() {
        ::lseek(file.get(), 0, SEEK_SET);
        return support::read_all(file.get());
    }

    stdio_config how;
    support::descriptor file;
    console_output out;
    plain_dialect dialect;
    hearing listener;
};

stdio_config of_format(line_format format) {
    stdio_config how;
    how.format = format;
    how.input = -1;
    return how;
}

void it_begins_and_ends() {
    stdio_config how;
    how.name = "hal";
    console here{how};
    here.dialect.begin(here.listener);
    here.dialect.timers_fired(here.listener);
    here.dialect.end(here.listener, "enough");
    BOOST_TEST_EQ(here.listener.heard, "ready hal self;gone: enough;");
}

void a_line_is_a_message() {
    console here{of_format(line_format::lines)};
    here.dialect.hear(here.listener, "tea", 1);
    here.dialect.hear(here.listener, " \t", 2);
    here.dialect.hear(here.listener, "[12:00] <ann> tea", 3);
    BOOST_TEST_EQ(here.listener.heard, "m1 you: tea;m2 you: [12:00] <ann> tea;");
}

void irc_is_guessed_by_the_first_line_that_says_anything() {
    console here{of_format(line_format::guess)};
    here.dialect.begin(here.listener);
    here.listener.heard.clear();
    auto const told = support::logged_by([&] {
        here.dialect.hear(here.listener, "", 1);
        here.dialect.hear(here.listener, "[12:00] <ann> tea", 2);
        here.dialect.hear(here.listener, "nothing", 3);
        here.dialect.hear(here.listener, "nothing", 4);
        here.dialect.hear(here.listener, "[12:00] <ann>  ", 5);
        here.dialect.end(here.listener, "end");
    });
    BOOST_TEST_EQ(here.listener.heard, "m1 ann: tea;gone: end;");
    BOOST_TEST(told.find("stdin:3: not in the format [hh:mm] <nick> text; skipped, as will be all such lines\n") != std::string::npos);
    BOOST_TEST(told.find("stdin: 2 lines were not in the format [hh:mm] <nick> text\n") != std::string::npos);
    BOOST_TEST(told.find("stdin:4") == std::string::npos);
}

void what_nobody_accepts_is_forgotten() {
    console here{of_format(line_format::lines)};
    here.listener.accepts = false;
    here.dialect.hear(here.listener, "first", 1);
    here.listener.accepts = true;
    here.dialect.hear(here.listener, "second", 2);
    mg::chat::origin to;
    to.channel = {"console", "console"};
    for (auto const* const id : {"m1", "m2"}) {
        to.message = id;
        here.dialect.perform(action::react{"tada", to}, mg::ignored, {});
    }
    BOOST_TEST_EQ(here.written(), ":tada: on \"m1\"\n:tada: on \"second\"\n");
}

void an_action_is_a_line_and_tells_what_came_of_it() {
    console here;
    mg::chat::origin const to{{"console", "console"}, {"ann", "ann"}, "m1", ""};
    mg::chat::sent last;
    std::error_code error = std::make_error_code(std::errc::io_error);
    here.dialect.perform(
        action::reply{"te\na", to},
        [&](std::error_code outcome, mg::chat::sent const& what) {
            error = outcome;
            last = what;
        },
        {});
    BOOST_TEST(!error);
    BOOST_TEST_EQ(last.channel.id, "console");
    BOOST_TEST_EQ(last.message, "m1");
    BOOST_TEST_EQ(here.written(), "@ann: te\\na\n");
    auto const full = support::opened("/dev/full", O_WRONLY);
    console_output broken{full.get()};
    plain_dialect cut_off{here.how, broken};
    cut_off.perform(action::send{"tea", to}, [&](std::error_code outcome, mg::chat::sent const&) { error = outcome; }, {});
    BOOST_TEST(error == std::errc::no_space_on_device);
}

}  // namespace

int main() {
    it_begins_and_ends();
    a_line_is_a_message();
    irc_is_guessed_by_the_first_line_that_says_anything();
    what_nobody_accepts_is_forgotten();
    an_action_is_a_line_and_tells_what_came_of_it();
    return boost::report_errors();
}
