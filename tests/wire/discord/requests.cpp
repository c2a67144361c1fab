// SPDX-License-Identifier: BSL-1.0
// requests: the exact method, path, route, body and lane of each.
#include <monongusa/wire/discord/requests.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::discord;
using monongusa::action::file;

void each_request_is_written_so() {
    std::string_view const none{};
    struct {
        rest_request request;
        std::string_view line, route, major, body;
        bool repeatable;
        std::string_view lane;
    } const rows[] = {
        {requests::create_message("10", {"tea", {}, {}, {}, {}}), "POST /channels/10/messages", "POST /channels/{c}/messages", "channel:10",
         R"({"content":"tea","allowed_mentions":{"parse":[]}})", false, "10"},
        {requests::create_message("10", {"tea", "5", "20", {}, {}}), "POST /channels/10/messages", "POST /channels/{c}/messages",
         "channel:10",
         R"({"content":"tea","nonce":"5","enforce_nonce":true,"allowed_mentions":{"parse":[]},)"
         R"("message_reference":{"message_id":"20","fail_if_not_exists":false}})",
         true, "10"},
        {requests::edit_message("10", "20", "tea", {true, false, false, false}), "PATCH /channels/10/messages/20",
         "PATCH /channels/{c}/messages/{m}", "channel:10", R"({"content":"tea","allowed_mentions":{"parse":["users"]}})", true, "10"},
        {requests::delete_message("10", "20"), "DELETE /channels/10/messages/20", "DELETE /channels/{c}/messages/{m}", "channel:10", none,
         true, "10"},
        {requests::add_reaction("10", "20", "🎉"), "PUT /channels/10/messages/20/reactions/%F0%9F%8E%89/@me",
         "PUT /channels/{c}/messages/{m}/reactions/{e}/@me", "channel:10", none, true, "10"},
        {requests::remove_own_reaction("10", "20", "party:30"), "DELETE /channels/10/messages/20/reactions/party%3A30/@me",
         "DELETE /channels/{c}/messages/{m}/reactions/{e}/@me", "channel:10", none, true, "10"},
        {requests::thread_from_message("10", "20", "\"tea\""), "POST /channels/10/messages/20/threads",
         "POST /channels/{c}/messages/{m}/threads", "channel:10", R"({"name":"\"tea\""})", true, "10"},
        {requests::create_dm("30"), "POST /users/@me/channels", "POST /users/@me/channels", none, R"({"recipient_id":"30"})", true, none},
        {requests::typing("10"), "POST /channels/10/typing", "POST /channels/{c}/typing", "channel:10", none, true, "10"},
        {requests::history("10", 50), "GET /channels/10/messages?limit=50", "GET /channels/{c}/messages", "channel:10", none, true, none},
        {requests::history("10", 0, "20"), "GET /channels/10/messages?limit=1&before=20", "GET /channels/{c}/messages", "channel:10", none,
         true, none},
        {requests::history("10", 101), "GET /channels/10/messages?limit=100", "GET /channels/{c}/messages", "channel:10", none, true, none},
        {requests::roles("40"), "GET /guilds/40/roles", "GET /guilds/{g}/roles", "guild:40", none, true, none},
        {requests::member("40", "30"), "GET /guilds/40/members/30", "GET /guilds/{g}/members/{u}", "guild:40", none, true, none},
        {requests::gateway_bot(), "GET /gateway/bot", "GET /gateway/bot", none, none, true, none},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(std::string{name_of(row.request.method)} + " " + row.request.path, row.line);
        BOOST_TEST_EQ(row.request.route, row.route);
        BOOST_TEST_EQ(row.request.major, row.major);
        BOOST_TEST_EQ(row.request.body, row.body);
        BOOST_TEST_EQ(row.request.content_type, row.body.empty() ? "" : "application/json");
        BOOST_TEST_EQ(row.request.repeatable, row.repeatable);
        BOOST_TEST_EQ(row.request.lane, row.lane);
    }
}

void files_make_it_multipart() {
    std::vector<file> const files{{"tea.png", "PNG", "a cup"}};
    message_body const body{"tea", "5", {}, {}, files};
    auto const request = requests::create_message("10", body, 77);
    auto const form = multipart_of(json_of(body), files, 77);
    BOOST_TEST_EQ(request.body, form.body);
    BOOST_TEST_EQ(request.content_type, form.content_type);
    BOOST_TEST_EQ(request.path, "/channels/10/messages");
    BOOST_TEST(request.repeatable);
    BOOST_TEST(request.body.find(R"("attachments":[{"id":0,"filename":"tea.png","description":"a cup"}])") != std::string::npos);
}

void no_id_leaves_its_place_in_the_path() {
    BOOST_TEST_EQ(requests::delete_message("../x", "..").path, "/channels/..%2Fx/messages/%2E%2E");
    BOOST_TEST_EQ(requests::add_reaction("1?x", "2#", "a/b").path, "/channels/1%3Fx/messages/2%23/reactions/a%2Fb/@me");
    BOOST_TEST_EQ(requests::history("1", 5, "2&limit=9").path, "/channels/1/messages?limit=5&before=2%26limit%3D9");
    BOOST_TEST_EQ(requests::member("1 2", "\r\n").path, "/guilds/1%202/members/%0D%0A");
    BOOST_TEST_EQ(requests::create_dm("\"}").body, R"({"recipient_id":"\"}"})");
}

}  // namespace

int main() {
    each_request_is_written_so();
    files_make_it_multipart();
    no_id_leaves_its_place_in_the_path();
    return boost::report_errors();
}
