// SPDX-License-Identifier: BSL-1.0
// Tests that what an activity is given runs one part after the other, and that it counts as under way while it is.
#include <monongusa/coroutine/activity.hpp>

#include "../support/bare_engine.hpp"
#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::detail::activity;
using mg::detail::activity_counts;
using mg::detail::activity_ref;
using mg::detail::bot_link;
using support::bare_engine;

static_assert(!std::is_copy_constructible_v<activity> && !std::is_move_constructible_v<activity>);

namespace {

struct with_activity {
    bare_engine bot{};
    std::shared_ptr<bot_link> link = std::make_shared<bot_link>(*bot);
    std::shared_ptr<activity_counts> counts = std::make_shared<activity_counts>();
    activity_ref one = make({});

    activity_ref make(mg::chat::origin_ref const& from) { return activity_ref{new activity{link, counts, from, 0}}; }
    std::size_t tasks() { return bot->quiet().under_way().tasks; }
};

void parts_run_later_in_their_order_and_as_one_task() {
    with_activity with;
    std::string ran;
    for (char const part : {'a', 'b', 'c'}) with.one->execute([&ran, part] { ran += part; });
    BOOST_TEST_EQ(ran, "");
    BOOST_TEST_EQ(with.bot.queued(), 1u);
    BOOST_TEST_EQ(with.tasks(), 1u);
    with.bot.run_all();
    BOOST_TEST_EQ(ran, "abc");
    BOOST_TEST_EQ(with.tasks(), 0u);
}

void a_part_of_a_part_has_a_turn_of_its_own() {
    with_activity with;
    std::string ran;
    with.one->execute([&] {
        with.one->execute([&] { ran += "inner"; });
        ran += "outer ";
    });
    BOOST_TEST(with.bot.run_one());
    BOOST_TEST_EQ(ran, "outer ");
    BOOST_TEST_EQ(with.bot.queued(), 1u);
    with.bot.run_all();
    BOOST_TEST_EQ(ran, "outer inner");
}

void a_thread_is_here_only_while_a_part_runs() {
    with_activity with;
    auto const other = with.make({});
    bool here = false;
    bool in_other = true;
    with.one->execute([&] {
        here = with.one->is_here();
        in_other = other->is_here();
    });
    BOOST_TEST(!with.one->is_here());
    with.bot.run_all();
    BOOST_TEST(here && !in_other && !with.one->is_here());
    {
        activity::inside const outer{*with.one};
        {
            activity::inside const inner{*other};
            BOOST_TEST(other->is_here() && !with.one->is_here());
        }
        BOOST_TEST(with.one->is_here() && !other->is_here());
    }
    BOOST_TEST(!with.one->is_here());
}

// The event that it answers may be gone.
void its_tasks_are_of_the_place_where_it_began() {
    with_activity with;
    activity_ref one = [&] {
        mg::chat::channel const channel{"tea-id", "tea", mg::chat::channel_kind::open};
        return with.make({&channel, nullptr, nullptr, nullptr});
    }();
    one->execute([] {});
    BOOST_TEST_EQ(with.bot.lane(), "tea-id");
}

void a_part_that_throws_is_told_and_does_not_keep_the_others_from_running() {
    with_activity with;
    std::string ran;
    with.one->execute([] { throw std::runtime_error{"no tea"}; });
    with.one->execute([&ran] { ran += "next"; });
    BOOST_TEST_EQ(support::logged_by([&] { with.bot.run_all(); }), "error tea: a completion handler threw: no tea\n");
    BOOST_TEST_EQ(ran, "next");
    BOOST_TEST_EQ(with.tasks(), 0u);
}

void a_task_that_is_dropped_lets_its_parts_go() {
    with_activity with;
    auto const held = std::make_shared<int>(1);
    bool ran = false;
    with.one->execute([held, &ran] { ran = true; });
    with.bot.drop_all();
    BOOST_TEST_EQ(held.use_count(), 1);
    BOOST_TEST(!ran);
    BOOST_TEST_EQ(with.tasks(), 0u);
    with.one->execute([held, &ran] { ran = true; });
    BOOST_TEST_EQ(with.bot.queued(), 1u);
    with.bot.run_all();
    BOOST_TEST(ran);
}

void of_a_bot_that_is_gone_nothing_runs() {
    with_activity with;
    with.link->leave();
    auto const held = std::make_shared<int>(1);
    with.one->execute([held] { BOOST_ERROR("ran"); });
    BOOST_TEST_EQ(held.use_count(), 1);
    // What ends may execute more.
    struct again {
        activity* of;
        explicit again(activity* in) : of(in) {}
        again(again&& other) noexcept : of(std::exchange(other.of, nullptr)) {}
        again& operator=(again&&) = delete;
        ~again() {
            if (of) of->execute([] { BOOST_ERROR("ran"); });
        }
        void operator()() const {}
    };
    with.one->execute(again{&*with.one});
    BOOST_TEST_EQ(with.bot.queued(), 0u);
    BOOST_TEST_EQ(with.tasks(), 0u);
}

void it_counts_while_its_coroutine_is_there_and_waits_for_nothing_of_the_bot_s() {
    with_activity with;
    BOOST_TEST_EQ(with.tasks(), 0u);
    with.one->begins();
    BOOST_TEST_EQ(with.tasks(), 1u);
    BOOST_TEST_EQ(with.counts->running.load(), 1u);
    BOOST_TEST_EQ(with.counts->waiting.load(), 0u);
    with.one->wait_begins();
    with.one->wait_begins();  // As by `a || b`.
    BOOST_TEST_EQ(with.tasks(), 0u);
    BOOST_TEST_EQ(with.counts->waiting.load(), 1u);
    with.one->wait_ends();
    BOOST_TEST_EQ(with.tasks(), 0u);
    with.one->wait_ends();
    BOOST_TEST_EQ(with.tasks(), 1u);
    BOOST_TEST_EQ(with.counts->waiting.load(), 0u);
    with.one->ends();
    BOOST_TEST_EQ(with.tasks(), 0u);
    BOOST_TEST_EQ(with.counts->running.load(), 0u);
}

void a_wait_of_no_coroutine_counts_for_nothing() {
    with_activity with;
    with.one->wait_begins();
    BOOST_TEST_EQ(with.tasks(), 0u);
    BOOST_TEST_EQ(with.counts->waiting.load(), 0u);
    with.one->wait_ends();
    BOOST_TEST_EQ(with.tasks(), 0u);
}

void cancelling_emits_the_signal_in_a_part() {
    with_activity with;
    bool here = false;
    int emitted = 0;
    with.one->signal().slot().assign([&](boost::asio::cancellation_type type) {
        here = with.one->is_here();
        emitted += type == boost::asio::cancellation_type::all;
    });
    with.one->cancel();
    BOOST_TEST_EQ(emitted, 0);
    with.bot.run_all();
    BOOST_TEST_EQ(emitted, 1);
    BOOST_TEST(here);
}

void the_last_that_refers_to_it_ends_it() {
    with_activity with;
    auto one = with.make({});
    bool cancelled = false;
    one->signal().slot().assign([&](boost::asio::cancellation_type) { cancelled = true; });
    one->cancel();
    one = with.make({});  // Now only what is queued holds it.
    with.bot.run_all();
    BOOST_TEST(cancelled);
    activity_ref moved{std::move(one)};
    BOOST_TEST(!one && moved);
    activity_ref const copy{moved};
    BOOST_TEST(copy == moved);
    BOOST_TEST(!(copy == with.make({})));
}

void parts_from_many_threads_run_once_each_and_never_at_the_same_time() {
    constexpr int threads = 3;
    constexpr int each = 2000;
    with_activity with;
    int ran = 0;  // No lock: that is what an activity is for.
    std::atomic<bool> over = false;
    std::vector<std::thread> running;
    for (int i = 0; i < 2; ++i) {
        running.emplace_back([&] {
            while (!over || with.bot.queued() > 0) {
                if (!with.bot.run_one()) std::this_thread::yield();
            }
        });
    }
    std::vector<std::thread> giving;
    for (int i = 0; i < threads; ++i) {
        giving.emplace_back([&] {
            for (int part = 0; part < each; ++part) with.one->execute([&ran] { ++ran; });
        });
    }
    for (auto& thread : giving) thread.join();
    with.bot->quiet().wait_for_tasks(mg::instant::max());
    over = true;
    for (auto& thread : running) thread.join();
    BOOST_TEST_EQ(ran, threads * each);
}

}  // namespace

int main() {
    parts_run_later_in_their_order_and_as_one_task();
    a_part_of_a_part_has_a_turn_of_its_own();
    a_thread_is_here_only_while_a_part_runs();
    its_tasks_are_of_the_place_where_it_began();
    a_part_that_throws_is_told_and_does_not_keep_the_others_from_running();
    a_task_that_is_dropped_lets_its_parts_go();
    of_a_bot_that_is_gone_nothing_runs();
    it_counts_while_its_coroutine_is_there_and_waits_for_nothing_of_the_bot_s();
    a_wait_of_no_coroutine_counts_for_nothing();
    cancelling_emits_the_signal_in_a_part();
    the_last_that_refers_to_it_ends_it();
    parts_from_many_threads_run_once_each_and_never_at_the_same_time();
    return boost::report_errors();
}
