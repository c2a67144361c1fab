// SPDX-License-Identifier: BSL-1.0
// once: calls what it holds once, with any arguments, and lets go of it whether called or not.
#include <monongusa/detail/once.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstdlib>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
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

using monongusa::detail::once;

static_assert(!std::is_copy_constructible_v<once<>> && !std::is_copy_assignable_v<once<>>);
static_assert(std::is_nothrow_move_constructible_v<once<>> && std::is_nothrow_move_assignable_v<once<>>);
static_assert(sizeof(once<>) == 7 * sizeof(void*));
static_assert(!std::is_constructible_v<once<>, int>);
static_assert(!std::is_constructible_v<once<int>, void (*)()>);
static_assert(std::is_constructible_v<once<int>, void (*)(long)>);

// Neither trivial nor small: what it counts must come out even, or something was lost or destroyed twice.
class counted {
public:
    counted(int& calls, int& alive) : calls_(&calls), alive_(&alive) { ++alive; }
    counted(counted const& other) : calls_(other.calls_), alive_(other.alive_) { ++*alive_; }
    counted& operator=(counted const&) = delete;
    ~counted() { --*alive_; }

    void operator()() const { ++*calls_; }

private:
    int* calls_;
    int* alive_;
};

void a_call_is_made_once() {
    int calls = 0;
    once<> small{[&calls] { ++calls; }};
    small();
    small();
    BOOST_TEST_EQ(calls, 1);

    int alive = 0;
    calls = 0;
    once<> large{counted{calls, alive}};
    BOOST_TEST_EQ(alive, 1);
    large();
    BOOST_TEST_EQ(alive, 0);
    large();
    BOOST_TEST_EQ(calls, 1);
}

void it_says_whether_a_call_would_do_something() {
    once<> none;
    BOOST_TEST(!none);
    once<> some{[] {}};
    BOOST_TEST(static_cast<bool>(some));
    none = std::move(some);
    BOOST_TEST(!some);
    BOOST_TEST(static_cast<bool>(none));
    none();
    BOOST_TEST(!none);
}

void an_empty_one_does_nothing() {
    once<int, std::string const&> none;
    BOOST_TEST_NO_THROW(none(1, "tea"));
}

void arguments_arrive_as_they_were_given() {
    int sum = 0;
    once<int, int&, std::string const&> adds{[&sum](int left, int& right, std::string const& text) {
        sum = left + right + static_cast<int>(text.size());
        ++right;
    }};
    int seven = 7;
    adds(1, seven, "four");
    BOOST_TEST_EQ(sum, 12);
    BOOST_TEST_EQ(seven, 8);
}

void an_argument_may_be_movable_only() {
    int got = 0;
    once<std::unique_ptr<int>> takes{[&got](std::unique_ptr<int> number) { got = *number; }};
    takes(std::make_unique<int>(3));
    BOOST_TEST_EQ(got, 3);
    once<std::unique_ptr<int>&&> takes_by_reference{[&got](std::unique_ptr<int>&& number) { got = *number; }};
    takes_by_reference(std::make_unique<int>(4));
    BOOST_TEST_EQ(got, 4);
}

void one_that_is_dropped_is_not_called() {
    int calls = 0;
    int alive = 0;
    {
        once<> const small{[&calls] { ++calls; }};
        once<> const large{counted{calls, alive}};
        BOOST_TEST_EQ(alive, 1);
    }
    BOOST_TEST_EQ(calls, 0);
    BOOST_TEST_EQ(alive, 0);
}

void moving_hands_over_what_is_inside_and_what_is_on_the_heap() {
    int calls = 0;
    int alive = 0;
    auto const test = [&](once<> first) {
        calls = 0;
        once<> second{std::move(first)};
        first();
        once<> third;
        third = std::move(second);
        second();
        BOOST_TEST_EQ(calls, 0);
        third();
        BOOST_TEST_EQ(calls, 1);
    };
    test([&calls] { ++calls; });
    test(counted{calls, alive});
    BOOST_TEST_EQ(alive, 0);
}

void one_assigned_over_is_let_go_uncalled() {
    int first_calls = 0;
    int second_calls = 0;
    int alive = 0;
    once<> held{counted{first_calls, alive}};
    held = once<>{counted{second_calls, alive}};
    BOOST_TEST_EQ(alive, 1);
    once<>& same = held;
    held = std::move(same);
    held();
    BOOST_TEST_EQ(first_calls, 0);
    BOOST_TEST_EQ(second_calls, 1);
    BOOST_TEST_EQ(alive, 0);
}

void one_that_calls_itself_again_is_called_once() {
    struct {
        once<> held{};
        int calls = 0;
    } own;
    own.held = once<>{[&own] {
        ++own.calls;
        own.held();
    }};
    own.held();
    BOOST_TEST_EQ(own.calls, 1);
}

void what_it_calls_may_put_another_in_its_place() {
    struct {
        once<> held{};
        std::string said{};
    } own;
    own.held = once<>{[&own] {
        own.said += "first;";
        own.held = once<>{[&own] { own.said += "second;"; }};
    }};
    own.held();
    BOOST_TEST_EQ(own.said, "first;");
    own.held();
    BOOST_TEST_EQ(own.said, "first;second;");
}

void what_the_call_throws_passes_and_leaves_nothing_behind() {
    int calls = 0;
    int alive = 0;
    once<> throws{[inner = counted{calls, alive}] { throw std::runtime_error{"out of tea"}; }};
    BOOST_TEST_EQ(alive, 1);
    BOOST_TEST_THROWS(throws(), std::runtime_error);
    BOOST_TEST_EQ(alive, 0);
    BOOST_TEST(!throws);
}

void a_small_trivial_callable_takes_no_memory_of_its_own() {
    void* content[5]{};
    int calls = 0;
    int const before = allocations;
    once<> small{[content, &calls] { calls += content[0] ? 0 : 1; }};
    once<> moved{std::move(small)};
    moved();
    BOOST_TEST_EQ(allocations, before);
    BOOST_TEST_EQ(calls, 1);

    void* more[6]{};
    once<> large{[more, &calls] { calls += more[0] ? 0 : 1; }};
    BOOST_TEST_EQ(allocations, before + 1);
    large();
    BOOST_TEST_EQ(calls, 2);
}

}  // namespace

int main() {
    a_call_is_made_once();
    it_says_whether_a_call_would_do_something();
    an_empty_one_does_nothing();
    arguments_arrive_as_they_were_given();
    an_argument_may_be_movable_only();
    one_that_is_dropped_is_not_called();
    moving_hands_over_what_is_inside_and_what_is_on_the_heap();
    one_assigned_over_is_let_go_uncalled();
    one_that_calls_itself_again_is_called_once();
    what_it_calls_may_put_another_in_its_place();
    what_the_call_throws_passes_and_leaves_nothing_behind();
    a_small_trivial_callable_takes_no_memory_of_its_own();
    return boost::report_errors();
}
