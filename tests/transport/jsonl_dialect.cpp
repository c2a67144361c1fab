// SPDX-License-Identifier: BSL-1.0
// jsonl_dialect: hears the events of lines, says what is wrong with the others, and writes actions in the same schema.
#include <monongusa/transport/jsonl_dialect.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"
#include "../support/without_a_clock.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/transport/line_reader.hpp>
#include <monongusa/transport/recorded.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>
#include <monongusa/wire/jsonl/comparison.hpp>
#include <monongusa/wire/jsonl/recording.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <sstream>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

namespace mg = monongusa;
namespace jsonl = mg::wire::jsonl;
using mg::transport::jsonl_dialect;
using on_stdio = mg::transport::basic_stdio<jsonl_dialect, mg::transport::line_reader>;

/// Keeps what it hears.
struct keeping : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = !std::is_same_v<Event, mg::event::channel_created>;

    std::vector<mg::detail::variant_of<mg::event::list>> events{};

    template <class Event>
    bool hear(Event& event) {
        events.emplace_back(event);
        return true;
    }

    template <class Event>
    Event at(std::size_t index) const {
        return get<Event>(events.at(index));
    }
};

struct heard {
    keeping listener{};
    std::string log{};
};

heard hear(std::string_view input) {
    heard all;
    auto const file = support::file_with(input);
    auto const null = support::opened("/dev/null", O_WRONLY);
    std::error_code error;
    all.log = support::logged_by([&] {
        on_stdio transport{{.name = "bot", .input = file.get(), .output = null.get()}};
        error = transport.run(all.listener);
    });
    BOOST_TEST(!error);
    return all;
}

// The only message of the input, between what the dialect itself tells.
mg::event::message only_message(std::string_view line) {
    auto const all = hear(line);
    BOOST_TEST_EQ(all.log, "");
    BOOST_TEST_EQ(all.listener.events.size(), 3u);
    return all.listener.at<mg::event::message>(1);
}

void the_bot_is_ready_first_and_gone_last() {
    auto const all = hear("");
    BOOST_TEST_EQ(all.listener.events.size(), 2u);
    BOOST_TEST(all.listener.at<mg::event::ready>(0).self == (mg::chat::user{"bot", "bot", true, true}));
    BOOST_TEST(all.listener.at<mg::event::disconnected>(1) == (mg::event::disconnected{"end of input", true}));
}

void what_a_message_does_not_say_is_filled_in() {
    auto const message = only_message(R"({"v":1,"type":"message","text":"hello"})");
    BOOST_TEST_EQ(message.id, "m1");
    BOOST_TEST_EQ(message.raw, "hello");
    BOOST_TEST(message.author == (mg::chat::user{"you", "you"}));
    BOOST_TEST(message.channel == (mg::chat::channel{"console", "console"}));
    BOOST_TEST(!message.addressed);
    BOOST_TEST_EQ(message.body(), "hello");
    auto const named = only_message(R"({"type":"message","user":"U1","channel_name":"general"})");
    BOOST_TEST(named.author == (mg::chat::user{"U1", "U1"}));
    BOOST_TEST(named.channel == (mg::chat::channel{"general", "general"}));
    auto const second = hear("{\"type\":\"message\"}\n{\"type\":\"message\",\"id\":\"x\"}\n{\"type\":\"message\"}");
    BOOST_TEST_EQ(second.listener.at<mg::event::message>(2).id, "x");
    BOOST_TEST_EQ(second.listener.at<mg::event::message>(3).id, "m2");
    auto const reaction = hear(R"({"type":"reaction_added","emoji":"tada","message":"m1"})").listener.at<mg::event::reaction_added>(1);
    BOOST_TEST_EQ(reaction.user.id, "you");
    BOOST_TEST_EQ(reaction.channel.id, "console");
    auto const deleted = hear(R"({"type":"message_deleted","id":"m1"})").listener.at<mg::event::message_deleted>(1);
    BOOST_TEST_EQ(deleted.channel.id, "console");
}

