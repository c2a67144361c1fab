// SPDX-License-Identifier: BSL-1.0
// slack_events: several connections are one way in, and so is a server; each ends once, and says why where somebody can do something about it.
#include <monongusa/transport/slack_events.hpp>

#include "../support/certificates.hpp"
#include "../support/loopback_client.hpp"
#include "../support/loopback_slack.hpp"
#include "../support/on_loop.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <functional>
#include <future>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

#include <stdlib.h>

namespace {

namespace mg = monongusa;
using namespace std::chrono_literals;
using mg::transport::slack_config;
using mg::transport::slack_feed;
using mg::wire::slack::event_type;
using mg::wire::slack::link_end;
using support::acknowledgement_of;
using support::joined;
using support::loopback_client;
using support::loopback_server;
using support::loopback_slack;
using support::peer;
using support::slack_side;
using support::told_lines;

constexpr std::string_view signing = "planted-signing-secret";

// Each with a token of its own, since those of one wait for each other.
slack_config socket_mode(std::string api_base, int connections = 1) {
    static std::atomic<std::size_t> count = 0;
    slack_config how;
    how.token = mg::secret{"xoxb-planted-4711", "TEA_TOKEN"};
    how.app_token = mg::secret{joined("xapp-planted-", ++count), "TEA_APP_TOKEN"};
    how.api_base = std::move(api_base);
    how.connections = connections;
    return how;
}
slack_config over_http(std::string address = "127.0.0.1:0") {
    slack_config how;
    how.token = mg::secret{"xoxb-planted-4711", "TEA_TOKEN"};
    how.signing_secret = mg::secret{signing, "TEA_SECRET"};
    how.listen.address = std::move(address);
    return how;
}

/// A way in on a loop of its own, the inbox behind it, and what its owner is told.
class way {
public:
    told_lines told{};

    explicit way(slack_config how, std::size_t most_events = 100, mg::detail::backoff_limits backoff = {1ms, 2ms})
        : config_(std::move(how)), settings_(mg::transport::slack_settings::of(config_)), inbox_(most_events, 1'000'000) {
        BOOST_TEST_EQ(settings_.mistake, "");
        settings_.link.backoff = backoff;
        settings_.network.proxy = "";
        mg::transport::slack_wanted wanted;
        wanted.add(event_type::message);
        feed_.begin(wanted, nullptr);
    }
    way(way const&) = delete;
    way& operator=(way const&) = delete;
    ~way() {
        on_loop([this] { events_.end(); });
    }

    void begin() {
        on_loop([this] { events_.begin(loop_, settings_, config_, 4711); });
    }
    void leave() {
        on_loop([this] { events_.leave(); });
    }
    /// What the bot's thread would take next, in words.
    std::string next() {
        mg::transport::inbox_item item;
        if (inbox_.take(item, mg::instant::max()) == mg::transport::frame_inbox::got::room) {
            on_loop([this] {
                feed_.has_room();
                events_.read(true);
            });
        }
        auto const text = std::string_view{item.text}.substr(item.begin, item.end - item.begin);
        switch (item.kind) {
            case slack_feed::ready: return "ready";
            case slack_feed::lost: return joined("lost: ", text);
            case slack_feed::ended: return "ended";
            default: break;
        }
        BOOST_TEST_EQ(item.kind, static_cast<std::uint8_t>(event_type::message));
        constexpr std::string_view mark = R"("text":")";
        auto const at = text.find(mark) + mark.size();
        return std::string{text.substr(at, text.find('"', at) - at)};
    }
    std::size_t waiting() { return inbox_.size(); }

private:
    template <class Work>
    void on_loop(Work work) {
        support::on_loop(*loop_, std::move(work));
    }
    static way& as_way(void* self) noexcept { return *static_cast<way*>(self); }

    slack_config config_;
    mg::transport::slack_settings settings_;
    std::shared_ptr<mg::net::loop> loop_ = std::make_shared<mg::net::loop>();
    mg::transport::frame_inbox inbox_;
    slack_feed feed_{inbox_, "slack", [](void* self) { as_way(self).events_.read(false); }, this};
    mg::transport::slack_events events_{
        feed_,
        {this,
         [](void* self, std::error_code why, std::string_view sentence) {
             as_way(self).told.add(joined("over", why ? ": " : "", why ? why.message() : "", sentence.empty() ? "" : ": ", sentence));
         },
         [](void* self, std::error_code why, std::string_view sentence) {
             as_way(self).told.add(joined("hopeless: ", why.message(), ": ", sentence));
         },
         [](void* self, std::string&& url, std::string&& json) { as_way(self).told.add(joined("post ", url, ' ', json)); }}};
};

