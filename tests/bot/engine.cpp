// SPDX-License-Identifier: BSL-1.0
// engine: queues, reports, keeps time and comes to an end, whatever the parts of its bot are.
#include <monongusa/bot/engine.hpp>

#include <monongusa/bot/ending.hpp>
#include <monongusa/bot/queueing.hpp>
#include <monongusa/bot/telling.hpp>

#include "../support/descriptors.hpp"
#include "../support/task_with_fate.hpp"

#include <monongusa/clock/manual.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
namespace chat = mg::chat;
using mg::instant;
using mg::task_of_bot;
using mg::detail::engine;
using mg::detail::engine_parts;
using mg::detail::joined;
using support::fate;
using namespace std::chrono_literals;

static_assert(!std::is_copy_constructible_v<engine> && !std::is_move_constructible_v<engine>);

// A bot made of parts that write down what they are asked for.  Its executor is a queue that runs when the test says so.
class noted_bot {
public:
    explicit noted_bot(std::size_t room = 1000, bool drops = false) : room_(room), engine_(this, parts(), drops) {
        engine_.watching().logger("tea");
        engine_.open();
    }

    engine& operator*() noexcept { return engine_; }
    engine* operator->() noexcept { return &engine_; }

    void note(std::string_view what) { (happened_ += what) += ';'; }
    /// What has happened since this was asked.
    std::string happened() { return std::exchange(happened_, {}); }

    /// A task as a rule's hit makes it.
    task_of_bot task(std::string_view says) {
        engine_.task_begins();
        return support::task_with_fate(
            told,
            [this, word = std::string{says}] {
                if (!engine_.task_may_run()) return engine_.task_dropped();
                note(word);
                if (while_running) while_running();
                engine_.task_ends();
            },
            [this] { engine_.task_dropped(); });
    }
    void submit(std::string_view says) {
        auto mine = task(says);
        engine_.submit(mine);
    }

    bool run_one() {
        if (queue_.empty()) return false;
        task_of_bot const next = queue_.front();
        queue_.pop_front();
        next();
        return true;
    }
    void run_all() {
        while (run_one()) {}
    }

    mg::detail::host as_host() { return engine_.as_host(); }
    mg::clock::manual clock{};
    bool has_room_at_once = false;
    bool rules_hear_failures = false;
    std::function<void()> while_running{};
    std::function<void(instant deadline)> on_drain{};
    std::function<void()> on_next_look_at_the_clock{};
    mg::event::failure last_failure{};
    fate told{};

private:
    static noted_bot& of(void* self) { return *static_cast<noted_bot*>(self); }

    static engine_parts const& parts() {
        static constexpr engine_parts all{
            [](void* self, task_of_bot& task) {
                auto& bot = of(self);
                if (bot.queue_.size() >= bot.room_) return false;
                bot.queue_.push_back(task);
                return true;
            },
            [](void* self) {
                auto& bot = of(self);
                bot.note("ask");
                if (!std::exchange(bot.has_room_at_once, false)) return;
                bot.run_all();
                bot.engine_.has_room();
            },
            [](void* self, instant deadline) {
                of(self).note("drain");
                if (of(self).on_drain) of(self).on_drain(deadline);
            },
            [](void* self) { return of(self).queue_.empty(); },
            [](void* self, bool paused) { of(self).note(paused ? "pause" : "resume"); },
            [](void* self) { of(self).note("leave"); },
            [](void* self) { of(self).note("stop"); },
            [](void* self, mg::event::failure& failure, std::uint64_t event) {
                if (!of(self).rules_hear_failures) return false;
                of(self).note(joined("event ", event, " rule ", failure.rule, " failed: ", failure.what));
                of(self).last_failure = failure;
                return true;
            },
            [](void* self) {
                if (auto const then = std::exchange(of(self).on_next_look_at_the_clock, {})) then();
                return of(self).clock.now();
            },
            [](void* self) -> mg::clock::timer_queue& { return of(self).clock.timers(); },
            [](void*) {},
        };
        return all;
    }

    std::string happened_{};
    std::size_t room_;
    std::deque<task_of_bot> queue_{};
    engine engine_;
};

// --- tasks

