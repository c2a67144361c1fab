// SPDX-License-Identifier: BSL-1.0
// Tests that what g++ 12 ends twice inside of a `co_await` is known, and nothing else.
#include <monongusa/detail/ended_twice.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>

using monongusa::detail::is_closure;
using monongusa::detail::is_ended_twice;

namespace {

#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 13
constexpr bool by_this_compiler = true;
#else
constexpr bool by_this_compiler = false;
#endif

struct aggregate {
    std::string text;
};
struct trivial_aggregate {
    int number;
};
struct with_constructor {
    explicit with_constructor(std::string given) : text(std::move(given)) {}
    std::string text;
};
int a_lambda_in_a_name(int lambda) { return lambda; }

// Made by braces or not, a temporary comes as what `Given` is without a reference.
static_assert(is_ended_twice<aggregate>() == by_this_compiler);
static_assert(is_ended_twice<aggregate const>() == by_this_compiler);
static_assert(is_ended_twice<aggregate&&>() == by_this_compiler);
// One that has a name is ended where its name is.
static_assert(!is_ended_twice<aggregate&>() && !is_ended_twice<aggregate const&>());
// Nothing happens at the end of these.
static_assert(!is_ended_twice<trivial_aggregate>() && !is_ended_twice<int>() && !is_ended_twice<char const (&)[4]>());
// Those with a constructor are no aggregates.
static_assert(!is_ended_twice<with_constructor>() && !is_ended_twice<std::string>() && !is_ended_twice<std::unique_ptr<int>>());

void closures_count_where_their_end_does_something() {
    std::string text = "tea";
    auto const holding = [text] { return text.size(); };
    auto const generic = [text](auto const& other) { return other == text; };
    auto const plain = [](int number) { return number; };
    auto const referring = [&text] { return text.size(); };
    BOOST_TEST_EQ(is_ended_twice<decltype(holding)>(), by_this_compiler);
    BOOST_TEST_EQ(is_ended_twice<decltype(generic)>(), by_this_compiler);
    BOOST_TEST(!is_ended_twice<decltype(plain)>());
    BOOST_TEST(!is_ended_twice<decltype(referring)>());
    BOOST_TEST(!is_ended_twice<decltype(holding)&>());
    BOOST_TEST_EQ(holding() + referring() + (generic(text) ? 1u : 0u) + static_cast<unsigned>(plain(1)), 8u);
}

void closures_are_told_from_classes() {
    auto const closure = [](int number) { return number; };
    BOOST_TEST(is_closure<decltype(closure)>());
    BOOST_TEST(!is_closure<aggregate>());
    BOOST_TEST(!is_closure<std::string>());
    BOOST_TEST(!is_closure<decltype(&a_lambda_in_a_name)>());
    BOOST_TEST_EQ(closure(a_lambda_in_a_name(1)), 1);
}

}  // namespace

int main() {
    closures_count_where_their_end_does_something();
    closures_are_told_from_classes();
    return boost::report_errors();
}
