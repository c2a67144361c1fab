// SPDX-License-Identifier: BSL-1.0
// Tests `--on discord` and `--on slack`: a program without the network says how it gets it, one without a token which variable to set, and else the bot is run there.
#include <monongusa/launch/on_network.hpp>

#include "../support/descriptors.hpp"
#include "../support/environment.hpp"

#include <monongusa/bot/components.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/transport/network_calls.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>

namespace mg = monongusa;

namespace {

std::string told;
std::error_code login_answer;

constexpr mg::table reactions{mg::listen_to<"tea">([](auto& chat) { chat.send("green?"); })};

}  // namespace

// In place of the heavy half, of which nothing is linked: somebody says one thing.
struct mg::detail::discord_session {
    mg::transport::discord_config how;
};

struct mg::detail::slack_session {
    mg::transport::slack_config how;
};

mg::detail::network_calls const& mg::include_src_hpp_in_one_file() noexcept {
    using session = mg::detail::discord_session;
    static mg::detail::network_calls const all = [] {
        mg::detail::network_calls made{};
        auto& discord = made.discord;
        discord.open = [](mg::transport::discord_config&& how) { return new session{std::move(how)}; };
        discord.close = [](session* one) { std::unique_ptr<session> const ends{one}; };
        discord.login = [](session* one) {
            told += mg::detail::joined("login with ", one->how.token.name(), one->how.token.reveal() == "planted.token.4711" ? " as planted" : "", '\n');
            return login_answer;
        };
        discord.run = [](session*, mg::transport::listener_ref& listener) {
            mg::event::message message;
            message.id = "1";
            message.text = message.raw = "tea";
            message.author = {"7", "ann"};
            message.channel = {"5", "general"};
            listener.hear(message);
            return std::error_code{};
        };
        discord.stop = [](session*) {};
        discord.pause = [](session*, bool) {};
        discord.rearm = [](session*) {};
        discord.explain = [](session const*, std::error_code) { return std::string{"it rains"}; };
        discord.perform = [](session*, mg::action::any&& action, mg::action::completion&& done) {
            told += "send " + std::get<mg::action::send>(action).text + '\n';
            done({}, {"99", {}});
        };
        auto& slack = made.slack;
        using slack_session = mg::detail::slack_session;
        slack.open = [](mg::transport::slack_config&& how) { return new slack_session{std::move(how)}; };
        slack.close = [](slack_session* one) { std::unique_ptr<slack_session> const ends{one}; };
        slack.login = [](slack_session* one) {
            for (auto const* const given : {&one->how.token, &one->how.app_token, &one->how.signing_secret}) {
                if (!given->empty()) told += mg::detail::joined("with ", given->name(), '\n');
            }
            return login_answer;
        };
        slack.run = [](slack_session*, mg::transport::listener_ref&) { return std::error_code{}; };
        slack.stop = [](slack_session*) {};
        slack.pause = [](slack_session*, bool) {};
        slack.rearm = [](slack_session*) {};
        slack.explain = [](slack_session const*, std::error_code) { return std::string{"it snows"}; };
        return made;
    }();
    return all;
}

