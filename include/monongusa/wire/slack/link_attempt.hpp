// SPDX-License-Identifier: BSL-1.0
// link_attempt: when a Socket Mode connection asks for its next websocket.

#ifndef MONONGUSA_WIRE_SLACK_LINK_ATTEMPT_HPP
#define MONONGUSA_WIRE_SLACK_LINK_ATTEMPT_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/wire/slack/link_config.hpp>

#include <algorithm>

namespace monongusa::wire::slack {

/// Waits with full jitter, longer with each attempt until one succeeds, and longer with each time that Slack counts too many connections until there was
/// none for config.settled.
class link_attempt {
public:
    link_attempt(link_config const& config, detail::random random) noexcept
        : backoff_(config.backoff), settled_(config.settled), random_(random) {}

    bool asks() const noexcept { return phase_ == phase::asking; }
    bool backs_off() const noexcept { return phase_ == phase::backing_off; }

    /// It is time.
    void ask() noexcept { phase_ = phase::asking; }
    /// There is none any more: it led to a websocket, or nobody wants one.
    void over() noexcept { phase_ = phase::none; }
    /// Slack said hello.
    void succeeded() noexcept { failures_ = 0; }

    void back_off(instant now) noexcept { wait(detail::backoff(failures_, random_.unit(), backoff_), now); }
    /// As long as Slack says.
    void wait(instant::duration length, instant now) noexcept {
        phase_ = phase::backing_off;
        begin_at_ = detail::after(now, length);
        failures_ = std::min(failures_ + 1, most);
    }
    /// Slack counts too many connections.  It may say hello to those too, so that this is counted by itself.
    void crowded(instant now) noexcept {
        if (now - crowded_at_ >= settled_) crowds_ = 0;
        crowded_at_ = now;
        wait(detail::backoff(crowds_, random_.unit(), backoff_), now);
        crowds_ = std::min(crowds_ + 1, most);
    }

    /// When it is time to ask; never, where it is not waited for.
    instant begin_at() const noexcept { return phase_ == phase::backing_off ? begin_at_ : instant::max(); }

private:
    enum class phase : unsigned char { none, backing_off, asking };

    static constexpr unsigned most = 62;  // Further, nothing grows that an instant could hold.

    detail::backoff_limits backoff_;
    instant::duration settled_;
    detail::random random_;
    phase phase_ = phase::none;
    instant begin_at_{};
    unsigned failures_ = 0;
    unsigned crowds_ = 0;
    instant crowded_at_{};
};

}  // namespace monongusa::wire::slack

#endif