std::string why(auto error) { return make_error_code(error).message(); }

// --- Socket Mode

// Two go and do not come back for an hour; as long as the third is there, nothing is lost, and then it says why that one went.
void several_connections_are_one() {
    std::promise<void> all_there, first_done, others_gone;
    auto const everybody = all_there.get_future().share();
    auto const first = first_done.get_future().share();
    auto const others = others_gone.get_future().share();
    std::atomic<int> here_already = 0;
    std::atomic<int> gone = 0;
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello(connection);
        if (++here_already == 3) all_there.set_value();
        everybody.wait();
        auto const leave = [&] {
            if (++gone == 2) others_gone.set_value();
        };
        if (connection == 1) {
            BOOST_TEST_EQ(side.acknowledged(2, "tea?"), acknowledgement_of(2));
            first_done.set_value();
            side.connection().reset();
            return leave();
        }
        first.wait();
        if (connection == 2) {
            // The same once more.
            BOOST_TEST_EQ(side.acknowledged(2, "tea?"), acknowledgement_of(2));
            BOOST_TEST_EQ(side.acknowledged(3, "green"), acknowledgement_of(3));
            side.close(1001);
            side.connection().read_to_end();
            return leave();
        }
        others.wait();
        BOOST_TEST_EQ(side.acknowledged(4, "black"), acknowledgement_of(4));
        side.close(1001);
        side.connection().read_to_end();
    }};
    way in{socket_mode(here.api_base(), 3), 100, {1h, 1h}};
    in.begin();
    BOOST_TEST_EQ(in.next(), "ready");
    for (std::string_view const expected : {"tea?", "green", "black"}) BOOST_TEST_EQ(in.next(), expected);
    auto const lost = in.next();
    // The first was cut, which may be seen only now.
    BOOST_TEST(lost == "lost: Slack closed the connection (1001)" ||
               lost == joined("lost: ", std::make_error_code(std::errc::connection_reset).message()));
    BOOST_TEST_EQ(here.connections(), 3);
    in.leave();
    BOOST_TEST_EQ(in.next(), "ended");
    BOOST_TEST_EQ(in.told.next(), "over");
    in.leave();
    BOOST_TEST_EQ(in.told.size(), 0u);
    BOOST_TEST_EQ(in.waiting(), 0u);
}

void it_is_ready_again_after_a_loss() {
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello();
        if (connection == 1) side.close(1001);
        side.connection().read_to_end();
    }};
    way in{socket_mode(here.api_base())};
    in.begin();
    for (std::string_view const expected : {"ready", "lost: Slack closed the connection (1001)", "ready"})
        BOOST_TEST_EQ(in.next(), expected);
}

void what_slack_calls_final_ends_all_connections() {
    told_lines heard;
    std::promise<void> both;
    auto const both_are_there = both.get_future().share();
    std::atomic<int> there = 0;
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello(2);
        if (++there == 2) both.set_value();
        both_are_there.wait();
        if (connection == 2) side.disconnect("link_disabled");
        heard.add(side.hear());
    }};
    way in{socket_mode(here.api_base(), 2)};
    in.begin();
    BOOST_TEST_EQ(
        in.told.next(),
        joined("over: ", why(link_end::link_disabled),
               ": Socket Mode is turned off for this app; turn it on at api.slack.com/apps under 'Socket Mode', or give a signing secret "
               "instead of the app token, for events over HTTP"));
    BOOST_TEST_EQ(heard.next(), "close 1000");
    BOOST_TEST_EQ(heard.next(), "close 1000");
    BOOST_TEST_EQ(in.next(), "ready");
    BOOST_TEST_EQ(in.next(), "ended");
    BOOST_TEST_EQ(here.connections(), 2);
}