void what_the_executor_takes_is_no_matter() {
    noted_bot bot;
    bot.submit("a");
    bot.submit("b");
    BOOST_TEST_EQ(bot.happened(), "");
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "a;b;");
    BOOST_TEST(bot->quiet().now());
    BOOST_TEST_EQ(bot->dropped(), 0u);
}

void a_full_executor_pauses_the_transport_until_all_that_waits_is_taken() {
    noted_bot bot{2};
    for (char const* const word : {"a", "b", "c", "d", "e"}) bot.submit(word);
    BOOST_TEST_EQ(bot.happened(), "pause;ask;");
    bot.run_one();
    bot->has_room();
    BOOST_TEST_EQ(bot.happened(), "a;ask;");
    bot.submit("f");
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "b;c;");
    bot->has_room();
    BOOST_TEST_EQ(bot.happened(), "ask;");
    bot.run_one();
    bot.run_one();
    bot->has_room();
    BOOST_TEST_EQ(bot.happened(), "d;e;resume;");
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "f;");
    BOOST_TEST(bot->quiet().now());
    BOOST_TEST(bot.told.is(6, 0, 6));
}

void room_may_come_while_it_is_asked_for() {
    noted_bot bot{1};
    bot.submit("a");
    bot.has_room_at_once = true;
    bot.submit("b");
    BOOST_TEST_EQ(bot.happened(), "pause;ask;a;resume;");
    bot.submit("c");
    BOOST_TEST_EQ(bot.happened(), "pause;ask;");
}

void where_it_drops_the_transport_reads_on_and_it_is_told_once() {
    noted_bot bot{1, true};
    bot.submit("a");
    auto const log = support::logged_by([&] {
        bot.submit("b");
        bot.submit("c");
    });
    BOOST_TEST_EQ(log, "warning tea: the executor is full: handlers are dropped; how many is told at the end\n");
    BOOST_TEST_EQ(bot.happened(), "");
    BOOST_TEST_EQ(bot->dropped(), 2u);
    BOOST_TEST(bot.told.is(0, 2, 2));
    bot.run_all();
    BOOST_TEST(bot->quiet().now());
    std::error_code ended;
    BOOST_TEST_EQ(support::logged_by([&] { ended = bot->finish({}, true); }), "warning tea: 2 handlers were dropped\n");
    BOOST_TEST(!ended);
}

void events_are_numbered_from_one() {
    noted_bot bot;
    BOOST_TEST_EQ(bot->next_event(), 1u);
    BOOST_TEST_EQ(bot->next_event(), 2u);
}

// --- what goes wrong

void throw_in(noted_bot& bot, mg::action::occasion const& occasion) {
    try {
        throw std::runtime_error{"no tea"};
    } catch (...) {
        bot->threw(occasion);
    }
}

chat::origin const here{{"C1", "general"}, {"U1", "ann"}, "m1", "t1"};
chat::origin_ref const from_here{&here.channel, &here.user, &here.message, &here.thread};
std::error_code const timed_out = std::make_error_code(std::errc::timed_out);

void what_a_rule_throws_is_offered_to_the_rules_for_it() {
    noted_bot bot;
    bot.rules_hear_failures = true;
    BOOST_TEST_EQ(support::logged_by([&] { throw_in(bot, {from_here, 7, 2}); }), "");
    BOOST_TEST_EQ(bot.happened(), "event 7 rule 2 failed: no tea;");
    auto const& failure = bot.last_failure;
    BOOST_TEST(failure.exception != nullptr);
    BOOST_TEST(!failure.code);
    BOOST_TEST(failure.user == here.user && failure.channel == here.channel);
    BOOST_TEST(failure.message == "m1" && failure.thread == "t1");
}

void an_action_that_failed_is_offered_too() {
    noted_bot bot;
    bot.rules_hear_failures = true;
    bot.as_host().failed({7, 2, "send", timed_out, {"m9", here.channel}});
    BOOST_TEST_EQ(bot.happened(), "event 7 rule 2 failed: send: " + timed_out.message() + ";");
    auto const& failure = bot.last_failure;
    BOOST_TEST(failure.exception == nullptr);
    BOOST_TEST(failure.code == timed_out);
    BOOST_TEST(failure.channel == here.channel && failure.message == "m9");
    BOOST_TEST(failure.user == chat::user{});
}

