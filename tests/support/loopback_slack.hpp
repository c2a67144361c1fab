// SPDX-License-Identifier: BSL-1.0
// loopback_slack: Slack on this machine, as far as a test of the drivers wants it: websockets that talk as the test says, and an API.

#ifndef MONONGUSA_TESTS_SUPPORT_LOOPBACK_SLACK_HPP
#define MONONGUSA_TESTS_SUPPORT_LOOPBACK_SLACK_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/log/process.hpp>
#include <monongusa/log/record.hpp>
#include <monongusa/log/sink.hpp>
#include <monongusa/net/hmac.hpp>

#include "loopback_discord.hpp"
#include "loopback_http.hpp"
#include "loopback_server.hpp"
#include "loopback_websocket.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace support {

/// What the process logs, as long as this lives.
class caught_log {
public:
    told_lines lines{};

    caught_log() : before_(monongusa::log::process().to(*this)) {}
    caught_log(caught_log const&) = delete;
    caught_log& operator=(caught_log const&) = delete;
    ~caught_log() { monongusa::log::process().to(before_); }

    void write(monongusa::log::record const& line) { lines.add(std::string{line.text}); }

    /// The first one with these words; what comes before it is let go.
    std::string with(std::string_view words) {
        for (;;) {
            auto line = lines.next();
            if (line.find(words) != line.npos) return line;
        }
    }
    /// Where a bot listens that says so.
    std::uint16_t port() {
        auto const line = with("listening on http://127.0.0.1:");
        return static_cast<std::uint16_t>(std::stoi(line.substr(line.rfind(':') + 1)));
    }

private:
    monongusa::log::sink_ref before_;
};

/// A request as Slack signs it, now; `secret`: the signing secret.
inline std::string signed_request(std::string_view body, std::string_view secret, std::string_view headers = {}) {
    auto const now = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
    return joined("POST /slack/events HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nX-Slack-Request-Timestamp: ", now,
                  "\r\nX-Slack-Signature: v0=", monongusa::net::hmac_sha256(secret, joined("v0:", now, ':', body)), "\r\n", headers,
                  "Content-Length: ", body.size(), "\r\n\r\n", body);
}

/// What Slack delivers when somebody says something in C5; `number` makes its ids.
inline std::string message_callback(int number, std::string_view text, std::string_view user = "U7") {
    return joined(R"({"type":"event_callback","event_id":"Ev)", number,
                  R"(","event":{"type":"message","channel":"C5","channel_type":"channel","user":")", user, R"(","text":")", text,
                  R"(","ts":")", 1'700'000'000 + number, R"(.000100"}})");
}

/// Slack's side of one websocket, which is asked for and not yet agreed to.
class slack_side {
public:
    explicit slack_side(peer& with) : peer_(with), asked_(hear_request(with)) {}

    /// `GET /link/?ticket=1 HTTP/1.1`.
    std::string const& asked() const noexcept { return asked_.line; }
    peer& connection() noexcept { return peer_; }

    void agree() { peer_.write(websocket_agreement(asked_.header("Sec-WebSocket-Key"))); }
    void refuse(int status) { peer_.write(response(status, "no")); }

    void say(std::string_view json) { peer_.write(frame(0x81, json)); }
    void say_binary(std::string_view bytes) { peer_.write(frame(0x82, bytes)); }
    /// Agrees, and greets.
    void hello(int connections = 1) {
        agree();
        say(joined(R"({"type":"hello","num_connections":)", connections, R"(,"connection_info":{"app_id":"A1"}})"));
    }
    void disconnect(std::string_view reason) {
        say(joined(R"({"type":"disconnect","reason":")", reason, R"(","debug_info":{"host":"here"}})"));
    }
    /// `type`: events_api, slash_commands, interactive.
    void envelope(std::string_view id, std::string_view type, std::string_view payload) {
        say(joined(R"({"envelope_id":")", id, R"(","type":")", type, R"(","accepts_response_payload":)",
                   type == "events_api" ? "false" : "true", R"(,"payload":)", payload, '}'));
    }
    /// In envelope e2, if its number is 2.
    void message(int number, std::string_view text) { envelope(joined('e', number), "events_api", message_callback(number, text)); }
    void close(unsigned code) { peer_.write(close_frame(code)); }

    /// The next text of the client, whose pings are answered; `close 1000`, and the answer to it.
    std::string hear() {
        for (;;) {
            auto const heard = hear_frame(peer_);
            if (heard.first == 0x88) {
                peer_.write(close_frame(heard.code()));
                return joined("close ", heard.code());
            }
            if (heard.first == 0x89) peer_.write(frame(0x8A, heard.payload));
            if (heard.first == 0x81) return heard.payload;
        }
    }
    /// Says so and hears that it is acknowledged.
    std::string acknowledged(int number, std::string_view text) {
        message(number, text);
        return hear();
    }
    /// Until it is gone.
    void hear_all() {
        while (!hear().starts_with("close ")) {}
    }

private:
    peer& peer_;
    heard_request asked_;
};

/// What the client writes for it.
inline std::string acknowledgement_of(int number) { return joined(R"({"envelope_id":"e)", number, "\"}"); }