void a_token_that_may_not_connect_ends_it_with_a_sentence() {
    constexpr std::string_view page =
        "api.slack.com/apps makes under 'Basic Information', 'App-Level Tokens', with the scope connections:write (xapp-…)";
    struct {
        std::string word;
        std::string sentence;
    } const rows[] = {
        {"invalid_auth",
         joined("Slack does not accept the token in TEA_APP_TOKEN (invalid_auth); it is wrong, or was revoked: copy anew the one that ",
                page)},
        {"missing_scope", joined("the token in TEA_APP_TOKEN may not open connections (missing_scope); it has to be the one that ", page)},
    };
    for (auto const& row : rows) {
        loopback_slack here{[](slack_side&, int) {}, &loopback_slack::usual_answer,
                            [&](loopback_slack const&, int) { return loopback_slack::refused(row.word); }};
        way in{socket_mode(here.api_base())};
        in.begin();
        BOOST_TEST_EQ(in.told.next(), joined("over: ", why(link_end::fatal), ": ", row.sentence));
        BOOST_TEST_EQ(in.next(), "ended");
        BOOST_TEST_EQ(here.connections(), 0);
        in.leave();
        BOOST_TEST_EQ(in.told.size(), 0u);
    }
}

// A certificate that nobody trusts.
void what_lasts_ends_it_before_the_first_connection() {
    loopback_server const impostor{[](peer& one) { one.read_to_end(); }, &support::certificates::all().self_signed};
    auto const untrusted = why(mg::net::error::certificate_untrusted);
    auto const api = impostor.url("https", "/api");
    {
        way in{socket_mode(api)};
        in.begin();
        BOOST_TEST_EQ(in.told.next(), joined("hopeless: ", untrusted, ": ", api, " cannot be reached: ", untrusted));
        BOOST_TEST_EQ(in.told.next(), "over");
        BOOST_TEST_EQ(in.next(), "ended");
    }
    {
        loopback_slack here{
            [](slack_side&, int) {}, &loopback_slack::usual_answer,
            [&](loopback_slack const&, int) { return loopback_slack::url_answer(impostor.url("wss", "/?ticket=planted")); }};
        way in{socket_mode(here.api_base(), 2)};
        in.begin();
        BOOST_TEST_EQ(in.told.next(), joined("hopeless: ", untrusted, ": the connection that Slack gave cannot be reached: ", untrusted));
        for (auto line = in.told.next(); line != "over"; line = in.told.next()) BOOST_TEST(line.starts_with("hopeless: "));
        BOOST_TEST_EQ(in.next(), "ended");
        BOOST_TEST_EQ(in.told.size(), 0u);
    }
}

void and_passes_afterwards() {
    loopback_server const impostor{[](peer& one) { one.read_to_end(); }, &support::certificates::all().self_signed};
    support::caught_log log;
    loopback_slack here{[](slack_side& side, int connection) {
                            side.hello();
                            if (connection == 1) side.close(1001);
                            side.connection().read_to_end();
                        },
                        &loopback_slack::usual_answer,
                        [&](loopback_slack const& self, int number) {
                            bool const is_wrong = number == 2 || number == 3;
                            return is_wrong ? loopback_slack::url_answer(impostor.url("wss", "/?ticket=planted"))
                                            : loopback_slack::usual_url(self, number);
                        }};
    way in{socket_mode(here.api_base())};
    in.begin();
    for (std::string_view const expected : {"ready", "lost: Slack closed the connection (1001)", "ready"})
        BOOST_TEST_EQ(in.next(), expected);
    BOOST_TEST_EQ(in.told.size(), 0u);
    // It is told once, and without the ticket.
    int times = 0;
    while (log.lines.size() > 0) {
        auto const line = log.lines.next();
        times += line.find(" cannot be reached: ") != line.npos;
        BOOST_TEST_EQ(line.find("ticket"), line.npos);
    }
    BOOST_TEST_EQ(times, 1);
}

