// SPDX-License-Identifier: BSL-1.0
// rest_request: one asks nothing by itself.
#include <monongusa/wire/discord/rest_request.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;

void one_asks_nothing_by_itself() {
    rest_request const request;
    BOOST_TEST(request.method == verb::get && !request.repeatable);
    BOOST_TEST(request.path.empty() && request.body.empty() && request.lane.empty());
    BOOST_TEST(request == rest_request{});
}

rest_request of(char const* path, char const* route, char const* major) {
    rest_request request;
    request.path = path;
    request.route = route;
    request.major = major;
    return request;
}

void what_has_the_same_limits_waits_in_one_line() {
    auto const here = line_of(of("/a", "GET /{c}", "1"));
    BOOST_TEST_EQ(here.line, line_of(of("/b", "GET /{c}", "1")).line);
    BOOST_TEST_NE(here.line, line_of(of("/a", "GET /{c}", "2")).line);
    BOOST_TEST_NE(here.line, line_of(of("/a", "PUT /{c}", "1")).line);
    BOOST_TEST_EQ(here.group, line_of(of("/a", "PUT /{c}", "2")).group);
}

void its_texts_take_room() {
    rest_request request;
    BOOST_TEST_EQ(text_size(request), 0u);
    request.body = std::string(1'000, 'a');
    request.path = std::string(100, 'a');
    request.lane = "12";
    BOOST_TEST_EQ(text_size(request), 1'102u);
}

}  // namespace

int main() {
    one_asks_nothing_by_itself();
    what_has_the_same_limits_waits_in_one_line();
    its_texts_take_room();
    return boost::report_errors();
}
