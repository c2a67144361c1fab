// SPDX-License-Identifier: BSL-1.0
// queued_request: what passes by itself, what counts as what, and how much room it takes.
#include <monongusa/wire/discord/queued_request.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using namespace monongusa::wire::discord;

static_assert(is_passing(500) && is_passing(502) && is_passing(503) && is_passing(504) && is_passing(520) && is_passing(524));
static_assert(!is_passing(200) && !is_passing(400) && !is_passing(429) && !is_passing(501) && !is_passing(505) && !is_passing(525));

void refusals_are_counted_by_their_kind() {
    queue_counts counts;
    for (auto const scope : {limit_scope::none, limit_scope::user, limit_scope::shared, limit_scope::global}) {
        refusal one;
        one.scope = scope;
        counts.count(one);
    }
    refusal elsewhere;
    elsewhere.is_discord = false;
    counts.count(elsewhere);
    BOOST_TEST_EQ(counts.limited, 2u);
    BOOST_TEST_EQ(counts.limited_shared, 1u);
    BOOST_TEST_EQ(counts.limited_globally, 1u);
    BOOST_TEST_EQ(counts.banned, 1u);
}

void its_texts_take_room() {
    rest_request request;
    auto const empty = queued_size(request);
    BOOST_TEST_GE(empty, sizeof(queued_request));
    request.body = std::string(1'000, 'a');
    request.path = std::string(100, 'a');
    BOOST_TEST_EQ(queued_size(request), empty + 1'100);
}

void some_reasons_last() {
    for (auto const one : {std::errc::permission_denied, std::errc::invalid_argument, std::errc::io_error, std::errc::operation_canceled}) {
        BOOST_TEST(is_lasting(std::make_error_code(one)));
    }
    for (auto const one : {std::errc::connection_refused, std::errc::host_unreachable, std::errc::timed_out, std::errc::connection_reset}) {
        BOOST_TEST(!is_lasting(std::make_error_code(one)));
    }
}

}  // namespace

int main() {
    some_reasons_last();
    refusals_are_counted_by_their_kind();
    its_texts_take_room();
    return boost::report_errors();
}
