// SPDX-License-Identifier: BSL-1.0
// transport::recorded: passes all through, and what was recorded is what came about.
#include <monongusa/transport/recorded.hpp>

#include "../laws/sink.hpp"
#include "../laws/transport.hpp"
#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/transport/recording_file.hpp>
#include <monongusa/transport/replay.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>
#include <monongusa/wire/jsonl/comparison.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace {

namespace mg = monongusa;
namespace jsonl = mg::wire::jsonl;
using mg::transport::recorded;
using mg::transport::replay;
using support::said;

jsonl::recording recorded_in(int file) {
    ::lseek(file, 0, SEEK_SET);
    jsonl::recording all;
    BOOST_TEST(!mg::transport::read_recording(file, "file", all));
    for (auto const& mistake : all.mistakes) BOOST_TEST_EQ(mistake, "");
    return all;
}

void it_obeys_the_laws_of_transports() {
    auto const null = support::opened("/dev/null", O_WRONLY);
    laws::transport([&] {
        mg::event::ready ready;
        ready.self = support::the_bot();
        return recorded{replay{}.then(ready).then(said("ann", "one")).then(said("bob", "two")).then(said("eve", "three")),
                        {.descriptor = null.get()}};
    });
}

void it_drives_the_clock_of_what_it_wraps() {
    static_assert(mg::drives_clock<recorded<mg::transport::stdio>>);
    static_assert(!mg::drives_clock<recorded<replay>>);
    support::pipe_ends open;
    auto const null = support::opened("/dev/null", O_WRONLY);
    laws::transport_that_drives_the_clock([&] {
        mg::transport::stdio_config config;
        config.input = open.reading.get();
        config.output = null.get();
        return recorded{mg::transport::stdio{config}, {.descriptor = null.get()}};
    });
}

void its_sink_obeys_the_laws_of_sinks() {
    auto const file = support::file_with("");
    recorded<replay> to{replay{}, {.descriptor = file.get()}};
    mg::chat::origin const here{support::general(), {}, "", ""};
    laws::sink_does(to.sink(), mg::action::send{"tea", here});
    laws::sink_keeps_the_order_of_a_channel(to.sink(), laws::it_is_done_at_once{}, [&] {
        std::vector<std::string> texts;
        for (auto const& done : to.inner().actions()) {
            auto const& text = get<mg::action::send>(done.what).text;
            if (text != "tea") texts.push_back(text);
        }
        return texts;
    });
    to.inner().refuse(mg::error::connection_lost);
    laws::sink_fails(to.sink(), mg::action::send{"tea", here});
    auto const all = recorded_in(file.get());
    BOOST_TEST_EQ(all.entries.size(), 4u + 200 + 4);
    BOOST_TEST_EQ(get<jsonl::action_line>(all.entries.front()).error, "");
    BOOST_TEST_EQ(get<jsonl::action_line>(all.entries.back()).error, make_error_code(mg::error::connection_lost).message());
}

constexpr mg::table reactions{
    mg::respond_to<"give me (.+)">([](auto& chat, std::string_view thing) {
        chat.reply("Here is " + std::string{thing});
        chat.react("tada");
    }),
    mg::listen_to<"tea">([](auto& chat) { chat.send("somebody said tea"); }),
};

template <class Executor>
void what_is_recorded_is_what_was_heard_and_done(Executor executor) {
    auto const file = support::file_with("");
    mg::event::channel_created unheard;
    unheard.channel = support::general();
    auto talk = replay{}.then(said("ann", "@bot give me tea")).then(unheard).then(said("bob", "hello")).then(said("eve", "tea?"));
    mg::bot bot{recorded{std::move(talk), {.descriptor = file.get(), .transport = "replay"}}, std::move(executor), reactions};
    BOOST_TEST(!bot.run());
    auto const all = recorded_in(file.get());
    BOOST_TEST(all.header == (jsonl::header{"bot", "replay"}));

    std::vector<std::string> texts;
    std::uint64_t number = 0;
    for (auto const& entry : all.entries) {
        if (auto const* const event = get_if<jsonl::event_line>(&entry)) {
            BOOST_TEST_EQ(event->number, ++number);
            texts.push_back(get<mg::event::message>(event->what).text);
        }
    }
    std::vector<std::string> const expected{"@bot give me tea", "hello", "tea?"};
    BOOST_TEST_ALL_EQ(texts.begin(), texts.end(), expected.begin(), expected.end());

    auto const& done = bot.transport().inner().actions();
    auto const actions = jsonl::actions_of(all);
    BOOST_TEST_EQ(actions.size(), 4u);
    BOOST_TEST(jsonl::compare(actions, jsonl::actions_of(done)).empty());
    for (auto const& action : actions) {
        // The stamps and the ids are those of the bot and of the sink.
        bool found = false;
        for (auto const& one : done) found = found || (one.stamp == action.stamp && one.what == action.what);
        BOOST_TEST(found);
        bool const says = visit(
            [](auto const& what) {
                return requires { what.text; };
            },
            action.what);
        BOOST_TEST_EQ(action.sent, says ? mg::action::journal::id_of(action.stamp) : "");
    }
}

// A sink that knows no stamps, a transport without a name, and an action that is completed when the test wants it.
struct late_sink {
    std::vector<mg::action::completion>* waiting;