void what_a_message_says_stands() {
    auto const message = only_message(
        R"({"type":"message","id":"9","text":"@bot tea","user":"U1","user_name":"alice","channel":"C1","channel_name":"g","addressed":false,"body_begin":0,"body_end":4})");
    BOOST_TEST(message.author == (mg::chat::user{"U1", "alice"}));
    BOOST_TEST(message.channel == (mg::chat::channel{"C1", "g"}));
    BOOST_TEST(!message.addressed);
    BOOST_TEST_EQ(message.body(), "@bot");
}

void whether_it_speaks_to_the_bot_is_read_from_the_text() {
    auto const mention = only_message(R"({"type":"message","text":"@bot: tea"})");
    BOOST_TEST(mention.addressed);
    BOOST_TEST_EQ(mention.body(), "tea");
    auto const direct = only_message(R"({"type":"message","text":"tea","channel_kind":"direct"})");
    BOOST_TEST(direct.addressed);
    BOOST_TEST_EQ(direct.body(), "tea");
    BOOST_TEST(!only_message(R"({"type":"message","text":"tea","channel_kind":"direct","addressed":false})").addressed);
    BOOST_TEST(only_message(R"({"type":"message","text":"tea","addressed":true})").addressed);
}

void all_but_events_is_passed_over() {
    auto const all = hear(
        "\n \t\n{\"type\":\"recording\",\"bot\":\"x\"}\r\n{\"type\":\"ready\"}\n{\"type\":\"message\",\"text\":\"a\"}\n"
        "{\"type\":\"reply\",\"event\":1,\"text\":\"b\"}\n{\"type\":\"channel_created\",\"channel\":\"C1\"}\n{\"type\":\"disconnected\","
        "\"final\":true}\n");
    BOOST_TEST_EQ(all.log, "");
    BOOST_TEST_EQ(all.listener.events.size(), 3u);
    BOOST_TEST_EQ(all.listener.at<mg::event::message>(1).text, "a");
}

void a_connection_that_came_back_is_heard() {
    auto const all = hear("{\"type\":\"ready\"}\n{\"type\":\"disconnected\",\"reason\":\"lost\"}\n{\"type\":\"ready\",\"user\":\"B2\"}\n");
    BOOST_TEST_EQ(all.listener.events.size(), 4u);
    BOOST_TEST_EQ(all.listener.at<mg::event::disconnected>(1).reason, "lost");
    BOOST_TEST_EQ(all.listener.at<mg::event::ready>(2).self.id, "B2");
}

void mistakes_have_line_and_column_and_are_counted() {
    auto const all = hear(
        "{\"type\":\"message\",\"text\":1}\nhello\n{\"type\":\"message\",\"text\":\"good\"}\n{\"v\":2,\"type\":\"message\"}\n{\"type\":"
        "\"massage\"}\n");
    for (auto const* const sentence : {"stdin:1:26: \"text\" must be a text in quotes\n", "stdin:2:1: '{' is missing\n",
                                       "stdin:4:6: the line is of version 2; this program reads version 1\n",
                                       "stdin:5:9: there is no event or action \"massage\"\n", "stdin: 4 lines were wrong and skipped\n"}) {
        BOOST_TEST_NE(all.log.find(sentence), std::string::npos);
    }
    BOOST_TEST_EQ(all.listener.events.size(), 3u);
    BOOST_TEST_NE(hear("x\n").log.find("stdin: 1 line was wrong and skipped\n"), std::string::npos);
}

void many_mistakes_are_only_counted() {
    std::string input;
    for (int i = 0; i < 1000; ++i) input += std::string(1 + static_cast<std::size_t>(i) % 7, 'x') + "\n";
    auto const log = hear(input).log;
    BOOST_TEST_NE(log.find("stdin:20:1: '{' is missing; later mistakes are only counted\n"), std::string::npos);
    BOOST_TEST_EQ(log.find("stdin:21:"), std::string::npos);
    BOOST_TEST_NE(log.find("stdin: 1000 lines were wrong and skipped\n"), std::string::npos);
}

// --- what goes out

