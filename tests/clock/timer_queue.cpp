// SPDX-License-Identifier: BSL-1.0
// timer_queue: does what an ordered list does, whatever is asked of it in whatever order, and by however many threads.
#include <monongusa/clock/timer_queue.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using monongusa::instant;
using monongusa::clock::timer_id;
using monongusa::clock::timer_queue;
using namespace std::chrono_literals;

static_assert(!std::is_copy_constructible_v<timer_queue> && std::is_nothrow_move_constructible_v<timer_queue>);
static_assert(!std::is_assignable_v<timer_queue&, timer_queue>);

instant at(int tick) { return instant{std::chrono::milliseconds{tick}}; }

void it_fires_what_is_due_the_earliest_first() {
    timer_queue timers;
    std::string fired;
    for (int const tick : {3, 1, 2}) timers.add(at(tick), [&fired, tick] { fired += std::to_string(tick); });
    BOOST_TEST(timers.earliest() == at(1));
    BOOST_TEST(!timers.fire_one(at(0)));
    while (timers.fire_one(at(2))) fired += ';';
    BOOST_TEST_EQ(fired, "1;2;");
    BOOST_TEST(timers.earliest() == at(3));
    BOOST_TEST_EQ(timers.size(), 1u);
    BOOST_TEST(timers.fire_one(instant::max()));
    BOOST_TEST_EQ(fired, "1;2;3");
}

void an_empty_one_is_never_due() {
    timer_queue timers;
    BOOST_TEST(timers.earliest() == instant::max());
    BOOST_TEST(!timers.fire_one(instant::max()));
    BOOST_TEST_EQ(timers.size(), 0u);
    timers.clear();
}

void those_of_one_instant_fire_in_the_order_in_which_they_were_added() {
    timer_queue timers;
    std::string fired;
    std::vector<timer_id> ids;
    for (char letter = 'a'; letter <= 'z'; ++letter) ids.push_back(timers.add(at(1), [&fired, letter] { fired += letter; }));
    for (std::size_t const gone : {0u, 12u, 13u, 25u}) timers.cancel(ids[gone]);
    while (timers.fire_one(at(1))) {}
    BOOST_TEST_EQ(fired, "bcdefghijklopqrstuvwxy");
}

void a_cancelled_one_never_fires() {
    timer_queue timers;
    int fired = 0;
    auto const id = timers.add(at(1), [&fired] { ++fired; });
    BOOST_TEST(static_cast<bool>(id));
    BOOST_TEST(timers.cancel(id));
    BOOST_TEST(!timers.cancel(id));
    BOOST_TEST(!timers.fire_one(instant::max()));
    BOOST_TEST_EQ(fired, 0);
}

void an_id_that_is_over_names_nothing_even_when_its_place_is_another_s() {
    timer_queue timers;
    int fired = 0;
    auto const first = timers.add(at(1), [] {});
    BOOST_TEST(timers.fire_one(at(1)));
    auto const second = timers.add(at(1), [&fired] { ++fired; });
    BOOST_TEST_EQ(first.slot, second.slot);
    BOOST_TEST(!timers.cancel(first));
    BOOST_TEST(!timers.cancel({}));
    BOOST_TEST(!timers.cancel({second.slot + 1, second.number}));
    BOOST_TEST(timers.fire_one(at(1)));
    BOOST_TEST_EQ(fired, 1);
}

// Nothing of the model is ours: what waits, by instant, and of one instant in the order of insertion.
class against_a_model {
public:
    void run() {
        for (int step = 0; step < 20'000; ++step) {
            // In waves, so that it grows to some hundred and comes back to nothing.
            int const adds = step / 1000 % 2 == 0 ? 6 : 3;
            int const dice = below(12);
            if (dice < adds) {
                add();
            } else if (dice < 8) {
                fire();
            } else if (dice < 11) {
                cancel();
            } else if (below(500) == 0) {
                clear();
            }
            BOOST_TEST_EQ(timers_.size(), model_.size());
            BOOST_TEST(timers_.earliest() == (model_.empty() ? instant::max() : model_.begin()->first));
        }
        BOOST_TEST_GT(most_, 200u);
        BOOST_TEST_GT(cancelled_, 1000u);
        BOOST_TEST_GT(fired_, 1000u);
    }

private:
    using model = std::multimap<instant, int>;

    int below(int end) { return std::uniform_int_distribution<>{0, end - 1}(random_); }