/// The websockets and the API; calls of apps.connections.open and connections are counted from 1.
class loopback_slack {
public:
    using link_talk = std::function<void(slack_side&, int connection)>;
    using api_talk = std::function<std::string(heard_request const&)>;
    /// What apps.connections.open answers to its nth call.
    using open_talk = std::function<std::string(loopback_slack const&, int number)>;

    told_lines requests{};              ///< `POST /api/chat.postMessage channel=…`, without those of a login.
    std::string scopes = "chat:write";  ///< Of the bot's token; it may not ask for names.  To be changed before somebody logs in.
    told_lines opens{};                 ///< `Bearer xapp-…`, for each call of apps.connections.open.

    explicit loopback_slack(link_talk link, api_talk api = &usual_answer, open_talk open = &usual_url)
        : link_talk_(std::move(link)), api_talk_(std::move(api)), open_talk_(std::move(open)) {}

    std::string api_base() const { return api_.url("http", "/api"); }
    std::string link_url(int number) const { return links_.url("ws", joined("/link/?ticket=", number)); }
    int connections() const noexcept { return connections_; }

    /// Everything is done; a message is 1700000009.000900.
    static std::string usual_answer(heard_request const&) {
        return response(200, R"({"ok":true,"channel":"C5","ts":"1700000009.000900"})");
    }
    static std::string usual_url(loopback_slack const& here, int number) { return url_answer(here.link_url(number)); }
    static std::string url_answer(std::string_view url) { return response(200, joined(R"({"ok":true,"url":")", url, "\"}")); }
    static std::string refused(std::string_view word) { return response(200, joined(R"({"ok":false,"error":")", word, "\"}")); }
    std::string self() const {
        return response(
            200, R"({"ok":true,"url":"https://tea.slack.com/","team":"tea","user":"kettle","team_id":"T1","user_id":"U42","bot_id":"B42"})",
            joined("x-oauth-scopes: ", scopes, "\r\n"));
    }

private:
    void answer(peer& one) {
        for (;;) {
            auto const asked = hear_request(one);
            if (asked.line == "POST /api/apps.connections.open HTTP/1.1") {
                opens.add(asked.header("Authorization"));
                one.write(open_talk_(*this, ++opened_));
            } else if (asked.line == "POST /api/auth.test HTTP/1.1") {
                one.write(self());
            } else {
                // Before it is answered, so that who is told of the answer finds it here.
                auto const path = asked.line.substr(0, asked.line.rfind(' '));
                requests.add(path + (asked.body.empty() ? "" : " ") + asked.body);
                one.write(api_talk_(asked));
            }
        }
    }
    void talk(peer& one) {
        int const connection = ++connections_;
        slack_side side{one};
        link_talk_(side, connection);
    }

    link_talk link_talk_;
    api_talk api_talk_;
    open_talk open_talk_;
    std::atomic<int> connections_ = 0;
    std::atomic<int> opened_ = 0;
    // Last: their threads use what stands above.
    loopback_server links_{[this](peer& one) { talk(one); }};
    loopback_server api_{[this](peer& one) { answer(one); }};
};

}  // namespace support

#endif
