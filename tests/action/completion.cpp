// SPDX-License-Identifier: BSL-1.0
// completion: tells the outcome once to whatever it holds, and lets go of it whether told or not.
#include <monongusa/action/completion.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

int allocations = 0;

}  // namespace

// Inlined in part, g++ takes them for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size)) return memory;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using monongusa::action::completion;
using monongusa::action::completion_for;
using monongusa::action::ignored_t;
using monongusa::chat::sent;

static_assert(!std::is_copy_constructible_v<completion> && !std::is_copy_assignable_v<completion>);
static_assert(std::is_nothrow_move_constructible_v<completion> && std::is_nothrow_move_assignable_v<completion>);
static_assert(std::is_nothrow_default_constructible_v<completion>);
static_assert(std::is_nothrow_constructible_v<completion, ignored_t>);
static_assert(sizeof(completion) == 7 * sizeof(void*));
static_assert(completion_for<completion> && completion_for<ignored_t>);
static_assert(!completion_for<int> && !std::is_constructible_v<completion, int>);
static_assert(std::is_empty_v<ignored_t>);

std::error_code const timed_out = std::make_error_code(std::errc::timed_out);

// Neither trivial nor small: what it counts must come out even, or something was lost or destroyed twice.
class counted {
public:
    counted(int& calls, int& alive) : calls_(&calls), alive_(&alive) { ++alive; }
    counted(counted const& other) : calls_(other.calls_), alive_(other.alive_) { ++*alive_; }
    counted(counted&& other) noexcept : calls_(other.calls_), alive_(other.alive_) { ++*alive_; }
    counted& operator=(counted const&) = delete;
    ~counted() { --*alive_; }

    void operator()(std::error_code, sent const&) const { ++*calls_; }

private:
    int* calls_;
    int* alive_;
};

void a_small_callable_hears_what_came_of_it() {
    std::error_code heard;
    std::string message;
    completion done{[&](std::error_code error, sent const& sent) {
        heard = error;
        message = sent.message;
    }};
    done(timed_out, {"m1", {}});
    BOOST_TEST_EQ(heard, timed_out);
    BOOST_TEST_EQ(message, "m1");
}

void a_large_callable_hears_what_came_of_it() {
    std::error_code heard;
    auto on_heap = [&heard, text = std::string(100, 'x')](std::error_code error, sent const&) {
        heard = text.size() == 100 ? error : heard;
    };
    completion done{std::move(on_heap)};
    done(timed_out, {});
    BOOST_TEST_EQ(heard, timed_out);
}

void whatever_is_told_later_is_nobody_s() {
    int calls = 0;
    completion small{[&calls](std::error_code, sent const&) { ++calls; }};
    small({}, {});
    small({}, {});
    BOOST_TEST_EQ(calls, 1);

    int alive = 0;
    calls = 0;
    completion large{counted{calls, alive}};
    large({}, {});
    BOOST_TEST_EQ(alive, 0);
    large({}, {});
    BOOST_TEST_EQ(calls, 1);
}

void one_that_tells_itself_again_is_told_once() {
    struct state {
        completion done{};
        int calls = 0;
    } own;
    own.done = completion{[&own](std::error_code error, sent const& sent) {
        ++own.calls;
        own.done(error, sent);
    }};
    own.done({}, {});
    BOOST_TEST_EQ(own.calls, 1);
}

void an_empty_one_tells_nobody() {
    completion none;
    BOOST_TEST_NO_THROW(none({}, {}));
    completion dont_care{monongusa::ignored};
    BOOST_TEST_NO_THROW(dont_care(timed_out, {}));
    BOOST_TEST_NO_THROW(monongusa::ignored(timed_out, {}));
}

void one_that_is_dropped_tells_nobody_and_lets_go() {
    int calls = 0;
    int alive = 0;
    {
        completion const small{[&calls](std::error_code, sent const&) { ++calls; }};
        completion const large{counted{calls, alive}};
        BOOST_TEST_EQ(alive, 1);
    }
    BOOST_TEST_EQ(calls, 0);
    BOOST_TEST_EQ(alive, 0);
}

template <class Done>
void moving_hands_it_over(Done done, int const& calls) {
    completion first{std::move(done)};
    completion second{std::move(first)};
    first({}, {});
    BOOST_TEST_EQ(calls, 0);
    completion third;
    third = std::move(second);
    second({}, {});
    BOOST_TEST_EQ(calls, 0);
    third({}, {});
    BOOST_TEST_EQ(calls, 1);
}

void moving_hands_over_what_is_inside_and_what_is_on_the_heap() {
    int calls = 0;
    moving_hands_it_over([&calls](std::error_code, sent const&) { ++calls; }, calls);
    calls = 0;
    int alive = 0;
    moving_hands_it_over(counted{calls, alive}, calls);
    BOOST_TEST_EQ(alive, 0);
}

void one_assigned_over_is_let_go_untold() {
    int first_calls = 0;
    int second_calls = 0;
    int alive = 0;
    completion done{counted{first_calls, alive}};
    done = completion{counted{second_calls, alive}};
    BOOST_TEST_EQ(alive, 1);
    done({}, {});
    BOOST_TEST_EQ(first_calls, 0);
    BOOST_TEST_EQ(second_calls, 1);
    BOOST_TEST_EQ(alive, 0);
    done = completion{};
    done({}, {});
    BOOST_TEST_EQ(second_calls, 1);
}

