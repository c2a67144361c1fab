// SPDX-License-Identifier: BSL-1.0
// rate_limiter: when a request may start, by what Discord said of its limits.

#ifndef MONONGUSA_WIRE_DISCORD_RATE_LIMITER_HPP
#define MONONGUSA_WIRE_DISCORD_RATE_LIMITER_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rate_bucket.hpp>
#include <monongusa/wire/discord/rest_headers.hpp>
#include <monongusa/wire/discord/rest_request.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace monongusa::wire::discord {

struct rate_limits {
    std::size_t each_second = 50;  ///< Of a bot, all its requests together; Discord grants more to large ones.
    /// From the end of one change of reactions in a place to the beginning of the next, since the headers of these routes promise too much.
    instant::duration reaction_spacing = std::chrono::milliseconds{250};
    std::size_t most_buckets = 10'000;  ///< Kept; where there are more, the one that is soonest idle is forgotten.
    std::size_t most_routes = 1'000;
};

/// The limits of one bot: one counter for each bucket and major parameter, learned from the replies, and the one for all requests together.
///
/// A limit is what a route's replies name as their bucket, or the route itself as long as none was named; of a limit that is not known one
/// request is under way at a time, and its reply tells.  A request counts at Discord at some moment between its start and its reply: so it
/// is taken to count until a second behind its reply, and in the new period where a period ends while it is under way.  Interaction
/// callbacks, which Discord does not count among all requests, are counted too.  One thread; times never go back. (Discord's documentation,
/// Rate Limits)
class rate_limiter {
public:
    /// Names what a started request counts in.
    class ticket {
        friend rate_limiter;
        rate_bucket* in = nullptr;
    };

    explicit rate_limiter(rate_limits limits = {}) : limits_(limits) {
        limits_.each_second = std::max<std::size_t>(limits_.each_second, 1);
    }
    rate_limiter(rate_limiter&&) = delete;

    /// The earliest time at which any request may start: not after `now`, if at once; never, if only after some reply.
    instant ready_at(instant now) {
        forget_answered(now);
        instant ready = global_until_;
        if (in_flight_ >= limits_.each_second) return instant::max();
        if (in_flight_ + answered_.size() >= limits_.each_second) ready = std::max(ready, detail::after(answered_.front(), period));
        return ready;
    }

    /// The earliest time at which this request may start, as far as its own limit goes; never, if only after the reply to another one.
    instant ready_at(rest_request const& request, instant now) const {
        auto const found = buckets_.find(key_of(request));
        return found == buckets_.end() ? now : found->second.ready_at(now, is_spaced(request));
    }

    /// The request starts.  Each is followed by one `answered` or `unanswered` with what this gives.
    ticket start(rest_request const& request, instant now) {
        ticket given;
        given.in = &bucket_of(request, now);
        given.in->start();
        ++in_flight_;
        return given;
    }

    /// The reply to it.  `wait` is how long a 429 wants to be waited for; without a meaning otherwise.
    void answered(ticket which, rest_request const& request, int status, rest_headers const& said, instant::duration wait, instant now) {
        bool const refused = status == 429;
        // What is told to be left is less already by this one.
        finish(which, now, refused || said.remaining);
        if (refused && said.scope == limit_scope::global) {
            global_until_ = std::max(global_until_, detail::after(now, wait));
            return;
        }
        if (!said.bucket.empty()) learn_route(request.route, said.bucket);
        auto& in = bucket_of(request, now);
        in.learn(said, status >= 200 && status < 300, now);
        // With something left it is a limit behind the limit, of this request and those like it, but not of the bucket.
        if (refused && said.remaining.value_or(0) == 0) in.hold(detail::after(now, wait));
        if (is_spaced(request)) in.space(detail::after(now, limits_.reaction_spacing));
    }

    /// There is no reply.  `sent` if it may count nevertheless.
    void unanswered(ticket which, bool sent, instant now) { finish(which, now, !sent); }

    std::size_t buckets() const noexcept { return buckets_.size(); }
    std::size_t routes() const noexcept { return routes_.size(); }

private:
    static constexpr instant::duration period = std::chrono::seconds{1};
    static constexpr std::size_t fewest_swept = 256;

    // Compared without being put together.
    struct key_view {
        std::string_view limit, major;
    };
    struct key {
        std::string limit, major;
        operator key_view() const noexcept { return {limit, major}; }
    };
    struct hash {
        using is_transparent = void;
        std::size_t operator()(key_view one) const noexcept {
            std::size_t const first = std::hash<std::string_view>{}(one.limit);
            return std::hash<std::string_view>{}(one.major) ^ (first + 0x9E37'79B9 + (first << 6) + (first >> 2));
        }
    };
    struct equal {
        using is_transparent = void;
        bool operator()(key_view left, key_view right) const noexcept { return left.limit == right.limit && left.major == right.major; }
    };

    static bool is_spaced(rest_request const& request) noexcept {
        return request.method != verb::get && request.route.find("/reactions") != std::string::npos;
    }

    key_view key_of(rest_request const& request) const {
        auto const known = routes_.find(request.route);
        return {known == routes_.end() ? std::string_view{request.route} : std::string_view{known->second}, request.major};
    }

    rate_bucket& bucket_of(rest_request const& request, instant now) {
        auto const wanted = key_of(request);
        if (auto const found = buckets_.find(wanted); found != buckets_.end()) return found->second;
        make_room(now);
        return buckets_.try_emplace(key{std::string{wanted.limit}, std::string{wanted.major}}).first->second;
    }

    void learn_route(std::string const& route, std::string_view bucket) {
        if (auto const known = routes_.find(route); known != routes_.end()) {
            known->second.assign(bucket);
        } else if (routes_.size() < limits_.most_routes) {
            routes_.emplace(route, bucket);
        }
    }

    void finish(ticket which, instant now, bool free) {
        which.in->finish(free, now);
        --in_flight_;
        answered_.push_back(now);
        forget_answered(now);
    }

    void forget_answered(instant now) {
        while (!answered_.empty() && detail::after(answered_.front(), period) <= now) answered_.pop_front();
    }

    // An idle bucket tells nothing that its next reply would not tell.  Looked for only when they have doubled, so that it costs little for
    // each.
    void make_room(instant now) {
        if (buckets_.size() < std::min(sweep_at_, limits_.most_buckets)) return;
        std::erase_if(buckets_, [&](auto const& one) { return one.second.idle_at() <= now; });
        sweep_at_ = std::max(fewest_swept, 2 * buckets_.size());
        if (buckets_.size() < limits_.most_buckets) return;
        auto const soonest = std::min_element(buckets_.begin(), buckets_.end(), [](auto const& left, auto const& right) {
            return left.second.idle_at() < right.second.idle_at();
        });
        // Those under way are never forgotten: they are few.
        if (soonest != buckets_.end() && soonest->second.idle_at() != instant::max()) buckets_.erase(soonest);
    }

    rate_limits limits_;
    std::unordered_map<key, rate_bucket, hash, equal> buckets_;
    std::unordered_map<std::string, std::string> routes_;  // To what they name as their bucket.
    std::deque<instant> answered_;                         // Within the last second.
    std::size_t in_flight_ = 0;
    std::size_t sweep_at_ = fewest_swept;
    instant global_until_ = instant::min();
};

}  // namespace monongusa::wire::discord

#endif
