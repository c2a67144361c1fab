// SPDX-License-Identifier: BSL-1.0
// transport::scripted: plays a script on any executor alike, and what the bot did beside what it was to do is all that comes of it.
#include <monongusa/transport/scripted.hpp>

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/concept/transport.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace {

namespace mg = monongusa;
namespace script = mg::script;
using mg::transport::scripted;
using mg::transport::scripted_config;
using namespace std::chrono_literals;

static_assert(mg::transport_policy<scripted>);
static_assert(!mg::drives_clock<scripted>);

// Shut until somebody opens it.
class gate {
public:
    void open() {
        std::lock_guard const lock{mutex_};
        open_ = true;
        changed_.notify_all();
    }
    void wait() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [this] { return open_; });
    }

private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool open_ = false;
};

struct stoppable {
    void (*stop)(void*) = nullptr;
    void* bot = nullptr;
};

constexpr mg::table reactions{
    mg::listen_to<"tea">([](auto& chat) {
        chat.reply("one");
        chat.send("two");
        chat.react("tea");
    }),
    mg::listen_to<"tea|coffee">([](auto& chat) { chat.reply("three", mg::in_thread); }),
    mg::listen_to<"coffee|tea">([](auto& chat) { chat.send("four"); }),
    mg::listen_to<"remind me in (.+)">(
        [](auto& chat, std::chrono::seconds delay) { chat.perform_after(delay, mg::action::reply{"it is time"}); }),
    mg::listen_to<"a thousand">([](auto& chat) {
        for (int i = 0; i < 1000; ++i) chat.perform_after(30s, mg::action::reply{std::to_string(i)});
    }),
    mg::listen_to<"say (\\d+) letters">([](auto& chat, std::size_t count) { chat.send(std::string(count, 'x')); }),
    mg::listen_to<"quit">([](auto& chat, stoppable& self) {
        chat.reply("bye");
        self.stop(self.bot);
    }),
    mg::listen_to<"throw">([] {
        throw std::system_error{std::make_error_code(std::errc::io_error), "the disk"};
    }),
    mg::on<mg::event::ready>([](mg::event::ready const& ready) {
        mg::action::send here{"here as " + ready.self.name};
        here.to.channel = {"ops", "ops", mg::chat::channel_kind::open};
        return here;
    }),
    mg::on_error([](mg::event::failure const& failure) {
        mg::action::send told{failure.what};
        told.to.channel = {"log", "log", mg::chat::channel_kind::open};
        return told;
    }),
};

// Lets go whoever is still blocked when the script is over.
struct opening : scripted {
    gate* shut;

    opening(script::document script, scripted_config how, gate& opened) : scripted(std::move(script), std::move(how)), shut(&opened) {}

    template <class Listener>
    std::error_code run(Listener& listener) {
        auto const error = scripted::run(listener);
        shut->open();
        return error;
    }
};

std::string const ready = "< #ops: here as bot\n";

template <class Executor, class Table = decltype(reactions)>
script::outcome outcome_of(Executor executor, std::string_view text, std::chrono::seconds patience = 60s, Table const& table = reactions) {
    auto document = script::read_document("a.chat", text, "bot");
    BOOST_TEST_EQ(document.mistakes, "");
    gate shut;
    stoppable self;
    mg::bot plays{opening{std::move(document), {"bot", patience}, shut}, std::move(executor), table, mg::with(shut, self),
                  mg::clock::manual{}};
    self = {[](void* bot) { static_cast<decltype(plays)*>(bot)->stop(); }, &plays};
    BOOST_TEST(!plays.run());
    return plays.transport().outcome();
}

// What came of it, which is the same in place and on threads.
std::string played(std::string const& text) {
    auto const told = [&](script::outcome const& outcome) {
        return outcome.mistakes + script::diff("a.chat", script::read_document("a.chat", text, "bot").lines, outcome.changes);
    };
    auto const in_place = told(outcome_of(mg::executor::inplace{}, text));
    for (auto const order : {mg::executor::order::channel, mg::executor::order::none}) {
        BOOST_TEST_EQ(told(outcome_of(mg::executor::thread_pool{{.threads = 4, .order = order}}, text)), in_place);
    }
    return in_place;
}

constexpr std::string_view tea = R"(@alice #general: tea?
< #general @alice: one
< #general: two
< react :tea: m1
< #general >m1 @alice: three
< #general: four

@bob #ops: coffee
<* #ops: four
<*~ >m2 @bob: th.+
)";

void a_bot_that_does_what_is_expected_is_fine() {
    BOOST_TEST_EQ(played(ready + std::string{tea}), "");
    BOOST_TEST_EQ(played(ready + "@alice #general: hello\n< nothing\n\n@alice dm: coffee\n< dm >m2 @alice: three\n< dm @alice: four"), "");
}

