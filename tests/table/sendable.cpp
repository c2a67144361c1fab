// SPDX-License-Identifier: BSL-1.0
// Tests what a handler may return.
#include <monongusa/table/sendable.hpp>

#include <monongusa/action/all.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <vector>

namespace mg = monongusa;
using mg::detail::is_sendable;
using mg::detail::replies;

namespace {

static_assert(is_sendable<void>);
static_assert(is_sendable<std::string>);
static_assert(is_sendable<std::string_view>);
static_assert(is_sendable<char const*>);
static_assert(is_sendable<mg::action::send>);
static_assert(is_sendable<mg::action::delete_message>);
static_assert(is_sendable<std::tuple<>>);
static_assert(is_sendable<std::tuple<mg::action::send, char const*>>);
static_assert(is_sendable<std::tuple<mg::action::send const&, std::optional<std::string>>>);
static_assert(is_sendable<std::optional<std::string>>);
static_assert(is_sendable<std::optional<mg::action::react>>);

static_assert(!is_sendable<int>);
static_assert(!is_sendable<bool>);
static_assert(!is_sendable<std::vector<std::string>>);
static_assert(!is_sendable<std::tuple<mg::action::send, int>>);
static_assert(!is_sendable<std::optional<int>>);
static_assert(!is_sendable<mg::action::send*>);

static_assert(replies<char const*>);
static_assert(replies<std::string_view>);
static_assert(replies<std::tuple<mg::action::send, std::string>>);
static_assert(replies<std::optional<std::string>>);
static_assert(replies<std::tuple<std::optional<std::string>>>);
static_assert(!replies<void>);
static_assert(!replies<mg::action::reply>);
static_assert(!replies<std::tuple<>>);
static_assert(!replies<std::tuple<mg::action::send>>);

void text_is_sendable_and_a_number_is_not() {
    BOOST_TEST(is_sendable<std::string>);
    BOOST_TEST(!is_sendable<int>);
}

}  // namespace

int main() {
    text_is_sendable_and_a_number_is_not();
    return boost::report_errors();
}
