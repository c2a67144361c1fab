// SPDX-License-Identifier: BSL-1.0
// control: what the gateway says of the connection is taken if it makes sense.
#include <monongusa/wire/discord/control.hpp>

#include <monongusa/detail/append.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using namespace std::chrono_literals;
using monongusa::detail::joined;
namespace discord_frames = support::discord_frames;

// 7 ms if it is refused.
std::chrono::milliseconds interval_of(std::string_view data) {
    auto interval = 7ms;
    bool const read = read_hello(data, interval);
    BOOST_TEST_EQ(read, interval != 7ms);
    return interval;
}

void hello_tells_the_interval() {
    BOOST_TEST(interval_of(discord_frames::data("hello")) == 41250ms);
    BOOST_TEST(interval_of(R"({"heartbeat_interval":1})") == 1ms);
    BOOST_TEST(interval_of(R"({"heartbeat_interval":"45000"})") == 45s);
    BOOST_TEST(interval_of(R"({"heartbeat_interval":86400000})") == 24h);
    for (auto const* const none : {R"({"heartbeat_interval":0})", R"({"heartbeat_interval":-1})", R"({"heartbeat_interval":86400001})",
                                   R"({"heartbeat_interval":9223372036854775808})", R"({"heartbeat_interval":null})",
                                   R"({"heartbeat_interval":41250.5})", "{}", "null", "[]", "", R"({"heartbeat_interval":41250)"}) {
        BOOST_TEST(interval_of(none) == 7ms);
    }
}

void a_session_is_invalid_for_good_unless_discord_says_true() {
    BOOST_TEST(read_invalid_session("true"));
    BOOST_TEST(!read_invalid_session(discord_frames::data("invalid_session")));
    for (auto const* const no : {"null", "1", "\"true\"", "{}", "", "tru"}) BOOST_TEST(!read_invalid_session(no));
}

void ready_tells_the_session() {
    ready_data found;
    BOOST_TEST(read_ready(discord_frames::data("ready"), found));
    BOOST_TEST_EQ(found.session, "5c1f0e6a9b7d4382b0a1c2d3e4f50617");
    BOOST_TEST_EQ(found.resume_url, "wss://gateway-us-east1-b.discord.gg");
    BOOST_TEST_EQ(found.application, "1110222033304440000");
    BOOST_TEST_EQ(found.self.id, "1110222033304440555");
    BOOST_TEST_EQ(found.self.name, "kettle_bot");
    BOOST_TEST(found.self.bot && found.self.self && found.self.roles.empty());
    BOOST_TEST_EQ(found.guilds, 2u);
    BOOST_TEST_EQ(found.shard, 0);
    BOOST_TEST_EQ(found.shards, 1);
}

void ready_needs_a_session_and_a_user_and_nothing_else() {
    ready_data found;
    found.guilds = 3;
    found.resume_url = "from before";
    BOOST_TEST(read_ready(R"({"user":{"id":18446744073709551615,"global_name":"B","username":"b","bot":false},"session_id":"s"})", found));
    ready_data least;
    least.session = "s";
    least.self = {"18446744073709551615", "B", true, true, {}};
    BOOST_TEST(found == least);
    BOOST_TEST(read_ready(
        R"({"session_id":"s","resume_gateway_url":null,"guilds":{},"shard":[true],"application":[],"user":{"id":"1"},"v":"ten"})", found));
    BOOST_TEST(found.resume_url.empty() && found.guilds == 0 && found.shard == -1 && found.shards == -1 && found.application.empty());
    BOOST_TEST(read_ready(R"({"shard":[3,16,9],"session_id":"s","user":{"id":"1"},"shard":[4]})", found));
    BOOST_TEST(found.shard == 4 && found.shards == -1);
    for (auto const* const none : {R"({"session_id":"s"})", R"({"user":{"id":"1"}})", R"({"session_id":"","user":{"id":"1"}})",
                                   R"({"session_id":5,"user":{"id":"1"}})", R"({"session_id":"s","user":{"id":"x"}})",
                                   R"({"session_id":"s","user":"1"})", "{}", "[]", "null", "", R"({"session_id":"s","user":{"id":"1"})"}) {
        BOOST_TEST(!read_ready(none, found));
    }
}

void gateway_info_tells_where_and_how_often() {
    gateway_info found;
    BOOST_TEST(read_gateway_info(discord_frames::file("gateway_bot"), found));
    BOOST_TEST(found == (gateway_info{"wss://gateway.discord.gg", 9, 1000, 998, 16, 4h}));
}

void gateway_info_without_limits_is_careful() {
    gateway_info found{"from before", 5, 5, 5, 5, 5ms};
    BOOST_TEST(read_gateway_info(R"({"url":"wss://g"})", found));
    BOOST_TEST(found == (gateway_info{"wss://g", 1, 1000, 1000, 1, 0ms}));
    BOOST_TEST(read_gateway_info(
        R"({"url":"wss://g","shards":0,"session_start_limit":{"total":null,"remaining":0,"max_concurrency":0,"reset_after":-1}})", found));
    BOOST_TEST(found == (gateway_info{"wss://g", 1, 1000, 0, 1, 0ms}));
    BOOST_TEST(read_gateway_info(
        R"({"url":"wss://g","shards":-3,"session_start_limit":{"reset_after":9223372036854775807,"remaining":"12"}})", found));
    BOOST_TEST(found == (gateway_info{"wss://g", 1, 1000, 12, 1, std::chrono::hours{24 * 7}}));
    for (auto const* const none : {"{}", R"({"url":null})", R"({"url":""})", R"({"url":"wss://g")", "[]", "", "<html>1015</html>"}) {
        BOOST_TEST(!read_gateway_info(none, found));
    }
}

void cut_short_nothing_is_taken() {
    auto const ready = discord_frames::data("ready");
    auto const info = discord_frames::file("gateway_bot");
    ready_data session;
    gateway_info where;
    for (std::size_t size = 0; size < ready.size(); ++size) BOOST_TEST(!read_ready(std::string_view{ready}.substr(0, size), session));
    for (std::size_t size = 0; size < info.size(); ++size) BOOST_TEST(!read_gateway_info(std::string_view{info}.substr(0, size), where));
}

void the_bot_itself_as_it_is_asked_for() {
    monongusa::chat::user self;
    BOOST_TEST(read_self(R"({"id":"42","username":"kettle","global_name":"Kettle","bot":true})", self));
    BOOST_TEST(self == (monongusa::chat::user{"42", "Kettle", true, true, {}}));
    for (char const* const other : {"", "null", "[]", "{}", R"({"username":"kettle"})", R"({"id":"42")"}) BOOST_TEST(!read_self(other, self));
}

}  // namespace

int main() {
    the_bot_itself_as_it_is_asked_for();
    hello_tells_the_interval();
    a_session_is_invalid_for_good_unless_discord_says_true();
    ready_tells_the_session();
    ready_needs_a_session_and_a_user_and_nothing_else();
    gateway_info_tells_where_and_how_often();
    gateway_info_without_limits_is_careful();
    cut_short_nothing_is_taken();
    return boost::report_errors();
}