void what_it_does_otherwise_is_told_as_a_diff() {
    BOOST_TEST_EQ(
        played("# nothing is expected at first\n@alice #general: coffee\n< #general: four\n\n@bob: coffee\n< nothing\n"),
        "--- a.chat: expected\n+++ a.chat: what the bot did\n@@ -1,6 +1,9 @@\n+< #ops: here as bot\n # nothing is expected at first\n "
        "@alice #general: coffee\n"
        "+< #general >m1 @alice: three\n < #general: four\n \n @bob: coffee\n-< nothing\n+< #general >m2 @bob: three\n+< #general: four\n");
}

void a_script_without_anything_is_compared_as_well() {
    BOOST_TEST_EQ(played(ready), "");
    BOOST_TEST_EQ(played(""), "--- a.chat: expected\n+++ a.chat: what the bot did\n@@ -0,0 +1,1 @@\n+< #ops: here as bot\n");
}

void changed_as_the_bot_has_it_it_is_fine() {
    std::string const text =
        "@alice #general: tea\n# why\n< #general: x\n\n@alice: remind me in 5s\n%time +10s\n< nothing\n%react :x: m1 as bob\n";
    auto const outcome = outcome_of(mg::executor::inplace{}, text);
    BOOST_TEST(!outcome.fine());
    std::string now;
    for (auto const& line : script::changed(script::read_document("a.chat", text, "bot").lines, outcome.changes)) now += line + "\n";
    BOOST_TEST_EQ(played(now), "");
}

void a_thousand_timers_take_no_time() {
    std::string text = ready + "@alice #general: a thousand\n%time +29s999ms\n< nothing\n%time +1ms\n";
    for (int i = 0; i < 1000; ++i) text += "< #general @alice: " + std::to_string(i) + "\n";
    BOOST_TEST_EQ(played(text), "");
}

void timers_answer_in_the_order_of_their_times() {
    BOOST_TEST_EQ(played(ready + R"(@alice #general: remind me in 20s
@bob: remind me in 10s
@carol: remind me in 30s
< nothing
%time +1m
< @bob: it is time
< @alice: it is time
< @carol: it is time
)"),
                  "");
}

void what_fails_reaches_whoever_hears_of_errors() {
    BOOST_TEST_EQ(played(ready + R"(%as discord
@alice #general: say 2000 letters
<~ #general: x{1000}x{1000}
@alice: say 2001 letters
< #log: send: the text is longer than the platform takes
@alice: say 0 letters
< #log: send: the platform takes no empty text
@alice dm: coffee
< dm @alice: four
< #log: reply_in_thread: the transport does not perform this action
@alice: throw
<~ #log: the disk.*
%as stdio
@alice: say 2001 letters
<~ dm @alice: x{1000}x{1000}x
)"),
                  "");
}

void a_mistake_at_run_time_ends_the_script() {
    auto const told = played(ready + "@alice #general: coffee\n< #general: wrong\n%react :tada: m9\n@alice: tea\n< nothing\n");
    BOOST_TEST(
        told.starts_with("a.chat:4:15: there is no message 'm9' here; label one by '=m9', or name one that came before\n"
                         "  %react :tada: m9\n                ^\n--- a.chat"));
    BOOST_TEST(told.ends_with(
        "@@ -1,6 +1,7 @@\n < #ops: here as bot\n @alice #general: coffee\n-< #general: wrong\n+< #general >m1 @alice: three\n"
        "+< #general: four\n %react :tada: m9\n @alice: tea\n < nothing\n"));
}

void a_bot_that_stops_itself_at_the_end_is_fine() {
    BOOST_TEST_EQ(played(ready + "@alice #general: quit\n< @alice: bye\n\n# that was all\n"), "");
    BOOST_TEST_EQ(played(ready + "@alice #general: quit\n< nothing\n"),
                  "--- a.chat: expected\n+++ a.chat: what the bot did\n@@ -1,3 +1,3 @@\n < #ops: here as bot\n @alice #general: quit\n-< "
                  "nothing\n+< #general @alice: bye\n");
}

void what_comes_after_a_stop_does_not_happen() {
    BOOST_TEST_EQ(played(ready + "@alice #general: quit\n< @alice: bye\n@alice: tea\n< nothing\n@bob: tea\n"),
                  "a.chat:4:1: the bot was stopped before the end of its script\n  @alice: tea\n  ^\n");
}

// Whoever hears nothing is quiet without any.
constexpr mg::table blocking{mg::listen_to<"block">([](auto& chat, gate& shut) {
    shut.wait();
    chat.reply("at last");
})};