void what_no_rule_hears_is_in_the_log() {
    noted_bot bot;
    BOOST_TEST_EQ(support::logged_by([&] { throw_in(bot, {from_here, 7, 2}); }), "error tea rule 2: no tea\n");
    BOOST_TEST_EQ(support::logged_by([&] {
                      bot.as_host().failed({7, 2, "send", timed_out, {}});
                  }),
                  "error tea rule 2: send: " + timed_out.message() + "\n");
}

void after_the_end_it_is_in_the_log_whatever_the_rules() {
    for (bool const by_closing : {false, true}) {
        noted_bot bot;
        bot.rules_hear_failures = true;
        if (by_closing) {
            bot->close();
        } else {
            bot->finish({}, true);
        }
        BOOST_TEST_EQ(support::logged_by([&] { throw_in(bot, {from_here, 7, 2}); }), "error tea rule 2: no tea\n");
        BOOST_TEST_EQ(bot.happened(), "");
    }
}

// Else each failure of an event would make another that waits, while the transport has long been paused.
void behind_a_full_executor_failures_have_an_end() {
    noted_bot bot{0};
    bot.rules_hear_failures = true;
    for (std::size_t i = 0; i < mg::detail::overflow::most_failures - 1; ++i) bot.submit("a");
    BOOST_TEST_EQ(support::logged_by([&] { throw_in(bot, {from_here, 7, 2}); }), "");
    bot.submit("a");
    BOOST_TEST_EQ(support::logged_by([&] { throw_in(bot, {from_here, 7, 3}); }), "error tea rule 3: no tea\n");
    BOOST_TEST_EQ(bot.happened(), "pause;ask;event 7 rule 2 failed: no tea;");
}

// --- time

void what_is_to_be_done_later_is_done_by_the_bot_s_clock() {
    noted_bot bot;
    bot.clock.set(instant{1h});
    for (int const minutes : {3, 1, 2}) {
        BOOST_TEST(!bot.as_host().later(std::chrono::minutes{minutes}, [&bot, minutes] { bot.note(std::to_string(minutes)); }));
    }
    BOOST_TEST(bot->next_timer() == instant{1h + 1min});
    bot->fire_timers();
    BOOST_TEST_EQ(bot.happened(), "");
    bot.clock.set(instant{1h + 2min});
    bot->fire_timers();
    BOOST_TEST_EQ(bot.happened(), "1;2;");
    bot.clock.set(instant{2h});
    BOOST_TEST(bot->fire_one_timer());
    BOOST_TEST(!bot->fire_one_timer());
    BOOST_TEST_EQ(bot.happened(), "3;");
    BOOST_TEST(bot->next_timer() == instant::max());
}

void a_delay_without_end_is_never_and_one_that_is_over_is_now() {
    noted_bot bot;
    bot.clock.set(instant{1h});
    bot.as_host().later(instant::duration::max(), [&bot] { bot.note("never"); });
    bot.as_host().later(-5min, [&bot] { bot.note("past"); });
    bot->fire_timers();
    BOOST_TEST_EQ(bot.happened(), "past;");
    BOOST_TEST(bot->next_timer() == instant::max());
}

// In a script the next event comes when it is quiet: not between a timer and what comes of it.
void it_is_not_quiet_while_a_timer_fires() {
    for (bool const one : {false, true}) {
        noted_bot bot;
        bot->quiet().tell_when_quiet(&bot, [](void* self) { static_cast<noted_bot*>(self)->note("quiet"); });
        bot.as_host().later(0s, [&bot] {
            if (!bot->quiet().now()) bot.note("fired");
            bot.submit("handler");
        });
        if (one) {
            BOOST_TEST(bot->fire_one_timer());
        } else {
            bot->fire_timers();
        }
        BOOST_TEST_EQ(bot.happened(), "fired;");
        bot.run_all();
        BOOST_TEST_EQ(bot.happened(), "handler;quiet;");
    }
}

