// SPDX-License-Identifier: BSL-1.0
// captures: nothing found, or the places of all groups.
#include <monongusa/chat/captures.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string_view>
#include <type_traits>

namespace {

using monongusa::chat::captures;

static_assert(!captures<0>{});
static_assert(captures<0>{true});
static_assert(!captures<2>{});
static_assert(captures<2>{true, {}});
static_assert(captures<2>{}.groups.size() == 2);
static_assert(!captures<2>{true, {}}.groups[1].present());

// Only asked for, never taken for a number.
static_assert(!std::is_convertible_v<captures<0>, bool>);
static_assert(!std::is_convertible_v<captures<1>, bool>);

static_assert(captures<1>{true, {{{0, 1}}}} == captures<1>{true, {{{0, 1}}}});
static_assert(captures<1>{true, {{{0, 1}}}} != captures<1>{true, {{{0, 2}}}});
static_assert(captures<1>{true, {}} != captures<1>{});
static_assert(captures<0>{true} != captures<0>{});

static_assert(sizeof(captures<0>) == 1);
static_assert(std::is_trivially_copyable_v<captures<3>>);

// Of parts of a text.
constexpr std::string_view text = "give tea to bob";
static_assert(captures<2>::of(text, text.substr(5, 3), text.substr(12)) == captures<2>{true, {{{5, 8}, {12, 15}}}});
static_assert(captures<2>::of(text, text.substr(15), std::string_view{}) == captures<2>{true, {{{15, 15}, {}}}});

void obey_the_value_laws() {
    laws::value(captures<0>{true}, &captures<0>::found);
    laws::value(captures<2>{true, {{{0, 1}, {2, 3}}}}, &captures<2>::found, &captures<2>::groups);
}

}  // namespace

int main() {
    obey_the_value_laws();
    return boost::report_errors();
}
