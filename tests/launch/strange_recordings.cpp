// SPDX-License-Identifier: BSL-1.0
// Tests recordings of every format and recordings that are long, strange or no recordings; a replay of one ends, with a sentence.
#include <monongusa/launch/replaying.hpp>
#include <monongusa/verbs.hpp>

#include "launching.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <csignal>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mg = monongusa;
using launching::folder;
using arguments = std::vector<std::string>;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat, mg::event::message const& message) {
        chat.reply("Yes, " + message.author.name + ", I can!");
        chat.send("I can help everybody in #" + message.channel.name);
        chat.reply("Here's a threaded reply", mg::in_thread);
        chat.react("heart");
    }),
    mg::respond_to<"remind me in (.+)">(
        [](auto& chat, std::chrono::seconds delay) { chat.perform_after(delay, mg::action::reply{"it is time"}); }),
    // What is done to a message of the bot's own, whose id is another in each run.
    mg::respond_to<"count">([](mg::context<mg::action::edit>& chat, std::string& board) {
        if (!board.empty()) return chat.edit("two", board);
        chat.perform(mg::action::reply{"one"}, [&board](std::error_code, mg::chat::sent const& sent) { board = sent.message; });
    }),
    mg::respond_to<"fail">([]() -> void { throw std::runtime_error{"no tea"}; }),
    mg::on_error([](mg::event::failure const& failure) { return mg::action::send{"oh: " + failure.what}; }),
    mg::on_emoji<"tada">([](mg::event::reaction_added const& added) { return mg::action::send{added.user.name + " is happy"}; }),
    mg::respond_to<"tea">([] { return "Here is tea"; }),
};
constexpr mg::table nothing{};

template <class Table>
launching::ended ended_of(Table const& table, arguments const& given, std::string_view input = "") {
    std::string board;
    return launching::launch(table, given, input, mg::with(board));
}

std::string recorded(folder const& here, arguments how, std::string_view input) {
    auto const path = here.path("recording");
    how.insert(how.end(), {"--record", path});
    BOOST_TEST_EQ(ended_of(reactions, how, input).status, 0);
    return path;
}

void what_was_recorded_is_done_again() {
    struct row {
        std::string format;
        std::string input;
    };
    row const rows[] = {
        {"lines", "@bot tea\nCan someone help me?\n@bot count\n@bot count\n@bot fail\n"},
        {"irc", "[12:00] <zoe> @bot tea\n[12:01] <zoe> Can someone help me?\n[12:01] <bob> @bot fail\n"},
        {"jsonl",
         "{\"type\":\"message\",\"text\":\"@bot "
         "tea\",\"user\":\"U1\",\"user_name\":\"zoe\"}\n{\"type\":\"reaction_added\",\"emoji\":\"tada\"}\n"},
        {"chat",
         "@alice #general: Can someone help me?\n%react :tada: m1 as bob\n@bob dm: tea\n@alice #general: @bot remind me in 5m\n@bot fail\n"
         "@bot count\n@bot count\n%time +10m\n@bot tea\n"},
    };
    for (auto const& [format, input] : rows) {
        for (std::string const threads : {"--threads=0", "--threads=4"}) {
            for (bool const pseudonyms : {false, true}) {
                folder const here;
                arguments how{"--format", format, threads};
                if (pseudonyms) how.push_back("--pseudonyms");
                auto const path = recorded(here, how, input);
                for (std::string_view const name : {"zoe", "alice", "bob", "general"}) {
                    if (pseudonyms) BOOST_TEST_EQ(here.read("recording").find(name), std::string::npos);
                }
                for (std::string const now : {"--threads=0", "--threads=4"}) {
                    auto const ended = ended_of(reactions, {"--replay", path, now});
                    BOOST_TEST_EQ(ended.status, 0);
                    BOOST_TEST_EQ(ended.out, path + ": the bot does the same\n");
                    BOOST_TEST_EQ(ended.log, "");
                }
                // It could have been otherwise.
                BOOST_TEST_EQ(ended_of(nothing, {"--replay", path}).status, 1);
            }
        }
    }
}

void the_bot_is_called_as_it_was() {
    folder const here;
    auto const path = recorded(here, {"--name", "hal"}, "@hal tea\n");
    BOOST_TEST_EQ(ended_of(reactions, {"--replay", path}).status, 0);
    BOOST_TEST_EQ(ended_of(reactions, {"--replay", path, "--name", "eve"}).status, 0);
}

