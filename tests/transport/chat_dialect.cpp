// SPDX-License-Identifier: BSL-1.0
// Tests the notation of scripts on a pipe: what each line does, in which order it is answered, and what is told of mistakes.
#include <monongusa/transport/chat_dialect.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/skipping.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <future>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::transport::chat_dialect;
using mg::transport::console_config;
using on_stdio = mg::transport::basic_stdio<chat_dialect, mg::transport::line_reader>;

namespace {

constexpr auto later = [](auto& chat, std::chrono::milliseconds delay, std::string_view what) {
    chat.perform_after(delay, mg::action::reply{std::string{what}});
};
constexpr mg::table reactions{
    mg::respond_to<R"(echo ((?s).*))">([](std::string_view text) { return std::string{text}; }),
    mg::respond_to<R"(in (\S+) (\S+))">(later),
    mg::respond_to<"three">([](auto& chat) {
        chat.send("one");
        chat.react("two");
        chat.reply("three", mg::in_thread);
    }),
    mg::respond_to<"thr.e">([] { return "four"; }),
};

struct talked {
    std::string out{};
    std::string told{};
    std::error_code error{};
};

template <class Table, class Executor>
talked talk(std::string_view input, Table const& table, Executor executor, console_config how = {}) {
    talked talked;
    auto const from = support::file_with(input);
    auto const to = support::file_with("");
    how.input = from.get();
    how.output = to.get();
    talked.told = support::written_to(STDERR_FILENO, [&] {
        mg::bot<on_stdio, Executor, Table const&, mg::components<>, mg::clock::skipping> bot{on_stdio{how}, std::move(executor), table};
        talked.error = bot.run();
    });
    ::lseek(to.get(), 0, SEEK_SET);
    talked.out = support::read_all(to.get());
    return talked;
}
talked talk(std::string_view input, console_config how = {}) { return talk(input, reactions, mg::executor::inplace{}, std::move(how)); }

// --- on a pipe

constexpr auto to_log = [](std::string text) {
    mg::action::send said{std::move(text)};
    said.to.channel = {"log", "log"};
    return said;
};
template <class Event>
constexpr auto told_of = [](Event const& event) {
    auto const from = mg::event::origin_of(event);
    std::string words{Event::event_name};
    for (std::string_view const word : {from.user ? std::string_view{from.user->name} : "", from.channel ? std::string_view{from.channel->name} : "",
                                        std::string_view{mg::event::text_of(event)}}) {
        if (!word.empty()) (words += ' ') += word;
    }
    return to_log(words);
};
constexpr mg::table everything{
    mg::from_self(mg::from_anyone(mg::on<mg::event::message>(told_of<mg::event::message>))),
    mg::on<mg::event::message_edited>(told_of<mg::event::message_edited>),
    mg::on<mg::event::message_deleted>(told_of<mg::event::message_deleted>),
    mg::on<mg::event::reaction_added>(told_of<mg::event::reaction_added>),
    mg::on<mg::event::reaction_removed>(told_of<mg::event::reaction_removed>),
    mg::on<mg::event::member_joined>(told_of<mg::event::member_joined>),
    mg::on<mg::event::member_left>(told_of<mg::event::member_left>),
    mg::on<mg::event::member_changed>(told_of<mg::event::member_changed>),
    mg::on<mg::event::channel_created>(told_of<mg::event::channel_created>),
    mg::on<mg::event::channel_renamed>(told_of<mg::event::channel_renamed>),
    mg::on<mg::event::channel_deleted>(told_of<mg::event::channel_deleted>),
    mg::on<mg::event::ready>(told_of<mg::event::ready>),
    mg::on<mg::event::disconnected>([](mg::event::disconnected const& gone) { return to_log("disconnected " + gone.reason + (gone.final ? " for good" : "")); }),
};

void each_line_happens() {
    auto const all = talk(
        "\xEF\xBB\xBF# hello\n\nhello\r\n@bot: hello\n@alice #general: in =general\n=l @bob dm: <<<\ntwo\n  # lines\n\n>>>\n@bob >l: in the thread\n"
        "%react :tada: m1 as carol\n%unreact :tada: m1\n%edit m1: hi\n%delete m1\n%join dave #general\n%leave dave\n%role alice admin\n"
        "%rename @alice @alicia\n%create #new\n%rename #new #newer\n%delete #newer\n%disconnect lost\n%connect\n@bot #general: mine\n"
        "%time +1h\n%as discord\n%attach cat.png\n%bot otto\n@otto #general: I am one",
        everything, mg::executor::inplace{});
    BOOST_TEST_EQ(all.told, "");
    BOOST_TEST(!all.error);
    BOOST_TEST_EQ(all.out,
                  "< #log: ready\n"
                  "< #log: message you console hello\n"
                  "< #log: message you console @bot: hello\n"
                  "< #log: message alice general in =general\n"
                  "< #log: message bob bob two\\n  # lines\\n\n"
                  "< #log: message bob bob in the thread\n"
                  "< #log: reaction_added carol console\n"
                  "< #log: reaction_removed bob console\n"
                  "< #log: message_edited you console hi\n"
                  "< #log: message_deleted you console\n"
                  "< #log: member_joined dave general\n"
                  "< #log: member_left dave\n"
                  "< #log: member_changed alice\n"
                  "< #log: member_changed alicia\n"
                  "< #log: channel_created new\n"
                  "< #log: channel_renamed newer\n"
                  "< #log: channel_deleted newer\n"
                  "< #log: disconnected lost\n"
                  "< #log: ready\n"
                  "< #log: message bot general mine\n"
                  "< #log: message otto general I am one\n"
                  "< #log: disconnected end of input for good\n");
}

void mistakes_are_told_with_their_line_and_the_rest_goes_on() {
    auto const all = talk("@bot echo 1\nsay \\q\n%reakt :tada: m1\n%react :tada: m9\n@a #b c\n@bot echo 2\n\\help\n@bot echo 3\n");
    BOOST_TEST_EQ(all.out, "< #console @you: 1\n< #console @you: 2\n< #console @you: 3\n");
    for (std::string_view const sentence :
         {"stdin:2:5: there is no such escape", "\n  say \\q\n      ^\n", "stdin:3:2: there is no directive 'reakt'", "stdin:4:15: there is no message 'm9' here",
          "stdin:5:6: a colon is missing", "stdin:7:1: there is no such escape"}) {
        BOOST_TEST_NE(all.told.find(sentence), std::string::npos);
    }
    // Commands are for those who type.
    BOOST_TEST_EQ(all.told.find("\\help lists"), std::string::npos);
    // Odd bytes are text.
    auto const odd = talk(std::string_view{"a\0b \xFF\xC3 c\xE2\x80\xA8 \x1b[2J\n", 17}, everything, mg::executor::inplace{});
    BOOST_TEST_NE(odd.out.find("message you console a"), std::string::npos);
    for (char const character : odd.out) BOOST_TEST(character == '\n' || static_cast<unsigned char>(character) >= ' ');
    BOOST_TEST_EQ(odd.told, "");
    BOOST_TEST_EQ(talk("").out + talk("\n\n#\n").out, "");
}

void what_the_bot_is_to_do_is_passed_over() {
    auto const all = talk("@bot echo 1\n< #console @you: something else\n<~ @you: .*\n< nothing\n<* @you: <<<\na\n%time +1h\n>>>\n@bot echo 2\n");
    BOOST_TEST_EQ(all.out, "< #console @you: 1\n< #console @you: 2\n");
    BOOST_TEST_EQ(all.told, "");
}

void answers_stand_in_the_order_of_lines_and_rules_on_any_executor() {
    std::string input;
    std::string expected;
    for (int i = 1; i <= 200; ++i) {
        auto const number = std::to_string(i);
        auto const channel = "#c" + std::to_string(i % 7);
        input += "@ann " + channel + ": @bot three\n";
        expected += "< " + channel + ": one\n< react :two: m" + number + "\n< " + channel + " >m" + number + " @ann: three\n< " + channel + " @ann: four\n";
    }
    BOOST_TEST(talk(input).out == expected);
    for (auto const order : {mg::executor::order::channel, mg::executor::order::none}) {
        auto const pooled = talk(input, reactions, mg::executor::thread_pool{{.threads = 4, .order = order}});
        BOOST_TEST(pooled.out == expected);
        BOOST_TEST_EQ(pooled.told, "");
    }
}

void skipped_time_need_not_be_waited_for() {
    std::string_view const input = "@bot in 2h tea\n@bot in 1h milk\n%time +59m\n@bot echo not yet\n%time +10m\n%time +1h\n%time +1000w\n";
    std::string_view const expected = "< #console @you: not yet\n< #console @you: milk\n< #console @you: tea\n";
    BOOST_TEST_EQ(talk(input).out, expected);
    BOOST_TEST_EQ(talk(input, reactions, mg::executor::thread_pool{4}).out, expected);
    // What is not waited for is told of.
    BOOST_TEST_NE(talk("@bot in 1h tea\n").told.find("ended before the time of 1 action"), std::string::npos);
}

void a_timer_may_fire_while_nothing_is_said() {
    support::pipe_ends input;
    support::pipe_ends output;
    console_config how;
    how.input = input.reading.get();
    how.output = output.writing.get();
    mg::bot<on_stdio, mg::executor::inplace, decltype(reactions)&, mg::components<>, mg::clock::skipping> bot{on_stdio{how}, {}, reactions};
    auto ended = std::async(std::launch::async, [&] { return bot.run(); });
    support::write_all(input.writing.get(), "@bot in 1ms tea\n");
    std::string seen(21, ' ');
    for (std::size_t got = 0; got < seen.size();) got += static_cast<std::size_t>(support::checked(static_cast<int>(::read(output.reading.get(), &seen[got], seen.size() - got)), "read"));
    BOOST_TEST_EQ(seen, "< #console @you: tea\n");
    input.writing.close();
    BOOST_TEST(!ended.get());
}

void a_text_that_does_not_end_is_not_said() {
    auto const all = talk("@bot echo 1\n@ann: <<<\n@bot echo 2\n");
    BOOST_TEST_EQ(all.out, "< #console @you: 1\n");
    BOOST_TEST_EQ(all.told, "stdin: the text of several lines at the end is not ended by >>> and was not said\n");
}

void a_text_that_is_too_long_is_passed_over_to_its_end() {
    console_config how;
    how.longest_line = 22;
    auto const all = talk("@ann: <<<\n@bot echo 5\n>>>\n@ann: <<<\n@bot echo 56\n@bot echo no\n\n>>>\n@bot echo 2\n@ann: <<<\n12345678901\nopen", how);
    BOOST_TEST_EQ(all.out, "< #console @ann: 5\n< #console @ann: 2\n");
    BOOST_TEST_EQ(all.told,
                  "stdin:5: the text of several lines is longer than 22 bytes and was not said\n"
                  "stdin:12: the text of several lines is longer than 22 bytes and was not said\n");
}

void no_secret_comes_out() {
    mg::secret const token{"planted-4711-token", "PLANTED"};
    auto const all = talk("@bot echo planted-4711-token\nplanted-4711-token \\q\n%react :a: planted-4711-token\n");
    BOOST_TEST_EQ((all.out + all.told).find("planted-4711"), std::string::npos);
    BOOST_TEST_EQ(all.out, "< #console @you: (secret PLANTED)\n");
}

void an_output_that_is_full_ends_it() {
    auto const full = support::opened("/dev/full", O_WRONLY);
    auto const from = support::file_with("@bot echo 1\n@bot echo 2\n");
    console_config how;
    how.input = from.get();
    how.output = full.get();
    mg::bot bot{on_stdio{how}, mg::executor::inplace{}, reactions};
    BOOST_TEST(bot.run() == std::errc::no_space_on_device);
}

void it_keeps_the_laws() {
    std::vector<support::descriptor> files;
    auto const null = support::opened("/dev/null", O_WRONLY);
    console_config how;
    how.output = null.get();
    laws::transport([&] {
        files.push_back(support::file_with("one\n@ann #general: two\nthree\n"));
        how.input = files.back().get();
        return on_stdio{how};
    });
    support::pipe_ends endless;
    how.input = endless.reading.get();
    laws::transport_that_drives_the_clock([&] { return on_stdio{how}; });
    on_stdio transport{how};
    laws::sink_does(transport.sink(), mg::action::send{"tea", {{"console", "console"}, {"ann", "ann"}, "m1", ""}});
}

}  // namespace

int main() {
    each_line_happens();
    mistakes_are_told_with_their_line_and_the_rest_goes_on();
    what_the_bot_is_to_do_is_passed_over();
    answers_stand_in_the_order_of_lines_and_rules_on_any_executor();
    skipped_time_need_not_be_waited_for();
    a_timer_may_fire_while_nothing_is_said();
    a_text_that_does_not_end_is_not_said();
    a_text_that_is_too_long_is_passed_over_to_its_end();
    no_secret_comes_out();
    an_output_that_is_full_ends_it();
    it_keeps_the_laws();
    return boost::report_errors();
}