// One came by both connections.
void commands_and_buttons_are_answered_once() {
    told_lines heard;
    std::promise<void> both, first_done;
    auto const both_are_there = both.get_future().share();
    auto const first = first_done.get_future().share();
    std::atomic<int> there = 0;
    constexpr std::string_view button =
        R"({"type":"block_actions","trigger_id":"11.22","response_url":"https://hooks.slack.com/x","actions":[{"action_id":"a"}]})";
    loopback_slack here{[&](slack_side& side, int connection) {
        side.hello(2);
        if (++there == 2) both.set_value();
        both_are_there.wait();
        if (connection == 2) first.wait();
        side.envelope(joined('i', connection), "interactive", button);
        heard.add(side.hear());
        side.envelope(joined('c', connection), "slash_commands",
                      R"({"command":"/tea","trigger_id":"33.44","response_url":"https://hooks.slack.com/y"})");
        heard.add(side.hear());
        if (connection == 1) first_done.set_value();
        else side.message(2, "done");
        side.hear_all();
    }};
    way in{socket_mode(here.api_base(), 2)};
    in.begin();
    BOOST_TEST_EQ(in.next(), "ready");
    BOOST_TEST_EQ(in.next(), "done");
    for (int connection : {1, 2}) {
        BOOST_TEST_EQ(heard.next(), joined(R"({"envelope_id":"i)", connection, "\"}"));
        BOOST_TEST_EQ(
            heard.next(),
            joined(
                R"({"envelope_id":"c)", connection,
                R"(","payload":{"response_type":"ephemeral","text":"I cannot do anything with `/tea` yet. Write me a message instead."}})"));
    }
    BOOST_TEST(in.told.next().starts_with(R"(post https://hooks.slack.com/x {"response_type":"ephemeral",)"));
    BOOST_TEST_EQ(in.told.size(), 0u);
}

void who_has_asked_too_often_waits() {
    loopback_slack here{[](slack_side& side, int) {
        side.hello();
        side.hear_all();
    }};
    auto how = socket_mode(here.api_base());
    // The gate of all bots with this token; nobody else asks it meanwhile.
    auto const free_at = mg::instant::clock::now() + 50ms;
    mg::transport::slack_shared::of_process().gate_of(how.app_token.reveal()).limited(free_at);
    way in{std::move(how)};
    in.begin();
    BOOST_TEST_EQ(in.next(), "ready");
    BOOST_TEST(mg::instant::clock::now() >= free_at);
    BOOST_TEST_EQ(here.opens.size(), 1u);
}

// And stays so: who would be told to begin now would hear what nobody waits for.
void told_to_leave_before_it_begins_it_is_over() {
    support::caught_log log;
    for (bool const http : {false, true}) {
        auto how = http ? over_http() : socket_mode("http://127.0.0.1:1/api");
        auto& gate = mg::transport::slack_shared::of_process().gate_of(how.app_token.reveal());
        way in{std::move(how)};
        in.leave();
        BOOST_TEST_EQ(in.told.next(), "over");
        BOOST_TEST_EQ(in.next(), "ended");
        in.begin();
        in.leave();
        BOOST_TEST_EQ(in.told.size(), 0u);
        BOOST_TEST_EQ(in.waiting(), 0u);
        // Nobody has asked for a connection: all that may be had at once are there.
        unsigned left = 0;
        while (gate.ask(mg::instant::clock::now()).granted) ++left;
        BOOST_TEST_EQ(left, mg::wire::slack::open_gate::limits{}.burst);
    }
    BOOST_TEST_EQ(log.lines.size(), 0u);  // It listens nowhere.
}

// Slack may have sent it before it heard the goodbye; it sends it to somebody else, as long as nobody says that it has come.
void what_comes_behind_its_goodbye_is_not_acknowledged() {
    told_lines heard;
    loopback_slack here{[&](slack_side& side, int) {
        side.hello();
        BOOST_TEST_EQ(side.acknowledged(2, "tea?"), acknowledgement_of(2));
        auto const goodbye = support::hear_frame(side.connection());
        BOOST_TEST_EQ(goodbye.first, 0x88u);
        BOOST_TEST_EQ(goodbye.code(), 1000u);
        side.message(3, "green");
        side.close(1000);
        heard.add(joined(side.connection().read_to_end().size(), " bytes more"));
    }};
    way in{socket_mode(here.api_base())};
    in.begin();
    BOOST_TEST_EQ(in.next(), "ready");
    BOOST_TEST_EQ(in.next(), "tea?");
    in.leave();
    BOOST_TEST_EQ(heard.next(), "0 bytes more");
    BOOST_TEST_EQ(in.told.next(), "over");
    BOOST_TEST_EQ(in.next(), "ended");
    BOOST_TEST_EQ(in.waiting(), 0u);
}

// --- HTTP

