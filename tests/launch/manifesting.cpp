// SPDX-License-Identifier: BSL-1.0
// Tests what `--manifest` prints: a table's manifest over several lines, and nothing else.
#include <monongusa/launch/manifesting.hpp>
#include <monongusa/scopes.hpp>
#include <monongusa/verbs.hpp>

#include "launching.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;
using launching::launch;

namespace {

constexpr mg::table reactions{mg::respond_to<"hello">([] { return std::string{"hello"}; })};
constexpr mg::table by_name{mg::respond_to<"hello">([](mg::event::message const& message) { return "hello " + message.author.name; })};

constexpr std::string_view printed = R"({
    "display_information": {
        "name": "greeter"
    },
    "features": {
        "app_home": {
            "home_tab_enabled": false,
            "messages_tab_enabled": true,
            "messages_tab_read_only_enabled": false
        },
        "bot_user": {
            "display_name": "greeter",
            "always_online": true
        }
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read",
                "chat:write",
                "im:history"
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_mention",
                "message.im"
            ]
        },
        "interactivity": {
            "is_enabled": false
        },
        "org_deploy_enabled": false,
        "socket_mode_enabled": true,
        "token_rotation_enabled": false
    }
}
)";

void it_prints_the_manifest_and_runs_nothing() {
    launching::folder const files;
    auto const ended = launch(reactions, {"--manifest", "--record=" + files.path("r"), "--threads", "4"}, "@bot hello\n");
    BOOST_TEST_EQ(ended.status, 0);
    BOOST_TEST_EQ(ended.out, printed);
    BOOST_TEST_EQ(ended.log, "");
    BOOST_TEST_EQ(files.size(), 0u);
}

void who_sees_people_asks_for_their_names() {
    auto const ended = launch(by_name, {"--manifest"});
    auto const expected = launching::replaced(std::string{printed}, R"("app_mentions:read",
                "chat:write",
                "im:history"
            ])",
                                              R"("app_mentions:read",
                "channels:read",
                "chat:write",
                "groups:read",
                "im:history",
                "mpim:read",
                "users:read"
            ],
            "bot_optional": [
                "channels:read",
                "groups:read",
                "mpim:read",
                "users:read"
            ])");
    BOOST_TEST_EQ(ended.status, 0);
    BOOST_TEST_EQ(ended.out, expected);
    BOOST_TEST_NE(ended.out, printed);
}

void the_address_stands_where_socket_mode_stood() {
    auto const ended = launch(reactions, {"--manifest-url", "https://bot.example.org/slack/events"});
    auto const expected = launching::replaced(
        launching::replaced(std::string{printed}, R"("socket_mode_enabled": true)", R"("socket_mode_enabled": false)"),
        R"("bot_events": [)", "\"request_url\": \"https://bot.example.org/slack/events\",\n            \"bot_events\": [");
    BOOST_TEST_EQ(ended.status, 0);
    BOOST_TEST_EQ(ended.out, expected);
}

std::string_view named(std::string_view program, std::string_view name = {}) {
    mg::detail::launch_options options;
    options.program = program;
    if (!name.empty()) {
        options.console.name = name;
        options.named = true;
    }
    static std::string kept;
    kept = mg::detail::name_of_app(options);
    return kept;
}

void it_is_called_as_it_is_told_or_as_its_file() {
    BOOST_TEST_EQ(named("./build/greeter"), "greeter");
    BOOST_TEST_EQ(named("greeter"), "greeter");
    BOOST_TEST_EQ(named("/usr/bin/greeter", "hal"), "hal");
    BOOST_TEST_EQ(named("greeter", "bot"), "bot");
    BOOST_TEST_EQ(named(""), "bot");
    BOOST_TEST_EQ(named("strange/"), "bot");
    BOOST_TEST_EQ(launch(reactions, {"--manifest", "--name", "hal"}).out, launching::replaced(std::string{printed}, "greeter", "hal"));
}

}  // namespace

int main() {
    it_prints_the_manifest_and_runs_nothing();
    who_sees_people_asks_for_their_names();
    the_address_stands_where_socket_mode_stood();
    it_is_called_as_it_is_told_or_as_its_file();
    return boost::report_errors();
}
