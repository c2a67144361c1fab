// SPDX-License-Identifier: BSL-1.0
// tier: how often a minute Slack takes a method.

#ifndef MONONGUSA_WIRE_SLACK_TIER_HPP
#define MONONGUSA_WIRE_SLACK_TIER_HPP

#include <cstdint>
#include <string_view>

namespace monongusa::wire::slack {

/// Slack promises no less than these, to each app, for each method and workspace by itself.  (Slack API documentation, Rate limits)
enum class tier : unsigned char {
    one,      ///< One a minute, and short bursts.
    two,      ///< 20
    three,    ///< 50
    four,     ///< 100
    special,  ///< Several hundred; of posts, one a second in each channel besides.
    none,     ///< No method of the Web API.
};

/// How many a minute are safe; 0: as many as one likes.  `special` is what "several hundred" is at least.
constexpr std::uint32_t each_minute(tier one) noexcept {
    switch (one) {
        case tier::one: return 1;
        case tier::two: return 20;
        case tier::three: return 50;
        case tier::four: return 100;
        case tier::special: return 200;
        case tier::none: return 0;
    }
    return 0;
}

struct tier_entry {
    std::string_view method;
    tier of;
};

/// By name.  apps.connections.open is documented as tier 3, but limited as tier 1.  (Slack API documentation, the page of each method)
inline constexpr tier_entry tiers[] = {
    {"apps.connections.open", tier::one},
    {"apps.event.authorizations.list", tier::four},
    {"auth.test", tier::special},
    {"bots.info", tier::three},
    {"chat.delete", tier::three},
    {"chat.getPermalink", tier::special},
    {"chat.meMessage", tier::three},
    {"chat.postEphemeral", tier::four},
    {"chat.postMessage", tier::special},
    {"chat.scheduleMessage", tier::three},
    {"chat.unfurl", tier::three},
    {"chat.update", tier::three},
    {"conversations.archive", tier::two},
    {"conversations.create", tier::two},
    {"conversations.history", tier::three},
    {"conversations.info", tier::three},
    {"conversations.invite", tier::three},
    {"conversations.join", tier::three},
    {"conversations.kick", tier::three},
    {"conversations.leave", tier::three},
    {"conversations.list", tier::two},
    {"conversations.members", tier::four},
    {"conversations.open", tier::three},
    {"conversations.rename", tier::two},
    {"conversations.replies", tier::three},
    {"conversations.setPurpose", tier::two},
    {"conversations.setTopic", tier::two},
    {"emoji.list", tier::two},
    {"files.completeUploadExternal", tier::four},
    {"files.delete", tier::three},
    {"files.getUploadURLExternal", tier::four},
    {"files.info", tier::four},
    {"reactions.add", tier::three},
    {"reactions.get", tier::three},
    {"reactions.remove", tier::two},
    {"team.info", tier::three},
    {"usergroups.list", tier::two},
    {"users.conversations", tier::two},
    {"users.info", tier::four},
    {"users.list", tier::two},
    {"users.lookupByEmail", tier::three},
    {"views.open", tier::four},
    {"views.publish", tier::four},
    {"views.update", tier::four},
};

/// Of a method that is not known: 20 a minute, what most methods take at least.
constexpr tier tier_of(std::string_view method) noexcept {
    for (auto const& one : tiers) {
        if (one.method == method) return one.of;
    }
    return tier::two;
}

}  // namespace monongusa::wire::slack

#endif
