// SPDX-License-Identifier: BSL-1.0
// network_calls: whatever a transport::discord is told reaches whoever is linked, with its session.
#include <monongusa/transport/network_calls.hpp>

#include "../support/without_a_clock.hpp"

#include <monongusa/detail/append.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/transport/discord.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace mg = monongusa;
using mg::detail::joined;

namespace {

std::vector<std::string> told;
void tell(std::string line) { told.push_back(std::move(line)); }
std::string taken() {
    std::string all;
    for (auto const& line : std::exchange(told, {})) (all += line) += '\n';
    return all;
}

}  // namespace

// In place of the heavy half, of which nothing is linked.
struct mg::detail::discord_session {
    std::string name;
};

mg::detail::network_calls const& mg::include_src_hpp_in_one_file() noexcept {
    using session = mg::detail::discord_session;
    static mg::detail::network_calls const all = [] {
        mg::detail::network_calls made{};
        auto& discord = made.discord;
        discord.open = [](mg::transport::discord_config&& how) {
            auto const token = std::move(how.token);
            return new session{joined(how.name, " of ", token.name())};
        };
        discord.close = [](session* one) { tell(joined("close ", std::unique_ptr<session>{one}->name)); };
        discord.login = [](session* one) {
            tell(joined("login ", one->name));
            return std::make_error_code(std::errc::network_down);
        };
        discord.run = [](session* one, mg::transport::listener_ref& listener) {
            mg::event::message message;
            message.text = "tea?";
            tell(joined("run ", one->name, listener.hear(message) ? ", heard" : ""));
            return std::make_error_code(std::errc::network_reset);
        };
        discord.stop = [](session* one) { tell(joined("stop ", one->name)); };
        discord.pause = [](session* one, bool paused) { tell(joined(paused ? "pause " : "resume ", one->name)); };
        discord.rearm = [](session* one) { tell(joined("rearm ", one->name)); };
        discord.explain = [](session const* one, std::error_code error) { return joined(one->name, ": ", error.value()); };
        discord.perform = [](session* one, mg::action::any&& action, mg::action::completion&& done) {
            tell(joined("perform ", one->name, ' ', std::get<mg::action::send>(action).text));
            done({}, {"99", {}});
        };
        discord.request = [](session* one, mg::transport::discord_request&& request, mg::transport::discord_answered&& done) {
            tell(joined("request ", one->name, ' ', request.method, ' ', request.path));
            done({}, {200, "[]"});
        };
        discord.history = [](session* one, std::string_view channel, unsigned limit, std::string_view before, mg::transport::discord_history&& done) {
            tell(joined("history ", one->name, ' ', channel, ' ', std::size_t{limit}, ' ', before));
            done({}, std::vector<mg::event::message>(3));
        };
        discord.roles = [](session* one, std::string_view server, mg::transport::discord_roles&& done) {
            tell(joined("roles ", one->name, ' ', server));
            done({}, std::vector<mg::transport::discord_role>(2));
        };
        discord.member = [](session* one, std::string_view server, std::string_view user, mg::transport::discord_member&& done) {
            tell(joined("member ", one->name, ' ', server, ' ', user));
            done({}, {std::string{user}, "ann"});
        };
        discord.presence = [](session* one, std::string_view status, std::string_view activity) {
            tell(joined("presence ", one->name, ' ', status, ' ', activity));
        };
        discord.latency = [](session const*) -> mg::instant::duration { return std::chrono::milliseconds{7}; };
        return made;
    }();
    return all;
}

namespace {

struct listener : support::without_a_clock {
    template <class Event>
    static constexpr bool wants = true;

    bool settle(mg::instant::duration = {}) const noexcept { return true; }
    bool hear(mg::event::message& message) {
        tell("heard " + message.text);
        return true;
    }
    template <class Event>
    bool hear(Event&) {
        return false;
    }
};

void what_a_transport_is_told_reaches_its_session() {
    {
        mg::transport::discord_config how;
        how.token = mg::secret{"planted.token.4711", "TEA_TOKEN"};
        how.name = "kettle";
        mg::transport::discord first{std::move(how)};
        mg::transport::discord bot{std::move(first)};
        BOOST_TEST_EQ(bot.name(), "kettle");
        BOOST_TEST_EQ(bot.login(), std::make_error_code(std::errc::network_down));
        BOOST_TEST_EQ(taken(), "login kettle of TEA_TOKEN\n");
        listener hears;
        BOOST_TEST_EQ(bot.run(hears), std::make_error_code(std::errc::network_reset));
        BOOST_TEST_EQ(taken(), "heard tea?\nrun kettle of TEA_TOKEN, heard\n");
        mg::transport::listener_ref referred{hears};
        bot.run(referred);
        BOOST_TEST_EQ(taken(), "heard tea?\nrun kettle of TEA_TOKEN, heard\n");
        bot.stop();
        bot.pause();
        bot.resume();
        bot.rearm();
        bot.presence("dnd", "brewing");
        bot.presence("idle");
        BOOST_TEST_EQ(taken(),
                      "stop kettle of TEA_TOKEN\npause kettle of TEA_TOKEN\nresume kettle of TEA_TOKEN\nrearm kettle of TEA_TOKEN\n"
                      "presence kettle of TEA_TOKEN dnd brewing\npresence kettle of TEA_TOKEN idle \n");
        BOOST_TEST_EQ(bot.explain({7, std::generic_category()}), "kettle of TEA_TOKEN: 7");
        BOOST_TEST(bot.latency() == std::chrono::milliseconds{7});
        bot.sink().perform(mg::action::send{"tea!", {}}, [](std::error_code, mg::chat::sent const& sent) { tell("sent " + sent.message); });
        bot.request({.path = "/guilds/3/roles"}, [](std::error_code, mg::transport::discord_answer const& answer) { tell("answer " + answer.body); });
        BOOST_TEST_EQ(taken(), "perform kettle of TEA_TOKEN tea!\nsent 99\nrequest kettle of TEA_TOKEN GET /guilds/3/roles\nanswer []\n");
        bot.history("5", 20, "77", [](std::error_code, std::vector<mg::event::message> const& all) { tell(joined(all.size(), " messages")); });
        bot.roles("3", [](std::error_code, std::vector<mg::transport::discord_role> const& all) { tell(joined(all.size(), " roles")); });
        bot.member("3", "7", [](std::error_code, mg::chat::user const& one) { tell(joined(one.id, " is ", one.name)); });
        BOOST_TEST_EQ(taken(),
                      "history kettle of TEA_TOKEN 5 20 77\n3 messages\nroles kettle of TEA_TOKEN 3\n2 roles\nmember kettle of TEA_TOKEN 3 7\n7 is ann\n");
    }
    // Once, by the one that has it.
    BOOST_TEST_EQ(taken(), "close kettle of TEA_TOKEN\n");
}

}  // namespace

int main() {
    what_a_transport_is_told_reaches_its_session();
    return boost::report_errors();
}
