// SPDX-License-Identifier: BSL-1.0
// link: a connection to Slack by Socket Mode, as a machine without socket, clock and thread.

#ifndef MONONGUSA_WIRE_SLACK_LINK_HPP
#define MONONGUSA_WIRE_SLACK_LINK_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/wire/slack/acknowledgement.hpp>
#include <monongusa/wire/slack/frame.hpp>
#include <monongusa/wire/slack/link_action.hpp>
#include <monongusa/wire/slack/link_attempt.hpp>
#include <monongusa/wire/slack/link_config.hpp>
#include <monongusa/wire/slack/link_socket.hpp>
#include <monongusa/wire/slack/link_status.hpp>
#include <monongusa/wire/slack/open_answer.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::slack {

/// Connects, acknowledges what Slack delivers, and gets another connection when one is lost or about to be, until it is told to stop or Slack says that
/// there is no point (Slack API documentation, Using Socket Mode).
///
/// The driver tells it what happened and when, never going back in time; carries out what `next` gives until there is nothing, each time before it
/// tells the next; and calls `tick` at `when`.  What it is told out of place, of a websocket that is gone for instance, changes nothing.  One thread.
///
/// It is connected when Slack has said hello.  Where Slack says that a connection will go, another is opened first and the old one read for as long as
/// Slack keeps it, so that there are two for a while, never more; only where Slack counts too many, the old one goes first.  Every websocket costs a call
/// of apps.connections.open.  After a loss it waits with full jitter, longer with each attempt until there is a hello; where Slack says how long, so long.
class link {
public:
    static constexpr int sockets = 2;

    explicit link(link_config config, detail::random random) : config_(config), attempt_(config_, random) {}

    // What happened.

    void start(instant) {
        if (!std::exchange(started_, true) && !ending_) ask();
    }
    /// The answer to ask_url.
    void url(open_answer const& answer, instant now) {
        if (!attempt_.asks()) return;
        if (answer.kind == open_kind::url) return connect(answer.url, now);
        ++counters_.failed_asks;
        if (answer.kind == open_kind::fatal) return end(link_end::fatal, answer.error, now);
        note(detail::joined("Slack gave no connection: ", answer.error));
        answer.wait > instant::duration::zero() ? attempt_.wait(answer.wait, now) : attempt_.back_off(now);
    }
    /// None came to ask_url.
    void url_failed(instant now) {
        if (!attempt_.asks()) return;
        ++counters_.failed_asks;
        attempt_.back_off(now);
    }
    void opened(int socket, instant now) {
        if (status_of(socket) == socket_status::connecting) at(socket).become(socket_status::waiting_for_hello, config_, now);
    }
    /// The server did not agree to the websocket, by the HTTP status.
    void refused(int socket, int status, instant now) {
        if (status_of(socket) != socket_status::connecting) return;
        note(detail::joined("Slack refused the connection with HTTP status ", status));
        failed(socket, now);
    }
    /// It could not be opened, or broke off.
    void failed(int socket, instant now) {
        if (status_of(socket) != socket_status::connecting) return closed(socket, 0, now);
        at(socket).become(socket_status::unused, config_, now);
        ++counters_.failed_connects;
        attempt_.back_off(now);
    }
    /// It is closed; 0 where the other side gave no code.
    void closed(int socket, std::uint16_t code, instant now) {
        auto const was = status_of(socket);
        if (was == socket_status::unused) return;
        if (was == socket_status::connecting) return failed(socket, now);
        leave(socket, socket_status::unused,
              code == 0 ? std::string{"the connection broke off"} : detail::joined("Slack closed the connection (", code, ')'), now);
        if (ending_) return finish();
        if (was == socket_status::waiting_for_hello || was == socket_status::live) attempt_.back_off(now);
    }
    /// A text message came.  The texts it refers to are not looked at later.  `response`: JSON that is to go with the acknowledgement, where the frame
    /// accepts it.
    heard received(int socket, frame const& frame, instant now, std::string_view response = {}) {
        if (!is_open(socket)) return heard::control;
        at(socket).hear(now);
        switch (frame.kind) {
            case frame_kind::hello: greeted(socket, frame, now); break;
            case frame_kind::disconnect: disconnected(socket, frame.reason, now); break;
            case frame_kind::events_api:
            case frame_kind::slash_commands:
            case frame_kind::interactive: return envelope(socket, frame, response);
            case frame_kind::other:
                acknowledge(socket, frame);
                if (++counters_.unknown == 1)
                    note("Slack sent something that is none of Socket Mode's messages; it is passed over, and so are those to come");
                break;
            case frame_kind::malformed:
                if (++counters_.malformed == 1)
                    note("Slack sent something that is no JSON; it is passed over, and so is what is to come of it");
        }
        return heard::control;
    }
    /// How many connections its owner has of the same app beside this link's own: when Slack counts these too, nobody else is meant.
    void beside(int connections) noexcept { beside_ = connections; }
    /// Bytes came: a part of a message, a binary one, a ping, a pong.
    void something(int socket, instant now) {
        if (is_open(socket)) at(socket).hear(now);
    }
    /// The time `when` gave has come.  Too early or too often does no harm.
    void tick(instant now) {
        for (int socket = 0; socket != sockets; ++socket) {
            if (now >= at(socket).deadline(config_, reading_)) run_out(socket, now);
            if (now < at(socket).ping_at()) continue;
            at(socket).pinged(config_, now);
            push({link_step::ping, socket});
        }
        if (now >= attempt_.begin_at()) ask();
    }
    /// Whether the websockets are being read.  While they are not, nothing is concluded from what does not come.
    void reading(bool does, instant now) {
        if (does && !reading_) {
            for (auto& one : sockets_) one.read_again(now);
        }
        reading_ = does;
    }
    /// Ends it: after a close in good order, so that Slack does not deliver to a connection that nobody reads.
    void stop(instant now) { end(link_end::stopped, std::string{what_of(link_end::stopped)}, now); }

