// SPDX-License-Identifier: BSL-1.0
// heartbeat: when a connection says that it is there, and when it believes no longer that the other side is.

#ifndef MONONGUSA_WIRE_DISCORD_HEARTBEAT_HPP
#define MONONGUSA_WIRE_DISCORD_HEARTBEAT_HPP

#include <monongusa/detail/instant.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>

namespace monongusa::wire::discord {

/// The heartbeat of one connection (Discord's documentation, Gateway, Sending Heartbeats).  The first beat comes at a random part of the interval, the
/// others an interval after each other.  If between two of them no answer came, the connection is a zombie: it is there and brings nothing.
///
/// Two cases are not judged, since the answer may lie unread: where reading was suspended since the last beat, and where the beat itself comes late by
/// more than half an interval, as it does in a process that was stopped.  The next beat is judged again.
class heartbeat {
public:
    /// What an interval may be; another is taken for the nearest of these.
    static constexpr instant::duration shortest = std::chrono::seconds{1};
    static constexpr instant::duration longest = std::chrono::minutes{10};

    enum class beat : unsigned char { none, due, zombie };

    /// A connection was greeted.  `chance` lies in [0, 1).
    void begin(std::chrono::milliseconds interval, double chance, instant now) noexcept {
        // Compared as milliseconds: a long one would not fit into the units of an instant.
        interval = std::clamp(interval, std::chrono::duration_cast<std::chrono::milliseconds>(shortest),
                              std::chrono::duration_cast<std::chrono::milliseconds>(longest));
        interval_ = interval;
        due_ = now + detail::whole(std::chrono::duration<double, instant::period>{static_cast<double>(interval_.count()) * chance});
        sent_.reset();
        latency_.reset();
        excused_ = !reading_;
    }
    /// It is gone.
    void end() noexcept {
        due_ = instant::max();
        sent_.reset();
    }

    /// When `tick` is wanted; never, while there is no connection.
    instant due() const noexcept { return due_; }
    instant::duration interval() const noexcept { return interval_; }

    /// `due`: send a beat now; it counts as sent.
    beat tick(instant now) noexcept {
        if (now < due_) return beat::none;
        bool const late = now - due_ > interval_ / 2;
        if (sent_ && !excused_ && !late) return beat::zombie;
        due_ = detail::after(late ? now : due_, interval_);
        sent_ = now;
        excused_ = !reading_;
        return beat::due;
    }

    /// An answer.  One nobody waits for is allowed and changes nothing.
    void acknowledged(instant now) noexcept {
        if (!sent_) return;
        latency_ = now - *sent_;
        sent_.reset();
    }

    /// Whether the connection is being read.
    void reading(bool does) noexcept {
        reading_ = does;
        if (!does) excused_ = true;
    }

    /// From the last beat that was answered to its answer.
    std::optional<instant::duration> latency() const noexcept { return latency_; }

private:
    instant::duration interval_ = longest;
    instant due_ = instant::max();
    std::optional<instant> sent_{};  // The beat that waits for its answer.
    std::optional<instant::duration> latency_{};
    bool reading_ = true;
    bool excused_ = false;  // The answer to the last beat may lie unread.
};

}  // namespace monongusa::wire::discord

#endif