namespace {

struct ended {
    int status = -1;
    std::string log{};
};

template <class Run>
ended of(Run run) {
    ended made;
    told.clear();
    made.log = support::logged_by([&] {
        auto none = mg::components<>{};
        made.status = run(none.referred());
    });
    return made;
}
using home = mg::detail::home_of_bot;

mg::detail::launch_options on(home which) {
    mg::detail::launch_options options;
    options.on = which;
    return options;
}
ended without_network(home which = home::discord) {
    return of([&](auto const& given) { return mg::detail::terminal_only::run_on_network(on(which), reactions, given); });
}
ended with_network(home which = home::discord) {
    return of([&](auto const& given) { return mg::detail::with_network::run_on_network(on(which), reactions, given); });
}

void a_program_without_the_network_says_how_it_gets_it() {
    support::variable const token{"DISCORD_BOT_TOKEN", "planted.token.4711"};
    auto const made = without_network();
    BOOST_TEST_EQ(made.status, 2);
    BOOST_TEST_EQ(made.log,
                  "error: monongusa: this program was built without the network, so '--on discord' is not to be had; build it with CMake's "
                  "monongusa::network, Meson's or pkg-config's monongusa-network, or define MONONGUSA_IMPLEMENTATION before <monongusa.hpp> in its one "
                  "file; --help lists the options\n");
    BOOST_TEST(without_network(home::slack).log.find("so '--on slack' is not to be had") != std::string::npos);
}

void without_a_token_the_variable_is_named() {
    for (char const* const value : {static_cast<char const*>(nullptr), "", " \n"}) {
        support::variable const token{"DISCORD_BOT_TOKEN", value};
        auto const made = with_network();
        BOOST_TEST_EQ(made.status, 2);
        BOOST_TEST_EQ(made.log,
                      "error: monongusa: discord: there is no token: set DISCORD_BOT_TOKEN to the one that the developer portal shows under 'Bot'\n");
        BOOST_TEST_EQ(told, "");
    }
}

void with_a_token_the_bot_runs_there() {
    support::variable const token{"DISCORD_BOT_TOKEN", " planted.token.4711\n"};
    login_answer = {};
    auto const made = with_network();
    BOOST_TEST_EQ(made.status, 0);
    BOOST_TEST_EQ(told, "login with DISCORD_BOT_TOKEN as planted\nsend green?\n");
    BOOST_TEST_EQ(made.log.find("error"), made.log.npos);
}

void what_discord_does_not_like_is_told_in_a_sentence() {
    support::variable const token{"DISCORD_BOT_TOKEN", "planted.token.4711"};
    login_answer = std::make_error_code(std::errc::network_down);
    auto const made = with_network();
    BOOST_TEST_EQ(made.status, 1);
    BOOST_TEST_EQ(told, "login with DISCORD_BOT_TOKEN as planted\n");
    BOOST_TEST_EQ(made.log, "error discord: login: it rains\n");
}

void on_slack_two_secrets_are_needed() {
    support::variable const no_bot{"SLACK_BOT_TOKEN", nullptr};
    support::variable const no_app{"SLACK_APP_TOKEN", nullptr};
    support::variable const no_signing{"SLACK_SIGNING_SECRET", nullptr};
    login_answer = {};
    auto made = with_network(home::slack);
    BOOST_TEST_EQ(made.status, 2);
    BOOST_TEST(made.log.starts_with("error: monongusa: slack: there is no bot token: set SLACK_BOT_TOKEN to the one that "));
    support::variable const bot{"SLACK_BOT_TOKEN", "xoxb-planted"};
    made = with_network(home::slack);
    BOOST_TEST_EQ(made.status, 2);
    BOOST_TEST(made.log.starts_with("error: monongusa: slack: there is no way for events: set SLACK_APP_TOKEN to the one that "));
    BOOST_TEST(made.log.find("or, for events over HTTP, set SLACK_SIGNING_SECRET to the signing secret that ") != std::string::npos);
    BOOST_TEST_EQ(told, "");
    {
        support::variable const app{"SLACK_APP_TOKEN", "xapp-planted"};
        BOOST_TEST_EQ(with_network(home::slack).status, 0);
        BOOST_TEST_EQ(told, "with SLACK_BOT_TOKEN\nwith SLACK_APP_TOKEN\n");
    }
    support::variable const signing{"SLACK_SIGNING_SECRET", "planted"};
    BOOST_TEST_EQ(with_network(home::slack).status, 0);
    BOOST_TEST_EQ(told, "with SLACK_BOT_TOKEN\nwith SLACK_SIGNING_SECRET\n");
    login_answer = std::make_error_code(std::errc::network_down);
    made = with_network(home::slack);
    BOOST_TEST_EQ(made.status, 1);
    BOOST_TEST_EQ(made.log, "error slack: login: it snows\n");
}

}  // namespace

int main() {
    a_program_without_the_network_says_how_it_gets_it();
    without_a_token_the_variable_is_named();
    with_a_token_the_bot_runs_there();
    what_discord_does_not_like_is_told_in_a_sentence();
    on_slack_two_secrets_are_needed();
    return boost::report_errors();
}
