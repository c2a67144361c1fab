// SPDX-License-Identifier: BSL-1.0
// request_queue: which request is sent when, and whether once more.

#ifndef MONONGUSA_WIRE_DISCORD_REQUEST_QUEUE_HPP
#define MONONGUSA_WIRE_DISCORD_REQUEST_QUEUE_HPP

#include <monongusa/detail/backoff.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/random.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/wire/discord/error.hpp>
#include <monongusa/wire/discord/invalid_guard.hpp>
#include <monongusa/wire/discord/queued_request.hpp>
#include <monongusa/wire/discord/rate_limiter.hpp>
#include <monongusa/wire/discord/refusal.hpp>
#include <monongusa/wire/discord/reply_error.hpp>
#include <monongusa/wire/discord/rest_headers.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/request_ledger.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <system_error>
#include <utility>

namespace monongusa::wire::discord {

/// The requests of one bot, from being asked for to their end.  It does no I/O and has no clock: it is told, and says what is next.
///
/// After each call that tells it something: `next` until false, `completed` until false, then again at `when`.
///
/// - Requests of one lane start one after the other, each when the one before is complete.  Those of different lanes start about as they were
///   submitted, except that one that has to wait holds up no other lane.
/// - A request is repeated after a 429 (it was not done), after a failure before it was sent, and, if it is repeatable, after a failure
///   behind that and after 500, 502, 503, 504 and 520 to 524, with a growing wait.  Nothing else is, nor a
///   message that may be there already, later than two minutes behind the first such failure.
/// - A limit or ban that lasts longer than `longest_wait` completes what it would hold back, as `api_error::waits_too_long`.
/// - A 401 completes all that waits, and all that is submitted later: the token will not become right.  One for a webhook or an
///   interaction is about another token, and ends that request alone.
/// - What comes from outside never throws anything but std::bad_alloc.
///
/// One thread, all queues of a process the same, since they share the guard; times never go back.
class request_queue {
public:
    explicit request_queue(invalid_guard& guard, queue_limits limits = {}, detail::random random = detail::random{0})
        : limits_(limits), random_(random), guard_(guard), limiter_(limits.rates), all_(limits.most_waiting, limits.most_bytes) {}
    request_queue(request_queue&&) = delete;

    /// Takes a request under an id that no other one has which is not complete yet.  False, and the request untouched, if it is full or the
    /// id is taken, or after `cancel_all` and `cancel_waiting`.
    bool submit(std::uint64_t id, rest_request&& request, instant now) {
        bool const full = all_.full(request);
        if (full) ++counts_.full;
        if (full || ending_ || all_.holds(id)) return false;
        now_ = now;
        ++counts_.submitted;
        if (stopped_) {
            all_.refuse(id, api_error::unauthorized);
        } else {
            all_.take(id, std::move(request));
        }
        return true;
    }

    /// The next request to send now: `start` is valid until it is replied to, failed or cancelled.  False if there is none.
    bool next(instant now, std::uint64_t& id, rest_request const*& start) {
        now_ = now;
        all_.wake(now);
        while (all_.ready() && all_.in_flight() < limits_.most_in_flight) {
            if (instant const gate = gate_at(now); gate > now) {
                if (!is_too_long(gate, now)) return false;
                complete_waiting(api_error::waits_too_long);
                continue;
            }
            auto& one = all_.first_entry();
            if (is_said_twice(one, now)) {  // It waited behind others, or for a ban.
                all_.complete_first(unsure_of(one.refusal));
            } else if (instant const at = limiter_.ready_at(one.request, now); is_too_long(at, now)) {
                all_.complete_first(api_error::waits_too_long);
            } else if (at > now) {
                all_.hold_first(at);
            } else {
                id = all_.first();
                all_.start_first();
                one.ticket = limiter_.start(one.request, now);
                ++counts_.started;
                start = &one.request;
                return true;
            }
        }
        return false;
    }

    /// When to ask `next` again, if nothing else happens before: after it said no.  Never, if only something else can change that.
    instant when() {
        if (all_.in_flight() >= limits_.most_in_flight) return instant::max();
        if (all_.ready()) return gate_at(now_);
        instant const first = all_.earliest();
        return first == instant::max() ? first : std::max(first, gate_at(now_));
    }

    /// The whole reply to a request that `next` gave.  Ignored for one that is complete.
    void replied(std::uint64_t id, rest_reply reply, instant now) {
        now_ = now;
        auto* const one = all_.arrived(id);
        if (!one) return;
        auto said = read_headers(reply);
        if (reply.status == 429) return refused(id, *one, std::move(reply), said, now);
        limiter_.answered(one->ticket, one->request, reply.status, said, {}, now);
        bool const done = reply.status >= 200 && reply.status < 300;
        if (done || said.told()) guard_.let_in();
        if (reply.status == 401 || reply.status == 403) guard_.count(now);
        if (done) {
            ++counts_.succeeded;
            return complete(id, *one, {}, std::move(reply));
        }
        if (is_passing(reply.status)) ++counts_.server_failures;
        if (is_passing(reply.status) && one->request.repeatable && ++one->failures < limits_.attempts && repeats()) {
            instant const told = detail::after(now, said.retry_after.value_or(instant::duration::zero()));
            one->unsure_since = std::min(one->unsure_since, now);
            return again(id, *one, std::max(told, backed_off(*one, now)), std::move(reply));
        }
        auto const error = read_error(reply).code;
        bool const is_the_token = reply.status == 401 && !has_token_of_its_own(one->request);
        complete(id, *one, error, std::move(reply));
        if (!is_the_token) return;
        stopped_ = true;
        complete_waiting(api_error::unauthorized);
    }

