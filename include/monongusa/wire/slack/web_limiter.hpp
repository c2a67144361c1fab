// SPDX-License-Identifier: BSL-1.0
// web_limiter: when a call may start, by what Slack promises and by what it refused.

#ifndef MONONGUSA_WIRE_SLACK_WEB_LIMITER_HPP
#define MONONGUSA_WIRE_SLACK_WEB_LIMITER_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/wire/slack/call_budget.hpp>
#include <monongusa/wire/slack/tier.hpp>
#include <monongusa/wire/slack/web_request.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <unordered_map>

namespace monongusa::wire::slack {

struct web_rates {
    /// From the end of a post to the beginning of the next one in the same channel, so that they come a second apart however long each is
    /// under way.  (Slack API documentation, Rate limits, Posting messages)
    instant::duration post_spacing = std::chrono::seconds{1};
    std::size_t most_channels = 10'000;  ///< Whose last post is kept; where there are more, the oldest one is forgotten.
    std::size_t most_methods = 500;
};

/// The limits of one app in one workspace: a budget for each method, and a pace for each channel that is posted to.  One thread; times never go
/// back.
class web_limiter {
public:
    explicit web_limiter(web_rates limits = {}) : limits_(limits) {
        limits_.most_channels = std::max<std::size_t>(limits_.most_channels, 1);
        limits_.most_methods = std::max<std::size_t>(limits_.most_methods, 1);
    }
    web_limiter(web_limiter&&) = delete;

    /// The earliest time at which a call of its method may start: not after `now`, if at once; never, if only after the reply to another one.
    instant method_ready_at(web_request const& request, instant now) const {
        auto const budget = budgets_.find(request.name);
        return budget == budgets_.end() ? now : budget->second.ready_at(now);
    }

    /// The earliest time at which something may be posted where it is posted, likewise.
    instant pace_ready_at(web_request const& request, instant now) const {
        auto const pace = request.pace.empty() ? paces_.end() : paces_.find(request.pace);
        return pace == paces_.end() ? now : std::max(now, pace->second);
    }

    /// It starts.  Each is followed by one `answered`, `refused` or `unanswered`.
    void start(web_request const& request, instant now) {
        budget_of(request, now).start();
        if (request.pace.empty()) return;
        if (!paces_.contains(request.pace)) make_room_for_pace(now);
        paces_[request.pace] = instant::max();
    }

    void answered(web_request const& request, instant now) { finish(request, false, now, limits_.post_spacing); }

    /// Slack has refused it, and wants to be left alone for `wait`: that is about all calls of the method.
    void refused(web_request const& request, instant::duration wait, instant now) {
        finish(request, true, now, limits_.post_spacing);
        budget_of(request, now).refuse(detail::after(now, wait));
    }

    /// There is no reply.  `sent` if it may count nevertheless.
    void unanswered(web_request const& request, bool sent, instant now) {
        finish(request, !sent, now, sent ? limits_.post_spacing : instant::duration::zero());
    }

    std::size_t methods() const noexcept { return budgets_.size(); }
    std::size_t channels() const noexcept { return paces_.size(); }

private:
    static constexpr std::size_t fewest_swept = 256;

    // What goes to an address of its own has none of the Web API's limits.
    static tier limit_of(web_request const& request) noexcept { return request.url.empty() ? tier_of(request.name) : tier::none; }

    call_budget& budget_of(web_request const& request, instant now) {
        if (auto const known = budgets_.find(request.name); known != budgets_.end()) return known->second;
        if (budgets_.size() >= limits_.most_methods) {
            std::erase_if(budgets_, [&](auto const& one) { return one.second.idle_at() <= now; });
        }
        return budgets_.try_emplace(request.name, each_minute(limit_of(request))).first->second;
    }

    // The spacing is kept also behind one that was refused: nobody has said that it does not count there.
    void finish(web_request const& request, bool free, instant now, instant::duration spacing) {
        budget_of(request, now).finish(free, now);
        if (!request.pace.empty()) paces_[request.pace] = detail::after(now, spacing);
    }

    // Looked for only when they have doubled, so that it costs little for each.
    void make_room_for_pace(instant now) {
        if (paces_.size() < std::min(sweep_at_, limits_.most_channels)) return;
        std::erase_if(paces_, [&](auto const& one) { return one.second <= now; });
        sweep_at_ = std::max(fewest_swept, 2 * paces_.size());
        if (paces_.size() < limits_.most_channels) return;
        auto const oldest =
            std::min_element(paces_.begin(), paces_.end(), [](auto const& left, auto const& right) { return left.second < right.second; });
        // Those under way are never forgotten: they are few.
        if (oldest != paces_.end() && oldest->second != instant::max()) paces_.erase(oldest);
    }

    web_rates limits_;
    std::unordered_map<std::string, call_budget> budgets_;  // By method.
    std::unordered_map<std::string, instant> paces_;        // By channel: until when none may start; never, while one is under way.
    std::size_t sweep_at_ = fewest_swept;
};

}  // namespace monongusa::wire::slack

#endif
