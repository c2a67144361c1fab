// SPDX-License-Identifier: BSL-1.0
// one_of: holds what it was given, through copies, moves and assignments, and ends it once.
#include <monongusa/detail/one_of.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace {

using monongusa::detail::one_of;

struct counted {
    static inline int alive = 0;
    int value = 0;

    explicit counted(int of = 0) : value(of) { ++alive; }
    counted(counted const& other) : value(other.value) { ++alive; }
    counted(counted&& other) noexcept : value(std::exchange(other.value, -1)) { ++alive; }
    ~counted() { --alive; }

    friend bool operator==(counted const& left, counted const& right) { return left.value == right.value; }
};

using value = one_of<int, std::string, counted>;
static_assert(!std::is_constructible_v<value, long>);
static_assert(std::is_nothrow_move_constructible_v<value> && std::is_copy_constructible_v<value>);
static_assert(alignof(one_of<char, double>) == alignof(double));
static_assert(std::is_same_v<monongusa::detail::one_of_list<monongusa::detail::type_list<int, char>, long>, one_of<int, char, long>>);

void it_holds_what_it_was_given() {
    value one;
    BOOST_TEST_EQ(one.index(), 0u);
    BOOST_TEST_EQ(*get_if<int>(&one), 0);
    BOOST_TEST(get_if<std::string>(&one) == nullptr);
    std::string const text = "longer than what a string keeps inside itself";
    one = text;
    BOOST_TEST_EQ(one.index(), 1u);
    BOOST_TEST_EQ(*get_if<std::string>(&one), text);
    value const other = one;
    BOOST_TEST_EQ(*get_if<std::string>(&other), text);
    BOOST_TEST(other == one);
    value moved = std::move(one);
    BOOST_TEST(moved == other);
    moved = 7;
    BOOST_TEST(!(moved == other) && moved == value{7} && !(moved == value{8}));
    moved = other;
    moved.emplace<counted>().value = 5;
    BOOST_TEST_EQ(get_if<counted>(&moved)->value, 5);
    moved = other;
    BOOST_TEST(moved == other);
}

void what_it_holds_ends_once() {
    {
        value one = counted{1};
        value two = one;
        BOOST_TEST_EQ(counted::alive, 2);
        two = std::move(one);
        BOOST_TEST_EQ(get_if<counted>(&two)->value, 1);
        two = 3;
        BOOST_TEST_EQ(counted::alive, 1);  // What `one` was moved from.
        one = counted{2};
        BOOST_TEST_EQ(counted::alive, 1);
    }
    BOOST_TEST_EQ(counted::alive, 0);
}

void a_function_is_called_with_it() {
    value one = std::string{"abc"};
    auto const size = visit(
        []<class Type>(Type const& held) -> std::size_t {
            if constexpr (std::is_same_v<Type, std::string>) {
                return held.size();
            } else {
                return 100;
            }
        },
        std::as_const(one));
    BOOST_TEST_EQ(size, 3u);
    visit(
        []<class Type>(Type& held) {
            if constexpr (std::is_same_v<Type, std::string>) held += 'd';
        },
        one);
    BOOST_TEST_EQ(*get_if<std::string>(&one), "abcd");
}

}  // namespace

int main() {
    it_holds_what_it_was_given();
    what_it_holds_ends_once();
    a_function_is_called_with_it();
    return boost::report_errors();
}
