// SPDX-License-Identifier: BSL-1.0
// loopback_discord: Discord on this machine, as far as a test of the drivers wants it: a gateway that talks as the test says, and an API.

#ifndef MONONGUSA_TESTS_SUPPORT_LOOPBACK_DISCORD_HPP
#define MONONGUSA_TESTS_SUPPORT_LOOPBACK_DISCORD_HPP

#include "loopback_http.hpp"
#include "loopback_server.hpp"
#include "loopback_websocket.hpp"

#include <monongusa/detail/append.hpp>

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace support {

using monongusa::detail::joined;

/// What threads tell a test, in order.
class told_lines {
public:
    void add(std::string line) {
        std::lock_guard const lock{mutex_};
        lines_.push_back(std::move(line));
        changed_.notify_all();
    }
    /// Waits for the next one.
    std::string next() {
        std::unique_lock lock{mutex_};
        changed_.wait(lock, [&] { return !lines_.empty(); });
        auto line = std::move(lines_.front());
        lines_.pop_front();
        return line;
    }
    /// Those that have come.
    std::size_t size() {
        std::lock_guard const lock{mutex_};
        return lines_.size();
    }

private:
    std::mutex mutex_{};
    std::condition_variable changed_{};
    std::deque<std::string> lines_{};
};

/// The gateway's side of one connection.
class gateway_side {
public:
    /// Agrees to the websocket.
    explicit gateway_side(peer& with) : peer_(with), asked_(open_websocket(with).line) {}

    /// `GET /?v=10&encoding=json HTTP/1.1`.
    std::string const& asked() const noexcept { return asked_; }
    peer& connection() noexcept { return peer_; }

    void say(std::string_view json) { peer_.write(frame(0x81, json)); }
    void say_binary(std::string_view bytes) { peer_.write(frame(0x82, bytes)); }
    void hello() { say(R"({"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250}})"); }
    /// Sequence number 1.
    void ready(std::string_view session, std::string_view resume_url) { say(ready_frame(session, resume_url)); }
    void resumed(int sequence) { say(joined(R"({"t":"RESUMED","s":)", sequence, R"(,"op":0,"d":{}})")); }
    void message(int sequence, std::string_view text) {
        say(joined(R"({"t":"MESSAGE_CREATE","s":)", sequence, R"(,"op":0,"d":{"id":")", 100 + sequence, R"(","channel_id":"5","type":0,"content":")", text,
                   R"(","author":{"id":"7","username":"ann"}}})"));
    }
    static std::string ready_frame(std::string_view session, std::string_view resume_url) {
        return joined(R"({"t":"READY","s":1,"op":0,"d":{"session_id":")", session, R"(","resume_gateway_url":")", resume_url,
                      R"(","user":{"id":"42","username":"kettle","bot":true},"guilds":[]}})");
    }
    void close(unsigned code) { peer_.write(close_frame(code)); }

    /// The next text of the client, whose heartbeats are answered; `close 1000`, and the answer to it.
    std::string hear() {
        for (;;) {
            auto const heard = hear_frame(peer_);
            if (heard.first == 0x88) {
                peer_.write(close_frame(heard.code()));
                return joined("close ", heard.code());
            }
            if (!heard.payload.starts_with(R"({"op":1,)")) return heard.payload;
            say(R"({"t":null,"s":null,"op":11,"d":null})");
        }
    }
    /// Greets and lets a bot identify; what it said.
    std::string begin(std::string_view session, std::string_view resume_url) {
        hello();
        auto identified = hear();
        ready(session, resume_url);
        return identified;
    }
    /// Until it is gone.
    void hear_all() {
        while (!hear().starts_with("close ")) {
        }
    }

private:
    peer& peer_;
    std::string asked_;
};

/// The gateway and the API; connections are counted from 1.
class loopback_discord {
public:
    using gateway_talk = std::function<void(gateway_side&, int connection)>;
    using api_talk = std::function<std::string(heard_request const&)>;

    told_lines requests{};  ///< `POST /channels/5/messages {"content":…}`, without those that a login makes.

    explicit loopback_discord(gateway_talk gateway, api_talk api = &usual_answer) : gateway_talk_(std::move(gateway)), api_talk_(std::move(api)) {}

    std::string api_base() const { return api_.url("http", "/api"); }
    std::string gateway_url() const { return gateway_.url("ws", ""); }
    int connections() const noexcept { return connections_; }

    /// A message is created as number 99, everything else is done.
    static std::string usual_answer(heard_request const& asked) {
        return asked.line.starts_with("POST ") ? response(200, R"({"id":"99","channel_id":"5"})") : response(204, "");
    }
    static std::string self() { return response(200, R"({"id":"42","username":"kettle"})"); }

private:
    void answer(peer& one) {
        for (;;) {
            auto const asked = hear_request(one);
            if (asked.line == "GET /api/gateway/bot HTTP/1.1") {
                one.write(response(200, joined(R"({"url":")", gateway_url(), R"(","shards":1,"session_start_limit":{"total":1000,"remaining":999,)",
                                               R"("reset_after":1000,"max_concurrency":1}})")));
            } else if (asked.line == "GET /api/users/@me HTTP/1.1") {
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
        gateway_side side{one};
        gateway_talk_(side, connection);
    }

    gateway_talk gateway_talk_;
    api_talk api_talk_;
    std::atomic<int> connections_ = 0;
    // Last: their threads use what stands above.
    loopback_server gateway_{[this](peer& one) { talk(one); }};
    loopback_server api_{[this](peer& one) { answer(one); }};
};

}  // namespace support

#endif