    void add() {
        auto const when = at(now_ + below(50) - 5);  // Also in the past, and often at once.
        int const number = static_cast<int>(ids_.size());
        ids_.push_back(timers_.add(when, [this, number] { last_fired_ = number; }));
        rows_.push_back(model_.emplace(when, number));
        most_ = std::max(most_, model_.size());
    }
    void fire() {
        now_ += below(3);
        bool const due = !model_.empty() && model_.begin()->first <= at(now_);
        int const expected = due ? model_.begin()->second : -1;
        last_fired_ = -1;
        BOOST_TEST_EQ(timers_.fire_one(at(now_)), due);
        BOOST_TEST_EQ(last_fired_, expected);
        if (!due) return;
        forget(expected);
        ++fired_;
    }
    void cancel() {
        if (ids_.empty()) return;
        // Of the latest, about half of which still wait.
        auto const number = ids_.size() - 1 - static_cast<std::size_t>(below(static_cast<int>(std::min<std::size_t>(ids_.size(), 200))));
        bool const waits = rows_[number] != model_.end();
        BOOST_TEST_EQ(timers_.cancel(ids_[number]), waits);
        if (!waits) return;
        forget(static_cast<int>(number));
        ++cancelled_;
    }
    void clear() {
        timers_.clear();
        model_.clear();
        for (auto& row : rows_) row = model_.end();
    }
    void forget(int number) {
        auto& row = rows_[static_cast<std::size_t>(number)];
        model_.erase(row);
        row = model_.end();
    }

    std::minstd_rand random_{20'240'501};
    timer_queue timers_;
    model model_;
    std::vector<timer_id> ids_;
    std::vector<model::iterator> rows_;  // Of those that wait; the end for all others.
    int now_ = 0;
    int last_fired_ = -1;
    std::size_t most_ = 0;
    std::size_t cancelled_ = 0;
    std::size_t fired_ = 0;
};

void it_does_what_an_ordered_list_does() { against_a_model{}.run(); }

void a_timer_may_add_and_cancel_others_and_not_itself() {
    timer_queue timers;
    std::string fired;
    timer_id self;
    timer_id other = timers.add(at(2), [&fired] { fired += "other;"; });
    self = timers.add(at(1), [&] {
        fired += timers.cancel(self) ? "self;" : "too late;";
        if (timers.cancel(other)) fired += "cancelled;";
        timers.add(at(1), [&fired] { fired += "added;"; });
        fired += std::to_string(timers.size()) + ";";
    });
    while (timers.fire_one(at(9))) {}
    BOOST_TEST_EQ(fired, "too late;cancelled;1;added;");
}

void one_that_adds_itself_again_fires_again() {
    timer_queue timers;
    struct {
        timer_queue& timers;
        int fired = 0;
        void again() {
            if (++fired < 1000) timers.add(at(fired), [this] { again(); });
        }
    } ticking{timers};
    timers.add(at(0), [&ticking] { ticking.again(); });
    while (timers.fire_one(at(1000))) {}
    BOOST_TEST_EQ(ticking.fired, 1000);
}

// What a timer holds may come back to the queue when it is let go, so that must not be done under the lock.
struct comes_back {
    explicit comes_back(timer_queue& to, int& times) noexcept : timers(&to), ended(&times) {}
    comes_back(comes_back&& other) noexcept : timers(std::exchange(other.timers, nullptr)), ended(other.ended) {}
    comes_back& operator=(comes_back&&) = delete;
    ~comes_back() {
        if (timers) *ended += timers->size() == 0 ? 1 : 100;
    }
    void operator()() const {}

    timer_queue* timers;
    int* ended;
};

void what_is_let_go_may_come_back_to_the_queue() {
    timer_queue timers;
    int ended = 0;
    timers.cancel(timers.add(at(1), comes_back{timers, ended}));
    BOOST_TEST_EQ(ended, 1);
    timers.add(at(1), comes_back{timers, ended});
    timers.add(at(2), comes_back{timers, ended});
    timers.clear();
    BOOST_TEST_EQ(ended, 3);
    timers.add(at(1), comes_back{timers, ended});
    timers.fire_one(at(1));
    BOOST_TEST_EQ(ended, 4);
}