    // What is to be done.

    /// The next action, in order; false if there is none.
    bool next(link_action& out) {
        if (actions_.empty()) return false;
        out = std::move(actions_.front());
        actions_.pop_front();
        return true;
    }
    /// When `tick` is wanted; never, where only something from outside can change anything.
    instant when() const noexcept {
        return std::min({attempt_.begin_at(), sockets_[0].due(config_, reading_), sockets_[1].due(config_, reading_)});
    }

    link_status status() const noexcept {
        if (ending_) return ended_ ? link_status::ended : link_status::closing;
        if (is_live()) return link_status::live;
        if (attempt_.asks()) return link_status::asking;
        if (attempt_.backs_off()) return link_status::backing_off;
        if (has(socket_status::connecting)) return link_status::connecting;
        return has(socket_status::waiting_for_hello) ? link_status::waiting_for_hello : link_status::idle;
    }
    socket_status status_of(int socket) const noexcept {
        return socket < 0 || socket >= sockets ? socket_status::unused : sockets_[static_cast<std::size_t>(socket)].status();
    }
    link_counters const& counters() const noexcept { return counters_; }
    /// Websockets that are open, or about to be.
    int in_use() const noexcept {
        return (sockets_[0].status() != socket_status::unused) + (sockets_[1].status() != socket_status::unused);
    }

private:
    // As long as it goes on, there is an attempt, or one websocket that is connecting, waits for hello or is live; never both, nor two such websockets.

    link_socket& at(int socket) noexcept { return sockets_[static_cast<std::size_t>(socket)]; }
    bool is_open(int socket) const noexcept {
        return status_of(socket) != socket_status::unused && sockets_[static_cast<std::size_t>(socket)].is_open();
    }
    bool has(socket_status status) const noexcept { return sockets_[0].status() == status || sockets_[1].status() == status; }
    bool is_live() const noexcept { return sockets_[0].delivers() || sockets_[1].delivers(); }
    void push(link_action action) { actions_.push_back(std::move(action)); }
    void note(std::string text) { push({link_step::note, 0, std::move(text)}); }

    // Trying.

    void ask() {
        attempt_.ask();
        ++counters_.asks;
        push({link_step::ask_url});
    }
    void connect(std::string url, instant now) {
        attempt_.over();
        ++counters_.connects;
        int const socket = free_socket(now);
        at(socket).become(socket_status::connecting, config_, now);
        push({link_step::connect, socket, link_url(std::move(url), config_.debug_reconnects)});
    }
    // Where both are still there, the one that closes goes at once, or the older of those that drain.
    int free_socket(instant now) {
        auto const rank = [&](int socket) {
            return std::pair{status_of(socket) != socket_status::unused, status_of(socket) != socket_status::closing};
        };
        int const first = at(1).since() < at(0).since() ? 1 : 0;
        int const socket = rank(1 - first) < rank(first) ? 1 - first : first;
        if (status_of(socket) != socket_status::unused) drop(socket, "another connection takes its place", now);
        return socket;
    }

    // Coming and going.

