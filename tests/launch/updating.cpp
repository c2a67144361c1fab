// SPDX-License-Identifier: BSL-1.0
// Tests that what `--update` writes is read again as it was meant, whatever the bot says, and that scripts are the same on threads.
#include <monongusa/launch/checking.hpp>
#include <monongusa/verbs.hpp>

#include "launching.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include <sys/stat.h>

namespace mg = monongusa;
using launching::folder;
using launching::launch;
using arguments = std::vector<std::string>;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat) {
        chat.reply("Yes, I can!");
        chat.send("I can help everybody!");
    }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::respond_to<"tea">([] { return "Here is tea"; }),
    mg::respond_to<"fail">([]() -> void { throw std::runtime_error{"no tea\nat all"}; }),
    mg::respond_to<"remind me in (.+)">(
        [](auto& chat, std::chrono::seconds delay) { chat.perform_after(delay, mg::action::reply{"it is time"}); }),
    mg::on_emoji<"tada">([](mg::event::reaction_added const& added) { return mg::action::send{added.user.name + " is happy"}; }),
};

// The second look finds nothing to be changed.
std::string updated(std::string_view text) {
    folder const here;
    auto const path = here.with("a.chat", text);
    auto const first = launch(reactions, {"--update", path});
    BOOST_TEST_EQ(first.status, 0);
    BOOST_TEST_EQ(first.out, path + ": updated\n1 of 1 script passed\n");
    BOOST_TEST_EQ(launch(reactions, {"--update", "--check", path}).out, "1 of 1 script passed\n");
    BOOST_TEST_EQ(launch(reactions, {"--check", path}).status, 0);
    return here.read("a.chat");
}

void only_expectations_are_written_anew() {
    BOOST_TEST_EQ(
        updated(
            "# tea\n\n@alice #general: Can someone help me?\n<~ @alice: Y.s, I .*\n< #general: no\n\n  # bye\nthank you\n< #general: ?"),
        "# tea\n\n@alice #general: Can someone help me?\n<~ @alice: Y.s, I .*\n< #general: I can help everybody!\n\n  # bye\nthank you\n");
    BOOST_TEST_EQ(updated("@bot tea\n< nothing"), "@bot tea\n< #console @you: Here is tea\n");
    BOOST_TEST_EQ(updated("@bot tea"), "@bot tea\n< #console @you: Here is tea\n");
    BOOST_TEST_EQ(updated("< #general: here\nhello\n<*~ @you: (a|b)+\n"), "hello\n");
    // Lines end by LF alone from then on.
    BOOST_TEST_EQ(updated("\xEF\xBB\xBF@bot tea\r\n< #console: tea\r\nthank you\r\n"),
                  "@bot tea\n< #console @you: Here is tea\nthank you\n");
    BOOST_TEST_EQ(updated("@bot fail\n"), "@bot fail\n< failure rule 4: no tea\\nat all\n");
    BOOST_TEST_EQ(updated("@alice #general: @bot tea\n< =tea #general @alice: Here is tea\n@bot tea\n"),
                  "@alice #general: @bot tea\n< =tea #general @alice: Here is tea\n@bot tea\n< #general @alice: Here is tea\n");
}

void any_text_and_name_is_written_so_that_it_is_read_again() {
    std::string text;
    std::string name;
    mg::table const saying{mg::on<mg::event::message>([&](auto& chat) {
        mg::action::send elsewhere{text, {}};
        elsewhere.to.channel = {name, name};
        chat.perform(elsewhere);
        chat.reply(text);
        chat.reply(text, mg::in_thread);
        chat.react(text);
        chat.send("the end");
    })};
    constexpr std::string_view parts[] = {
        "\n", " ",  "\t", "\r",   "\\",   ">>>",  "<<<",          "<",    ">",  "@",   "#",      "%", "=", "*", "~", ":", "a", "m1",
        "é",  "\"", "'",  "\x1b", "\x80", "\xff", "\xEF\xBB\xBF", "日本", "dm", "\\n", "nothing"};
    std::minstd_rand random{4711};
    auto const any = [&](std::size_t most) {
        std::string all;
        for (auto left = random() % (most + 1); left > 0; --left) all += parts[random() % std::size(parts)];
        return all;
    };
    folder const here;
    for (int i = 0; i < 300; ++i) {
        text = any(6);
        if (i % 8 == 0) text += '\0';
        name = "x" + any(3);
        auto const path = here.with("a.chat", "@alice #general: hello\n");
        BOOST_TEST_EQ(launch(saying, {"--update", path}).out, path + ": updated\n1 of 1 script passed\n");
        BOOST_TEST_EQ(launch(saying, {"--check", path}).out, "1 of 1 script passed\n");
    }
}

void permissions_stay_whatever_they_are() {
    folder const here;
    for (mode_t const mode : {0640u, 0755u, 0444u}) {
        auto const path = here.with("a.chat", "@bot tea\n");
        support::checked(::chmod(path.c_str(), mode), "chmod");
        BOOST_TEST_EQ(launch(reactions, {"--update", path}).status, 0);
        BOOST_TEST_EQ(here.read("a.chat"), "@bot tea\n< #console @you: Here is tea\n");
        struct stat about = {};
        support::checked(::stat(path.c_str(), &about), "stat");
        BOOST_TEST_EQ(about.st_mode & 07777u, mode);
        support::checked(::unlink(path.c_str()), "unlink");
    }
}