constexpr mg::table reactions{
    mg::respond_to<"give me (.+)">([](auto& chat, std::string_view thing) {
        chat.reply("Here is " + std::string{thing});
        chat.react("tada");
        chat.reply("more?", mg::in_thread);
    }),
    mg::respond_to<"the menu">([](mg::context<mg::action::typing, mg::action::upload, mg::action::embed>& chat) {
        chat.typing();
        chat.upload({"tea.csv", "a,b"});
        chat.embed({.title = "Tea"});
    }),
    mg::on<mg::event::message_deleted>([](mg::context<mg::action::edit>& chat, mg::event::message_deleted const& deleted) {
        chat.perform(mg::action::edit{"gone", {deleted.channel, {}, "b1", ""}});
    }),
};

std::string answers_to(std::string_view input) {
    auto const from = support::file_with(input);
    auto const to = support::file_with("");
    mg::bot bot{on_stdio{{.name = "bot", .input = from.get(), .output = to.get()}}, mg::executor::inplace{}, reactions};
    BOOST_TEST(!bot.run());
    ::lseek(to.get(), 0, SEEK_SET);
    return support::read_all(to.get());
}

void actions_are_lines_of_the_same_schema() {
    auto const all = answers_to(R"({"type":"message","text":"@bot give me \"tea\"\nnow","user":"alice"})"
                                "\n"
                                R"({"type":"message_deleted","id":"m1"})");
    BOOST_TEST_EQ(
        all,
        R"({"v":1,"type":"reply","event":1,"rule":1,"number":1,"text":"Here is \"tea\"","to_channel":"console","to_channel_name":"console",)"
        R"("to_user":"alice","to_user_name":"alice","to_message":"m1","sent":"b1"})"
        "\n"
        R"({"v":1,"type":"react","event":1,"rule":1,"number":2,"emoji":"tada","to_channel":"console","to_channel_name":"console",)"
        R"("to_user":"alice","to_user_name":"alice","to_message":"m1"})"
        "\n"
        R"({"v":1,"type":"reply_in_thread","event":1,"rule":1,"number":3,"text":"more?","to_channel":"console","to_channel_name":"console",)"
        R"("to_user":"alice","to_user_name":"alice","to_message":"m1","sent":"b2"})"
        "\n"
        R"({"v":1,"type":"edit","event":2,"rule":3,"number":1,"text":"gone","to_channel":"console","to_channel_name":"console",)"
        R"("to_message":"b1","sent":"b1"})"
        "\n");
}

void uploads_and_embeds_are_messages_and_typing_is_none() {
    constexpr std::string_view to = R"("to_channel":"console","to_channel_name":"console","to_user":"you","to_user_name":"you","to_message":"m1")";
    BOOST_TEST_EQ(answers_to(R"({"type":"message","text":"@bot the menu"})"),
                  mg::detail::joined(R"({"v":1,"type":"typing","event":1,"rule":2,"number":1,)", to, "}\n",
                                     R"({"v":1,"type":"upload","event":1,"rule":2,"number":2,"files":[{"name":"tea.csv","content":"a,b"}],)", to, R"(,"sent":"b1"})", "\n",
                                     R"({"v":1,"type":"embed","event":1,"rule":2,"number":3,"title":"Tea",)", to, R"(,"sent":"b2"})", "\n"));
}

void known_secrets_do_not_go_out() {
    mg::secret const token{"planted\"token", "PLANTED"};
    auto const all = answers_to(R"({"type":"message","text":"@bot give me planted\"token"})");
    BOOST_TEST_EQ(all.find("planted"), std::string::npos);
    BOOST_TEST_NE(all.find("Here is (secret PLANTED)"), std::string::npos);
}

// The table hears all that the dialects tell by themselves, so that their numbers are those of the recording only if nothing comes twice.
constexpr mg::table answers{
    mg::respond_to<"give me (.+)">([](auto& chat, std::string_view thing) { chat.reply("Here is " + std::string{thing}); }),
    mg::listen_to<"tea">([](auto& chat) {
        chat.send("somebody said tea");
        chat.react("tea");
    }),
    mg::on<mg::event::ready>([](mg::event::ready const&) {}),
    mg::on<mg::event::disconnected>([](mg::event::disconnected const&) {}),
};

