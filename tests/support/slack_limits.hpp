// SPDX-License-Identifier: BSL-1.0
// support::slack_limits: a server that limits as Slack does, on its own clock, and remembers what was done.

#ifndef MONONGUSA_TESTS_SUPPORT_SLACK_LIMITS_HPP
#define MONONGUSA_TESTS_SUPPORT_SLACK_LIMITS_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace support {

using monongusa::instant;

struct slack_method {
    std::uint32_t each_minute = 0;  // 0: no limit.
    bool is_post = false;           // One a second in each channel besides.
};

// How a minute is counted, which Slack does not tell.
enum class minute {
    as_it_is_earned,  // A minute's calls at once, then each when it is earned.
    of_a_clock,       // So many from one full minute to the next.
};

class slack_limits {
public:
    struct refused_counts {
        std::uint64_t by_tier = 0;
        std::uint64_t by_channel = 0;
        std::uint64_t while_refused = 0;  // Before the time was over that a 429 had told.
        std::uint64_t all() const { return by_tier + by_channel + while_refused; }
    };
    struct effect {
        std::string body, pace;
        instant at;
    };

    explicit slack_limits(std::map<std::string, slack_method> methods, minute counted = minute::as_it_is_earned)
        : methods_(std::move(methods)), counted_(counted) {}

    // A call that arrives at `at`; those that come later arrive later.
    monongusa::wire::rest_reply ask(monongusa::wire::slack::web_request const& request, instant at) {
        ++asked;
        auto const method = methods_.at(request.name);
        auto& used = used_[request.name];
        if (at < used.refused_until) {
            ++refused.while_refused;
            return limited(used, used.refused_until - at, at);
        }
        if (method.is_post) {
            auto const last = last_post_.find(request.pace);
            if (last != last_post_.end() && at - last->second < std::chrono::seconds{1}) {
                ++refused.by_channel;
                return limited(used, std::chrono::seconds{1}, at);
            }
        }
        if (instant const free = room_at(used, method, at); free > at) {
            ++refused.by_tier;
            return limited(used, free - at, at);
        }
        take(used, method, at);
        if (method.is_post) last_post_[request.pace] = at;
        return done(request, at);
    }

    // Somebody else who has the same limits has used them up.
    monongusa::wire::rest_reply crowd(monongusa::wire::slack::web_request const& request, instant::duration wait, instant at) {
        ++asked;
        return limited(used_[request.name], wait, at);
    }

    static monongusa::wire::rest_reply refusal(std::string const& word) {
        return {200, {{"content-type", "application/json"}}, R"({"ok":false,"error":")" + word + "\"}"};
    }

    std::uint64_t asked = 0;
    refused_counts refused;
    std::vector<effect> effects;  // In order; what may be done twice, once.
    std::map<std::string, std::uint64_t> times;

private:
    struct counter {
        instant full_at{};  // As it is earned.
        instant from{};     // Of a clock.
        std::uint32_t used = 0;
        instant refused_until{};
    };

    static instant clock_minute(instant at) { return at - (at - instant{}) % std::chrono::minutes{1}; }

    instant room_at(counter const& used, slack_method const& method, instant at) const {
        if (method.each_minute == 0) return at;
        auto const each = instant::duration{std::chrono::minutes{1}} / method.each_minute;
        if (counted_ == minute::as_it_is_earned) return used.full_at - static_cast<instant::rep>(method.each_minute - 1) * each;
        bool const anew = clock_minute(at) != used.from;
        return anew || used.used < method.each_minute ? at : clock_minute(at) + std::chrono::minutes{1};
    }

    void take(counter& used, slack_method const& method, instant at) const {
        if (method.each_minute != 0)
            used.full_at = std::max(used.full_at, at) + instant::duration{std::chrono::minutes{1}} / method.each_minute;
        if (clock_minute(at) != used.from) used.from = clock_minute(at), used.used = 0;
        ++used.used;
    }

    // In whole seconds, as Slack tells them.
    static monongusa::wire::rest_reply limited(counter& used, instant::duration wait, instant at) {
        auto const seconds = std::chrono::ceil<std::chrono::seconds>(wait);
        used.refused_until = std::max(used.refused_until, at + seconds);
        return {429, {{"retry-after", std::to_string(seconds.count())}}, R"({"ok":false,"error":"ratelimited"})"};
    }

    monongusa::wire::rest_reply done(monongusa::wire::slack::web_request const& request, instant at) {
        auto const [known, first] = times.try_emplace(request.body, 0);
        if (first || request.repeat == monongusa::wire::slack::web_repeat::never_if_sent) {
            ++known->second;
            effects.push_back({request.body, request.pace, at});
        }
        return {200, {{"content-type", "application/json"}}, R"({"ok":true,"ts":"1.000001"})"};
    }

    std::map<std::string, slack_method> methods_;
    minute counted_;
    std::map<std::string, counter> used_;
    std::map<std::string, instant> last_post_;
};

}  // namespace support

#endif
