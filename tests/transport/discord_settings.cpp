// SPDX-License-Identifier: BSL-1.0
// discord_settings: what is configured, what the environment adds to it, and a sentence for what is wrong.
#include <monongusa/transport/discord_settings.hpp>

#include "../support/descriptors.hpp"
#include "../support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

namespace {

namespace mg = monongusa;
using mg::transport::discord_config;
using mg::transport::discord_long_text;
using mg::transport::discord_settings;
using support::variable;

struct no_variables {
    variable const api{"DISCORD_API_BASE", nullptr};
    variable const gateway{"DISCORD_GATEWAY_URL", nullptr};
};

void discord_itself_is_where_nothing_else_is_said() {
    no_variables const none;
    auto const all = discord_settings::of({});
    BOOST_TEST_EQ(all.wrong(), "");
    BOOST_TEST_EQ(all.rest.base, "https://discord.com/api/v10");
    BOOST_TEST_EQ(all.gateway_url, "");
    BOOST_TEST_EQ(all.network.ca_file, "");
    BOOST_TEST(!all.network.insecure);
    BOOST_TEST(!all.network.proxy);  // The environment's.
}

void the_environment_says_where_and_the_configuration_knows_better() {
    no_variables const none;
    variable const api{"DISCORD_API_BASE", "http://127.0.0.1:4711/api/v10//"};
    variable const gateway{"DISCORD_GATEWAY_URL", "ws://localhost:4712"};
    auto const given = discord_settings::of({});
    BOOST_TEST_EQ(given.wrong(), "");
    BOOST_TEST_EQ(given.rest.base, "http://127.0.0.1:4711/api/v10");
    BOOST_TEST_EQ(given.gateway_url, "ws://localhost:4712");
    auto const said = discord_settings::of({.token = {}, .api_base = "https://tea.example/", .gateway_url = "wss://tea.example"});
    BOOST_TEST_EQ(said.rest.base, "https://tea.example");
    BOOST_TEST_EQ(said.gateway_url, "wss://tea.example");
    variable const empty_api{"DISCORD_API_BASE", ""};
    variable const empty_gateway{"DISCORD_GATEWAY_URL", ""};
    BOOST_TEST_EQ(discord_settings::of({}).rest.base, "https://discord.com/api/v10");
    BOOST_TEST_EQ(discord_settings::of({}).gateway_url, "");
}

void what_is_configured_reaches_who_needs_it() {
    no_variables const none;
    auto const usual = discord_settings::of({});
    BOOST_TEST(usual.rest.deeds.when_long == mg::wire::long_text::split);
    BOOST_TEST(usual.rest.deeds.mentions == mg::wire::discord::allowed_mentions{});
    BOOST_TEST_EQ(usual.rest.most_deeds.deeds, 10000u);
    BOOST_TEST_GT(usual.rest.requests.most_waiting, 10000u);  // There is room for calls.
    discord_config how;
    how.ca_file = "/etc/tea.pem";
    how.insecure = true;
    how.mentions = {.users = true};
    how.long_text = discord_long_text::refuse;
    how.most_actions = 3;
    auto const all = discord_settings::of(how);
    BOOST_TEST_EQ(all.network.ca_file, "/etc/tea.pem");
    BOOST_TEST(all.network.insecure);
    BOOST_TEST(all.rest.deeds.mentions == (mg::wire::discord::allowed_mentions{.users = true}));
    BOOST_TEST(all.rest.deeds.when_long == mg::wire::long_text::refuse);
    BOOST_TEST_EQ(all.rest.most_deeds.deeds, 3u);
    how.most_actions = std::numeric_limits<std::size_t>::max();
    BOOST_TEST_EQ(discord_settings::of(how).rest.requests.most_waiting, how.most_actions);
}

void each_mistake_has_its_sentence() {
    no_variables const none;
    constexpr std::string_view shards = "the shard's number must be less than the number of all shards, and that at least 1";
    struct {
        discord_config how;
        std::string_view expected;
    } const rows[] = {
        {{.token = {}, .api_base = "discord.com"}, "'discord.com' is no address of an API; write https://host/path"},
        {{.token = {}, .api_base = "wss://discord.com"}, "'wss://discord.com' is no address of an API; write https://host/path"},
        {{.token = {}, .api_base = "/"}, "'' is no address of an API; write https://host/path"},
        {{.token = {}, .gateway_url = "gateway"}, "'gateway' is no address of a gateway; write wss://host"},
        {{.token = {}, .gateway_url = "https://gateway.example"}, "'https://gateway.example' is no address of a gateway; write wss://host"},
        {{.token = {}, .api_base = "http://tea.example:8080/api"},
         "the token would go unencrypted to tea.example:8080; write https:// and wss://, or set 'insecure'"},
        {{.token = {}, .gateway_url = "ws://gateway.example"}, "the token would go unencrypted to gateway.example; write https:// and wss://, or set 'insecure'"},
        {{.token = {}, .api_base = "http://tea.example", .gateway_url = "ws://gateway.example", .insecure = true}, ""},
        {{.token = {}, .api_base = "http://localhost:1", .gateway_url = "ws://[::1]:1"}, ""},
        {{.token = {}, .shard = 1}, shards},
        {{.token = {}, .shard = -1}, shards},
        {{.token = {}, .shard = 0, .shards = 0}, shards},
        {{.token = {}, .shard = 0, .shards = -5}, shards},
        {{.token = {}, .shard = 2, .shards = 3}, ""},
        {{.token = {}, .status = "sleepy"}, "'sleepy' is no status; there are online, idle, dnd and invisible"},
        {{.token = {}, .status = ""}, "'' is no status; there are online, idle, dnd and invisible"},
        {{.token = {}, .status = "dnd"}, ""},
        {{.token = {}, .status = "idle"}, ""},
        {{.token = {}, .status = "invisible"}, ""},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(discord_settings::of(row.how).wrong(), row.expected);
}

void a_presence_is_what_op_3_wants() {
    BOOST_TEST_EQ(mg::transport::presence_json("online", ""), R"({"since":null,"activities":[],"status":"online","afk":false})");
    BOOST_TEST_EQ(mg::transport::presence_json("dnd", "brewing \"tea\"\n"),
                  R"({"since":null,"activities":[{"name":"Custom Status","type":4,"state":"brewing \"tea\"\n"}],"status":"dnd","afk":false})");
}