void what_comes_later_than_all_that_was_recorded_is_missing() {
    constexpr mg::table late{mg::respond_to<"remind me in (.+)">(
        [](auto& chat, std::chrono::seconds delay) { chat.perform_after(delay * 2, mg::action::reply{"it is time"}); })};
    folder const here;
    auto const path =
        recorded(here, {"--format=chat"}, "@alice #tea: @bot remind me in 5m\n@bob: @bot remind me in 3m\n%time +4m\nhello\n%time +90s\n");
    auto const ended = ended_of(late, {"--replay", path});
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST_EQ(ended.out,
                  "event 1: message by alice in #tea: @bot remind me in 5m\n-< #tea @alice: it is time\n"
                  "event 2: message by bob in #tea: @bot remind me in 3m\n-< #tea @bob: it is time\n");
}

// --- written by hand

constexpr mg::table plain{
    mg::listen_to<"remind me in (.+)">(
        [](auto& chat, std::chrono::seconds delay) { chat.perform_after(delay, mg::action::send{"it is time"}); }),
    mg::listen_to<"tea">([] { return mg::action::send{"Here is tea"}; }),
};
constexpr std::string_view header = "{\"v\":1,\"type\":\"recording\",\"bot\":\"bot\"}\n";

launching::ended replayed(std::string_view lines) { return ended_of(plain, {"--replay", "-"}, std::string{header} + std::string{lines}); }

void any_time_can_be_written_down_or_is_a_mistake() {
    struct row {
        std::string at;
        bool sound;
    };
    row const rows[] = {{"0", true},   {"0.0004", true},      {"1.5", true},  {"4000000000.999", true}, {"null", true},
                        {"-1", false}, {"4000000001", false}, {"1e3", false}, {"-1e300", false},        {"\"1\"", false}};
    for (auto const& first : rows) {
        for (auto const& second : rows) {
            // Also back in time.
            auto const ended = replayed(R"({"type":"message","event":1,"channel":"ops","text":"remind me in 1s","at":)" + first.at + "}\n" +
                                        R"({"type":"message","event":2,"channel":"ops","text":"tea","at":)" + second.at + "}\n");
            bool const sound = first.sound && second.sound;
            BOOST_TEST_EQ(ended.status, sound ? 1 : 2);
            BOOST_TEST_EQ(ended.out.ends_with("event 2: message in #ops: tea\n+< #ops: Here is tea\n"), sound);
            BOOST_TEST_EQ(ended.log.find("\"at\" must be a number of seconds") != std::string::npos, !sound);
        }
    }
}

void an_event_is_found_by_its_number_in_whatever_order_they_stand() {
    auto const ended = replayed(R"({"type":"message","event":9,"channel":"ops","text":"nine tea"}
{"type":"message","event":3,"channel":"ops","text":"three tea"}
{"type":"message","event":9,"channel":"ops","text":"not heard"}
{"v":1,"type":"send","event":7,"rule":1,"number":1,"text":"\u001b[2J tea","to_channel":"ops"}
)");
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST_EQ(ended.out,
                  "event 3: message in #ops: three tea\n+< #ops: Here is tea\n"
                  "event 7\n-< #ops: \\x1b[2J tea\n"
                  "event 9: message in #ops: nine tea\n+< #ops: Here is tea\n");
}

void what_people_said_steers_no_terminal() {
    folder const here;
    auto const path = recorded(here, {"--format=chat"}, "@\"a\\x1bb\" #\"c\\nd\": @bot tea\\x1b[2J\\nmore\n");
    auto const ended = ended_of(nothing, {"--replay", path});
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST_NE(ended.out.find("tea\\x1b[2J\\nmore"), std::string::npos);
    for (char const character : ended.out) BOOST_TEST(character == '\n' || static_cast<unsigned char>(character) >= ' ');
}

// Each event that differs is looked up by its number.
void a_long_recording_takes_as_long_as_it_is() {
    std::string lines;
    constexpr std::size_t count = 50000;
    for (std::size_t i = 1; i <= count; ++i)
        lines += R"({"type":"message","event":)" + std::to_string(i) + ",\"channel\":\"ops\",\"text\":\"tea\"}\n";
    auto const ended = replayed(lines);
    BOOST_TEST_EQ(ended.status, 1);
    std::size_t told = 0;
    for (char const character : ended.out) told += character == '\n';
    BOOST_TEST_EQ(told, 2 * count);
    BOOST_TEST(ended.out.ends_with("event 50000: message in #ops: tea\n+< #ops: Here is tea\n"));
}

