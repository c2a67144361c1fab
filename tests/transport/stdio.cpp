// SPDX-License-Identifier: BSL-1.0
// Tests that stdio is a transport like any other, and whole conversations with a bot on it.
#include <monongusa/transport/stdio.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/transport/line_editor.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/equal.hpp>

#include <future>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::transport::stdio;

namespace {

static_assert(stdio::emits == mg::event::all);
static_assert(stdio::performs == mg::action::all);
static_assert(std::is_same_v<decltype(std::declval<stdio&>().sink()), stdio::sink_type>);

void it_obeys_the_laws_of_transports() {
    std::vector<support::descriptor> files;
    auto const null = support::opened("/dev/null", O_WRONLY);
    laws::transport([&] {
        files.push_back(support::file_with("one\ntwo\nthree\n"));
        stdio::config config;
        config.input = files.back().get();
        config.output = null.get();
        return stdio{config};
    });
}

void so_it_does_with_another_reader() {
    using edited = mg::transport::basic_stdio<mg::transport::plain_dialect, mg::transport::line_editor>;
    std::vector<support::descriptor> files;
    auto const null = support::opened("/dev/null", O_WRONLY);
    laws::transport([&] {
        files.push_back(support::file_with("one\ntwo\nthree\n"));
        edited::config config;
        config.input = files.back().get();
        config.output = null.get();
        return edited{config};
    });
}

void it_drives_its_clock() {
    support::pipe_ends open;
    auto const null = support::opened("/dev/null", O_WRONLY);
    laws::transport_that_drives_the_clock([&] {
        stdio::config config;
        config.input = open.reading.get();
        config.output = null.get();
        return stdio{config};
    });
}

void its_sink_obeys_the_laws_of_sinks() {
    auto const output = support::file_with("");
    stdio::config config;
    config.output = output.get();
    stdio transport{config};
    mg::chat::origin const here{{"console", "console"}, {"ann", "ann"}, "m1", ""};
    laws::sink_does(transport.sink(), mg::action::send{"tea", here});
    laws::sink_does(transport.sink(), mg::action::react{"tada", here});
    BOOST_TEST_EQ(::ftruncate(output.get(), 0), 0);
    ::lseek(output.get(), 0, SEEK_SET);
    laws::sink_keeps_the_order_of_a_channel(transport.sink(), laws::it_is_done_at_once{}, [&] {
        ::lseek(output.get(), 0, SEEK_SET);
        std::istringstream all{support::read_all(output.get())};
        std::vector<std::string> lines;
        for (std::string line; std::getline(all, line);) lines.push_back(line);
        return lines;
    });

    auto const full = support::opened("/dev/full", O_WRONLY);
    config.output = full.get();
    stdio broken{config};
    laws::sink_fails(broken.sink(), mg::action::send{"tea", here});
}

struct outcome {
    std::string written;
    std::error_code error;
};

template <class Table>
outcome conversation(std::string_view input, Table const& table, stdio::config config = {}) {
    auto const from = support::file_with(input);
    auto const to = support::file_with("");
    config.input = from.get();
    config.output = to.get();
    outcome outcome;
    mg::bot bot{stdio{config}, mg::executor::inplace{}, table};
    outcome.error = bot.run();
    ::lseek(to.get(), 0, SEEK_SET);
    outcome.written = support::read_all(to.get());
    return outcome;
}

mg::action::send to_the_console(std::string text) { return {std::move(text), {{"console", "console"}, {}, {}, {}}}; }

constexpr mg::table greeter{
    mg::listen_to<"Can someone help me">([](auto& chat) {
        chat.reply("Yes, I can!");
        chat.send("I can help everybody!");
        chat.reply("Here's a threaded reply", mg::in_thread);
    }),
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::when([](mg::event::message const& message) { return message.text.size() > 50; }, [](auto& chat) { chat.react("scroll"); }),
    mg::on<mg::event::ready>([](mg::event::ready const& ready) { return to_the_console("here as " + ready.self.name); }),
    mg::on<mg::event::disconnected>([] { return to_the_console("bye"); }),
    mg::default_reply([](auto& chat) { chat.reply("I know: give me THING"); }),
};

void a_line_is_answered_by_lines() {
    auto const outcome = conversation("Can someone help me\r\n\n@bot give me tea\nhello\nhello, @bot\n"
                                      "a long message with many words in it, so many that nobody reads it", greeter);
    BOOST_TEST(!outcome.error);
    BOOST_TEST_EQ(outcome.written,
                  "here as bot\n@you: Yes, I can!\nI can help everybody!\n@you (thread): Here's a threaded reply\n@you: Here is tea\n"
                  "@you: I know: give me THING\n:scroll: on \"a long message with many words in it, so…\"\nbye\n");
}

void a_log_of_irc_is_answered_to_its_speakers() {
    stdio::config config;
    config.name = "hal";
    auto const outcome = conversation("[12:00] <ann> @hal give me tea\n[12:01] <hal> @hal give me rum\n[12:02] <eve> @bot give me cake\n",
                                      greeter, config);
    BOOST_TEST(!outcome.error);
    BOOST_TEST_EQ(outcome.written, "here as hal\n@ann: Here is tea\nbye\n");
}

void an_output_that_is_full_is_the_outcome_of_the_bot() {
    auto const full = support::opened("/dev/full", O_WRONLY);
    support::pipe_ends input;
    support::write_all(input.writing.get(), "@bot give me tea\n@bot give me cake\n");
    stdio::config config;
    config.input = input.reading.get();
    config.output = full.get();
    std::error_code error;
    auto const told = support::logged_by([&] {
        constexpr mg::table table{mg::respond_to<"give me (.+)">([](std::string_view thing) { return std::string{thing}; })};
        mg::bot bot{stdio{config}, mg::executor::inplace{}, table};
        error = bot.run();
    });
    BOOST_TEST(error == std::errc::no_space_on_device);
    BOOST_TEST_EQ(told, "error bot rule 1: reply: " + error.message() + "\n");
}

void a_bot_on_it_can_be_stopped_from_another_thread() {
    support::pipe_ends input;
    stdio::config config;
    config.input = input.reading.get();
    std::promise<pid_t> here;
    mg::table const table{mg::on<mg::event::ready>([&here] { here.set_value(::gettid()); })};
    mg::bot bot{stdio{config}, mg::executor::inplace{}, table};
    std::thread other{[&] {
        support::until_waiting(here.get_future().get());
        bot.stop();
    }};
    BOOST_TEST(!bot.run());
    other.join();
}

void a_sink_stays_valid_when_its_transport_is_moved() {
    auto const to = support::file_with("");
    stdio::config config;
    config.output = to.get();
    config.name = "hal";
    stdio first{config};
    auto const sink = first.sink();
    stdio second{std::move(first)};
    sink.perform(mg::action::send{"tea", {}}, mg::ignored);
    ::lseek(to.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(to.get()), "tea\n");
    BOOST_TEST_EQ(second.name(), "hal");
    BOOST_TEST_EQ(stdio{}.name(), "bot");
}

}  // namespace

int main() {
    it_obeys_the_laws_of_transports();
    so_it_does_with_another_reader();
    it_drives_its_clock();
    its_sink_obeys_the_laws_of_sinks();
    a_line_is_answered_by_lines();
    a_log_of_irc_is_answered_to_its_speakers();
    an_output_that_is_full_is_the_outcome_of_the_bot();
    a_bot_on_it_can_be_stopped_from_another_thread();
    a_sink_stays_valid_when_its_transport_is_moved();
    return boost::report_errors();
}
