// SPDX-License-Identifier: BSL-1.0
// Tests the options of a launched bot, what it says of its table, and its exit status.
#include <monongusa/launch.hpp>

#include "support/descriptors.hpp"

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mg = monongusa;
using mg::detail::launch_options;
using mg::transport::line_format;

namespace {

using arguments = std::vector<char const*>;

struct reading {
    int status = -1;
    launch_options options;
    std::string told;
};

reading read(arguments given) {
    given.insert(given.begin(), "greeter");
    reading reading;
    reading.told = support::logged_by(
        [&] { reading.status = mg::detail::read_options(static_cast<int>(given.size()), given.data(), reading.options); });
    return reading;
}

void without_options_it_is_stdio() {
    auto const reading = read({});
    BOOST_TEST_EQ(reading.status, 0);
    BOOST_TEST_EQ(reading.told, "");
    BOOST_TEST_EQ(reading.options.program, "greeter");
    BOOST_TEST_EQ(reading.options.stdio.name, "bot");
    BOOST_TEST(reading.options.stdio.format == line_format::guess);
    BOOST_TEST(!reading.options.list && !reading.options.help && !reading.options.version);
    BOOST_TEST_EQ(reading.options.threads.threads, 0u);
    BOOST_TEST(reading.options.threads.order == mg::executor::order::channel);
    BOOST_TEST(reading.options.grace == std::chrono::seconds{5});
    BOOST_TEST_EQ(reading.options.verbosity, 0);
    launch_options options;
    BOOST_TEST_EQ(mg::detail::read_options(0, nullptr, options), 0);
}

void a_value_follows_or_stands_behind_an_equals_sign() {
    for (auto const& given : {arguments{"--on", "stdio", "--format", "irc", "--name", "hal"},
                              arguments{"--on=stdio", "--format=irc", "--name=hal"},
                              arguments{"--name", "eve", "--name=hal", "--format=lines", "--format", "irc"}}) {
        auto const reading = read(given);
        BOOST_TEST_EQ(reading.status, 0);
        BOOST_TEST_EQ(reading.told, "");
        BOOST_TEST_EQ(reading.options.stdio.name, "hal");
        BOOST_TEST(reading.options.stdio.format == line_format::irc);
    }
    BOOST_TEST(read({"--format", "lines"}).options.stdio.format == line_format::lines);
    BOOST_TEST_EQ(read({"--name", "a=b"}).options.stdio.name, "a=b");
    BOOST_TEST_EQ(read({"--name=a=b"}).options.stdio.name, "a=b");
    BOOST_TEST_EQ(read({"--name", "日本"}).options.stdio.name, "日本");
}

void threads_order_and_grace_are_read() {
    auto const reading = read({"--threads", "4", "--order=author", "--grace", "30"});
    BOOST_TEST_EQ(reading.status, 0);
    BOOST_TEST_EQ(reading.options.threads.threads, 4u);
    BOOST_TEST(reading.options.threads.order == mg::executor::order::author);
    BOOST_TEST(reading.options.grace == std::chrono::seconds{30});
    BOOST_TEST(read({"--order", "none"}).options.threads.order == mg::executor::order::none);
    BOOST_TEST(read({"--order", "author", "--order", "channel"}).options.threads.order == mg::executor::order::channel);
    BOOST_TEST_EQ(read({"--threads=1024"}).options.threads.threads, 1024u);
    BOOST_TEST_EQ(read({"--threads=0"}).options.threads.threads, 0u);
    BOOST_TEST(read({"--grace=0"}).options.grace == std::chrono::seconds{0});
}

void verbosity_is_how_often_it_is_asked_for() {
    BOOST_TEST_EQ(read({"-v"}).options.verbosity, 1);
    BOOST_TEST_EQ(read({"-vv"}).options.verbosity, 2);
    BOOST_TEST_EQ(read({"-v", "-v"}).options.verbosity, 2);
}

void options_without_a_value_are_known() {
    BOOST_TEST(read({"--list"}).options.list);
    BOOST_TEST(read({"--help"}).options.help);
    BOOST_TEST(read({"-h"}).options.help);
    BOOST_TEST(read({"--version"}).options.version);
    BOOST_TEST_EQ(read({"--list", "--help", "-h", "--version"}).status, 0);
}

void a_wrong_option_is_status_2_and_a_sentence() {
    struct row {
        arguments given;
        std::string_view sentence;
    };
    row const rows[] = {
        {{"--of"}, "there is no option '--of'"},
        {{"tea"}, "there is no option 'tea'"},
        {{""}, "there is no option ''"},
        {{"-n"}, "there is no option '-n'"},
        {{"--"}, "there is no option '--'"},
        {{"--list=yes"}, "there is no option '--list=yes'"},
        {{"--help="}, "there is no option '--help='"},
        {{"--names=hal"}, "there is no option '--names=hal'"},
        {{"--on"}, "the option '--on' needs a value"},
        {{"--list", "--format"}, "the option '--format' needs a value"},
        {{"--name"}, "the option '--name' needs a value"},
        {{"--on", "discord"}, "this program was built without the transport 'discord'"},
        {{"--on=slack"}, "this program was built without the transport 'slack'"},
        {{"--on", "irc"}, "there is no transport 'irc'"},
        {{"--on="}, "there is no transport ''"},
        {{"--format", "x"}, "there is no format 'x'"},
        {{"--format="}, "there is no format ''"},
        {{"--format", "guess"}, "there is no format 'guess'"},
        {{"--name="}, "'' cannot be a name; it is one word without '@'"},
        {{"--name", "two words"}, "'two words' cannot be a name; it is one word without '@'"},
        {{"--name", "@hal"}, "'@hal' cannot be a name; it is one word without '@'"},
        {{"--name", "a\nb"}, "'a\\nb' cannot be a name; it is one word without '@'"},
        {{"--of", "--on"}, "there is no option '--of'"},
        {{"--threads"}, "the option '--threads' needs a value"},
        {{"--threads="}, "'' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "-1"}, "'-1' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "2x"}, "'2x' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "1025"}, "'1025' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "99999999999999999999"}, "'99999999999999999999' is no number of threads; it is one from 0 to 1024"},
        {{"--order", "chance"}, "there is no order 'chance'"},
        {{"--grace", "soon"}, "'soon' is no grace period; it is a number of seconds from 0 to 86400"},
        {{"--grace", "86401"}, "'86401' is no grace period; it is a number of seconds from 0 to 86400"},
        {{"-vw"}, "there is no option '-vw'"},
        {{"-"}, "there is no option '-'"},
    };
    for (auto const& row : rows) {
        auto const reading = read(row.given);
        BOOST_TEST_EQ(reading.status, 2);
        BOOST_TEST_EQ(reading.told, "error: monongusa: " + std::string{row.sentence} + "; --help lists the options\n");
    }
}

constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat) { chat.reply("Yes, I can!"); }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::respond_to<"say (.*)\n">([](std::string_view text) { return text; }),
    mg::from_anyone(mg::on_emoji<"tada">([](mg::context<mg::action::unreact>&) {})),
    mg::from_self(mg::from_anyone(mg::on<mg::event::message>([] {}))),
    mg::default_reply([] { return "?"; }),
};

void a_table_is_described_row_by_row() {
    BOOST_TEST_EQ(mg::detail::description_of_table(reactions),
                  "1   listen_to      message           /Can someone help me/\n"
                  "2   respond_to     message           (addressed && /add (\\d+) (\\d+)/)  2 groups\n"
                  "3   respond_to     message           (addressed && /say (.*)\\n/)  1 group\n"
                  "4   on_emoji       reaction_added    :tada:  from anyone\n"
                  "5   on             message           everything  from anyone  from self\n"
                  "6   default_reply  message           addressed\n"
                  "hears: message, reaction_added\n"
                  "may:   send, reply, reply_in_thread, react, unreact\n");
    BOOST_TEST_EQ(mg::detail::description_of_table(mg::table{}), "hears:\nmay:  \n");
}

struct outcome {
    int status = -1;
    std::string out;
    std::string log;
};

outcome launch(arguments given, std::string_view input = "") {
    given.insert(given.begin(), "greeter");
    outcome outcome;
    auto const file = support::file_with(input);
    support::redirected const instead{STDIN_FILENO, file.get()};
    outcome.log = support::logged_by([&] {
        outcome.out = support::written_to(
            STDOUT_FILENO, [&] { outcome.status = mg::launch(static_cast<int>(given.size()), given.data(), reactions); });
    });
    return outcome;
}

