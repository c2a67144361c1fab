// SPDX-License-Identifier: BSL-1.0
// Tests that the engine of a bot reaches the parts that the bot was put together from.
#include <monongusa/bot/parts_of.hpp>

#include "../support/descriptors.hpp"
#include "../support/manual_executor.hpp"
#include "../support/memory_transport.hpp"
#include "../support/task_with_fate.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mg = monongusa;
using mg::instant;
using mg::detail::drops_when_full;
using mg::detail::is_in_place;
using mg::executor::inplace;
using mg::executor::thread_pool;
using mg::executor::when_full;
using support::conversation;
using support::memory_transport;
using support::said;
using namespace std::chrono_literals;

namespace {

constexpr mg::table table{
    mg::listen_to<"tea">([](auto& chat) { chat.send("tea"); }),
    mg::on_error([](auto& chat, mg::event::failure const& failure) { chat.send("failed: " + failure.what); }),
};

void each_part_is_the_bot_s_own() {
    conversation chat;
    support::manual_executor executor{1};
    mg::bot bot{memory_transport{chat}, executor, table, mg::with(), mg::clock::manual{}};
    auto const& parts = mg::detail::parts_of<decltype(bot)>::all();
    bot.hear(said("ann", "cake"));

    support::fate told;
    auto first = support::task_with_fate(told);
    auto second = support::task_with_fate(told);
    BOOST_TEST(parts.try_execute(&bot, first));
    BOOST_TEST(!parts.try_execute(&bot, second));
    BOOST_TEST(!parts.at_rest(&bot));
    parts.drain(&bot, instant::max());
    BOOST_TEST(parts.at_rest(&bot));
    BOOST_TEST_EQ(told.run.load(), 1);

    parts.pause(&bot, true);
    BOOST_TEST(chat.paused);
    parts.pause(&bot, false);
    BOOST_TEST(!chat.paused);

    BOOST_TEST_EQ(&parts.timers(&bot), &bot.clock().timers());
    bot.clock().set(instant{1h});
    BOOST_TEST(parts.now(&bot) == instant{1h});
    parts.rearm(&bot);  // Nothing, on a clock that stands still.

    parts.leave(&bot);  // Nothing, for a transport that nobody would have to be told of.
    parts.stop(&bot);
    BOOST_TEST(chat.stopped);
}

// --- one that leaves

/// Writes down what it is told of its end, between the lines of what the bot does.
class leaving_transport : public memory_transport {
public:
    explicit leaving_transport(conversation& with, std::string_view broken = "") : memory_transport(with), chat_(&with), broken_(broken) {}

    void pause() {
        memory_transport::pause();
        told("pause");
    }
    void leave() { told("leave"); }
    // Once: it may be told so again, by the thread of the clock.
    void stop() {
        bool const again = chat_->stopped.exchange(true);
        memory_transport::stop();
        if (!again) told("stop");
    }

private:
    void told(std::string_view what) {
        {
            std::lock_guard const lock{chat_->mutex};
            chat_->done.emplace_back(what);
        }
        if (what == broken_) throw std::runtime_error{"no"};
    }

    conversation* chat_;
    std::string_view broken_;
};

std::string stopped_by_a_handler(std::string_view broken = "") {
    std::function<void()> stop;
    mg::table const stops{mg::listen_to<"tea">([&](auto& chat) {
        chat.send("one");
        stop();
        stop();
        chat.send("two");
    })};
    conversation chat{{said("ann", "tea"), said("ann", "tea")}};
    mg::bot bot{leaving_transport{chat, broken}, inplace{}, stops};
    stop = [&] { bot.stop(); };
    BOOST_TEST(!bot.run());
    return support::joined(chat.done);
}

// And what the handler says behind that is still said.
void a_bot_that_is_stopped_leaves_first() {
    BOOST_TEST_EQ(stopped_by_a_handler(), "send #general: one;pause;leave;send #general: two;stop;");
}

void stopped_before_it_runs_it_leaves_as_well() {
    conversation chat{{said("ann", "tea")}};
    mg::bot bot{leaving_transport{chat}, inplace{}, table};
    bot.stop();
    bot.stop();
    BOOST_TEST_EQ(support::joined(chat.done), "pause;leave;stop;");
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(support::joined(chat.done), "pause;leave;stop;");
}

void one_that_ends_by_itself_need_not_leave() {
    conversation chat{{said("ann", "tea")}};
    mg::bot bot{leaving_transport{chat}, inplace{}, table};
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(support::joined(chat.done), "send #general: tea;");
}

// It is told so, by the name of what was not done, and goes on to its end.
void what_fails_at_the_end_keeps_nothing_else_from_being_done() {
    for (std::string const broken : {"pause", "leave", "stop"}) {
        std::string done;
        auto const log = support::logged_by([&] { done = stopped_by_a_handler(broken); });
        BOOST_TEST_EQ(done, "send #general: one;pause;leave;send #general: two;stop;");
        BOOST_TEST_EQ(log, "error bot: the transport does not " + broken + ": no\n");
    }
}

void a_failure_goes_to_the_rules_for_it() {
    conversation chat;
    mg::bot bot{memory_transport{chat}, inplace{}, table, mg::with(), mg::clock::manual{}};
    auto const& parts = mg::detail::parts_of<decltype(bot)>::all();
    bot.hear(said("ann", "cake"));
    mg::event::failure failure;
    failure.what = "no tea";
    failure.rule = 1;
    failure.channel = support::general();
    BOOST_TEST(parts.fail(&bot, failure, 7));
    BOOST_TEST_EQ(support::joined(chat.done), "send #general: failed: no tea;");
    // What one of these does wrong is offered to none.
    failure.rule = 2;
    BOOST_TEST(!parts.fail(&bot, failure, 7));
    BOOST_TEST_EQ(chat.done.size(), 1u);
}

void it_is_asked_what_is_optional() {
    BOOST_TEST(!drops_when_full(inplace{}));
    BOOST_TEST(!drops_when_full(support::manual_executor{1}));
    BOOST_TEST(!drops_when_full(thread_pool{{.threads = 1}}));
    BOOST_TEST(drops_when_full(thread_pool{{.threads = 1, .when_full = when_full::drop}}));
    BOOST_TEST(is_in_place(inplace{}));
    BOOST_TEST(!is_in_place(thread_pool{{.threads = 1}}));
    BOOST_TEST(!is_in_place(support::manual_executor{1}));
}

}  // namespace

int main() {
    each_part_is_the_bot_s_own();
    a_bot_that_is_stopped_leaves_first();
    stopped_before_it_runs_it_leaves_as_well();
    one_that_ends_by_itself_need_not_leave();
    what_fails_at_the_end_keeps_nothing_else_from_being_done();
    a_failure_goes_to_the_rules_for_it();
    it_is_asked_what_is_optional();
    return boost::report_errors();
}