void once_closed_nothing_is_taken_or_fired() {
    noted_bot bot;
    bot.as_host().later(0s, [&bot] { bot.note("fired"); });
    bot->close();
    BOOST_TEST_EQ(bot.clock.timers().size(), 0u);
    BOOST_TEST(bot.as_host().later(0s, [] {}) == mg::error::stopped);
    bot.clock.timers().add(instant{}, [&bot] { bot.note("fired"); });
    bot->fire_timers();
    BOOST_TEST(!bot->fire_one_timer());
    BOOST_TEST_EQ(bot.happened(), "");
}

void more_timers_than_a_queue_keeps_are_refused() {
    noted_bot bot;
    while (bot.clock.timers().add(instant{1h}, [] {})) {}
    BOOST_TEST(bot.as_host().later(0s, [&bot] { bot.note("fired"); }) == mg::error::too_many_timers);
    bot.clock.set(instant{30min});
    BOOST_TEST(!bot->fire_one_timer());
    BOOST_TEST_EQ(bot.happened(), "");
}

// --- the host

struct thing {
    static constexpr std::string_view action_name = "make";
    std::string text;
};

void what_is_done_is_counted_and_watched() {
    noted_bot bot;
    bot->watching().logger("tea").show(mg::log::level::trace);
    auto const host = bot.as_host();
    host.action_begins();
    BOOST_TEST_EQ(bot->quiet().under_way().actions, 1u);
    host.action_ends();
    BOOST_TEST(bot->quiet().now());
    BOOST_TEST_EQ(support::logged_by([&] { host.noted({7, 2, 1}, thing{"tea"}); }), "trace tea rule 2: event 7: make: tea\n");
}

// --- the end

void stopping_when_it_is_quiet_stops_the_transport_at_once() {
    noted_bot bot;
    BOOST_TEST(!bot->stopping());
    bot->stop(1h);
    BOOST_TEST(bot->stopping());
    BOOST_TEST_EQ(bot.happened(), "pause;leave;stop;");
    bot->stop(1h);
    BOOST_TEST_EQ(bot.happened(), "");
}

void what_is_under_way_ends_before_the_transport_is_stopped() {
    noted_bot bot;
    auto const host = bot.as_host();
    bot.while_running = [&] { host.action_begins(); };
    bot.submit("handler");
    bot->stop(1h);
    BOOST_TEST_EQ(bot.happened(), "pause;leave;");
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "handler;");
    host.action_ends();
    BOOST_TEST_EQ(bot.happened(), "stop;");
}

void it_is_stopped_at_the_latest_after_the_grace_by_its_clock() {
    noted_bot bot;
    bot.clock.set(instant{1h});
    bot.submit("handler");
    bot->stop(5s);
    BOOST_TEST(bot->next_timer() == instant{1h + 5s});
    bot.clock.set(instant{1h + 4s});
    bot->fire_timers();
    BOOST_TEST_EQ(bot.happened(), "pause;leave;");
    bot.clock.set(instant{1h + 5s});
    bot->fire_timers();
    BOOST_TEST_EQ(bot.happened(), "stop;");
}

void a_handler_may_stop_its_bot() {
    noted_bot bot;
    bot.while_running = [&bot] { bot->stop(1h); };
    bot.submit("handler");
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "handler;pause;leave;stop;");
}

void a_stopping_bot_reads_no_more_when_there_is_room() {
    noted_bot bot{1};
    bot.submit("a");
    bot.submit("b");
    bot->stop(1h);
    BOOST_TEST_EQ(bot.happened(), "pause;ask;pause;leave;");
    bot.run_one();
    bot->has_room();
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "a;b;stop;");
}

void stopping_ends_a_wait_for_quiet() {
    noted_bot bot;
    bot.submit("a");
    bot->stop(1h);
    BOOST_TEST(!bot->quiet().wait_until(instant::max()));
}

struct ending {
    std::error_code error{};
    std::string log{};
};

ending finish(noted_bot& bot, std::error_code error = {}, bool queues = true) {
    ending ending;
    ending.log = support::logged_by([&] { ending.error = bot->finish(error, queues); });
    return ending;
}

void a_bot_at_rest_ends_cleanly_and_says_nothing() {
    for (bool const queues : {false, true}) {
        noted_bot bot;
        auto const ended = finish(bot, {}, queues);
        BOOST_TEST(!ended.error);
        BOOST_TEST_EQ(ended.log, "");
        BOOST_TEST_EQ(bot.happened(), "");
    }
}