    /// There is no reply, because of `why`, which is not tried again where it lasts (see `is_lasting`).  `sent`: the request may have reached the server, whole, and may have been done.
    void failed(std::uint64_t id, bool sent, std::error_code why, instant now) {
        now_ = now;
        auto* const one = all_.arrived(id);
        if (!one) return;
        limiter_.unanswered(one->ticket, sent, now);
        ++counts_.lost;
        if (sent && !one->request.repeatable) return complete(id, *one, error::connection_lost, {});
        if (sent) one->unsure_since = std::min(one->unsure_since, now);
        bool const mends = sent || !is_lasting(why);
        if (mends && ++one->failures < limits_.attempts && repeats()) return again(id, *one, backed_off(*one, now), {});
        complete(id, *one, sent ? make_error_code(error::connection_lost) : why, {});
    }

    /// Completes all that waits, as `error::stopped`, and takes nothing more.  What is under way goes on, but is not repeated.
    void cancel_waiting() {
        ending_ = true;
        complete_waiting(error::stopped);
    }

    /// Completes everything and takes nothing more: what waits as `error::stopped`, and as `error::connection_lost` what is under way,
    /// whose replies are ignored from now on.
    void cancel_all() {
        cancel_waiting();
        all_.complete_under_way(error::connection_lost, [this](queued_request& one) { limiter_.unanswered(one.ticket, true, now_); });
    }

    /// What has come to its end, in that order.
    bool completed(request_result& out) { return all_.completed(out); }

    std::size_t waiting() const noexcept { return all_.waiting(); }
    std::size_t in_flight() const noexcept { return all_.in_flight(); }
    bool stopped() const noexcept { return stopped_; }  ///< After a 401.
    queue_counts const& counts() const noexcept { return counts_; }
    rate_limiter const& limiter() const noexcept { return limiter_; }

private:
    static constexpr instant::duration nonce_lives = std::chrono::minutes{2};

    // The path of a webhook or an interaction holds another token than the bot's, which may be the wrong one.
    static bool has_token_of_its_own(rest_request const& request) noexcept {
        return request.path.starts_with("/webhooks/") || request.path.starts_with("/interactions/");
    }
    // Discord recognises a nonce for a few minutes alone; later the message would be there twice.
    static bool is_said_twice(queued_request const& one, instant at) noexcept {
        bool const says = one.request.method == verb::post && one.request.route.ends_with("/messages");
        return says && at > detail::after(one.unsure_since, nonce_lives);
    }
    static std::error_code unsure_of(rest_reply const& reply) {
        return reply.status >= 500 ? read_error(reply).code : make_error_code(error::connection_lost);
    }
    bool repeats() const noexcept { return !ending_ && !stopped_; }
    instant gate_at(instant now) { return std::max(guard_.ready_at(now), limiter_.ready_at(now)); }
    bool is_too_long(instant at, instant now) const noexcept {
        return at != instant::max() && at > detail::after(now, limits_.longest_wait);
    }
    instant backed_off(queued_request const& one, instant now) {
        return detail::after(now, detail::backoff(one.failures - 1, random_.unit(), limits_.retry));
    }

    void refused(std::uint64_t id, queued_request& one, rest_reply reply, rest_headers said, instant now) {
        auto const refusal = read_refusal(reply, said, one.refusals);
        if (refusal.is_discord) {
            said.scope = refusal.scope;
            limiter_.answered(one.ticket, one.request, reply.status, said, refusal.wait, now);
            guard_.let_in();
        } else {
            limiter_.unanswered(one.ticket, false, now);
            guard_.banned(refusal.told, now);
        }
        if (refusal.scope != limit_scope::shared) guard_.count(now);
        counts_.count(refusal);
        if (!repeats()) return complete(id, one, api_error::too_many_requests, std::move(reply));
        if (++one.refusals >= limits_.refusals) return complete(id, one, api_error::limited_again, std::move(reply));
        // A ban holds everything by itself.
        again(id, one, refusal.is_discord ? detail::after(now, refusal.wait) : now, std::move(reply));
    }

    void again(std::uint64_t id, queued_request& one, instant at, rest_reply reply) {
        if (is_said_twice(one, at)) {
            auto const why = unsure_of(reply);
            return complete(id, one, why, std::move(reply));
        }
        if (is_too_long(at, now_)) return complete(id, one, api_error::waits_too_long, std::move(reply));
        ++counts_.repeated;
        all_.again(id, one, at, std::move(reply));
    }

    void complete(std::uint64_t id, queued_request& one, std::error_code error, rest_reply reply) {
        all_.complete(id, one, error, std::move(reply));
    }
    void complete_waiting(std::error_code error) {
        all_.complete_waiting(error, [](rest_request const&) { return true; });
    }

    queue_limits limits_;
    detail::random random_;
    invalid_guard& guard_;
    rate_limiter limiter_;
    request_ledger<rest_request, rate_limiter::ticket> all_;
    queue_counts counts_;
    instant now_{};
    bool stopped_ = false;
    bool ending_ = false;
};

}  // namespace monongusa::wire::discord

#endif
