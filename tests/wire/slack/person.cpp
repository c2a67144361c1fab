// SPDX-License-Identifier: BSL-1.0
// person: the name that people see, and what a workspace makes of somebody.
#include <monongusa/wire/slack/person.hpp>

#include <monongusa/detail/append.hpp>

#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;
using monongusa::wire::json_reader;

// Name, bot and roles, or that it is no user.
std::string told(std::string_view json) {
    json_reader reader{json};
    person who;
    who.display_name = "old";
    who.admin = true;
    if (!people::read(reader, who)) return "none";
    std::vector<std::string> roles{"old", "older", "oldest"};
    people::decode_roles(who, roles);
    std::string out = joined(who.id, ' ', who.name(), who.bot ? " bot" : "", who.bot_id.empty() ? "" : " ", who.bot_id);
    for (auto const& role : roles) (out += ' ') += role;
    return out;
}

void each_row_is_told() {
    struct {
        std::string_view json, told;
    } const rows[] = {
        {R"({"id":"U1","name":"ann"})", "U1 ann"},
        {R"({"id":"U1","name":"ann","real_name":"Ann B.","profile":{"real_name":"Ann B."}})", "U1 Ann B."},
        {R"({"id":"U1","name":"ann","profile":{"real_name":"Ann B.","display_name":"Annie"}})", "U1 Annie"},
        {R"({"profile":{"display_name":"Annie"},"id":"U1","name":"ann"})", "U1 Annie"},
        {R"({"id":"U1","name":"ann","profile":{"real_name":"","display_name":""}})", "U1 ann"},
        {R"({"id":"U1","name":null,"profile":null,"is_admin":null})", "U1 "},
        {R"({"id":"W1","name":"ann","is_bot":true,"profile":{"bot_id":"B1"}})", "W1 ann bot B1"},
        {R"({"id":"USLACKBOT","name":"slackbot","is_bot":false})", "USLACKBOT slackbot bot"},
        {R"({"id":"U1","name":"ann","is_app_user":true})", "U1 ann"},
        {R"({"id":"U1","name":"ann","is_admin":true,"is_owner":true,"is_primary_owner":false})", "U1 ann owner admin"},
        {R"({"id":"U1","name":"ann","is_primary_owner":true,"is_owner":false})", "U1 ann owner"},
        {R"({"id":"U1","name":"ann","is_restricted":true,"is_ultra_restricted":true})", "U1 ann guest"},
        {R"({"id":"U1","name":"ann","is_ultra_restricted":true,"is_restricted":false})", "U1 ann guest"},
        {R"({"id":"U1","name":"ann","is_stranger":true})", "U1 ann stranger"},
        {R"({"id":"U1","name":"ann","is_admin":"true"})", "U1 ann"},
        {R"({"name":"ann"})", "none"},
        {R"({"id":"<@U1>","name":"ann"})", "none"},
        {R"({"id":"U1","name":"ann")", "none"},
        {"\"U1\"", "none"},
        {"null", "none"},
        {"", "none"},
    };
    for (auto const& row : rows) {
        if (told(row.json) != row.told) BOOST_ERROR(joined(row.json, ": ", told(row.json)).c_str());
    }
}

}  // namespace

int main() {
    each_row_is_told();
    BOOST_TEST_EQ(told(support::slack_events::member(support::slack_events::event("user_change"), "user")), "U0HANA002 Hana admin");
    return boost::report_errors();
}
