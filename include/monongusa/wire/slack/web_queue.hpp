// SPDX-License-Identifier: BSL-1.0
// web_queue: which call of the Web API is made when, and whether once more.

#ifndef MONONGUSA_WIRE_SLACK_WEB_QUEUE_HPP
#define MONONGUSA_WIRE_SLACK_WEB_QUEUE_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/wire/queued_request.hpp>
#include <monongusa/wire/request_ledger.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/api_error.hpp>
#include <monongusa/wire/slack/web_limiter.hpp>
#include <monongusa/wire/slack/web_request.hpp>
#include <monongusa/wire/slack/web_verdict.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <utility>

namespace monongusa::wire::slack {

using wire::request_result;

using web_queue_limits = queue_limits_with<web_rates>;

/// Since the queue began.
struct web_queue_counts {
    std::uint64_t submitted = 0;
    std::uint64_t full = 0;  ///< Not taken.
    std::uint64_t started = 0;
    std::uint64_t succeeded = 0;
    std::uint64_t repeated = 0;
    std::uint64_t limited = 0;          ///< Refused by a limit.
    std::uint64_t server_failures = 0;  ///< Slack failed, was not available, or it was not Slack that answered.
    std::uint64_t lost = 0;             ///< Without a reply.
};

/// The calls of one bot, from being asked for to their end.  It does no I/O and has no clock: it is told, and says what is next.
///
/// After each call that tells it something: `next` until false, `completed` until false, then again at `when`.
///
/// - Requests of one lane start one after the other, each when the one before is complete.  Those of different lanes start about as they were
///   submitted, except that one that has to wait holds up no other lane.
/// - Those of one pace start a second behind the end of the one before, whatever that was.
/// - A request is repeated after a 429 and whatever else says that a limit refused it, after service_unavailable (it was not done either), after
///   a failure before it was sent, and, if it may be done twice, after a failure behind that, after 500, 502, 503, 504 and 520 to 524,
///   internal_error, fatal_error, request_timeout, and where what came was no answer of the Web API; with a growing wait.  Nothing else is.
/// - A limit that lasts longer than `longest_wait` completes what it would hold back, as `api_error::waits_too_long`.
/// - Where Slack says that a token is dead, all that waits for that token is complete, and all that is submitted with it later.
/// - What comes from outside never throws anything but std::bad_alloc.
///
/// One thread; times never go back.
class web_queue {
public:
    explicit web_queue(web_queue_limits limits = {}, detail::random random = detail::random{0})
        : limits_(limits), random_(random), limiter_(limits.rates), all_(limits.most_waiting, limits.most_bytes) {}
    web_queue(web_queue&&) = delete;

    /// Takes a request under an id that no other one has which is not complete yet.  False, and the request untouched, if it is full or the
    /// id is taken, or after `cancel_all` and `cancel_waiting`.
    bool submit(std::uint64_t id, web_request&& request, instant now) {
        bool const full = all_.full(request);
        if (full) ++counts_.full;
        if (full || ending_ || all_.holds(id)) return false;
        now_ = now;
        ++counts_.submitted;
        if (auto const dead = death_of(request.token)) {
            all_.refuse(id, dead);
        } else {
            all_.take(id, std::move(request));
        }
        return true;
    }

    /// The next request to send now: `start` is valid until it is replied to, failed or cancelled.  False if there is none.
    bool next(instant now, std::uint64_t& id, web_request const*& start) {
        now_ = now;
        all_.wake(now);
        while (all_.ready() && all_.in_flight() < limits_.most_in_flight) {
            auto& one = all_.first_entry();
            instant const method = limiter_.method_ready_at(one.request, now), pace = limiter_.pace_ready_at(one.request, now);
            if (is_too_long(method) || is_too_long(pace)) {
                all_.complete_first(api_error::waits_too_long);
            } else if (method > now) {
                all_.hold_first_group(method);
            } else if (pace > now) {
                all_.hold_first(pace);
            } else {
                id = all_.first();
                all_.start_first();
                limiter_.start(one.request, now);
                ++counts_.started;
                start = &one.request;
                return true;
            }
        }
        return false;
    }

    /// When to ask `next` again, if nothing else happens before: after it said no.  Never, if only something else can change that.
    instant when() const noexcept {
        if (all_.in_flight() >= limits_.most_in_flight) return instant::max();
        return all_.ready() ? now_ : all_.earliest();
    }