void it_ends_with_what_ended_the_transport() {
    noted_bot bot;
    BOOST_TEST_EQ(finish(bot, timed_out).error, timed_out);
}

void what_is_queued_is_done_before_the_end() {
    noted_bot bot{1};
    bot.submit("a");
    bot.submit("b");
    bot.happened();
    bot.on_drain = [&bot](instant deadline) {
        BOOST_TEST(deadline <= instant::clock::now() + 100ms);
        bot.run_all();
        bot->has_room();
        bot.run_all();
    };
    auto const ended = finish(bot);
    BOOST_TEST(!ended.error);
    BOOST_TEST_EQ(ended.log, "");
    BOOST_TEST_EQ(bot.happened(), "drain;a;resume;b;");
}

void it_waits_as_long_as_handlers_run_unless_it_is_stopped() {
    noted_bot bot;
    bot.submit("a");
    int drains = 0;
    bot.on_drain = [&](instant) {
        if (++drains == 3) bot.run_all();
    };
    BOOST_TEST(!finish(bot).error);
    BOOST_TEST_EQ(bot.happened(), "drain;drain;drain;a;");
}

void handlers_that_have_not_begun_at_the_deadline_are_dropped() {
    noted_bot bot;
    bot.submit("a");
    bot.submit("b");
    bot->stop(0s);
    bot.happened();
    auto const ended = finish(bot);
    BOOST_TEST(ended.error == mg::error::deadline_passed);
    BOOST_TEST_EQ(ended.log, "error tea: at the deadline 0 handlers were still running; 2 had not begun and were dropped\n");
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "drain;");  // It is quiet then, but the transport has ended before.
    BOOST_TEST_EQ(bot->dropped(), 2u);
    BOOST_TEST(bot->quiet().now());
}

void one_that_runs_at_the_deadline_is_told_and_left_alone() {
    noted_bot bot;
    ending ended;
    bot.while_running = [&] { ended = finish(bot); };
    bot.submit("a");
    bot->stop(0s);
    bot.run_all();
    BOOST_TEST(ended.error == mg::error::deadline_passed);
    BOOST_TEST_EQ(ended.log, "error tea: at the deadline 1 handler was still running; 0 had not begun and were dropped\n");
    BOOST_TEST_EQ(bot->dropped(), 0u);
}

void what_the_executor_never_had_room_for_is_dropped_when_that_has_ended() {
    noted_bot bot{1};
    for (char const* const word : {"a", "b", "c"}) bot.submit(word);
    bot.run_all();
    bot->drop_what_waits();
    BOOST_TEST_EQ(bot.happened(), "pause;ask;a;");
    BOOST_TEST_EQ(bot->dropped(), 2u);
    BOOST_TEST(bot->quiet().now());
}

// Who gives its handlers as long as they like has stopped it all the same.
void a_grace_without_end_stops_it_too() {
    noted_bot bot;
    bot.submit("a");
    bot->stop(instant::duration::max());
    BOOST_TEST(bot->stopping());
    bot->stop(0s);
    BOOST_TEST_EQ(bot.happened(), "pause;leave;");
    bot.run_all();
    BOOST_TEST_EQ(bot.happened(), "a;stop;");
    BOOST_TEST(!finish(bot).error);
}

void the_first_error_is_the_one_that_is_given() {
    noted_bot bot;
    bot.submit("a");
    bot.as_host().action_begins();
    bot->stop(0s);
    BOOST_TEST_EQ(finish(bot, timed_out).error, timed_out);
}

void stopping_brings_the_end_near() {
    noted_bot bot;
    bot.submit("a");
    bot.on_drain = [&bot](instant) { bot->stop(0s); };
    BOOST_TEST(finish(bot).error == mg::error::deadline_passed);
}

void actions_that_nothing_came_of_are_told() {
    for (int const count : {1, 2}) {
        noted_bot bot;
        for (int i = 0; i < count; ++i) bot.as_host().action_begins();
        bot->stop(0s);
        auto const ended = finish(bot);
        BOOST_TEST(ended.error == mg::error::actions_unanswered);
        BOOST_TEST_EQ(ended.log,
                      joined("warning tea: the transport did not say what came of ", count, count == 1 ? " action\n" : " actions\n"));
    }
}

