// SPDX-License-Identifier: BSL-1.0
// rest_request: what HTTP calls the methods, and which may be repeated; headers are found by name.
#include <monongusa/wire/discord/rest_request.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using namespace monongusa::wire::discord;

static_assert(name_of(verb::get) == "GET" && name_of(verb::post) == "POST" && name_of(verb::put) == "PUT");
static_assert(name_of(verb::patch) == "PATCH" && name_of(verb::delete_) == "DELETE");
static_assert(is_idempotent(verb::get) && is_idempotent(verb::put) && is_idempotent(verb::delete_));
static_assert(!is_idempotent(verb::post) && !is_idempotent(verb::patch));

void a_header_is_found_by_its_name() {
    rest_reply const reply{200, {{"date", "today"}, {"via", "one"}, {"via", "two"}, {"empty", ""}}, ""};
    BOOST_TEST_EQ(reply.header("date"), "today");
    BOOST_TEST_EQ(reply.header("via"), "one");
    BOOST_TEST_EQ(reply.header("empty"), "");
    BOOST_TEST_EQ(reply.header("dat"), "");
    BOOST_TEST_EQ(reply.header("Date"), "");
}

void one_asks_nothing_by_itself() {
    rest_request const request;
    BOOST_TEST(request.method == verb::get && !request.repeatable);
    BOOST_TEST(request.path.empty() && request.body.empty() && request.lane.empty());
    BOOST_TEST(request == rest_request{});
}

}  // namespace

int main() {
    a_header_is_found_by_its_name();
    one_asks_nothing_by_itself();
    return boost::report_errors();
}