void assigned_to_itself_it_stays() {
    int calls = 0;
    int alive = 0;
    completion done{counted{calls, alive}};
    completion& same = done;
    done = std::move(same);
    BOOST_TEST_EQ(alive, 1);
    done({}, {});
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST_EQ(alive, 0);
}

void a_copied_callable_is_its_own() {
    int calls = 0;
    int alive = 0;
    counted const mine{calls, alive};
    {
        completion done{mine};
        BOOST_TEST_EQ(alive, 2);
        done({}, {});
    }
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST_EQ(alive, 1);
}

void a_callable_may_be_movable_only() {
    int got = 0;
    completion done{[&got, held = std::make_unique<int>(7)](std::error_code, sent const&) { got = *held; }};
    done({}, {});
    BOOST_TEST_EQ(got, 7);
}

void a_callable_may_change_itself() {
    int got = 0;
    completion done{[&got, count = 1](std::error_code, sent const&) mutable { got = ++count; }};
    done({}, {});
    BOOST_TEST_EQ(got, 2);
}

int told_by_pointer = 0;
void tell_by_pointer(std::error_code, sent const&) { ++told_by_pointer; }

void a_function_will_do() {
    completion by_pointer{&tell_by_pointer};
    by_pointer({}, {});
    completion by_name{tell_by_pointer};
    by_name({}, {});
    BOOST_TEST_EQ(told_by_pointer, 2);
}

void what_the_callable_throws_passes_and_leaves_nothing_behind() {
    int calls = 0;
    int alive = 0;
    completion done{[inner = counted{calls, alive}](std::error_code, sent const&) { throw std::runtime_error{"out of tea"}; }};
    BOOST_TEST_EQ(alive, 1);
    BOOST_TEST_THROWS(done({}, {}), std::runtime_error);
    BOOST_TEST_EQ(alive, 0);
    BOOST_TEST_NO_THROW(done({}, {}));
}

template <std::size_t Pointers>
auto of_size(std::array<void*, Pointers> const& content, bool& same) {
    return [content, &same](std::error_code, sent const&) {
        same = true;
        for (auto* const pointer : content) same = same && pointer == &same;
    };
}

template <std::size_t Pointers>
int allocations_for() {
    bool same = false;
    std::array<void*, Pointers> content;
    content.fill(&same);
    auto const callable = of_size(content, same);
    static_assert(sizeof callable == (Pointers + 1) * sizeof(void*));
    int const before = allocations;
    {
        completion done{callable};
        completion moved{std::move(done)};
        moved({}, {});
    }
    BOOST_TEST(same);
    return allocations - before;
}

void a_small_trivial_callable_takes_no_memory_of_its_own() {
    BOOST_TEST_EQ(allocations_for<1>(), 0);
    BOOST_TEST_EQ(allocations_for<3>(), 0);
    // At most: clang leaves an allocation out where it sees both ends of it.
    BOOST_TEST_LE(allocations_for<4>(), 1);
    BOOST_TEST_LE(allocations_for<16>(), 1);
}

// Small enough to be kept inside, were it not for its alignment.
struct alignas(32) aligned {
    bool* right;
    void operator()(std::error_code, sent const&) const { *right = reinterpret_cast<std::uintptr_t>(this) % 32 == 0; }
};
static_assert(sizeof(aligned) <= sizeof(completion));

void a_callable_is_aligned_as_it_wants() {
    // Side by side, so that not all of them can be aligned by chance.
    std::array<completion, 4> all;
    for (auto& done : all) {
        bool right = false;
        done = completion{aligned{&right}};
        done({}, {});
        BOOST_TEST(right);
    }
}

struct filled {
    bool* same;
    std::array<unsigned char, 3 * sizeof(void*)> bytes;
    void operator()(std::error_code, sent const&) const {
        *same = std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte == 0xa5; });
    }
};

void every_byte_of_a_small_callable_is_moved() {
    bool same = false;
    filled callable{&same, {}};
    callable.bytes.fill(0xa5);
    completion done{callable};
    completion moved{std::move(done)};
    moved({}, {});
    BOOST_TEST(same);
}

}  // namespace

int main() {
    a_small_callable_hears_what_came_of_it();
    a_large_callable_hears_what_came_of_it();
    whatever_is_told_later_is_nobody_s();
    one_that_tells_itself_again_is_told_once();
    an_empty_one_tells_nobody();
    one_that_is_dropped_tells_nobody_and_lets_go();
    moving_hands_over_what_is_inside_and_what_is_on_the_heap();
    one_assigned_over_is_let_go_untold();
    assigned_to_itself_it_stays();
    a_copied_callable_is_its_own();
    a_callable_may_be_movable_only();
    a_callable_may_change_itself();
    a_function_will_do();
    what_the_callable_throws_passes_and_leaves_nothing_behind();
    a_small_trivial_callable_takes_no_memory_of_its_own();
    a_callable_is_aligned_as_it_wants();
    every_byte_of_a_small_callable_is_moved();
    return boost::report_errors();
}