    // A websocket delivers no more; tells so, if it was the last one that did.
    void leave(int socket, socket_status status, std::string why, instant now) {
        bool const was_live = is_live();
        at(socket).become(status, config_, now);
        if (!was_live || is_live() || ending_) return;
        ++counters_.losses;
        push({link_step::lost, socket, std::move(why)});
    }
    void drop(int socket, std::string why, instant now) {
        push({link_step::drop, socket});
        leave(socket, socket_status::unused, std::move(why), now);
    }
    void close(int socket, std::string why, instant now) {
        push({link_step::close, socket, {}, 1000});
        leave(socket, socket_status::closing, std::move(why), now);
    }
    void run_out(int socket, instant now) {
        switch (status_of(socket)) {
            case socket_status::connecting: push({link_step::drop, socket}); return failed(socket, now);
            case socket_status::waiting_for_hello:
                ++counters_.timeouts;
                note("Slack did not say hello in time");
                close(socket, {}, now);
                return attempt_.back_off(now);
            case socket_status::live:
                ++counters_.timeouts;
                close(socket, "nothing came from Slack for too long", now);
                return attempt_.back_off(now);
            case socket_status::draining:
                // As long as there is nothing better, it stays.
                if (status_of(1 - socket) != socket_status::live && !at(socket).is_silent(config_, now)) return at(socket).drain_on(now);
                return close(socket, "Slack asked for another connection", now);
            case socket_status::closing:
                drop(socket, {}, now);
                if (ending_) finish();
                return;
            case socket_status::unused: return;
        }
    }
    void end(link_end why, std::string text, instant now) {
        if (ending_) return;
        ending_ = link_action{link_step::ended, 0, std::move(text), 0, why};
        attempt_.over();
        for (int socket = 0; socket != sockets; ++socket) {
            if (status_of(socket) == socket_status::connecting) drop(socket, {}, now);
            if (is_open(socket)) close(socket, {}, now);
        }
        finish();
    }
    void finish() {
        if (ended_ || at(0).status() != socket_status::unused || at(1).status() != socket_status::unused) return;
        ended_ = true;
        push(*ending_);
    }

    // What comes.

    void greeted(int socket, frame const& frame, instant now) {
        if (status_of(socket) != socket_status::waiting_for_hello) return;
        bool const was_live = is_live();
        at(socket).become(socket_status::live, config_, now);
        ++counters_.hellos;
        attempt_.succeeded();
        if (!was_live) push({link_step::live, socket});
        int const ours = in_use() + beside_;
        if (frame.connections > ours && !std::exchange(told_of_others_, true))
            note(detail::joined(
                "Slack counts ", frame.connections, " connections of this app and ", ours,
                " of them belong here; as each event goes to one of them only, another program with the same app token gets some of them"));
    }
    void disconnected(int socket, std::string_view reason, instant now) {
        if (reason == "link_disabled") return end(link_end::link_disabled, std::string{what_of(link_end::link_disabled)}, now);
        auto const was = status_of(socket);
        bool const crowded = reason == "too_many_websockets";
        if (was == socket_status::draining) return crowded ? close(socket, "Slack counts too many connections", now) : void();
        if (crowded) {
            ++counters_.crowded;
            close(socket, "Slack counts too many connections", now);
            return attempt_.crowded(now);
        }
        if (was == socket_status::waiting_for_hello) {
            close(socket, {}, now);
            return attempt_.back_off(now);
        }
        ++counters_.replacements;
        int const other = 1 - socket;
        if (is_open(other)) close(other, {}, now);  // Replaced long since; its place is wanted.
        at(socket).become(socket_status::draining, config_, now);
        reason == "warning" || reason == "refresh_requested" ? ask() : attempt_.back_off(now);
    }
    heard envelope(int socket, frame const& frame, std::string_view response) {
        ++counters_.envelopes;
        if (frame.retry_attempt > 0) ++counters_.retries;
        acknowledge(socket, frame, frame.accepts_response ? response : std::string_view{});
        return heard::envelope;
    }
    void acknowledge(int socket, frame const& frame, std::string_view response = {}) {
        if (!frame.envelope_id.empty()) push({link_step::send, socket, acknowledgement(frame.envelope_id, response)});
    }

    link_config config_;
    link_attempt attempt_;
    std::array<link_socket, sockets> sockets_{};
    std::deque<link_action> actions_{};
    bool started_ = false;
    bool reading_ = true;
    bool told_of_others_ = false;
    int beside_ = 0;
    bool ended_ = false;
    std::optional<link_action> ending_{};  // What is said when everything is closed.
    link_counters counters_{};
};

}  // namespace monongusa::wire::slack

#endif
