// SPDX-License-Identifier: BSL-1.0
// Tests the list of those who wait: who gets an event, and that each wait ends once.
#include <monongusa/coroutine/wait.hpp>

#include "../support/bare_engine.hpp"

#include <boost/asio/error.hpp>
#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::detail::event_key_of;
using mg::detail::place_of;
using mg::detail::wait_end;
using mg::detail::wait_list;
using support::bare_engine;
using namespace std::chrono_literals;

namespace {

char const* name_of(wait_end how) {
    switch (how) {
        case wait_end::event: return "event";
        case wait_end::time: return "time";
        case wait_end::cancelled: return "cancelled";
        case wait_end::refused: return "refused";
    }
    return "";
}

// Writes down how it ends; wants the texts that begin with its letter.
struct noted_wait : mg::detail::wait {
    std::string& told;
    char letter;
    std::string taken{};

    noted_wait(std::string& notes, char wanted) : told(notes), letter(wanted) {
        key = &event_key_of<std::string>;
        wants = [](wait& self, void const* event) { return static_cast<std::string const*>(event)->starts_with(of(self).letter); };
        take = [](wait& self, void* event) {
            auto& text = *static_cast<std::string*>(event);
            of(self).taken = self.passes_on ? text : std::exchange(text, {});
        };
        end = [](wait* self, wait_end how) noexcept {
            auto& own = of(*self);
            (own.told += own.letter) += ' ';
            own.told += own.failure ? own.failure.message() : std::string{name_of(how)};
            if (!own.taken.empty()) (own.told += ' ') += own.taken;
            own.told += ';';
            delete &own;
        };
        drop = [](wait* self) noexcept {
            (of(*self).told += of(*self).letter) += " dropped;";
            delete &of(*self);
        };
    }
    static noted_wait& of(wait& self) noexcept { return static_cast<noted_wait&>(self); }
};

struct with_list {
    bare_engine bot{};
    wait_list list{*bot};
    std::string told{};

