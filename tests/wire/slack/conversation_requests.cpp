// SPDX-License-Identifier: BSL-1.0
// conversation_requests: the exact method and fields of each.
#include <monongusa/wire/slack/conversation_requests.hpp>

#include "../../support/slack_row.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

void each_is_asked_like_this() {
    page const second{100, "bmV4dA=="};
    support::slack_row const rows[] = {
        {requests::open_conversation("U1"), "conversations.open", "users=U1"},
        {requests::open_conversation("U1,U2"), "conversations.open", "users=U1%2CU2"},
        {requests::conversation("C1"), "conversations.info", "channel=C1"},
        {requests::conversations(), "conversations.list", "limit=200&exclude_archived=true"},
        {requests::conversations("public_channel,im", second, true), "conversations.list",
         "limit=100&cursor=bmV4dA%3D%3D&types=public_channel%2Cim&exclude_archived=false"},
        {requests::joined_conversations("im", second), "users.conversations",
         "limit=100&cursor=bmV4dA%3D%3D&types=im&exclude_archived=true"},
        {requests::history("C1"), "conversations.history", "channel=C1&limit=200"},
        {requests::history("C1", {1000, {}}, {"1.1", "2.2", true}), "conversations.history",
         "channel=C1&limit=999&oldest=1.1&latest=2.2&inclusive=true"},
        {requests::history("C1", {1, {}}, {{}, "2.2"}), "conversations.history", "channel=C1&limit=1&latest=2.2"},
        {requests::replies("C1", "1.1", second), "conversations.replies", "channel=C1&ts=1.1&limit=100&cursor=bmV4dA%3D%3D"},
        {requests::members("C1"), "conversations.members", "channel=C1&limit=200"},
        {requests::members("C1", second), "conversations.members", "channel=C1&limit=100&cursor=bmV4dA%3D%3D"},
    };
    for (auto const& row : rows) support::check(row);
}

}  // namespace

int main() {
    each_is_asked_like_this();
    return boost::report_errors();
}
