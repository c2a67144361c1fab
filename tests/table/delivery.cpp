// SPDX-License-Identifier: BSL-1.0
// delivery: an event is there until the last that holds it lets go; then its room is used again.
#include <monongusa/table/delivery.hpp>

#include <monongusa/event/message.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using monongusa::detail::deliveries;
using monongusa::detail::delivery;
using monongusa::detail::delivery_ref;
using monongusa::event::message;

static_assert(!std::is_copy_constructible_v<deliveries<message>> && !std::is_move_constructible_v<deliveries<message>>);
static_assert(std::is_nothrow_copy_constructible_v<delivery_ref<message>> && std::is_nothrow_move_constructible_v<delivery_ref<message>>);
static_assert(sizeof(delivery_ref<message>) == sizeof(void*));

message saying(std::string text) {
    message message;
    message.text = std::move(text);
    return message;
}

// An event that counts how many of it there are.
struct counted {
    static inline int alive = 0;
    int content = 0;

    counted() { ++alive; }
    counted(counted&& other) noexcept : content(other.content) { ++alive; }
    counted& operator=(counted&&) noexcept = default;
    ~counted() { --alive; }
};

void the_event_and_its_number_are_in_the_delivery() {
    deliveries<message> pool;
    auto scratch = saying("tea");
    auto const delivered = pool.swap_in(scratch, 7);
    BOOST_TEST(static_cast<bool>(delivered));
    BOOST_TEST_EQ(delivered->event.text, "tea");
    BOOST_TEST_EQ((*delivered).sequence, 7u);
    BOOST_TEST_EQ(scratch.text, "");
}

void all_that_hold_it_hold_the_same() {
    deliveries<message> pool;
    auto scratch = saying("tea");
    auto first = pool.swap_in(scratch, 1);
    auto const second = first;
    auto third = std::move(first);
    BOOST_TEST(!first);
    BOOST_TEST(&*second == &*third);
    third = {};
    BOOST_TEST_EQ(second->event.text, "tea");
    auto const& same = third = second;
    third = same;
    BOOST_TEST_EQ(third->event.text, "tea");
}

void one_that_holds_nothing_is_empty() {
    delivery_ref<message> const none;
    delivery_ref<message> const copy{none};
    BOOST_TEST(!none);
    BOOST_TEST(!copy);
    BOOST_TEST(!delivery_ref<message>{nullptr});
}

// The next event takes what the last one left, so that both keep their strings' room.
void the_room_of_a_delivery_is_used_again() {
    deliveries<message> pool;
    message scratch = saying(std::string(100, 'a'));
    auto const* const room = scratch.text.data();
    delivery<message> const* place = nullptr;
    {
        auto const first = pool.swap_in(scratch, 1);
        place = &*first;
        BOOST_TEST(first->event.text.data() == room);
    }
    scratch = saying(std::string(90, 'b'));
    auto const* const other_room = scratch.text.data();
    auto const second = pool.swap_in(scratch, 2);
    BOOST_TEST(&*second == place);
    BOOST_TEST(second->event.text.data() == other_room);
    BOOST_TEST_EQ(second->sequence, 2u);
    BOOST_TEST(scratch.text.data() == room);
}

void those_in_use_at_once_are_different_ones() {
    deliveries<message> pool;
    std::vector<delivery_ref<message>> held;
    for (int i = 0; i < 100; ++i) {
        auto scratch = saying(std::to_string(i));
        held.push_back(pool.swap_in(scratch, static_cast<std::uint64_t>(i)));
    }
    std::set<delivery<message> const*> places;
    for (std::size_t i = 0; i < held.size(); ++i) {
        places.insert(&*held[i]);
        BOOST_TEST_EQ(held[i]->event.text, std::to_string(i));
    }
    BOOST_TEST_EQ(places.size(), 100u);
}

void only_some_are_kept_and_all_end_with_the_pool() {
    {
        deliveries<counted> pool;
        {
            counted scratch;
            std::vector<delivery_ref<counted>> held;
            for (int i = 0; i < 1000; ++i) {
                scratch.content = i;
                held.push_back(pool.swap_in(scratch, 1));
                BOOST_TEST_EQ(held.back()->event.content, i);
            }
            BOOST_TEST_EQ(counted::alive, 1001);
        }
        BOOST_TEST_GT(counted::alive, 0);
        BOOST_TEST_LE(counted::alive, 64);
        int const kept = counted::alive;
        counted scratch;
        { auto const again = pool.swap_in(scratch, 2); }
        BOOST_TEST_EQ(counted::alive, kept + 1);
    }
    BOOST_TEST_EQ(counted::alive, 0);
}

// Else sixty-four long messages would be kept for ever.
void one_whose_text_has_grown_large_is_not_kept() {
    deliveries<message> pool;
    auto scratch = saying(std::string(5000, 'x'));
    { auto const large = pool.swap_in(scratch, 1); }
    scratch = saying("tea");
    auto const next = pool.swap_in(scratch, 2);
    BOOST_TEST_LT(scratch.text.capacity(), 5000u);
    BOOST_TEST_EQ(next->event.text, "tea");
}

// A sanitizer tells if an event's room is used again while somebody still reads it.
void whoever_is_last_gives_it_back() {
    deliveries<message> pool;
    std::atomic<int> wrong = 0;
    message scratch;
    std::vector<std::thread> readers;
    for (int round = 0; round < 200; ++round) {
        scratch.text = std::to_string(round);
        auto const delivered = pool.swap_in(scratch, static_cast<std::uint64_t>(round));
        readers.emplace_back([&wrong, round, mine = delivered]() mutable {
            auto const own = std::move(mine);
            auto const copy = own;
            if (copy->event.text != std::to_string(round) || copy->sequence != static_cast<std::uint64_t>(round)) ++wrong;
        });
    }
    for (auto& reader : readers) reader.join();
    BOOST_TEST_EQ(wrong.load(), 0);
}

void many_threads_may_take_out_and_give_back() {
    constexpr int threads = 4;
    deliveries<message> pool;
    std::atomic<int> wrong = 0;
    std::vector<std::thread> workers;
    for (int thread = 0; thread < threads; ++thread) {
        workers.emplace_back([&, thread] {
            message scratch;
            for (int i = 0; i < 2000; ++i) {
                scratch.text = std::to_string(thread) + '.' + std::to_string(i);
                auto const expected = scratch.text;
                auto const delivered = pool.swap_in(scratch, 1);
                auto const also = delivered;
                if (also->event.text != expected) ++wrong;
            }
        });
    }
    for (auto& worker : workers) worker.join();
    BOOST_TEST_EQ(wrong.load(), 0);
}

}  // namespace

int main() {
    the_event_and_its_number_are_in_the_delivery();
    all_that_hold_it_hold_the_same();
    one_that_holds_nothing_is_empty();
    the_room_of_a_delivery_is_used_again();
    those_in_use_at_once_are_different_ones();
    only_some_are_kept_and_all_end_with_the_pool();
    one_whose_text_has_grown_large_is_not_kept();
    whoever_is_last_gives_it_back();
    many_threads_may_take_out_and_give_back();
    return boost::report_errors();
}
