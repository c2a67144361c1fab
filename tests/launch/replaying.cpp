// SPDX-License-Identifier: BSL-1.0
// Tests `--record` and then `--replay`: the same table does the same, another one is told apart, and mistakes have their place.
#include <monongusa/launch/replaying.hpp>

#include "launching.hpp"

#include <monongusa/secret/secret.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>

namespace mg = monongusa;
using launching::ended;
using launching::folder;
using launching::launch;

namespace {

constexpr auto later = [](auto& chat, std::chrono::milliseconds delay, std::string_view what) {
    chat.perform_after(delay, mg::action::reply{std::string{what}});
};
constexpr auto give = [](std::string_view thing) { return "Here is " + std::string{thing}; };

constexpr mg::table first{
    mg::respond_to<"give me (.+)">(give),
    mg::respond_to<R"(in (\S+) (\S+))">(later),
    mg::on_emoji<"tada">([](auto& chat) { chat.send("hurray"); }),
    mg::listen_to<"bye">([](auto& chat) { chat.react("wave"); }),
};
// Gives something else, hears ready and disconnected as well, and no reactions any more.
constexpr mg::table second{
    mg::on<mg::event::ready>([] {}),
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return "No " + std::string{thing}; }),
    mg::respond_to<R"(in (\S+) (\S+))">(later),
    mg::listen_to<"bye">([](auto& chat) {
        chat.react("wave");
        chat.send("see you");
    }),
    mg::on<mg::event::disconnected>([] {}),
};

constexpr std::string_view conversation =
    "@bot give me tea\n@alice #general: nothing\n%react :tada: m1 as bob\n@alice dm: give me milk\n@bot in 2h sugar\n%time +1h\n@bob #general: bye\n%time +1h\n";

std::string recorded(folder const& files, std::string_view said, std::string_view name = "r.jsonl") {
    auto const path = files.path(name);
    auto const ended = launch(first, {"--format=chat", "--record", path}, said);
    BOOST_TEST_EQ(ended.status, 0);
    return path;
}

void the_same_table_does_the_same() {
    folder const files;
    auto const recording = recorded(files, conversation);
    for (auto const* const threads : {"0", "4"}) {
        auto const ended = launch(first, {"--replay", recording, "--threads", threads});
        BOOST_TEST_EQ(ended.status, 0);
        BOOST_TEST_EQ(ended.out, recording + ": the bot does the same\n");
        BOOST_TEST_EQ(ended.log, "");
    }
    BOOST_TEST_EQ(launch(first, {"--replay=-"}, files.read("r.jsonl")).out, "-: the bot does the same\n");
    BOOST_TEST_EQ(launch(first, {"--replay", recorded(files, "", "empty.jsonl")}).status, 0);
    // On threads as well.
    auto const pooled = files.path("pooled.jsonl");
    BOOST_TEST_EQ(launch(first, {"--threads=4", "--format=chat", "--record=" + pooled}, conversation).status, 0);
    BOOST_TEST_EQ(launch(first, {"--replay", pooled}).out, pooled + ": the bot does the same\n");
}

void another_table_shows_event_by_event_what_differs() {
    folder const files;
    auto const ended = launch(second, {"--replay", recorded(files, conversation)});
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST_EQ(ended.out,
                  "event 1: message by you in #console: @bot give me tea\n"
                  "-< #console @you: Here is tea\n"
                  "+< #console @you: No tea\n"
                  "event 3: reaction_added by bob in #console\n"
                  "-< #console: hurray\n"
                  "event 4: message by alice in #alice: give me milk\n"
                  "-< dm @alice: Here is milk\n"
                  "+< dm @alice: No milk\n"
                  "event 6: message by bob in #general: bye\n"
                  "+< #general: see you\n");
    BOOST_TEST_EQ(ended.log, "");
}