void an_action_is_waited_for() {
    noted_bot bot;
    auto const host = bot.as_host();
    host.action_begins();
    std::thread transport{[host] { host.action_ends(); }};
    auto const ended = finish(bot);
    transport.join();
    BOOST_TEST(!ended.error);
    BOOST_TEST_EQ(ended.log, "");
}

void what_would_have_been_done_later_is_told() {
    for (int const count : {1, 2}) {
        noted_bot bot;
        for (int i = 0; i < count; ++i) bot.as_host().later(1h, [] {});
        auto const ended = finish(bot);
        BOOST_TEST(!ended.error);
        BOOST_TEST_EQ(ended.log,
                      joined("warning tea: ended before the time of ", count, count == 1 ? " action" : " actions", " to be done later\n"));
        BOOST_TEST_EQ(bot.clock.timers().size(), 0u);
        BOOST_TEST(bot.as_host().later(0s, [] {}) == mg::error::stopped);
    }
}

// As by a handler of a pool: the end comes after it was asked for and before the timer is there, which then would be for ever.
void what_is_added_while_it_ends_is_not_left_behind() {
    noted_bot bot;
    bot.on_next_look_at_the_clock = [&bot] { BOOST_TEST_EQ(finish(bot).log, ""); };
    BOOST_TEST(bot.as_host().later(1h, [] {}) == mg::error::stopped);
    BOOST_TEST_EQ(bot.clock.timers().size(), 0u);
}

// The grace is such a timer itself; who stops a bot knows that it ends early.
void a_bot_that_was_stopped_does_not_complain_of_timers() {
    noted_bot bot;
    bot.as_host().later(1h, [] {});
    bot.submit("a");
    bot->stop(1h);
    bot.run_all();
    BOOST_TEST_EQ(finish(bot).log, "");
}

// --- threads

// An executor with a thread of its own and room for few: what three others hand over pauses and resumes the transport all the time.
class threaded_bot {
public:
    explicit threaded_bot(std::size_t room) : room_(room), engine_(this, parts(), false), thread_([this] { run(); }) {}
    ~threaded_bot() {
        ended_ = true;
        thread_.join();
    }

    engine& operator*() noexcept { return engine_; }
    engine* operator->() noexcept { return &engine_; }
    bool paused() const noexcept { return paused_; }
    int pauses() const noexcept { return pauses_; }

private:
    static threaded_bot& of(void* self) { return *static_cast<threaded_bot*>(self); }

    static engine_parts const& parts() {
        static constexpr engine_parts all{
            [](void* self, task_of_bot& task) {
                std::lock_guard const lock{of(self).mutex_};
                if (of(self).queue_.size() >= of(self).room_) return false;
                of(self).queue_.push_back(task);
                return true;
            },
            [](void* self) { of(self).asked_ = true; },
            [](void*, instant) { std::this_thread::yield(); },
            [](void* self) {
                std::lock_guard const lock{of(self).mutex_};
                return of(self).queue_.empty();
            },
            [](void* self, bool paused) {
                of(self).paused_ = paused;
                if (paused) ++of(self).pauses_;
            },
            nullptr,
            [](void* self) { of(self).stopped_ = true; },
            [](void*, mg::event::failure&, std::uint64_t) { return false; },
            [](void* self) { return of(self).clock_.now(); },
            [](void* self) -> mg::clock::timer_queue& { return of(self).clock_.timers(); },
            [](void*) {},
        };
        return all;
    }

    bool run_one() {
        std::unique_lock lock{mutex_};
        if (queue_.empty()) return false;
        task_of_bot const task = queue_.front();
        queue_.pop_front();
        lock.unlock();
        task();
        return true;
    }
    void run() {
        while (!ended_) {
            if (!run_one()) std::this_thread::yield();
            if (asked_.exchange(false)) engine_.has_room();
        }
    }

    std::size_t room_;
    std::mutex mutex_{};
    std::deque<task_of_bot> queue_{};
    mg::clock::manual clock_{};
    std::atomic<bool> asked_ = false;
    std::atomic<bool> paused_ = false;
    std::atomic<bool> stopped_ = false;
    std::atomic<bool> ended_ = false;
    std::atomic<int> pauses_ = 0;
    engine engine_;
    std::thread thread_;
};