void it_runs_the_table_on_its_input() {
    auto const outcome = launch({}, "@bot add 2 40\nhello\n@bot\n");
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(outcome.out, "@you: 42\n@you: ?\n");
    BOOST_TEST_EQ(outcome.log, "");
    BOOST_TEST_EQ(launch({"--name", "hal", "--format=irc"}, "[12:00] <ann> hal\n[12:00] <ann> @hal add 1 1").out, "@ann: 2\n");
    BOOST_TEST_EQ(launch({"--format", "lines"}, "[12:00] <ann> @bot hello").out, "@you: ?\n");
}

void components_reach_the_handlers() {
    int calls = 0;
    mg::table const counting{mg::listen_to<"tea">([](int& count) { ++count; })};
    auto const file = support::file_with("tea\ntea\n");
    support::redirected const instead{STDIN_FILENO, file.get()};
    char const* const given[] = {"counter"};
    BOOST_TEST_EQ(mg::launch(1, given, counting, mg::with(calls)), 0);
    BOOST_TEST_EQ(calls, 2);
}

void help_version_and_list_only_print() {
    auto const help = launch({"--help"}, "@bot add 2 40\n");
    BOOST_TEST_EQ(help.status, 0);
    BOOST_TEST(help.out.starts_with("usage: greeter [option...]\n"));
    for (std::string_view const option : {"--on", "--format", "--name", "--list", "--help", "--version", "Exit status"}) {
        BOOST_TEST(help.out.find(option) != std::string::npos);
    }
    BOOST_TEST_EQ(launch({"--version"}).out, "monongusa " + std::string{mg::version} + "\n");
    BOOST_TEST_EQ(launch({"--list"}).out, mg::detail::description_of_table(reactions));
    BOOST_TEST_EQ(launch({"--list"}).status, 0);
}

void a_wrong_option_runs_nothing() {
    auto const outcome = launch({"--of", "--help"}, "@bot add 2 40\n");
    BOOST_TEST_EQ(outcome.status, 2);
    BOOST_TEST_EQ(outcome.out, "");
    BOOST_TEST_EQ(outcome.log, "error: monongusa: there is no option '--of'; --help lists the options\n");
}

void what_cannot_be_printed_is_status_1_and_a_sentence() {
    support::pipe_ends without_reader;
    without_reader.reading.close();
    auto const full = support::opened("/dev/full", O_WRONLY);
    struct row {
        int descriptor;
        std::errc error;
    };
    for (auto const& row : {row{full.get(), std::errc::no_space_on_device}, row{without_reader.writing.get(), std::errc::broken_pipe}}) {
        char const* const given[] = {"greeter", "--help"};
        int status = -1;
        auto const told = support::logged_by([&] {
            support::redirected const instead{STDOUT_FILENO, row.descriptor};
            status = mg::launch(2, given, reactions);
        });
        BOOST_TEST_EQ(status, 1);
        BOOST_TEST_EQ(told, "error: monongusa: stdout: " + std::make_error_code(row.error).message() + "\n");
    }
}

void an_output_that_is_full_is_status_1() {
    auto const full = support::opened("/dev/full", O_WRONLY);
    auto const file = support::file_with("@bot add 2 40\n@bot add 1 1\n");
    int status = -1;
    auto const told = support::logged_by([&] {
        support::redirected const input{STDIN_FILENO, file.get()};
        support::redirected const output{STDOUT_FILENO, full.get()};
        char const* const given[] = {"greeter"};
        status = mg::launch(1, given, reactions);
    });
    auto const words = std::make_error_code(std::errc::no_space_on_device).message();
    BOOST_TEST_EQ(status, 1);
    BOOST_TEST_EQ(told, "error bot rule 2: reply: " + words + "\nerror bot: ended: " + words + "\n");
}

}  // namespace

int main() {
    without_options_it_is_stdio();
    a_value_follows_or_stands_behind_an_equals_sign();
    threads_order_and_grace_are_read();
    verbosity_is_how_often_it_is_asked_for();
    options_without_a_value_are_known();
    a_wrong_option_is_status_2_and_a_sentence();
    a_table_is_described_row_by_row();
    it_runs_the_table_on_its_input();
    components_reach_the_handlers();
    help_version_and_list_only_print();
    a_wrong_option_runs_nothing();
    what_cannot_be_printed_is_status_1_and_a_sentence();
    an_output_that_is_full_is_status_1();
    return boost::report_errors();
}
