// SPDX-License-Identifier: BSL-1.0
// overflow: refused tasks come to the executor later, each once and in their order.
#include <monongusa/bot/overflow.hpp>

#include "../support/task_with_fate.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <cstddef>
#include <deque>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

namespace {

using monongusa::task_of_bot;
using monongusa::detail::overflow;
using outcome = overflow::outcome;
using progress = overflow::progress;
using support::fate;
using support::task_with_fate;

static_assert(!std::is_copy_constructible_v<overflow> && !std::is_move_constructible_v<overflow>);

// Takes as many tasks as it is told, and runs them at once.
struct executor {
    int room = 0;
    int asked = 0;

    static bool try_execute(void* self, task_of_bot& task) {
        auto& mine = *static_cast<executor*>(self);
        ++mine.asked;
        if (mine.room == 0) return false;
        --mine.room;
        task();
        return true;
    }
};

struct talking {
    fate told{};
    std::string said{};

    task_of_bot says(char letter) {
        return task_with_fate(told, [this, letter] { said += letter; });
    }
    outcome offer(overflow& to, char letter) {
        auto task = says(letter);
        return to.offer(task);
    }
};

void what_there_is_room_for_is_taken() {
    executor executor{2};
    talking talk;
    overflow kept{&executor, &executor::try_execute, false};
    BOOST_TEST(talk.offer(kept, 'a') == outcome::taken);
    BOOST_TEST(talk.offer(kept, 'b') == outcome::taken);
    BOOST_TEST_EQ(talk.said, "ab");
    BOOST_TEST_EQ(kept.size(), 0u);
    BOOST_TEST(talk.told.is(2, 0, 2));
}

void what_comes_after_a_refused_one_waits_behind_it() {
    executor executor{0};
    talking talk;
    overflow kept{&executor, &executor::try_execute, false};
    BOOST_TEST(talk.offer(kept, 'a') == outcome::first_kept);
    executor.room = 9;
    BOOST_TEST(talk.offer(kept, 'b') == outcome::kept);
    BOOST_TEST(talk.offer(kept, 'c') == outcome::kept);
    BOOST_TEST_EQ(executor.asked, 1);
    BOOST_TEST_EQ(kept.size(), 3u);
    BOOST_TEST_EQ(talk.said, "");
    BOOST_TEST(kept.flush() == progress::emptied);
    BOOST_TEST_EQ(talk.said, "abc");
    BOOST_TEST_EQ(kept.size(), 0u);
    BOOST_TEST(talk.told.is(3, 0, 3));
}

void a_flush_goes_as_far_as_there_is_room() {
    executor executor{0};
    talking talk;
    overflow kept{&executor, &executor::try_execute, false};
    for (char const letter : {'a', 'b', 'c'}) talk.offer(kept, letter);
    BOOST_TEST(kept.flush() == progress::refused);
    executor.room = 2;
    BOOST_TEST(kept.flush() == progress::refused);
    BOOST_TEST_EQ(talk.said, "ab");
    BOOST_TEST_EQ(kept.size(), 1u);
    // Somebody will still flush, so room is not asked for twice.
    BOOST_TEST(talk.offer(kept, 'd') == outcome::kept);
    executor.room = 2;
    BOOST_TEST(kept.flush() == progress::emptied);
    BOOST_TEST_EQ(talk.said, "abcd");
    BOOST_TEST(talk.told.is(4, 0, 4));
}

void once_emptied_it_asks_for_room_again() {
    executor executor{0};
    talking talk;
    overflow kept{&executor, &executor::try_execute, false};
    BOOST_TEST(talk.offer(kept, 'a') == outcome::first_kept);
    executor.room = 2;
    BOOST_TEST(kept.flush() == progress::emptied);
    BOOST_TEST(kept.flush() == progress::emptied);
    BOOST_TEST(talk.offer(kept, 'b') == outcome::taken);
    BOOST_TEST(talk.offer(kept, 'c') == outcome::first_kept);
    BOOST_TEST_EQ(talk.said, "ab");
}

void where_it_drops_nothing_is_kept() {
    executor executor{1};
    talking talk;
    overflow dropping{&executor, &executor::try_execute, true};
    BOOST_TEST(talk.offer(dropping, 'a') == outcome::taken);
    BOOST_TEST(talk.offer(dropping, 'b') == outcome::dropped);
    BOOST_TEST_EQ(dropping.size(), 0u);
    BOOST_TEST(talk.told.is(1, 1, 2));
    executor.room = 1;
    BOOST_TEST(talk.offer(dropping, 'c') == outcome::taken);
    BOOST_TEST_EQ(talk.said, "ac");
}

void what_is_kept_is_let_go_with_it() {
    executor executor{0};
    talking talk;
    {
        overflow kept{&executor, &executor::try_execute, false};
        for (char const letter : {'a', 'b', 'c'}) talk.offer(kept, letter);
        BOOST_TEST(talk.told.is(0, 0, 0));
    }
    BOOST_TEST(talk.told.is(0, 3, 3));
}

void what_is_cleared_is_let_go_at_once() {
    executor executor{0};
    talking talk;
    overflow kept{&executor, &executor::try_execute, false};
    for (char const letter : {'a', 'b', 'c'}) talk.offer(kept, letter);
    kept.clear();
    BOOST_TEST(talk.told.is(0, 3, 3));
    BOOST_TEST_EQ(kept.size(), 0u);
    kept.clear();
    BOOST_TEST(kept.flush() == progress::emptied);
    BOOST_TEST(talk.told.is(0, 3, 3));
}

// A handler that fails hands over a task for the failure, from within the flush.
void a_task_that_is_flushed_may_offer_another() {
    executor executor{0};
    talking talk;
    overflow kept{&executor, &executor::try_execute, false};
    auto first = task_with_fate(talk.told, [&] {
        talk.said += 'a';
        BOOST_TEST(talk.offer(kept, 'c') == outcome::kept);
    });
    kept.offer(first);
    talk.offer(kept, 'b');
    executor.room = 3;
    BOOST_TEST(kept.flush() == progress::emptied);
    BOOST_TEST_EQ(talk.said, "abc");
}

// An executor with a thread of its own, which calls back for room as the engine has it.
class one_thread {
public:
    explicit one_thread(std::size_t room) : room_(room), thread_([this] { run(); }) {}
    ~one_thread() {
        ended_ = true;
        thread_.join();
    }