void under_load_nothing_is_lost_and_the_transport_reads_again_at_the_end() {
    constexpr int threads = 3;
    constexpr int each = 1000;
    fate told;
    threaded_bot bot{2};
    std::vector<std::thread> submitting;
    for (int i = 0; i < threads; ++i) {
        submitting.emplace_back([&] {
            for (int number = 0; number < each; ++number) {
                bot->task_begins();
                auto task = support::task_with_fate(
                    told,
                    [&bot] {
                        if (bot->task_may_run()) bot->task_ends();
                    },
                    [&bot] { bot->task_dropped(); });
                bot->submit(task);
            }
        });
    }
    for (auto& thread : submitting) thread.join();
    BOOST_TEST(bot->quiet().wait_until(instant::max()));
    // The last task may end before the transport is told that there is room again.
    while (bot.paused()) std::this_thread::yield();
    BOOST_TEST(!bot->finish({}, true));
    BOOST_TEST_EQ(told.run.load(), threads * each);
    BOOST_TEST_EQ(told.let_go.load(), 0);
    BOOST_TEST_GT(bot.pauses(), 0);
}

void many_may_stop_it_while_it_ends() {
    for (int round = 0; round < 50; ++round) {
        threaded_bot bot{1000};
        bot->task_begins();
        fate told;
        {
            auto task = support::task_with_fate(told, [&bot] {
                if (bot->task_may_run()) bot->task_ends();
            });
            bot->submit(task);
        }
        std::vector<std::thread> stopping;
        for (int i = 0; i < 3; ++i) stopping.emplace_back([&bot] { bot->stop(1h); });
        BOOST_TEST(!bot->finish({}, true));
        for (auto& thread : stopping) thread.join();
        BOOST_TEST(bot->stopping());
        BOOST_TEST_EQ(told.run.load(), 1);
        bot->close();
    }
}

}  // namespace

int main() {
    what_the_executor_takes_is_no_matter();
    a_full_executor_pauses_the_transport_until_all_that_waits_is_taken();
    room_may_come_while_it_is_asked_for();
    where_it_drops_the_transport_reads_on_and_it_is_told_once();
    events_are_numbered_from_one();
    what_a_rule_throws_is_offered_to_the_rules_for_it();
    an_action_that_failed_is_offered_too();
    what_no_rule_hears_is_in_the_log();
    after_the_end_it_is_in_the_log_whatever_the_rules();
    behind_a_full_executor_failures_have_an_end();
    what_is_to_be_done_later_is_done_by_the_bot_s_clock();
    a_delay_without_end_is_never_and_one_that_is_over_is_now();
    it_is_not_quiet_while_a_timer_fires();
    once_closed_nothing_is_taken_or_fired();
    more_timers_than_a_queue_keeps_are_refused();
    what_is_done_is_counted_and_watched();
    stopping_when_it_is_quiet_stops_the_transport_at_once();
    what_is_under_way_ends_before_the_transport_is_stopped();
    it_is_stopped_at_the_latest_after_the_grace_by_its_clock();
    a_handler_may_stop_its_bot();
    a_stopping_bot_reads_no_more_when_there_is_room();
    stopping_ends_a_wait_for_quiet();
    a_bot_at_rest_ends_cleanly_and_says_nothing();
    it_ends_with_what_ended_the_transport();
    what_is_queued_is_done_before_the_end();
    it_waits_as_long_as_handlers_run_unless_it_is_stopped();
    handlers_that_have_not_begun_at_the_deadline_are_dropped();
    one_that_runs_at_the_deadline_is_told_and_left_alone();
    what_the_executor_never_had_room_for_is_dropped_when_that_has_ended();
    a_grace_without_end_stops_it_too();
    the_first_error_is_the_one_that_is_given();
    stopping_brings_the_end_near();
    actions_that_nothing_came_of_are_told();
    an_action_is_waited_for();
    what_would_have_been_done_later_is_told();
    what_is_added_while_it_ends_is_not_left_behind();
    a_bot_that_was_stopped_does_not_complain_of_timers();
    under_load_nothing_is_lost_and_the_transport_reads_again_at_the_end();
    many_may_stop_it_while_it_ends();
    return boost::report_errors();
}