// A script's line says no more of a file than its name and size.
template <char Price>
constexpr auto sends_the_menu = [](mg::context<mg::action::upload, mg::action::embed, mg::action::typing>& chat) {
    chat.typing();
    chat.upload({{"tea.csv", std::string{"assam;"} + Price + "\n", "a table"}, {"large.bin", std::string(300'000, Price)}}, "the menu");
    chat.embed({.text = "with milk", .title = "Tea"});
};

void files_that_differ_are_told_apart() {
    folder const files;
    auto const path = files.path("r.jsonl");
    constexpr mg::table three{mg::respond_to<"menu">(sends_the_menu<'3'>)};
    constexpr mg::table four{mg::respond_to<"menu">(sends_the_menu<'4'>)};
    BOOST_TEST_EQ(launch(three, {"--format=chat", "--record", path}, "@bot menu\n").status, 0);
    BOOST_TEST_EQ(launch(three, {"--replay", path}).out, path + ": the bot does the same\n");
    auto const ended = launch(four, {"--replay", path});
    BOOST_TEST_EQ(ended.status, 1);
    auto const three_large = mg::wire::jsonl::stand_in_for(std::string(300'000, '3'));
    auto const four_large = mg::wire::jsonl::stand_in_for(std::string(300'000, '4'));
    BOOST_TEST_EQ(ended.out,
                  "event 1: message by you in #console: @bot menu\n"
                  "-< upload tea.csv (8 bytes), large.bin (32 bytes) #console: the menu\n"
                  "-    tea.csv (a table): assam;3\\n\n"
                  "-    large.bin: " + three_large + "\n"
                  "+< upload tea.csv (8 bytes), large.bin (300000 bytes) #console: the menu\n"
                  "+    tea.csv (a table): assam;4\\n\n"
                  "+    large.bin: " + four_large + "\n");
}

void what_is_heard_today_and_was_not_recorded_is_not_made_up() {
    folder const files;
    // Recorded by a table that hears reactions alone.
    constexpr mg::table emoji{mg::on_emoji<"tada">([](auto& chat) { chat.send("hurray"); })};
    auto const path = files.path("r.jsonl");
    BOOST_TEST_EQ(launch(emoji, {"--format=chat", "--record", path}, conversation).status, 0);
    auto const ended = launch(first, {"--replay", path});
    BOOST_TEST_EQ(ended.status, 0);
    BOOST_TEST_EQ(ended.out, path + ": the bot does the same\n");
}

void what_was_not_yet_due_at_the_end_is_no_difference() {
    folder const files;
    auto const path = files.path("r.jsonl");
    BOOST_TEST_EQ(launch(first, {"--format=chat", "--record", path}, "@bot in 2h sugar\n%time +1h\n@bot give me tea\n").status, 0);
    BOOST_TEST_EQ(launch(first, {"--replay", path}).status, 0);
}

void mistakes_have_their_place_and_status_2() {
    folder const files;
    struct row {
        std::string_view text;
        std::string_view sentence;
    };
    auto const path = files.path("r.jsonl");
    for (auto const& row : {row{"{\"v\":1,\"type\":\"message\",\"text\":1}\n", ":1:32: \"text\" must be a text in quotes\n"}, row{"hello\n", ":1:1: "},
                            row{"{\"type\":\"recording\"}\n{\"v\":2,\"type\":\"message\"}\n", ":2:6: the line is of version 2"}}) {
        files.with("r.jsonl", row.text);
        auto const ended = launch(first, {"--replay", path});
        BOOST_TEST_EQ(ended.status, 2);
        BOOST_TEST_EQ(ended.out, "");
        BOOST_TEST_NE(ended.log.find(path + std::string{row.sentence}), std::string::npos);
    }
    auto const none = launch(first, {"--replay", files.path("none")});
    BOOST_TEST_EQ(none.status, 2);
    BOOST_TEST_EQ(none.log, "error: " + files.path("none") + ": No such file or directory\n");
    BOOST_TEST_EQ(launch(first, {"--replay", files.path(".")}).status, 2);
}

void no_secret_is_told() {
    folder const files;
    mg::secret const token{"planted-4711-token", "PLANTED"};
    auto const path = files.with("r.jsonl",
                                 "{\"type\":\"recording\",\"bot\":\"bot\"}\n{\"type\":\"message\",\"text\":\"@bot give me planted-4711-token\",\"user\":\"ann\",\"channel\":\"c\",\"event\":1,\"addressed\":true,\"body_begin\":5,\"body_end\":31}\n");
    auto const ended = launch(first, {"--replay", path});
    BOOST_TEST_EQ(ended.status, 1);
    BOOST_TEST_NE(ended.out.find("(secret PLANTED)"), std::string::npos);
    BOOST_TEST_EQ((ended.out + ended.log).find("planted-4711"), std::string::npos);
}

void pseudonyms_hide_names_and_the_bot_still_does_the_same() {
    folder const files;
    auto const path = files.path("r.jsonl");
    BOOST_TEST_EQ(launch(first, {"--format=chat", "--record", path, "--pseudonyms"}, conversation).status, 0);
    auto const text = files.read("r.jsonl");
    BOOST_TEST(!text.empty());
    BOOST_TEST_EQ(text.find("alice"), std::string::npos);
    BOOST_TEST_EQ(launch(first, {"--replay", path}).status, 0);
}

}  // namespace

int main() {
    the_same_table_does_the_same();
    another_table_shows_event_by_event_what_differs();
    files_that_differ_are_told_apart();
    what_is_heard_today_and_was_not_recorded_is_not_made_up();
    what_was_not_yet_due_at_the_end_is_no_difference();
    mistakes_have_their_place_and_status_2();
    no_secret_is_told();
    pseudonyms_hide_names_and_the_bot_still_does_the_same();
    return boost::report_errors();
}
