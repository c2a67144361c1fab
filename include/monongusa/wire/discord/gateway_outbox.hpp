// SPDX-License-Identifier: BSL-1.0
// gateway_outbox: what the machine of a gateway connection wants done, in order, and how much it may still send.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_OUTBOX_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_OUTBOX_HPP

#include <monongusa/wire/discord/gateway_action.hpp>
#include <monongusa/wire/discord/gateway_frames.hpp>
#include <monongusa/wire/discord/send_budget.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::discord {

/// Keeps Discord's limits: 120 frames in 60 s, 5 of them about how the bot is shown in 20 s (Discord's documentation, Gateway, Rate Limiting, and
/// Gateway Events, Update Presence).  A second more lies between, since what was sent apart can arrive closer.  Heartbeats always find a place; answers
/// to the other side come next, what the bot wants for itself last.
class gateway_outbox {
public:
    explicit gateway_outbox(std::string presence) : presence_(std::move(presence)) {
        if (presence_.size() > longest_presence) presence_.clear();
    }

    void push(gateway_action action) { actions_.push_back(std::move(action)); }
    bool next(gateway_action& out) {
        if (actions_.empty()) return false;
        out = std::move(actions_.front());
        actions_.pop_front();
        return true;
    }

    /// Another connection begins, with all of its places.
    void open() noexcept {
        budget_.clear();
        kept_ = 0;
        presence_went_ = false;
    }
    /// Its heartbeats come at this interval.  Of those that come late by up to half of it, two more than fit can lie in the span.
    void keep_places(instant::duration interval) noexcept { kept_ = static_cast<std::size_t>(span / interval) + 2; }

    void identify(std::uint32_t intents, int shard, int shards, instant now) {
        presence_due_ = false;
        presence_went_ = !presence_.empty();
        with_token(identify_frame(intents, shard, shards, presence_), now);
    }
    void resume(std::string_view session, std::int64_t sequence, instant now) {
        // A presence that was sent may have been lost with the connection.
        presence_due_ |= presence_changed_;
        with_token(resume_frame(session, sequence), now);
    }
    /// A heartbeat in its time.
    void beat(std::int64_t sequence) { send(heartbeat_frame(sequence)); }
    /// One that was asked for.  False, and nothing is sent, if too much was.
    bool answer(std::int64_t sequence, instant now) {
        return budget_.take(now, kept_ + kept_for_identify) && send(heartbeat_frame(sequence));
    }
    /// The same of any other frame, and where it is too long.
    bool request(std::string frame, instant now) {
        return frame.size() <= longest_frame && budget_.take(now, kept_ + kept_for_answers) && send(std::move(frame));
    }

    /// How the bot is shown from now on.  False if that is empty or too long.
    bool presence(std::string json) {
        if (json.empty() || json.size() > longest_presence) return false;
        presence_ = std::move(json);
        presence_due_ = presence_changed_ = true;
        return true;
    }
    /// When it can be sent; never, if it need not be.
    instant presence_when() const noexcept {
        return presence_due_ ? std::max(presences_.when(), budget_.when(kept_ + kept_for_answers)) : instant::max();
    }
    void show_presence(instant now) {
        if (presence_when() > now) return;
        presences_.take(now);
        budget_.take(now);
        presence_due_ = false;
        presence_went_ = true;
        send(presence_frame(presence_));
    }
    /// The other side could not read something: what nobody but the bot's author wrote is not sent again.
    void blame() {
        if (!presence_went_) return;
        presence_.clear();
        presence_due_ = presence_changed_ = presence_went_ = false;
    }

private:
    static constexpr instant::duration span = std::chrono::seconds{61};
    static constexpr instant::duration span_of_presences = std::chrono::seconds{21};
    static constexpr std::size_t kept_for_identify = 1;
    static constexpr std::size_t kept_for_answers = 6;

    bool send(std::string text, std::size_t token_at = gateway_action::no_token) {
        push({gateway_step::send, std::move(text), token_at});
        return true;
    }
    void with_token(frame_with_token frame, instant now) {
        budget_.take(now);  // There is a place: the connection is new, and everything else kept some.
        send(std::move(frame.text), frame.token_at);
    }

    std::deque<gateway_action> actions_{};
    send_budget<120> budget_{span};  // Of everything but heartbeats in their time, which have the places that are kept.
    send_budget<5> presences_{span_of_presences};
    std::size_t kept_ = 0;
    std::string presence_;
    bool presence_due_ = false;
    bool presence_changed_ = false;  // Since the machine was made.
    bool presence_went_ = false;     // By this connection.
};

}  // namespace monongusa::wire::discord

#endif