void a_mistake_is_status_2_and_a_sentence() {
    struct row {
        std::string text;
        std::string_view sentence;
    };
    auto const message = std::string{R"({"type":"message","event":1,"channel":"ops","text":"tea"})"} + "\n";
    row const rows[] = {
        {"", "error: -:1:1: the recording is empty\n"},
        {"\n\n", "error: -:1:1: the recording is empty\n"},
        {message, "error: -:1:1: a recording begins with a line of the type \"recording\"\n"},
        {std::string{header} + message + std::string{header}, "error: -:3:1: another recording begins here; it is not read\n"},
        {std::string{header} + message + "tea\n" + message, "error: -:3:1: "},
        {std::string{header} + "{\"type\":\"tea\"}\n", "error: -:2:"},
        {std::string{header} + std::string{"\0\xff\x1b[2J\n", 7}, "error: -:2:1: "},
    };
    for (auto const& row : rows) {
        auto const ended = ended_of(plain, {"--replay", "-"}, row.text);
        BOOST_TEST_EQ(ended.status, 2);
        BOOST_TEST_EQ(ended.out, "");
        BOOST_TEST(ended.log.starts_with(row.sentence));
        BOOST_TEST_EQ(ended.log.find('\n'), ended.log.size() - 1);
        BOOST_TEST_EQ(ended.log.find('\x1b'), std::string::npos);
    }
    // Of very many only some are told.
    std::string many;
    for (int i = 0; i < 1000; ++i) many += "tea\n";
    BOOST_TEST(replayed(many).log.ends_with("error: -: 980 more mistakes\n"));
}

// --- a handler that does not come back

constexpr mg::table stuck{
    mg::listen_to<"wait">([] {
        support::write_all(STDOUT_FILENO, "waiting\n");
        for (;;) ::pause();
    }),
};

void a_signal_ends_a_replay_that_waits_for_a_handler() {
    auto const in = support::file_with(std::string{header} + "{\"type\":\"message\",\"event\":1,\"text\":\"wait\"}\n");
    auto const log = support::file_with("");
    support::pipe_ends out;
    char const* const argv[] = {"stuck", "--replay", "-", "--threads=1", "--grace=0", nullptr};
    auto const child = support::checked(::fork(), "fork");
    if (child == 0) {
        ::dup2(in.get(), STDIN_FILENO);
        ::dup2(out.writing.get(), STDOUT_FILENO);
        ::dup2(log.get(), STDERR_FILENO);
        ::execv("/proc/self/exe", const_cast<char* const*>(argv));
        ::_exit(127);
    }
    out.writing.close();
    char text[8];
    std::size_t size = 0;
    for (ssize_t got = 1; size < sizeof text && got > 0; size += static_cast<std::size_t>(got)) {
        got = support::checked(static_cast<int>(::read(out.reading.get(), text + size, sizeof text - size)), "read");
    }
    BOOST_TEST_EQ(std::string_view(text, size), "waiting\n");
    ::kill(child, SIGINT);
    BOOST_TEST_EQ(support::read_all(out.reading.get()), "");
    int status = 0;
    support::checked(::waitpid(child, &status, 0), "waitpid");
    BOOST_TEST(WIFEXITED(status) && WEXITSTATUS(status) == 1);
    ::lseek(log.get(), 0, SEEK_SET);
    BOOST_TEST(support::read_all(log.get()).ends_with("handlers are still running after the deadline; the process ends without them\n"));
}

}  // namespace

int main(int argc, char** argv) {
    if (argc > 0 && std::string_view{argv[0]} == "stuck") return mg::launch(argc, argv, stuck);
    what_was_recorded_is_done_again();
    the_bot_is_called_as_it_was();
    what_comes_later_than_all_that_was_recorded_is_missing();
    any_time_can_be_written_down_or_is_a_mistake();
    an_event_is_found_by_its_number_in_whatever_order_they_stand();
    what_people_said_steers_no_terminal();
    a_long_recording_takes_as_long_as_it_is();
    a_mistake_is_status_2_and_a_sentence();
    a_signal_ends_a_replay_that_waits_for_a_handler();
    return boost::report_errors();
}
