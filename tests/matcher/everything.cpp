// SPDX-License-Identifier: BSL-1.0
// matcher::everything: accepts whatever comes, and says so.
#include <monongusa/matcher/everything.hpp>

#include "../laws/matcher.hpp"

#include <monongusa/event/all.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/for_each.hpp>

#include <type_traits>

namespace {

using monongusa::matcher::everything;

static_assert(std::is_empty_v<everything>);
static_assert(everything{} == everything{});
struct whatever {};
static_assert(everything{}.match(whatever{}));
static_assert(monongusa::matches_everything<everything>());
static_assert(!monongusa::has_pattern<everything>());
static_assert(monongusa::description_of<everything>() == "everything");
static_assert(!monongusa::has_why_not<everything, whatever>, "there is nothing that it does not accept");

void it_obeys_the_matcher_laws_for_every_event() {
    boost::hana::for_each(monongusa::event::all, [](auto type) { laws::it_accepts(everything{}, typename decltype(type)::type{}); });
    laws::it_accepts(everything{}, monongusa::event::failure{});
}

}  // namespace

int main() {
    it_obeys_the_matcher_laws_for_every_event();
    return boost::report_errors();
}
