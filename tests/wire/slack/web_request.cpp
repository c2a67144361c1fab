// SPDX-License-Identifier: BSL-1.0
// web_request: what one is by itself, and what it waits for.
#include <monongusa/wire/slack/web_request.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using namespace monongusa::wire::slack;
using namespace monongusa::wire;

// By itself one is a form with the bot's token, which is not done twice.
void one_is_careful_by_itself() {
    web_request const request;
    BOOST_TEST(request.method == verb::post && request.token == token_kind::bot && request.repeat == web_repeat::never_if_sent);
    BOOST_TEST_EQ(request.content_type, "application/x-www-form-urlencoded");
    BOOST_TEST(request.url.empty() && request.lane.empty() && request.pace.empty());
    BOOST_TEST(request == web_request{});
}

void it_waits_for_its_method_and_its_channel() {
    auto const here = line_of({.name = "chat.postMessage", .body = "a", .lane = "1", .pace = "C1"});
    BOOST_TEST_EQ(here.group, "chat.postMessage");
    BOOST_TEST_EQ(here.line, "C1");
}

void its_texts_take_room() {
    web_request request;
    auto const empty = text_size(request);
    request.body = std::string(1'000, 'a');
    request.url = std::string(100, 'a');
    request.lane = request.pace = "C1";
    BOOST_TEST_EQ(text_size(request), empty + 1'104);
}

}  // namespace

int main() {
    one_is_careful_by_itself();
    it_waits_for_its_method_and_its_channel();
    its_texts_take_room();
    return boost::report_errors();
}