    /// The whole reply to a request that `next` gave.  Ignored for one that is complete.
    void replied(std::uint64_t id, rest_reply reply, instant now) {
        now_ = now;
        auto* const one = all_.arrived(id);
        if (!one) return;
        auto const verdict = judge(one->request, reply);
        auto const outcome = verdict.outcome;
        if (outcome == web_outcome::limited) return refused(id, *one, verdict, std::move(reply));
        limiter_.answered(one->request, now);
        if (outcome == web_outcome::done) ++counts_.succeeded;
        if (outcome == web_outcome::passing || outcome == web_outcome::undone) {
            ++counts_.server_failures;
            bool const may = outcome == web_outcome::undone || one->request.repeat == web_repeat::freely;
            if (may && ++one->failures < limits_.attempts && repeats(*one)) {
                instant const told = detail::after(now, verdict.retry_after.value_or(instant::duration::zero()));
                return again(id, *one, std::max(told, backed_off(*one)), std::move(reply));
            }
        }
        auto const token = one->request.token;
        all_.complete(id, *one, verdict.error, std::move(reply));
        if (outcome == web_outcome::dead && !death_of(token)) end(token, verdict.error);
    }

    /// There is no reply, because of `why`, which is not tried again where it lasts (see `is_lasting`).  `sent`: the request may have reached
    /// the server, whole, and may have been done.
    void failed(std::uint64_t id, bool sent, std::error_code why, instant now) {
        now_ = now;
        auto* const one = all_.arrived(id);
        if (!one) return;
        limiter_.unanswered(one->request, sent, now);
        ++counts_.lost;
        auto const error = sent ? make_error_code(error::connection_lost) : why;
        bool const may = sent ? one->request.repeat == web_repeat::freely : !is_lasting(why);
        if (may && ++one->failures < limits_.attempts && repeats(*one)) return again(id, *one, backed_off(*one), {});
        all_.complete(id, *one, error, {});
    }

    /// Completes all that waits, as `error::stopped`, and takes nothing more.  What is under way goes on, but is not repeated.
    void cancel_waiting() {
        ending_ = true;
        all_.complete_waiting(error::stopped, [](web_request const&) { return true; });
    }

    /// Completes everything and takes nothing more: what waits as `error::stopped`, and as `error::connection_lost` what is under way,
    /// whose replies are ignored from now on.
    void cancel_all() {
        cancel_waiting();
        all_.complete_under_way(error::connection_lost, [this](entry& one) { limiter_.unanswered(one.request, true, now_); });
    }

    /// What has come to its end, in that order.
    bool completed(request_result& out) { return all_.completed(out); }

    std::size_t waiting() const noexcept { return all_.waiting(); }
    std::size_t in_flight() const noexcept { return all_.in_flight(); }
    /// What Slack said when it no longer took that token; none if it takes it.
    std::error_code death_of(token_kind token) const noexcept { return dead_[static_cast<std::size_t>(token)]; }
    web_queue_counts const& counts() const noexcept { return counts_; }
    web_limiter const& limiter() const noexcept { return limiter_; }

private:
    // A limiter finds what has started by the request itself.
    struct no_ticket {};
    using ledger = request_ledger<web_request, no_ticket>;
    using entry = ledger::entry;

    bool repeats(entry const& one) const noexcept { return !ending_ && !death_of(one.request.token); }
    bool is_too_long(instant at) const noexcept { return at != instant::max() && at > detail::after(now_, limits_.longest_wait); }
    instant backed_off(entry const& one) { return detail::after(now_, detail::backoff(one.failures - 1, random_.unit(), limits_.retry)); }

    void refused(std::uint64_t id, entry& one, web_verdict const& verdict, rest_reply&& reply) {
        ++counts_.limited;
        auto const wait = wait_of(verdict, one.refusals);
        limiter_.refused(one.request, wait, now_);
        if (!repeats(one)) return all_.complete(id, one, verdict.error, std::move(reply));
        if (++one.refusals >= limits_.refusals) return all_.complete(id, one, api_error::limited_again, std::move(reply));
        again(id, one, detail::after(now_, wait), std::move(reply));
    }

    void again(std::uint64_t id, entry& one, instant at, rest_reply&& reply) {
        if (is_too_long(at)) return all_.complete(id, one, api_error::waits_too_long, std::move(reply));
        ++counts_.repeated;
        all_.again(id, one, at, std::move(reply));
    }

    void end(token_kind token, std::error_code why) {
        dead_[static_cast<std::size_t>(token)] = why;
        all_.complete_waiting(why, [token](web_request const& one) { return one.token == token; });
    }

    web_queue_limits limits_;
    detail::random random_;
    web_limiter limiter_;
    ledger all_;
    web_queue_counts counts_;
    std::error_code dead_[3];  // By token_kind.
    instant now_{};
    bool ending_ = false;
};

}  // namespace monongusa::wire::slack

#endif