void a_recording_of_another_format_gives_the_same_actions() {
    auto const typed = support::file_with("@bot give me tea\nhello\ntea, please\n\xFF\xC3 tea\n");
    auto const null = support::opened("/dev/null", O_WRONLY);
    auto const file = support::file_with("");
    mg::bot first{mg::transport::recorded{mg::transport::stdio{{.input = typed.get(), .output = null.get()}}, {.descriptor = file.get()}},
                  mg::executor::inplace{}, answers};
    BOOST_TEST(!first.run());
    ::lseek(file.get(), 0, SEEK_SET);
    auto const recorded = jsonl::read_recording(support::read_all(file.get()), "recording");
    ::lseek(file.get(), 0, SEEK_SET);
    auto const output = support::file_with("");
    mg::bot second{on_stdio{{.input = file.get(), .output = output.get()}}, mg::executor::inplace{}, answers};
    BOOST_TEST(!second.run());
    ::lseek(output.get(), 0, SEEK_SET);
    auto const now = jsonl::read_recording("{\"type\":\"recording\"}\n" + support::read_all(output.get()), "output");
    BOOST_TEST_EQ(jsonl::actions_of(recorded).size(), 7u);
    BOOST_TEST(jsonl::compare(jsonl::actions_of(recorded), jsonl::actions_of(now)).empty());
}

void it_obeys_the_laws_of_transports() {
    std::vector<support::descriptor> files;
    auto const null = support::opened("/dev/null", O_WRONLY);
    laws::transport([&] {
        files.push_back(
            support::file_with("{\"type\":\"message\",\"text\":\"one\"}\n{\"type\":\"message\",\"text\":\"two\"}\n{\"type\":\"message\","
                               "\"text\":\"three\"}\n"));
        return on_stdio{{.input = files.back().get(), .output = null.get()}};
    });
}

void its_sink_obeys_the_laws_of_sinks() {
    auto const output = support::file_with("");
    on_stdio transport{{.output = output.get()}};
    mg::chat::origin const here{{"console", "console"}, {"ann", "ann"}, "m1", ""};
    laws::sink_does(transport.sink(), mg::action::send{"tea", here});
    laws::sink_does(transport.sink(), mg::action::react{"tada", here});
    BOOST_TEST_EQ(::ftruncate(output.get(), 0), 0);
    ::lseek(output.get(), 0, SEEK_SET);
    laws::sink_keeps_the_order_of_a_channel(transport.sink(), laws::it_is_done_at_once{}, [&] {
        ::lseek(output.get(), 0, SEEK_SET);
        std::istringstream all{support::read_all(output.get())};
        std::vector<std::string> texts;
        for (std::string line; std::getline(all, line);) {
            jsonl::parse_error error;
            texts.push_back(get<mg::action::send>(get<jsonl::action_line>(jsonl::read(line, error)).what).text);
        }
        return texts;
    });
    auto const full = support::opened("/dev/full", O_WRONLY);
    on_stdio broken{{.output = full.get()}};
    laws::sink_fails(broken.sink(), mg::action::send{"tea", here});
}

}  // namespace

int main() {
    the_bot_is_ready_first_and_gone_last();
    what_a_message_does_not_say_is_filled_in();
    what_a_message_says_stands();
    whether_it_speaks_to_the_bot_is_read_from_the_text();
    all_but_events_is_passed_over();
    a_connection_that_came_back_is_heard();
    mistakes_have_line_and_column_and_are_counted();
    many_mistakes_are_only_counted();
    actions_are_lines_of_the_same_schema();
    uploads_and_embeds_are_messages_and_typing_is_none();
    known_secrets_do_not_go_out();
    a_recording_of_another_format_gives_the_same_actions();
    it_obeys_the_laws_of_transports();
    its_sink_obeys_the_laws_of_sinks();
    return boost::report_errors();
}