void what_waits_is_let_go_with_the_queue() {
    auto const held = std::make_shared<int>(0);
    {
        timer_queue timers;
        timers.add(at(1), [held] { ++*held; });
        BOOST_TEST_EQ(held.use_count(), 2);
    }
    BOOST_TEST_EQ(held.use_count(), 1);
    BOOST_TEST_EQ(*held, 0);
}

void ids_from_before_it_was_cleared_name_nothing() {
    timer_queue timers;
    auto const before = timers.add(at(1), [] {});
    timers.clear();
    BOOST_TEST(!timers.cancel(before));
    auto const after = timers.add(at(1), [] {});
    BOOST_TEST(!timers.cancel(before));
    BOOST_TEST(timers.cancel(after));
}

void it_tells_when_the_earliest_becomes_earlier() {
    timer_queue timers;
    struct {
        timer_queue& timers;
        std::vector<instant> earliest{};
    } told{timers};
    timers.tell_of_earlier(&told, [](void* self) {
        // It is asked for the earliest at once.
        auto& to = *static_cast<decltype(told)*>(self);
        to.earliest.push_back(to.timers.earliest());
    });
    timers.add(at(5), [] {});
    timers.add(at(7), [] {});
    timers.add(at(5), [] {});
    auto const third = timers.add(at(3), [] {});
    timers.cancel(third);
    timers.add(at(4), [] {});
    timers.fire_one(at(4));
    BOOST_TEST(told.earliest == (std::vector{at(5), at(3), at(4)}));
}

// As many as that do not cost a second: adding takes logarithmic time.
void a_full_one_takes_no_more_until_there_is_room() {
    timer_queue timers;
    timer_id some;
    for (std::size_t i = 0; i < timer_queue::most; ++i) some = timers.add(at(static_cast<int>(i)), [] {});
    BOOST_TEST(static_cast<bool>(some));
    BOOST_TEST_EQ(timers.size(), timer_queue::most);
    auto const held = std::make_shared<int>(0);
    auto const refused = timers.add(at(0), [held] { ++*held; });
    BOOST_TEST(!refused);
    BOOST_TEST(!timers.cancel(refused));
    BOOST_TEST_EQ(held.use_count(), 1);
    BOOST_TEST(timers.cancel(some));
    BOOST_TEST(static_cast<bool>(timers.add(at(0), [] {})));
    BOOST_TEST(!timers.add(at(0), [] {}));
}

void each_timer_of_many_threads_either_fires_or_is_cancelled() {
    constexpr int adders = 4;
    constexpr int each = 2000;
    timer_queue timers;
    std::atomic<int> fired = 0;
    std::atomic<int> cancelled = 0;
    std::atomic<int> running = adders;
    std::atomic<int> told = 0;
    timers.tell_of_earlier(&told, [](void* to) { ++*static_cast<std::atomic<int>*>(to); });
    std::vector<std::thread> threads;
    for (int thread = 0; thread < adders; ++thread) {
        threads.emplace_back([&, thread] {
            std::vector<timer_id> ids;
            for (int i = 0; i < each; ++i) {
                ids.push_back(timers.add(at((i * 7 + thread) % 100), [&fired] { ++fired; }));
                if (i % 3 == 0 && timers.cancel(ids[static_cast<std::size_t>(i) / 2])) ++cancelled;
            }
            --running;
        });
    }
    while (running > 0 || timers.size() > 0) timers.fire_one(at(99));
    for (auto& thread : threads) thread.join();
    BOOST_TEST_EQ(fired + cancelled, adders * each);
    BOOST_TEST_GT(fired.load(), 0);
    BOOST_TEST_GT(told.load(), 0);
}

}  // namespace

int main() {
    it_fires_what_is_due_the_earliest_first();
    an_empty_one_is_never_due();
    those_of_one_instant_fire_in_the_order_in_which_they_were_added();
    a_cancelled_one_never_fires();
    an_id_that_is_over_names_nothing_even_when_its_place_is_another_s();
    it_does_what_an_ordered_list_does();
    a_timer_may_add_and_cancel_others_and_not_itself();
    one_that_adds_itself_again_fires_again();
    what_is_let_go_may_come_back_to_the_queue();
    what_waits_is_let_go_with_the_queue();
    ids_from_before_it_was_cleared_name_nothing();
    it_tells_when_the_earliest_becomes_earlier();
    a_full_one_takes_no_more_until_there_is_room();
    each_timer_of_many_threads_either_fires_or_is_cancelled();
    return boost::report_errors();
}