    std::uint64_t begin(char letter, mg::instant::duration time = 1h, std::size_t place = 0, bool passes_on = false) {
        auto* const one = new noted_wait{told, letter};
        one->place = place;
        one->passes_on = passes_on;
        auto const number = one->number = list.next_number();
        list.begin(one, mg::detail::after(bot.clock.now(), time));
        return number;
    }
    std::uint64_t begin_time(char letter, mg::instant::duration time) {
        auto* const one = new noted_wait{told, letter};
        one->key = nullptr;
        auto const number = one->number = list.next_number();
        list.begin(one, mg::detail::after(bot.clock.now(), time));
        return number;
    }
    bool offer(std::string text, std::string_view who = {}, std::string_view where = {}) {
        mg::chat::user const user{std::string{who}, std::string{who}};
        mg::chat::channel const channel{std::string{where}, std::string{where}};
        mg::chat::origin_ref from{&channel, &user, nullptr, nullptr};
        if (who.empty()) from = {};
        return list.offer({&event_key_of<std::string>, &text, from});
    }
    std::string happened() { return std::exchange(told, {}); }
};

void an_event_goes_to_the_first_that_wants_it() {
    with_list with;
    with.begin('a');
    with.begin('b');
    with.begin('a');
    BOOST_TEST_EQ(with.list.size(), 3u);
    BOOST_TEST(!with.offer("coffee"));
    BOOST_TEST_EQ(with.happened(), "");
    BOOST_TEST(with.offer("ale"));
    BOOST_TEST_EQ(with.happened(), "a event ale;");
    BOOST_TEST(with.offer("apple"));
    BOOST_TEST_EQ(with.happened(), "a event apple;");
    BOOST_TEST(!with.offer("ale"));
    BOOST_TEST_EQ(with.list.size(), 1u);
    with.list.stop();
}

void an_event_of_another_kind_is_nobody_s() {
    with_list with;
    with.begin('a');
    int number = 7;
    BOOST_TEST(!with.list.offer({&event_key_of<int>, &number, {}}));
    BOOST_TEST_EQ(with.list.size(), 1u);
    with.list.stop();
}

void those_of_its_author_and_channel_come_before_others() {
    with_list with;
    with.begin('a', 1h, 0);
    with.begin('a', 1h, place_of("ann", "tea"));
    with.begin('a', 1h, place_of("bob", "tea"));
    BOOST_TEST(with.offer("a1", "ann", "tea"));
    BOOST_TEST_EQ(with.list.size(), 2u);
    BOOST_TEST(with.offer("a2", "ann", "tea"));  // Now that which takes anybody's.
    BOOST_TEST(!with.offer("a3", "ann", "tea"));
    BOOST_TEST(!with.offer("a4", "bob", "coffee"));
    BOOST_TEST(!with.offer("a5"));
    BOOST_TEST(with.offer("a6", "bob", "tea"));
    BOOST_TEST_EQ(with.happened(), "a event a1;a event a2;a event a6;");
}

void one_that_passes_on_leaves_the_event_to_the_next() {
    with_list with;
    with.begin('a', 1h, 0, true);
    with.begin('a', 1h, 0, true);
    BOOST_TEST(!with.offer("ale"));
    BOOST_TEST_EQ(with.happened(), "a event ale;a event ale;");
    with.begin('a', 1h, 0, true);
    with.begin('a');
    with.begin('a');
    BOOST_TEST(with.offer("ale"));
    BOOST_TEST_EQ(with.happened(), "a event ale;a event ale;");
    BOOST_TEST_EQ(with.list.size(), 1u);
    with.list.stop();
}

void a_wait_ends_at_its_time() {
    with_list with;
    with.begin('b', 2s);
    with.begin('a', 1s);
    with.begin_time('c', 1s);
    with.bot.pass(999ms);
    BOOST_TEST_EQ(with.happened(), "");
    with.bot.pass(1ms);
    BOOST_TEST_EQ(with.happened(), "a time;c time;");
    BOOST_TEST(!with.offer("ale"));
    with.bot.pass(1s);
    BOOST_TEST_EQ(with.happened(), "b time;");
    BOOST_TEST_EQ(with.list.size(), 0u);
    BOOST_TEST_EQ(with.bot.clock.timers().size(), 0u);
}

// Whichever of the two comes first; the other finds nobody.
void at_the_same_instant_an_event_and_the_time_end_it_once() {
    with_list with;
    with.begin('a', 1s);
    with.bot.clock.set(mg::instant{1s});
    BOOST_TEST(with.offer("ale"));
    with.bot->fire_timers();
    BOOST_TEST_EQ(with.happened(), "a event ale;");
    with.begin('a', 0s);
    with.bot->fire_timers();
    BOOST_TEST(!with.offer("ale"));
    BOOST_TEST_EQ(with.happened(), "a time;");
}

void a_time_that_is_over_or_never_comes_is_one_too() {
    with_list with;
    with.begin('a', -1h);
    with.begin('b', mg::instant::duration::max());
    with.bot.pass(1000h);
    BOOST_TEST_EQ(with.happened(), "a time;");
    with.list.stop();
    BOOST_TEST_EQ(with.happened(), "b cancelled;");
}

void one_that_is_cancelled_or_fails_ends_once() {
    with_list with;
    auto const first = with.begin('a');
    auto const second = with.begin('b');
    with.list.cancel(first);
    with.list.cancel(first);
    with.list.fail(second, boost::asio::error::timed_out);
    with.list.cancel(4711);
    BOOST_TEST_EQ(with.happened(), "a cancelled;b " + boost::system::error_code{boost::asio::error::timed_out}.message() + ";");
    BOOST_TEST_EQ(with.bot.clock.timers().size(), 0u);
    BOOST_TEST(!with.offer("ale"));
}

void stopping_cancels_all_in_their_order_and_whoever_comes_later() {
    with_list with;
    for (char const letter : {'a', 'b', 'c', 'd'}) with.begin(letter);
    with.begin_time('e', 1s);
    with.list.stop();
    BOOST_TEST_EQ(with.happened(), "a cancelled;b cancelled;c cancelled;d cancelled;e cancelled;");
    with.begin('f');
    with.begin_time('g', 0s);
    BOOST_TEST_EQ(with.happened(), "f cancelled;g cancelled;");
    BOOST_TEST_EQ(with.bot.clock.timers().size(), 0u);
    with.list.stop();
    BOOST_TEST_EQ(with.happened(), "");
}

void what_is_left_goes_without_a_word() {
    std::string told;
    {
        bare_engine bot;
        wait_list list{*bot};
        auto* const one = new noted_wait{told, 'a'};
        one->number = list.next_number();
        list.begin(one, mg::instant{1h});
    }
    BOOST_TEST_EQ(told, "a dropped;");
}

void there_is_an_end_to_how_many_wait() {
    with_list with;
    for (std::size_t i = 0; i < wait_list::most; ++i) with.begin('a');
    BOOST_TEST_EQ(with.list.size(), wait_list::most);
    with.begin('b');
    BOOST_TEST_EQ(with.happened(), "b refused;");
    BOOST_TEST(with.offer("ale"));
    with.happened();
    with.begin('c');
    BOOST_TEST_EQ(with.happened(), "");
    with.list.stop();
}

// A wait may end in the middle of the end of another.
void who_is_told_may_wait_again() {
    struct again : noted_wait {
        with_list& with;
        explicit again(with_list& in) : noted_wait(in.told, 'a'), with(in) {
            end = [](wait* self, wait_end) noexcept {
                auto* const own = static_cast<again*>(self);
                own->with.begin('z');
                delete own;
            };
        }
    };
    with_list with;
    auto* const one = new again{with};
    one->number = with.list.next_number();
    with.list.begin(one, mg::instant{1h});
    BOOST_TEST(with.offer("ale"));
    BOOST_TEST(with.offer("zest"));
    BOOST_TEST_EQ(with.happened(), "z event zest;");
}

void no_author_and_channel_have_the_place_of_all() {
    BOOST_TEST_NE(place_of("", ""), 0u);
    BOOST_TEST_EQ(place_of("ann", "tea"), place_of("ann", "tea"));
    BOOST_TEST_NE(place_of("ann", "tea"), place_of("tea", "ann"));
}

// Each ends once, whether an event, its time or a cancellation comes first.
struct counted_wait : mg::detail::wait {
    std::atomic<int>& ended;
    explicit counted_wait(std::atomic<int>& count) : ended(count) {
        key = &event_key_of<std::string>;
        wants = [](wait&, void const*) { return true; };
        take = [](wait&, void*) {};
        end = [](wait* self, wait_end) noexcept {
            ++static_cast<counted_wait*>(self)->ended;
            delete static_cast<counted_wait*>(self);
        };
        drop = end_by_drop;
    }
    static void end_by_drop(wait* self) noexcept { delete static_cast<counted_wait*>(self); }
};

void many_threads_end_each_wait_once() {
    constexpr int all = 20000;
    bare_engine bot;
    wait_list list{*bot};
    std::atomic<int> ended = 0;
    std::atomic<bool> over = false;
    std::thread beginning{[&] {
        for (int i = 0; i < all; ++i) {
            auto* const one = new counted_wait{ended};
            one->number = list.next_number();
            list.begin(one, mg::instant{std::chrono::nanoseconds{i % 3}});
        }
        over = true;
    }};
    std::thread speaking{[&] {
        std::string text = "tea";
        while (!over) list.offer({&event_key_of<std::string>, &text, {}});
    }};
    std::thread cancelling{[&] {
        for (std::uint64_t i = 1; i <= all; i += 7) list.cancel(i);
    }};
    for (int now = 0; !over; ++now) {
        bot.clock.set(mg::instant{std::chrono::nanoseconds{now % 4}});
        bot->fire_timers();
    }
    for (auto* const thread : {&beginning, &speaking, &cancelling}) thread->join();
    list.stop();
    BOOST_TEST_EQ(ended.load(), all);
    BOOST_TEST_EQ(list.size(), 0u);
}

}  // namespace

int main() {
    an_event_goes_to_the_first_that_wants_it();
    an_event_of_another_kind_is_nobody_s();
    those_of_its_author_and_channel_come_before_others();
    one_that_passes_on_leaves_the_event_to_the_next();
    a_wait_ends_at_its_time();
    at_the_same_instant_an_event_and_the_time_end_it_once();
    a_time_that_is_over_or_never_comes_is_one_too();
    one_that_is_cancelled_or_fails_ends_once();
    stopping_cancels_all_in_their_order_and_whoever_comes_later();
    what_is_left_goes_without_a_word();
    there_is_an_end_to_how_many_wait();
    who_is_told_may_wait_again();
    no_author_and_channel_have_the_place_of_all();
    many_threads_end_each_wait_once();
    return boost::report_errors();
}
