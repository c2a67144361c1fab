// SPDX-License-Identifier: BSL-1.0
// queued_request: what counts as what.
#include <monongusa/wire/discord/queued_request.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::discord;

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

}  // namespace

int main() {
    refusals_are_counted_by_their_kind();
    return boost::report_errors();
}
