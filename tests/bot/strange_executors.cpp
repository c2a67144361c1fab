// SPDX-License-Identifier: BSL-1.0
// Tests that executors which do what the contract allows, and some that do not, lose no handler and harm no bot.
#include <monongusa/bot/bot.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::executor::thread_pool;
using support::conversation;
using support::said;

namespace {

constexpr int said_in_all = 200;

std::vector<support::any_event> many() {
    std::vector<support::any_event> all;
    for (int i = 0; i < said_in_all; ++i) all.push_back(said("ann", std::to_string(i)));
    return all;
}

constexpr mg::table echo{mg::listen_to<"(.+)">([](std::string_view text) { return std::string{text}; })};

std::string in_order() {
    std::string all;
    for (int i = 0; i < said_in_all; ++i) all += "reply ann: " + std::to_string(i) + ";";
    return all;
}

// Hands everything on to a small pool.
struct forwarding {
    std::shared_ptr<thread_pool> to = std::make_shared<thread_pool>(mg::executor::thread_pool_config{.threads = 2, .capacity = 2});

    template <class Task>
    bool try_execute(Task&& task) {
        return to->try_execute(std::forward<Task>(task));
    }
    void on_room(std::function<void()> callback) { to->on_room(std::move(callback)); }
    bool drain(mg::instant deadline) { return to->drain(deadline); }
    bool at_rest() const { return to->at_rest(); }
};

// Moves from the lvalue that it is given, as it may.
struct moving : forwarding {
    bool try_execute(mg::task_of_bot& task) {
        mg::task_of_bot mine{task};
        if (!to->try_execute(mine)) return false;
        mg::task_of_bot const taken{std::move(task)};
        return true;
    }
};

// Says that there is room far too often.
struct chatty : forwarding {
    void on_room(std::function<void()> callback) {
        to->on_room([callback] {
            for (int i = 0; i < 3; ++i) callback();
        });
    }
};

template <class Executor>
void nothing_is_lost_and_the_order_is_kept() {
    for (int i = 0; i < 10; ++i) {
        conversation chat{many()};
        mg::bot bot{support::memory_transport{chat}, Executor{}, echo};
        BOOST_TEST(!bot.run());
        BOOST_TEST_EQ(support::joined(chat.done), in_order());
        BOOST_TEST_EQ(bot.dropped(), 0u);
    }
}

// A pool that lives longer than its bots, which share it.
void bots_may_share_an_executor() {
    forwarding const shared;
    for (int i = 0; i < 50; ++i) {
        conversation first{{said("ann", "1"), said("ann", "2"), said("ann", "3"), said("ann", "4"), said("ann", "5")}};
        mg::bot one{support::memory_transport{first}, forwarding{shared}, echo};
        BOOST_TEST(!one.run());
        BOOST_TEST_EQ(first.done.size(), 5u);
    }
}

// Runs its tasks in `drain` alone, and throws at every third.
struct throwing {
    struct state {
        std::deque<mg::task_of_bot> queue{};
        std::vector<std::function<void()>> waiting{};
        int offers = 0;
    };
    std::shared_ptr<state> own = std::make_shared<state>();

    bool try_execute(mg::task_of_bot const& task) {
        if (++own->offers % 3 == 0) throw std::runtime_error{"no memory"};
        if (own->queue.size() >= 2) return false;
        own->queue.push_back(task);
        return true;
    }
    void on_room(std::function<void()> callback) { own->waiting.push_back(std::move(callback)); }
    bool drain(mg::instant) {
        while (!own->queue.empty()) {
            auto const task = std::move(own->queue.front());
            own->queue.pop_front();
            task();
            for (auto const& callback : std::exchange(own->waiting, {})) callback();
        }
        return true;
    }
    bool at_rest() const { return own->queue.empty(); }
};

// Does not pause, which would wait for room that only comes at the end.
struct endless : support::memory_transport {
    using support::memory_transport::memory_transport;
    void pause() noexcept {}
};

void what_an_executor_throws_is_told_and_ends_nothing() {
    conversation chat{many()};
    std::size_t dropped = 0;
    std::string const log = support::logged_by([&] {
        mg::bot bot{endless{chat}, throwing{}, echo};
        BOOST_TEST(!bot.run());
        dropped = bot.dropped();
    });
    BOOST_TEST(log.find("no memory") != std::string::npos);
    BOOST_TEST_GT(dropped, 0u);
    BOOST_TEST_EQ(chat.done.size() + dropped, static_cast<std::size_t>(said_in_all));
}

// Cannot even be asked for room at first.
struct deaf_at_first : throwing {
    bool try_execute(mg::task_of_bot const& task) {
        if (own->queue.size() >= 2) return false;
        own->queue.push_back(task);
        return true;
    }
    void on_room(std::function<void()> callback) {
        if (++own->offers < 3) throw std::runtime_error{"no list"};
        own->waiting.push_back(std::move(callback));
    }
};

void one_that_cannot_be_asked_for_room_is_asked_again() {
    conversation chat{many()};
    std::string const log = support::logged_by([&] {
        mg::bot bot{endless{chat}, deaf_at_first{}, echo};
        BOOST_TEST(!bot.run());
    });
    BOOST_TEST_EQ(support::joined(chat.done), in_order());
    BOOST_TEST_EQ(log, "error bot: the executor: no list\nerror bot: the last line came 1 more time\n");
}

// What goes wrong is told also where handlers are dropped.
void a_failure_is_not_dropped() {
    std::vector<std::string> told;
    std::mutex mutex;
    mg::table const table{
        mg::listen_to<".">([](mg::event::message const& message) { throw std::runtime_error{message.text}; }),
        mg::on_error([&](mg::event::failure const& failure) {
            std::lock_guard const lock{mutex};
            told.push_back(failure.what);
        }),
    };
    std::size_t dropped = 0;
    support::logged_by([&] {
        conversation chat{many()};
        mg::bot bot{support::memory_transport{chat},
                    thread_pool{{.threads = 2, .capacity = 2, .when_full = mg::executor::when_full::drop}}, table};
        BOOST_TEST(!bot.run());
        dropped = bot.dropped();
    });
    BOOST_TEST_EQ(told.size() + dropped, static_cast<std::size_t>(said_in_all));
}

}  // namespace

int main() {
    nothing_is_lost_and_the_order_is_kept<forwarding>();
    nothing_is_lost_and_the_order_is_kept<moving>();
    nothing_is_lost_and_the_order_is_kept<chatty>();
    bots_may_share_an_executor();
    what_an_executor_throws_is_told_and_ends_nothing();
    one_that_cannot_be_asked_for_room_is_asked_again();
    a_failure_is_not_dropped();
    return boost::report_errors();
}
