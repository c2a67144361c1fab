// SPDX-License-Identifier: BSL-1.0
// text_range: a part of a text, an empty part, or none.
#include <monongusa/detail/text_range.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace {

using monongusa::detail::text_range;

static_assert(!text_range{}.present());
static_assert(text_range{0, 0}.present());
static_assert(text_range{}.in("hello").data() == nullptr);
static_assert(text_range{}.in("hello").empty());
static_assert(text_range{1, 4}.in("hello") == "ell");
static_assert(text_range{0, 5}.in("hello") == "hello");
static_assert(text_range{5, 5}.in("hello").empty());
static_assert(text_range{2, 2} != text_range{});
static_assert(text_range{1, 2} != text_range{1, 3});
static_assert(sizeof(text_range) == 2 * sizeof(std::size_t));

void obeys_the_value_laws() { laws::value(text_range{1, 2}); }

void it_speaks_of_the_text_wherever_that_is_moved() {
    std::string text = "tea";
    text_range const all{0, text.size()};
    std::string const elsewhere = std::move(text);
    BOOST_TEST_EQ(all.in(elsewhere), "tea");
}

void an_empty_part_still_has_a_place() {
    std::string_view const text = "hello";
    auto const part = text_range{3, 3}.in(text);
    BOOST_TEST_EQ(part.data() - text.data(), 3);
}

void a_part_is_found_where_it_lies() {
    std::string_view const text = "hello";
    BOOST_TEST((text_range::of(text, text.substr(1, 3)) == text_range{1, 4}));
    BOOST_TEST((text_range::of(text, text) == text_range{0, 5}));
    BOOST_TEST((text_range::of(text, text.substr(5)) == text_range{5, 5}));
    BOOST_TEST(!text_range::of(text, std::string_view{}).present());
}

}  // namespace

int main() {
    a_part_is_found_where_it_lies();
    obeys_the_value_laws();
    it_speaks_of_the_text_wherever_that_is_moved();
    an_empty_part_still_has_a_place();
    return boost::report_errors();
}
