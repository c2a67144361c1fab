// SPDX-License-Identifier: BSL-1.0
// support::discord_limits: a server that limits as Discord does, on its own clock, and remembers what was done.

#ifndef MONONGUSA_TESTS_SUPPORT_DISCORD_LIMITS_HPP
#define MONONGUSA_TESTS_SUPPORT_DISCORD_LIMITS_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace support {

using monongusa::instant;

// Of one route.  Routes with one bucket's name share its counters.
struct limited_route {
    std::string route;
    std::string bucket;  // Empty: no limit, and no headers.
    std::uint32_t limit = 1;
    instant::duration period{};
    // One more that no header tells, in each place: 0 for none.
    std::uint32_t hidden_limit = 0;
    instant::duration hidden_period{};
};

struct refused_counts {
    std::uint64_t by_bucket = 0;
    std::uint64_t by_hidden = 0;
    std::uint64_t by_everything = 0;
    std::uint64_t by_others = 0;
    std::uint64_t all() const { return by_bucket + by_hidden + by_everything + by_others; }
};

class discord_limits {
public:
    explicit discord_limits(std::vector<limited_route> routes, std::uint32_t each_second = 50)
        : routes_(std::move(routes)), each_second_(each_second) {}

    // A request that arrives at `at`; those that come later arrive later.  `crowded`: somebody else has used up what all share.
    monongusa::wire::rest_reply ask(monongusa::wire::discord::rest_request const& request, instant at, bool crowded = false) {
        ++asked;
        auto& everything = everything_;
        if (at >= everything.until) everything = {at - (at - instant{}) % std::chrono::seconds{1} + std::chrono::seconds{1}, 0};
        if (++everything.used > each_second_) {
            ++refused.by_everything;
            return refusal("global", everything.until - at, {{"x-ratelimit-global", "true"}});
        }
        auto const& route = route_of(request.route);
        if (route.bucket.empty()) return done(request, {});
        if (crowded) {
            ++refused.by_others;
            return refusal("shared", std::chrono::milliseconds{700}, {});
        }
        auto& used = opened(used_[{route.bucket, request.major}], route.period, at);
        auto& hidden = opened(hidden_[{request.route, request.major}], route.hidden_period, at);
        bool const full = used.used == route.limit;
        bool const full_behind = !full && route.hidden_limit != 0 && hidden.used == route.hidden_limit;
        if (!full && !full_behind) ++used.used, ++hidden.used;
        monongusa::wire::rest_reply::header_list headers{
            {"x-ratelimit-bucket", route.bucket},
            {"x-ratelimit-limit", std::to_string(route.limit)},
            {"x-ratelimit-remaining", std::to_string(route.limit - used.used)},
            {"x-ratelimit-reset-after", seconds(used.until - at)},
        };
        if (full) ++refused.by_bucket;
        if (full_behind) ++refused.by_hidden;
        if (full || full_behind) return refusal("user", (full ? used.until : hidden.until) - at, std::move(headers));
        return done(request, std::move(headers));
    }

    std::uint64_t asked = 0;
    refused_counts refused;
    // What was done, in order, by body; a second time only where nothing tells that it is the same.
    std::vector<std::string> effects;
    std::map<std::string, std::uint64_t, std::less<>> times;

private:
    struct counter {
        instant until;
        std::uint32_t used = 0;
    };
    using key = std::pair<std::string, std::string>;

    static counter& opened(counter& one, instant::duration period, instant at) {
        if (at >= one.until) one = {at + period, 0};
        return one;
    }

    // In milliseconds, as Discord tells them, rounded down: which is too early.
    static std::string seconds(instant::duration length) {
        char text[32];
        auto const milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(length).count();
        std::snprintf(text, sizeof text, "%lld.%03lld", static_cast<long long>(milliseconds / 1000),
                      static_cast<long long>(milliseconds % 1000));
        return text;
    }

    static monongusa::wire::rest_reply refusal(std::string scope, instant::duration wait,
                                                        monongusa::wire::rest_reply::header_list headers) {
        std::string const body = "{\"message\": \"You are being rate limited.\", \"retry_after\": " + seconds(wait) +
                                 ", \"global\": " + (scope == "global" ? "true" : "false") + "}";
        headers.emplace_back("retry-after", std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count()));
        headers.emplace_back("x-ratelimit-scope", std::move(scope));
        return {429, std::move(headers), body};
    }

    monongusa::wire::rest_reply done(monongusa::wire::discord::rest_request const& request,
                                              monongusa::wire::rest_reply::header_list headers) {
        auto const [known, first] = times.try_emplace(request.body, 0);
        // A nonce makes the second one the first; the other methods are done again, with no other effect.
        if (first || !request.repeatable) {
            ++known->second;
            effects.push_back(request.body);
        }
        return {200, std::move(headers), "{}"};
    }

    limited_route const& route_of(std::string_view called) const {
        for (auto const& one : routes_) {
            if (one.route == called) return one;
        }
        static limited_route const free;
        return free;
    }

    std::vector<limited_route> routes_;
    std::uint32_t each_second_;
    counter everything_;
    std::map<key, counter> used_, hidden_;
};

}  // namespace support

#endif
