// SPDX-License-Identifier: BSL-1.0
// requests: all of them are there by one name, and each names a method whose limits are known.
#include <monongusa/wire/slack/requests.hpp>
#include <monongusa/wire/slack/tier.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

void each_has_a_tier() {
    for (auto const& request : {requests::post_message({"C1", "a"}),
                                requests::post_ephemeral({"C1", "a"}, "U1"),
                                requests::update_message("C1", "1.1", "a"),
                                requests::delete_message("C1", "1.1"),
                                requests::add_reaction("C1", "1.1", "a"),
                                requests::remove_reaction("C1", "1.1", "a"),
                                requests::open_conversation("U1"),
                                requests::conversation("C1"),
                                requests::conversations(),
                                requests::joined_conversations(),
                                requests::history("C1"),
                                requests::replies("C1", "1.1"),
                                requests::members("C1"),
                                requests::auth_test(),
                                requests::user("U1"),
                                requests::users(),
                                requests::bot("B1"),
                                requests::emoji(),
                                requests::open_connection(),
                                requests::upload_url("a", 1),
                                requests::complete_upload({}, "C1"),
                                requests::file("F1")}) {
        auto const called = [&](tier_entry const& one) { return one.method == request.name; };
        BOOST_TEST(std::any_of(std::begin(tiers), std::end(tiers), called));
    }
}

}  // namespace

int main() {
    each_has_a_tier();
    return boost::report_errors();
}