    overflow& kept() noexcept { return kept_; }

    void submit(task_of_bot& task) {
        if (kept_.offer(task) == outcome::first_kept) asked_ = true;
    }

private:
    static bool try_execute(void* self, task_of_bot& task) {
        auto& mine = *static_cast<one_thread*>(self);
        std::lock_guard const lock{mine.mutex_};
        if (mine.queue_.size() == mine.room_) return false;
        mine.queue_.push_back(task);
        return true;
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
        while (!ended_ || asked_ || kept_.size() > 0) {
            if (!run_one()) std::this_thread::yield();
            if (asked_.exchange(false) && kept_.flush() == progress::refused) asked_ = true;
        }
        while (run_one()) {}
    }

    std::size_t room_;
    std::mutex mutex_{};
    std::deque<task_of_bot> queue_{};
    overflow kept_{this, &one_thread::try_execute, false};
    std::atomic<bool> asked_ = false;
    std::atomic<bool> ended_ = false;
    std::thread thread_;
};

void each_of_many_threads_keeps_its_order_and_nothing_is_lost() {
    constexpr int threads = 3;
    constexpr int each = 2000;
    fate told;
    std::vector<int> next(threads, 0);  // Of the executor's one thread.
    int overtaken = 0;
    {
        one_thread executor{2};
        std::vector<std::thread> offering;
        for (int thread = 0; thread < threads; ++thread) {
            offering.emplace_back([&, thread] {
                for (int number = 0; number < each; ++number) {
                    auto task = task_with_fate(told, [&, thread, number] {
                        if (next[static_cast<std::size_t>(thread)]++ != number) ++overtaken;
                    });
                    executor.submit(task);
                }
            });
        }
        for (auto& thread : offering) thread.join();
    }
    BOOST_TEST_EQ(overtaken, 0);
    BOOST_TEST(told.is(threads * each, 0, threads * each));
}

}  // namespace

int main() {
    what_there_is_room_for_is_taken();
    what_comes_after_a_refused_one_waits_behind_it();
    a_flush_goes_as_far_as_there_is_room();
    once_emptied_it_asks_for_room_again();
    where_it_drops_nothing_is_kept();
    what_is_kept_is_let_go_with_it();
    what_is_cleared_is_let_go_at_once();
    a_task_that_is_flushed_may_offer_another();
    each_of_many_threads_keeps_its_order_and_nothing_is_lost();
    return boost::report_errors();
}