    void perform(mg::action::send, mg::action::completion done) const { waiting->push_back(std::move(done)); }
};
struct nameless {
    static constexpr auto emits = mg::types<mg::event::message>;
    static constexpr auto performs = mg::types<mg::action::send>;
    std::unique_ptr<std::vector<mg::action::completion>> waiting = std::make_unique<std::vector<mg::action::completion>>();

    late_sink sink() const { return {waiting.get()}; }
    template <class Listener>
    std::error_code run(Listener&) {
        return std::make_error_code(std::errc::network_down);
    }
    void stop() {}
    void pause() {}
    void resume() {}
};
template <class Transport>
concept has_a_name = requires(Transport const& transport) {
    transport.name();
};
static_assert(!has_a_name<recorded<nameless>>);
static_assert(has_a_name<recorded<replay>>);
static_assert(mg::transport_policy<recorded<nameless>>);

struct leaving : nameless {
    int left = 0;
    void leave() { ++left; }
};
template <class Transport>
concept can_leave = requires(Transport& transport) {
    transport.leave();
};
static_assert(!can_leave<recorded<nameless>>);

void what_leaves_is_told_to() {
    auto const null = support::opened("/dev/null", O_WRONLY);
    recorded<leaving> transport{leaving{}, {.descriptor = null.get()}};
    transport.leave();
    BOOST_TEST_EQ(transport.inner().left, 1);
}

void an_action_is_recorded_when_it_is_completed_and_before_that_is_told() {
    auto const file = support::file_with("");
    recorded<nameless> transport{nameless{}, {.descriptor = file.get()}};
    auto const sink = transport.sink();
    std::size_t lines_when_told = 0;
    sink.perform(
        mg::action::send{"later", {support::general(), {}, "", ""}},
        [&](std::error_code, mg::chat::sent const&) { lines_when_told = recorded_in(file.get()).entries.size(); },
        mg::action::stamp{7, 1, 1, 0});
    BOOST_TEST_EQ(recorded_in(file.get()).entries.size(), 0u);
    transport.inner().waiting->at(0)({}, mg::chat::sent{"sent", support::general()});
    BOOST_TEST_EQ(lines_when_told, 1u);
    auto const all = recorded_in(file.get());
    BOOST_TEST_EQ(all.header.bot, "bot");
    auto const& line = get<jsonl::action_line>(all.entries.at(0));
    BOOST_TEST(line.stamp == (mg::action::stamp{7, 1, 1, 0}));
    BOOST_TEST_EQ(line.sent, "sent");
}

void the_error_of_what_it_wraps_is_its_own() {
    auto const null = support::opened("/dev/null", O_WRONLY);
    recorded<nameless> transport{nameless{}, {.descriptor = null.get()}};
    laws::listener<recorded<nameless>> all;
    BOOST_TEST(transport.run(all) == std::errc::network_down);
}

void what_cannot_be_recorded_does_not_run() {
    auto const table = mg::table{mg::listen_to<"">([](auto& chat) { chat.send("heard"); })};
    mg::bot bot{recorded{replay{}.then(said("ann", "one")), {.path = "/nowhere/today.jsonl"}}, mg::executor::inplace{}, table};
    std::error_code error;
    support::logged_by([&] { error = bot.run(); });
    BOOST_TEST(error == std::errc::no_such_file_or_directory);
    BOOST_TEST(bot.transport().inner().actions().empty());
}

void what_cannot_be_recorded_any_more_runs_on() {
    auto const full = support::opened("/dev/full", O_WRONLY);
    auto const table = mg::table{mg::listen_to<"">([](auto& chat) { chat.send("heard"); })};
    mg::bot bot{recorded{replay{}.then(said("ann", "one")).then(said("ann", "two")), {.descriptor = full.get()}}, mg::executor::inplace{},
                table};
    std::error_code error;
    support::logged_by([&] { error = bot.run(); });
    BOOST_TEST(!error);
    BOOST_TEST_EQ(bot.transport().inner().actions().size(), 2u);
}

void a_reader_who_goes_does_not_end_the_bot() {
    support::pipe_ends ends;
    ends.reading.close();
    auto const table = mg::table{mg::listen_to<"">([](auto& chat) { chat.send("heard"); })};
    mg::bot bot{recorded{replay{}.then(said("ann", "one")), {.descriptor = ends.writing.get()}}, mg::executor::inplace{}, table};
    support::logged_by([&] { bot.run(); });
    BOOST_TEST_EQ(bot.transport().inner().actions().size(), 1u);
}

}  // namespace

int main() {
    it_obeys_the_laws_of_transports();
    what_leaves_is_told_to();
    it_drives_the_clock_of_what_it_wraps();
    its_sink_obeys_the_laws_of_sinks();
    what_is_recorded_is_what_was_heard_and_done(mg::executor::inplace{});
    what_is_recorded_is_what_was_heard_and_done(mg::executor::thread_pool{4});
    an_action_is_recorded_when_it_is_completed_and_before_that_is_told();
    the_error_of_what_it_wraps_is_its_own();
    what_cannot_be_recorded_does_not_run();
    what_cannot_be_recorded_any_more_runs_on();
    a_reader_who_goes_does_not_end_the_bot();
    return boost::report_errors();
}