void a_script_with_a_mistake_stays_as_it_is_and_the_others_are_written() {
    folder const here;
    for (std::string const text : {"@bot tea\n%reakt\n", "@bot tea\n%react :tada: m9\n"}) {
        auto const path = here.with("wrong.chat", text);
        auto const ended = launch(reactions, {"--update", path, here.with("other.chat", "@bot tea\n")});
        BOOST_TEST_EQ(ended.status, 2);
        BOOST_TEST(ended.out.ends_with(here.path("other.chat") + ": updated\n1 of 2 scripts passed\n"));
        BOOST_TEST_EQ(here.read("wrong.chat"), text);
        BOOST_TEST_EQ(here.read("other.chat"), "@bot tea\n< #console @you: Here is tea\n");
    }
}

// --- in place and on threads

launching::ended everywhere(std::string_view script) {
    auto const in_place = launch(reactions, {"--check", "-"}, script);
    for (arguments const& how : {arguments{"--check", "-", "--threads", "4"}, arguments{"--check", "-", "--threads=4", "--order=none"}}) {
        auto const pooled = launch(reactions, how, script);
        BOOST_TEST_EQ(pooled.status, in_place.status);
        BOOST_TEST_EQ(pooled.out, in_place.out);
    }
    return in_place;
}

void much_at_once_is_the_same_on_threads() {
    std::string many;
    for (int i = 0; i < 50; ++i) {
        auto const place = "#c" + std::to_string(i % 5);
        many += "@alice " + place + ": Can someone help me?\n< " + place + " @alice: Yes, I can!\n< " + place + ": I can help everybody!\n";
        many += "@bob " + place + ": @bot remind me in 90s\n@bob: @bot add 1 " + std::to_string(i) + "\n< @bob: " + std::to_string(i + 1) +
                "\n";
    }
    many += "%time +1m\n< nothing\n%time +30s\n";
    for (int i = 0; i < 50; ++i) many += "< #c" + std::to_string(i % 5) + " @bob: it is time\n";
    BOOST_TEST_EQ(everywhere(many).out, "1 of 1 script passed\n");
    BOOST_TEST_EQ(everywhere(many + "@bot tea\n").status, 1);
    BOOST_TEST_EQ(everywhere(many + "< nothing more\n").status, 2);
}

void a_handler_that_throws_is_a_line() {
    BOOST_TEST_EQ(everywhere("@alice #general: @bot fail\n< failure rule 4: no tea\\nat all\n").out, "1 of 1 script passed\n");
    BOOST_TEST_EQ(
        everywhere("@alice #general: @bot fail\n").out,
        "--- -: expected\n+++ -: what the bot did\n@@ -1,1 +1,2 @@\n @alice #general: @bot fail\n+< failure rule 4: no tea\\nat all\n"
        "0 of 1 script passed\n");
    BOOST_TEST_EQ(everywhere("@alice #general: @bot tea\n< failure rule 3: no tea\n").status, 1);
    // Whoever has a rule for it hears it, and it is no line.
    mg::table const heard{mg::listen_to<"fail">([]() -> void { throw std::runtime_error{"no tea"}; }),
                          mg::on_error([](mg::event::failure const& failure) { return mg::action::reply{failure.what}; })};
    BOOST_TEST_EQ(launch(heard, {"--check", "-"}, "@alice #general: fail\n< #general @alice: no tea\n").out, "1 of 1 script passed\n");
}

void a_message_of_the_bot_can_be_labelled() {
    BOOST_TEST_EQ(
        everywhere("@alice #general: @bot tea\n< =tea #general @alice: Here is tea\n%react :tada: tea\n< #general: alice is happy\n").out,
        "1 of 1 script passed\n");
    auto const twice = everywhere("=tea @alice #general: @bot tea\n< =tea #general @alice: Here is tea\n");
    BOOST_TEST_EQ(twice.status, 2);
    BOOST_TEST(twice.out.starts_with("-:2:4: there is already a message 'tea'\n  < =tea #general @alice: Here is tea\n     ^\n"));
}

void what_is_given_lives_on_from_script_to_script() {
    int calls = 0;
    mg::table const counting{mg::listen_to<"tea">([](int& count) { return std::to_string(++count); })};
    folder const here;
    auto const path = here.with("a.chat", "tea\n< @you: 1\n");
    BOOST_TEST_EQ(launch(counting, {"--check", path, here.with("b.chat", "tea\n< @you: 2\n")}, "", mg::with(calls)).status, 0);
    BOOST_TEST_EQ(calls, 2);
    // stdin has ended before the second time.
    BOOST_TEST_EQ(launch(counting, {"--check", "-", "-"}, "tea\n< @you: 3\n", mg::with(calls)).out, "2 of 2 scripts passed\n");
    BOOST_TEST_EQ(calls, 3);
}

}  // namespace

int main() {
    only_expectations_are_written_anew();
    any_text_and_name_is_written_so_that_it_is_read_again();
    permissions_stay_whatever_they_are();
    a_script_with_a_mistake_stays_as_it_is_and_the_others_are_written();
    much_at_once_is_the_same_on_threads();
    a_handler_that_throws_is_a_line();
    a_message_of_the_bot_can_be_labelled();
    what_is_given_lives_on_from_script_to_script();
    return boost::report_errors();
}
