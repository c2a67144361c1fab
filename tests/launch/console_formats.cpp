// SPDX-License-Identifier: BSL-1.0
// Tests which format a terminal speaks and how each is answered; where failures and secrets go; and its sinks.
#include <monongusa/launch/console.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"
#include "../support/pty.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/skipping.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdlib>
#include <future>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::detail::console;
using mg::transport::console_config;
using mg::transport::console_format;
using mg::transport::line_format;

namespace {

constexpr console_format all_formats[] = {console_format::lines, console_format::irc, console_format::jsonl, console_format::chat};

constexpr mg::table reactions{
    mg::respond_to<"echo (.*)">([](std::string_view text) { return std::string{text}; }),
    mg::respond_to<"fail">([] { throw std::runtime_error{"no tea"}; }),
};

using bot_there = mg::bot<console, mg::executor::inplace, decltype(reactions)&, mg::components<>, mg::clock::skipping>;

// As `--format` has it.
console_config speaking(console_format format) {
    console_config how;
    how.speaks = format;
    if (format == console_format::lines) how.format = line_format::lines;
    if (format == console_format::irc) how.format = line_format::irc;
    return how;
}

// One message to the bot.
std::string said_in(console_format format, std::string_view text) {
    if (format == console_format::irc) return "[10:00] <you> @bot " + std::string{text} + "\n";
    if (format == console_format::jsonl) return R"({"v":1,"type":"message","text":"@bot )" + std::string{text} + "\"}\n";
    return "@bot " + std::string{text} + "\n";
}

struct talked {
    std::string out{};
    std::string log{};
    std::error_code error{};
};

talked talk(console_config how, std::string_view input) {
    talked talked;
    auto const from = support::file_with(input);
    auto const to = support::file_with("");
    how.input = from.get();
    how.output = to.get();
    talked.log = support::logged_by([&] {
        bot_there bot{console{std::move(how)}, {}, reactions};
        talked.error = bot.run();
    });
    ::lseek(to.get(), 0, SEEK_SET);
    talked.out = support::read_all(to.get());
    return talked;
}

void each_format_is_answered_in_its_own_way() {
    struct row {
        console_format format;
        std::string_view input;
        std::string_view output;
    };
    row const rows[] = {
        {console_format::guess, "@bot echo 1\n", "@you: 1\n"},
        {console_format::guess, "[10:00] <ann> @bot echo 1\n", "@ann: 1\n"},
        // What would be a script or JSON is text, unless somebody says so.
        {console_format::guess, "@ann #general: @bot echo 1\n%time +1h\n# @bot echo 2\n\\help\n", "@you: 1\n@you: 2\n"},
        {console_format::guess, "{\"type\":\"message\",\"text\":\"@bot echo 1\"}\n", "@you: 1\"}\n"},
        {console_format::lines, "[10:00] <ann> @bot echo 1\n", "@you: 1\n"},
        {console_format::irc, "[10:00] <ann> @bot echo 1\n", "@ann: 1\n"},
        {console_format::jsonl, "{\"type\":\"message\",\"user\":\"ann\",\"text\":\"@bot echo 1\"}\n",
         R"({"v":1,"type":"reply","event":1,"rule":1,"number":1,"text":"1","to_channel":"console","to_channel_name":"console","to_user":"ann",)"
         R"("to_user_name":"ann","to_message":"m1","sent":"b1"})" "\n"},
        {console_format::chat, "@ann #general: @bot echo 1\n%time +1h\n# @bot echo 2\n@bot echo 3", "< #general @ann: 1\n< #general @ann: 3\n"},
    };
    for (auto const& row : rows) {
        auto const all = talk(speaking(row.format), row.input);
        BOOST_TEST_EQ(all.out, row.output);
        BOOST_TEST_EQ(all.log, "");
        BOOST_TEST(!all.error);
    }
    for (auto const format : all_formats) BOOST_TEST_EQ(talk(speaking(format), "\n\n").out, "");
}

void what_was_skipped_is_counted_at_the_end() {
    BOOST_TEST(talk(speaking(console_format::irc), "tea\n").log.ends_with("warning: stdin: 1 line was not in the format [hh:mm] <nick> text\n"));
    BOOST_TEST(talk(speaking(console_format::jsonl), "tea\n").log.ends_with("warning: stdin: 1 line was wrong and skipped\n"));
}

// Somebody in front of a bot.
struct somebody {
    support::pty terminal{200};
    bot_there bot;
    std::future<std::error_code> ended;

    explicit somebody(console_format format) : bot{console{here(format)}, {}, reactions} {
        ended = std::async(std::launch::async, [this] { return bot.run(); });
        see("> |/");
    }
    console_config here(console_format format) const {
        auto how = speaking(format);
        how.input = how.output = terminal.terminal();
        return how;
    }
    std::string see(std::string_view expected) { return terminal.see(expected); }
    std::error_code end() {
        terminal.type("\x15\x04");
        return ended.get();
    }
};

void where_somebody_types_only_a_guess_is_a_script() {
    for (auto const format : {console_format::guess, console_format::chat, console_format::lines}) {
        somebody ann{format};
        ann.terminal.type("@ann #general: @bot echo 1\r");
        std::string_view const expected = format == console_format::lines ? "> @ann #general: @bot echo 1/@you: 1/> |/"
                                                                          : "> @ann #general: @bot echo 1/< #general @ann: 1/> |/";
        BOOST_TEST_EQ(ann.see(expected), expected);
        BOOST_TEST(!ann.end());
    }
    for (auto const format : {console_format::lines, console_format::irc, console_format::jsonl}) {
        somebody bob{format};
        bob.terminal.type("@b\tx");
        BOOST_TEST_EQ(bob.see("> @bx|/"), std::string_view{"> @bx|/"});
        BOOST_TEST_EQ(bob.terminal.picture().beeps(), 1u);
        BOOST_TEST(!bob.end());
    }
}

