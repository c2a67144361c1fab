// SPDX-License-Identifier: BSL-1.0
// executor::shared: what several bots are given is one executor, and each waits for its own handlers alone.
#include <monongusa/executor/shared.hpp>

#include "../laws/executor.hpp"
#include "../laws/order.hpp"

#include <monongusa.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <latch>
#include <thread>
#include <type_traits>
#include <utility>

namespace mg = monongusa;
using mg::executor::order;
using mg::executor::shared;
using mg::executor::thread_pool;
using mg::executor::thread_pool_config;
using namespace std::chrono_literals;

namespace {

static_assert(mg::executor_policy<shared<thread_pool>> && std::is_copy_constructible_v<shared<thread_pool>>);

void it_obeys_the_laws_of_what_it_shares() {
    for (order const how : {order::channel, order::author, order::none}) {
        shared pool{thread_pool{thread_pool_config{.threads = 4, .order = how, .capacity = 3}}};
        laws::executor(pool);
        laws::order(pool, how);
    }
}

void whether_it_drops_is_what_it_shares_says() {
    BOOST_TEST(!shared{thread_pool{1}}.drops_when_full());
    BOOST_TEST((shared{thread_pool{thread_pool_config{.threads = 1, .when_full = mg::executor::when_full::drop}}}.drops_when_full()));
}

struct meeting {
    std::atomic<int> inside = 0;
    std::atomic<int> met = 0;
    std::atomic<int> calls = 0;
};

constexpr mg::table reactions{
    mg::listen_to<"tea">([](meeting& here) {
        if (++here.inside > 1) ++here.met;
        ++here.calls;
        std::this_thread::yield();
        --here.inside;
    }),
};

mg::event::message tea(char const* channel) {
    mg::event::message message;
    message.text = "tea";
    message.channel.id = channel;
    return message;
}

// A thread that several bots share is a loop on which no two of their handlers meet.
void handlers_of_all_bots_run_on_its_one_thread() {
    shared loop{thread_pool{1}};
    meeting here;
    mg::transport::replay coffee{"coffee"};
    mg::transport::replay cake{"cake"};
    for (int i = 0; i < 200; ++i) {
        coffee.then(tea(i % 2 ? "a" : "b"));
        cake.then(tea(i % 2 ? "c" : "d"));
    }
    mg::bot first{std::move(coffee), loop, reactions, mg::with(here), mg::clock::manual{}};
    mg::bot second{std::move(cake), loop, reactions, mg::with(here), mg::clock::manual{}};
    BOOST_TEST_EQ(mg::run(first, second), 0);
    BOOST_TEST_EQ(here.calls, 400);
    BOOST_TEST_EQ(here.met, 0);
}

struct held {
    std::latch begun{1};
    std::latch may_end{1};
};

// The other bot's handler has the thread that is left.
void a_bot_ends_while_another_s_handler_still_runs() {
    static constexpr mg::table slow{mg::listen_to<"tea">([](held& here) {
        here.begun.count_down();
        here.may_end.wait();
    })};
    shared pool{thread_pool{2}};
    held here;
    meeting quick;
    mg::bot waits{mg::transport::replay{"slow"}, pool, slow, mg::with(here), mg::clock::manual{}};
    waits.hear(tea("a"));
    here.begun.wait();
    {
        mg::bot ends{mg::transport::replay{"quick"}.then(tea("b")), pool, reactions, mg::with(quick), mg::clock::manual{}};
        BOOST_TEST_EQ(mg::run(ends), 0);
        BOOST_TEST_EQ(quick.calls, 1);
    }
    here.may_end.count_down();
    BOOST_TEST(waits.wait_until_quiet());
}

}  // namespace

int main() {
    it_obeys_the_laws_of_what_it_shares();
    whether_it_drops_is_what_it_shares_says();
    handlers_of_all_bots_run_on_its_one_thread();
    a_bot_ends_while_another_s_handler_still_runs();
    return boost::report_errors();
}
