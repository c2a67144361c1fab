// SPDX-License-Identifier: BSL-1.0
// loop: one thread for the process as long as somebody wants it.
#include <monongusa/net/loop.hpp>

#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <future>
#include <memory>
#include <thread>
#include <vector>

#include <signal.h>

namespace {

using monongusa::net::loop;
using support::on_loop;

void what_is_posted_runs_in_order_on_one_other_thread() {
    loop one;
    BOOST_TEST(!one.here());
    std::vector<int> order;
    std::vector<std::thread::id> threads;
    for (int i = 0; i < 100; ++i) {
        one.post([&, i] {
            order.push_back(i);
            threads.push_back(std::this_thread::get_id());
        });
    }
    BOOST_TEST(on_loop(one, [&] { return one.here(); }));
    BOOST_TEST_EQ(order.size(), 100u);
    for (int i = 0; i < 100; ++i) BOOST_TEST_EQ(order[static_cast<std::size_t>(i)], i);
    for (auto const& thread : threads) BOOST_TEST(thread == threads.front() && thread != std::this_thread::get_id());
}

void it_is_shared_as_long_as_somebody_holds_it() {
    auto first = loop::shared();
    auto second = loop::shared();
    BOOST_TEST(first == second);
    std::weak_ptr<loop> const watched = first;
    first.reset();
    BOOST_TEST(!watched.expired());
    second.reset();
    BOOST_TEST(watched.expired());
    auto const third = loop::shared();
    BOOST_TEST(on_loop(*third, [] { return 3; }) == 3);
}

void its_last_holder_may_be_on_its_thread() {
    auto one = std::make_unique<loop>();
    auto* const bare = one.get();
    std::promise<void> gone;
    bare->post([held = std::move(one), &gone]() mutable {
        held.reset();
        gone.set_value();
    });
    gone.get_future().get();
}

void its_thread_takes_no_signals() {
    sigset_t before;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &before);
    loop one;
    sigset_t after;
    ::pthread_sigmask(SIG_SETMASK, nullptr, &after);
    auto const inside = on_loop(one, [] {
        sigset_t blocked;
        ::pthread_sigmask(SIG_SETMASK, nullptr, &blocked);
        return blocked;
    });
    for (int const signal : {SIGINT, SIGTERM, SIGHUP, SIGPIPE, SIGCHLD}) {
        BOOST_TEST_EQ(::sigismember(&inside, signal), 1);
        BOOST_TEST_EQ(::sigismember(&after, signal), ::sigismember(&before, signal));
    }
}

void what_is_only_posted_is_let_go_at_the_end() {
    auto const token = std::make_shared<int>(1);
    std::promise<void> entered;
    std::promise<void> leave;
    auto one = std::make_unique<loop>();
    one->post([&] {
        entered.set_value();
        leave.get_future().get();
    });
    entered.get_future().get();
    one->post([token] {});
    BOOST_TEST_EQ(token.use_count(), 2);
    std::thread ends{[&] { one.reset(); }};
    leave.set_value();
    ends.join();
    BOOST_TEST_EQ(token.use_count(), 1);
}

}  // namespace

int main() {
    what_is_posted_runs_in_order_on_one_other_thread();
    it_is_shared_as_long_as_somebody_holds_it();
    its_last_holder_may_be_on_its_thread();
    its_thread_takes_no_signals();
    what_is_only_posted_is_let_go_at_the_end();
    return boost::report_errors();
}
