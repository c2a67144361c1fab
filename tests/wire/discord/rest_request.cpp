// SPDX-License-Identifier: BSL-1.0
// rest_request: one asks nothing by itself.
#include <monongusa/wire/discord/rest_request.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;

void one_asks_nothing_by_itself() {
    rest_request const request;
    BOOST_TEST(request.method == verb::get && !request.repeatable);
    BOOST_TEST(request.path.empty() && request.body.empty() && request.lane.empty());
    BOOST_TEST(request == rest_request{});
}

}  // namespace

int main() {
    one_asks_nothing_by_itself();
    return boost::report_errors();
}
