// SPDX-License-Identifier: BSL-1.0
// workspace_requests: the exact method, fields and token of each.
#include <monongusa/wire/slack/workspace_requests.hpp>

#include "../../support/slack_row.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;
using namespace monongusa::wire::slack;

void each_is_asked_like_this() {
    support::slack_row const rows[] = {
        {requests::auth_test(), "auth.test", ""},
        {requests::user("U1"), "users.info", "user=U1"},
        {requests::users(), "users.list", "limit=200"},
        {requests::users({100, "bmV4dA=="}), "users.list", "limit=100&cursor=bmV4dA%3D%3D"},
        {requests::bot("B1"), "bots.info", "bot=B1"},
        {requests::emoji(), "emoji.list", ""},
        {requests::open_connection(), "apps.connections.open", "", web_repeat::freely, {}, {}, token_kind::app},
    };
    for (auto const& row : rows) support::check(row);
}

}  // namespace

int main() {
    each_is_asked_like_this();
    return boost::report_errors();
}