// Where somebody has asked for the bytes, and then without what is nobody's business.
void what_goes_over_the_wire_is_shown_without_secrets() {
    no_variables const none;
    mg::secret const token{"planted.token.4711", "TEA_TOKEN"};
    auto const network = discord_settings::of({}).network;
    auto const tell = [&] {
        network.tell_wire('>', "Authorization: Bot planted.token.4711\r\n");
        network.tell_wire('<', "HTTP/1.1 200 OK");
    };
    BOOST_TEST_EQ(support::logged_by(tell), "");
    mg::log::process().show(mg::log::level::bytes);
    auto const shown = support::logged_by(tell);
    mg::log::process().show({});
    BOOST_TEST_EQ(shown.find("planted"), shown.npos);
    BOOST_TEST(shown.starts_with("bytes discord: > "));
    BOOST_TEST_NE(shown.find("(secret TEA"), shown.npos);  // As far as it stands in one line.
    BOOST_TEST_NE(shown.find("bytes discord: < "), shown.npos);
    BOOST_TEST_NE(shown.find("HTTP/1.1 200 OK"), shown.npos);
}

}  // namespace

int main() {
    discord_itself_is_where_nothing_else_is_said();
    the_environment_says_where_and_the_configuration_knows_better();
    what_is_configured_reaches_who_needs_it();
    each_mistake_has_its_sentence();
    a_presence_is_what_op_3_wants();
    what_goes_over_the_wire_is_shown_without_secrets();
    return boost::report_errors();
}
