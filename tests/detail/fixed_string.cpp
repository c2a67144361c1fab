// SPDX-License-Identifier: BSL-1.0
// fixed_string: a literal is a value that can be compared, joined and be part of a type.
#include <monongusa/detail/fixed_string.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>
#include <type_traits>

namespace {

using monongusa::detail::fixed_string;

template <fixed_string Text>
struct named {
    static constexpr std::string_view name = Text.view();
};

static_assert(fixed_string{"tada"}.view() == "tada");
static_assert(std::is_same_v<decltype(fixed_string{"tada"}), fixed_string<4>>);
static_assert(fixed_string{""}.view().empty());
static_assert(std::is_same_v<decltype(fixed_string{""}), fixed_string<0>>);
static_assert(fixed_string{"zero\0inside"}.view().size() == 11);
static_assert(fixed_string{"日本"}.view() == "日本");
static_assert(fixed_string<3>{}.view() == std::string_view{"\0\0\0", 3});

static_assert(fixed_string{"one"} == fixed_string{"one"});
static_assert(fixed_string{"one"} != fixed_string{"two"});

static_assert((fixed_string{"a "} + fixed_string{"b"}).view() == "a b");
static_assert((fixed_string{""} + fixed_string{""}).view().empty());
static_assert((fixed_string{""} + fixed_string{"x"} + fixed_string{""}) == fixed_string{"x"});

static_assert(std::is_same_v<named<"same">, named<"same">>);
static_assert(!std::is_same_v<named<"one">, named<"two">>);
static_assert(!std::is_same_v<named<"one">, named<"one ">>);
static_assert(named<"wave">::name == "wave");

using monongusa::detail::written;

template <written Name>
struct where {
    static constexpr std::string_view name = Name.text.view();
    static constexpr unsigned line = Name.line;
};
// clang-format off
static_assert(where<"wave">::line == __LINE__);
using over_two_lines = where<
    "wave">; static_assert(over_two_lines::line == __LINE__);
// clang-format on
constexpr fixed_string wave{"wave"};
static_assert(where<wave>::line == __LINE__);
static_assert(where<wave>::name == "wave" && where<"">::name.empty());
static_assert(std::is_same_v<decltype(written{"one"}), written<3>>);

// A view of the template argument lives as long as the program, and a null follows it for those who print it.
void the_view_of_a_template_argument_may_be_kept() {
    std::string_view const kept = named<"wave">::name;
    BOOST_TEST_EQ(kept, "wave");
    BOOST_TEST_CSTR_EQ(kept.data(), "wave");
}

}  // namespace

int main() {
    the_view_of_a_template_argument_may_be_kept();
    return boost::report_errors();
}