// Whoever pipes something in looks at the answers, perhaps, but does not type.
void between_a_terminal_and_a_file_nobody_types() {
    support::pty terminal;
    auto const input = support::file_with("@ann #general: @bot echo 1\n");
    auto how = speaking(console_format::guess);
    how.input = input.get();
    how.output = terminal.terminal();
    bot_there to_terminal{console{how}, {}, reactions};
    BOOST_TEST(!to_terminal.run());
    BOOST_TEST_EQ(terminal.see("@you: 1/|/"), std::string_view{"@you: 1/|/"});

    auto const output = support::file_with("");
    how.input = terminal.terminal();
    how.output = output.get();
    bot_there from_terminal{console{how}, {}, reactions};
    terminal.type("@ann #general: @bot echo 2\n\x04");
    BOOST_TEST(!from_terminal.run());
    ::lseek(output.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(output.get()), "@you: 2\n");
}

void failures_are_lines_of_a_script_and_of_the_log_elsewhere() {
    auto const null = support::opened("/dev/null", O_RDWR);
    mg::event::failure failure;
    failure.rule = 2;
    failure.what = "no tea";
    for (auto const format : all_formats) {
        bool const is_script = format == console_format::chat;
        auto how = speaking(format);
        auto const all = talk(how, said_in(format, "fail"));
        BOOST_TEST_EQ(all.out, is_script ? "< failure rule 2: no tea\n" : "");
        BOOST_TEST_EQ(all.log, is_script ? "" : "error bot rule 2: no tea\n");
        BOOST_TEST(!all.error);
        how.input = how.output = null.get();
        BOOST_TEST_EQ(console{how}.failed(failure), is_script);
    }
}

void no_secret_comes_out() {
    mg::secret const token{"planted-4711-token", "PLANTED"};
    for (auto const format : all_formats) {
        auto const all = talk(speaking(format), said_in(format, "echo planted-4711-token"));
        BOOST_TEST_NE(all.out.find("(secret PLANTED)"), std::string::npos);
        BOOST_TEST_EQ((all.out + all.log).find("planted-4711"), std::string::npos);
    }
}

void an_output_that_is_full_ends_it() {
    auto const full = support::opened("/dev/full", O_WRONLY);
    for (auto const format : all_formats) {
        auto const input = support::file_with(said_in(format, "echo 1") + said_in(format, "echo 2"));
        auto how = speaking(format);
        how.input = input.get();
        how.output = full.get();
        std::error_code error;
        support::logged_by([&] {
            bot_there bot{console{how}, {}, reactions};
            error = bot.run();
        });
        BOOST_TEST(error == std::errc::no_space_on_device);
    }
}

void it_keeps_the_laws_in_each_format() {
    auto const null = support::opened("/dev/null", O_WRONLY);
    auto const full = support::opened("/dev/full", O_WRONLY);
    mg::chat::origin const here{{"console", "console"}, {"ann", "ann"}, "m1", ""};
    std::vector<support::descriptor> files;
    for (auto const format : all_formats) {
        auto how = speaking(format);
        how.output = null.get();
        laws::transport([&] {
            files.push_back(support::file_with(said_in(format, "one") + said_in(format, "two") + said_in(format, "three")));
            how.input = files.back().get();
            return console{how};
        });
        support::pipe_ends endless;
        how.input = endless.reading.get();
        laws::transport_that_drives_the_clock([&] { return console{how}; });
        console transport{how};
        laws::sink_does(transport.sink(), mg::action::send{"tea", here});
        laws::sink_does(transport.sink(), mg::action::reply{"tea", here});
        BOOST_TEST_EQ(transport.name(), "bot");
        // A script is written when all that came of a line is done; the others at once.
        how.output = full.get();
        console broken{how};
        if (format != console_format::chat) laws::sink_fails(broken.sink(), mg::action::send{"tea", here});
    }
}

// Sinks and TAB find it where it is now.
void it_can_be_moved_before_it_runs() {
    support::pty terminal;
    auto how = speaking(console_format::chat);
    how.input = how.output = terminal.terminal();
    console first{how};
    auto const sink = first.sink();
    bot_there bot{std::move(first), {}, reactions};
    auto ended = std::async(std::launch::async, [&] { return bot.run(); });
    terminal.see("> |/");
    sink.perform(mg::action::send{"tea", {{"console", "console"}, {}, "", ""}}, mg::ignored);
    terminal.type("@b\techo 1\r");
    std::string_view const expected = "< #console: tea/> @bot echo 1/< #console @you: 1/> |/";
    BOOST_TEST_EQ(terminal.see(expected), expected);
    terminal.type("\x04");
    BOOST_TEST(!ended.get());
}

}  // namespace

int main() {
    ::setenv("TERM", "xterm", 1);
    each_format_is_answered_in_its_own_way();
    what_was_skipped_is_counted_at_the_end();
    where_somebody_types_only_a_guess_is_a_script();
    between_a_terminal_and_a_file_nobody_types();
    failures_are_lines_of_a_script_and_of_the_log_elsewhere();
    no_secret_comes_out();
    an_output_that_is_full_ends_it();
    it_keeps_the_laws_in_each_format();
    it_can_be_moved_before_it_runs();
    return boost::report_errors();
}
