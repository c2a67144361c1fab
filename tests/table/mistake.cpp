// SPDX-License-Identifier: BSL-1.0
// Tests that no mistake of a handler passes for none; tests/compile_fail has what each of them says.
#include <monongusa/table/mistake.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mg = monongusa;
namespace mistake = mg::mistake;

namespace {

struct handler {};
struct event {};

static_assert(!mistake::handler_not_callable<handler>::fine);
static_assert(!mistake::handler_generic_twice<handler>::fine);
static_assert(!mistake::handler_changes_itself<handler>::fine);
static_assert(!mistake::context_by_value<handler>::fine);
static_assert(!mistake::context_of_nowhere<handler, event>::fine);
static_assert(!mistake::context_twice<handler>::fine);
static_assert(!mistake::stream_of_no_stream<handler>::fine);
static_assert(!mistake::another_event<event, event>::fine);
static_assert(!mistake::writable_event<event>::fine);
static_assert(!mistake::wrong_group_count<handler, mg::groups_of_pattern<1>, mg::groups_taken<2>>::fine);
static_assert(!mistake::not_from_text<handler, mg::group_number<1>>::fine);
static_assert(!mistake::from_text_may_throw<handler, mg::group_number<1>>::fine);
static_assert(!mistake::optional_group<handler, mg::group_number<1>>::fine);
static_assert(!mistake::not_sendable<void>::fine);
static_assert(!mistake::reply_to_nobody<event>::fine);

consteval bool what_is_fine_says_nothing() {
    mistake::none::require();
    return mistake::none::fine;
}

void only_none_is_fine() {
    BOOST_TEST(what_is_fine_says_nothing());
    BOOST_TEST(!mistake::handler_not_callable<handler>::fine);
}

}  // namespace

int main() {
    only_none_is_fine();
    return boost::report_errors();
}