void patience_has_an_end() {
    constexpr auto text = "@alice #general: block\n< @alice: at last\n@alice: and now\n";
    auto const outcome = outcome_of(mg::executor::thread_pool{4}, text, 0s, blocking);
    BOOST_TEST_EQ(outcome.mistakes, "a.chat:1:1: what came of this was not done after 0 seconds\n  @alice #general: block\n  ^\n");
    BOOST_TEST(outcome.changes.empty());
}

// --- alone

struct fake_listener {
    scripted* stops = nullptr;
    bool quiet = true;
    std::size_t heard = 0;
    std::size_t settled = 0;
    mg::instant::duration patience{};
    mg::instant::duration passed{};

    template <class Event>
    bool hear(Event&) {
        ++heard;
        return true;
    }
    bool pass(mg::instant::duration time, mg::instant::duration = {}) { return passed += time, true; }
    bool settle(mg::instant::duration time) {
        ++settled;
        patience = time;
        if (stops && heard == 2) stops->stop();
        return quiet || heard < 2;
    }
};

scripted reading(std::string_view text, std::chrono::seconds patience = 1s) {
    return scripted{script::read_document("a.chat", text, "bot"), {"bot", patience}};
}

void each_thing_that_happens_comes_to_rest() {
    auto alone = reading("@a #g: hi\n# no\n< nothing\n\n%time +30s\n%bot b\n", 7s);
    fake_listener listener;
    BOOST_TEST(!alone.run(listener));
    BOOST_TEST(alone.outcome().fine());
    BOOST_TEST_EQ(listener.heard, 2u);
    BOOST_TEST_EQ(listener.settled, 4u);
    BOOST_TEST(listener.patience == 7s && listener.passed == 30s);
    BOOST_TEST_EQ(std::string{alone.name()}, "bot");
}

void what_does_not_come_to_rest_is_told() {
    auto alone = reading("@a #g: hi\n@a: hi again");
    fake_listener listener;
    listener.quiet = false;
    alone.run(listener);
    BOOST_TEST_EQ(alone.outcome().mistakes, "a.chat:1:1: what came of this was not done after 1 second\n  @a #g: hi\n  ^\n");
    BOOST_TEST_EQ(listener.heard, 2u);
}

void whoever_is_stopped_meanwhile_says_so() {
    auto alone = reading("@a #g: hi\n< nothing");
    fake_listener listener;
    listener.quiet = false;
    listener.stops = &alone;
    alone.run(listener);
    BOOST_TEST_EQ(alone.outcome().mistakes, "a.chat:1:1: the bot was stopped before all that came of this was done\n  @a #g: hi\n  ^\n");
}

void one_that_is_stopped_before_it_runs_plays_nothing() {
    auto alone = reading("@a #g: hi\n");
    alone.stop();
    fake_listener listener;
    alone.run(listener);
    BOOST_TEST_EQ(alone.outcome().mistakes, "a.chat:1:1: the bot was stopped before the end of its script\n  @a #g: hi\n  ^\n");
    BOOST_TEST_EQ(listener.heard, 1u);
}

void it_may_be_moved_and_its_sink_stays() {
    auto first = reading("@a #g: hi\n< #g: x\n");
    auto const sink = first.sink();
    auto second = std::move(first);
    fake_listener listener;
    second.run(listener);
    BOOST_TEST(!second.outcome().fine());
    sink.perform(mg::action::send{"y", {{"g", "g", mg::chat::channel_kind::open}, {}, "", ""}}, mg::ignored, {1, 1, 1});
    auto const outcome = second.play(script::read_document("b.chat", "< #g: y\n@a: hi\n", "bot"), listener);
    BOOST_TEST(outcome.fine());
}

}  // namespace

int main() {
    a_bot_that_does_what_is_expected_is_fine();
    what_it_does_otherwise_is_told_as_a_diff();
    a_script_without_anything_is_compared_as_well();
    changed_as_the_bot_has_it_it_is_fine();
    a_thousand_timers_take_no_time();
    timers_answer_in_the_order_of_their_times();
    what_fails_reaches_whoever_hears_of_errors();
    a_mistake_at_run_time_ends_the_script();
    a_bot_that_stops_itself_at_the_end_is_fine();
    what_comes_after_a_stop_does_not_happen();
    patience_has_an_end();
    each_thing_that_happens_comes_to_rest();
    what_does_not_come_to_rest_is_told();
    whoever_is_stopped_meanwhile_says_so();
    one_that_is_stopped_before_it_runs_plays_nothing();
    it_may_be_moved_and_its_sink_stays();
    return boost::report_errors();
}