void requests_are_events() {
    support::caught_log log;
    way in{over_http()};
    in.begin();
    BOOST_TEST_EQ(in.next(), "ready");
    loopback_client client{log.port()};
    for (int i = 0; i < 2; ++i) {
        client.say(support::signed_request(support::message_callback(2, "tea?"), signing, i == 0 ? "" : "X-Slack-Retry-Num: 1\r\n"));
        BOOST_TEST_EQ(client.answer(), "200 ");
    }
    client.say(support::signed_request(support::message_callback(3, "green"), "another-secret"));
    BOOST_TEST_EQ(client.answer(), "401 ");
    client.say(support::signed_request(support::message_callback(4, "black"), signing));
    BOOST_TEST_EQ(client.answer(), "200 ");
    client.say(support::signed_request(R"({"type":"url_verification","challenge":"c"})", signing));
    BOOST_TEST_EQ(client.answer(), "200 c");
    BOOST_TEST_EQ(in.next(), "tea?");
    BOOST_TEST_EQ(in.next(), "black");
    BOOST_TEST_EQ(in.waiting(), 0u);
    BOOST_TEST_EQ(in.told.size(), 0u);
}

void a_port_that_is_taken_ends_it_with_a_sentence() {
    loopback_server const other{[](peer&) {}};
    auto const address = joined("127.0.0.1:", std::size_t{other.port()});
    way in{over_http(address)};
    in.begin();
    auto const taken = std::make_error_code(std::errc::address_in_use).message();
    BOOST_TEST_EQ(in.told.next(), joined("over: ", taken, ": no requests can be taken at ", address, ": ", taken));
    BOOST_TEST_EQ(in.next(), "ended");
    in.leave();
    BOOST_TEST_EQ(in.told.size(), 0u);
    BOOST_TEST_EQ(in.waiting(), 0u);
}

// There is room for two, and again when half of it is free.
void while_there_is_no_room_slack_is_told_to_come_again() {
    support::caught_log log;
    way in{over_http(), 2};
    in.begin();
    loopback_client client{log.port()};
    auto const say = [&](int number) {
        client.say(support::signed_request(support::message_callback(number, joined("cup ", number)), signing));
        return client.answer();
    };
    BOOST_TEST_EQ(say(2), "200 ");
    BOOST_TEST_EQ(say(3), "503 ");
    BOOST_TEST_EQ(client.head.find("no-retry"), client.head.npos);
    BOOST_TEST_EQ(say(3), "503 ");
    BOOST_TEST_EQ(in.waiting(), 2u);
    BOOST_TEST_EQ(in.next(), "ready");
    BOOST_TEST_EQ(say(3), "200 ");
    BOOST_TEST_EQ(in.next(), "cup 2");
    BOOST_TEST_EQ(in.next(), "cup 3");
    BOOST_TEST_EQ(in.waiting(), 0u);
}

// But not taken, since nobody would hear it: Slack sends it again.
void what_has_begun_is_answered_before_it_is_over() {
    support::caught_log log;
    way in{over_http()};
    in.begin();
    auto const port = log.port();
    auto const text = support::signed_request(support::message_callback(2, "tea?"), signing, "Expect: 100-continue\r\n");
    auto const body = text.find("\r\n\r\n") + 4;
    loopback_client client{port, text.substr(0, body)};
    BOOST_TEST_EQ(client.answer(false), "100 ");
    in.leave();
    BOOST_TEST_EQ(in.told.size(), 0u);
    BOOST_TEST_THROWS(loopback_client{port}, std::runtime_error);  // Nobody else comes in.
    client.say(text.substr(body));
    BOOST_TEST_EQ(client.answer(), "503 ");
    client.hang_up();
    BOOST_TEST_EQ(in.told.next(), "over");
    for (std::string_view const expected : {"ready", "ended"}) BOOST_TEST_EQ(in.next(), expected);
    in.leave();
    BOOST_TEST_EQ(in.told.size(), 0u);
}

}  // namespace

int main() {
    for (auto const* const name : {"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "SLACK_LISTEN"})
        ::unsetenv(name);
    several_connections_are_one();
    it_is_ready_again_after_a_loss();
    what_slack_calls_final_ends_all_connections();
    a_token_that_may_not_connect_ends_it_with_a_sentence();
    what_lasts_ends_it_before_the_first_connection();
    and_passes_afterwards();
    commands_and_buttons_are_answered_once();
    who_has_asked_too_often_waits();
    told_to_leave_before_it_begins_it_is_over();
    what_comes_behind_its_goodbye_is_not_acknowledged();
    requests_are_events();
    a_port_that_is_taken_ends_it_with_a_sentence();
    while_there_is_no_room_slack_is_told_to_come_again();
    what_has_begun_is_answered_before_it_is_over();
    return boost::report_errors();
}
