// SPDX-License-Identifier: BSL-1.0
// Tests main() of a bot: it does what the command line says, and its exit status says how that went.
#include <monongusa/launch.hpp>

#include "launch/launching.hpp"
#include "support/descriptors.hpp"

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>

namespace mg = monongusa;
using launching::launch;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat) { chat.reply("Yes, I can!"); }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::from_anyone(mg::on_emoji<"tada">([](mg::context<mg::action::unreact>& chat) { chat.unreact("tada"); })),
    mg::default_reply([] { return "?"; }),
};

void it_runs_the_table_on_its_input() {
    auto const ended = launch(reactions, {}, "@bot add 2 40\nhello\n@bot\n");
    BOOST_TEST_EQ(ended.status, 0);
    BOOST_TEST_EQ(ended.out, "@you: 42\n@you: ?\n");
    BOOST_TEST_EQ(ended.log, "");
    BOOST_TEST_EQ(launch(reactions, {"--name", "hal", "--format=irc"}, "[12:00] <ann> hal\n[12:00] <ann> @hal add 1 1").out, "@ann: 2\n");
    BOOST_TEST_EQ(launch(reactions, {"--format", "lines"}, "[12:00] <ann> @bot hello").out, "@you: ?\n");
}

void it_speaks_each_format() {
    BOOST_TEST_EQ(launch(reactions, {"--format=chat"}, "@ann dm: add 1 2\n%react :tada: m1\n").out, "< dm @ann: 3\n< unreact :tada: m1\n");
    BOOST_TEST_EQ(launch(reactions, {"--format=chat", "--name", "hal", "--threads", "2"}, "@hal: add 1 2\n").out, "< #console @you: 3\n");
    auto const jsonl = launch(reactions, {"--format=jsonl"}, R"({"type":"message","text":"@bot add 1 2"})").out;
    BOOST_TEST(jsonl.find(R"("type":"reply")") != std::string::npos && jsonl.find(R"("text":"3")") != std::string::npos);
    BOOST_TEST_EQ(launch(reactions, {}, "[12:00] <ann> @bot add 1 1").out, "@ann: 2\n");
}

void components_reach_the_handlers() {
    int calls = 0;
    mg::table const counting{mg::listen_to<"tea">([](int& count) { ++count; })};
    auto const ended = launch(counting, {}, "tea\ntea\n", mg::with(calls));
    BOOST_TEST_EQ(ended.status, 0);
    BOOST_TEST_EQ(calls, 2);
}

void help_version_and_list_only_print() {
    launching::folder const files;
    auto const help = launch(reactions, {"--help", "--record=" + files.path("r"), "--threads", "4"}, "@bot add 2 40\n");
    BOOST_TEST_EQ(help.status, 0);
    BOOST_TEST_EQ(help.out, mg::detail::launch_help("greeter"));
    BOOST_TEST_EQ(launch(reactions, {"--version"}).out, "monongusa " + std::string{mg::version} + "\n");
    BOOST_TEST_EQ(launch(reactions, {"--list", "--check", files.with("a.chat", "hello\n")}).out, mg::detail::description_of_table(reactions));
    BOOST_TEST_EQ(launch(reactions, {"--list"}).status, 0);
    BOOST_TEST_EQ(files.size(), 1u);
}

void a_wrong_option_runs_nothing() {
    auto const ended = launch(reactions, {"--of", "--help"}, "@bot add 2 40\n");
    BOOST_TEST_EQ(ended.status, 2);
    BOOST_TEST_EQ(ended.out, "");
    BOOST_TEST_EQ(ended.log, "error: monongusa: there is no option '--of'; --help lists the options\n");
}

void what_cannot_be_recorded_runs_nothing() {
    auto const ended = launch(reactions, {"--record", "/nonexistent/r.jsonl"}, "@bot add 2 40\n");
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST_EQ(ended.out, "");
    BOOST_TEST_NE(ended.log.find("error: the recording '/nonexistent/r.jsonl': No such file or directory\n"), std::string::npos);
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
    auto const words = std::make_error_code(std::errc::no_space_on_device).message();
    for (bool const chat : {false, true}) {
        auto const file = support::file_with("@bot add 2 40\n@bot add 1 1\n");
        int status = -1;
        auto const told = support::logged_by([&] {
            support::redirected const input{STDIN_FILENO, file.get()};
            support::redirected const output{STDOUT_FILENO, full.get()};
            char const* const given[] = {"greeter", chat ? "--format=chat" : "--format=lines"};
            status = mg::launch(2, given, reactions);
        });
        BOOST_TEST_EQ(status, 1);
        BOOST_TEST(told.ends_with("error bot: ended: " + words + "\n"));
        // Lines are written while the handler runs.
        BOOST_TEST_EQ(told.starts_with("error bot rule 2: reply: " + words + "\n"), !chat);
    }
}

}  // namespace

int main() {
    it_runs_the_table_on_its_input();
    it_speaks_each_format();
    components_reach_the_handlers();
    help_version_and_list_only_print();
    a_wrong_option_runs_nothing();
    what_cannot_be_recorded_runs_nothing();
    what_cannot_be_printed_is_status_1_and_a_sentence();
    an_output_that_is_full_is_status_1();
    return boost::report_errors();
}
