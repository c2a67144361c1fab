// SPDX-License-Identifier: BSL-1.0
// message_requests: the exact method, fields, lane and pace of each.
#include <monongusa/wire/slack/message_requests.hpp>

#include "../../support/slack_row.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

void each_is_asked_like_this() {
    constexpr auto once = web_repeat::never_if_sent;
    post all{"C1", "tea & cake", "20.000001"};
    all.broadcast = true;
    all.unfurl_links = false;
    all.unfurl_media = true;
    all.attachments = "[]";
    post no_thread{"C1", "tea"};
    no_thread.broadcast = true;
    post framed{"C1", ""};
    framed.attachments = "[]";
    support::slack_row const rows[] = {
        {requests::post_message({"C1", "tea"}), "chat.postMessage", "channel=C1&text=tea", once, "C1", "C1"},
        {requests::post_message({"C1", ""}), "chat.postMessage", "channel=C1&text=", once, "C1", "C1"},
        {requests::post_message({"D1", "a", "20.000001"}), "chat.postMessage", "channel=D1&text=a&thread_ts=20.000001", once, "D1", "D1"},
        {requests::post_message(all), "chat.postMessage",
         "channel=C1&text=tea+%26+cake&attachments=%5B%5D&thread_ts=20.000001&reply_broadcast=true&unfurl_links=false&unfurl_media=true",
         once, "C1", "C1"},
        // Only what is said in a thread can be shown in the channel too.
        {requests::post_message(no_thread), "chat.postMessage", "channel=C1&text=tea", once, "C1", "C1"},
        {requests::post_message(framed), "chat.postMessage", "channel=C1&attachments=%5B%5D", once, "C1", "C1"},
        {requests::post_ephemeral({"C1", "tea"}, "U1"), "chat.postEphemeral", "channel=C1&text=tea&user=U1", once, "C1"},
        {requests::update_message("C1", "20.000001", "tea"), "chat.update", "channel=C1&ts=20.000001&text=tea&parse=none",
         web_repeat::freely, "C1"},
        {requests::delete_message("C1", "20.000001"), "chat.delete", "channel=C1&ts=20.000001", web_repeat::freely, "C1"},
        {requests::add_reaction("C1", "20.000001", "wave::skin-tone-3"), "reactions.add",
         "channel=C1&timestamp=20.000001&name=wave%3A%3Askin-tone-3", web_repeat::freely, "C1"},
        {requests::remove_reaction("C1", "20.000001", "tada"), "reactions.remove", "channel=C1&timestamp=20.000001&name=tada",
         web_repeat::freely, "C1"},
        // Whatever an id holds, it stays in its field.
        {requests::delete_message("C1&ts=1", "a=b"), "chat.delete", "channel=C1%26ts%3D1&ts=a%3Db", web_repeat::freely, "C1&ts=1"},
    };
    for (auto const& row : rows) support::check(row);
}

void an_answer_goes_where_it_was_asked_for() {
    auto const made = requests::respond("https://hooks.slack.com/a/b", {"tea \"\n"});
    BOOST_TEST(made.method == verb::post && made.token == token_kind::none && made.repeat == web_repeat::never_if_sent);
    BOOST_TEST_EQ(made.name, "response_url");
    BOOST_TEST_EQ(made.url, "https://hooks.slack.com/a/b");
    BOOST_TEST_EQ(made.content_type, "application/json; charset=utf-8");
    BOOST_TEST_EQ(made.body, R"({"text":"tea \"\n","response_type":"ephemeral","replace_original":false})");
    BOOST_TEST_EQ(requests::respond("https://a", {"tea", true, true, "20.000001"}).body,
                  R"({"text":"tea","response_type":"in_channel","replace_original":true,"thread_ts":"20.000001"})");
}

}  // namespace

int main() {
    each_is_asked_like_this();
    an_answer_goes_where_it_was_asked_for();
    return boost::report_errors();
}
