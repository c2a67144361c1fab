// SPDX-License-Identifier: BSL-1.0
// bracket: what Slack writes between `<` and `>`: mentions, channels, links and what has a name of its own.

#ifndef MONONGUSA_WIRE_SLACK_BRACKET_HPP
#define MONONGUSA_WIRE_SLACK_BRACKET_HPP

#include <monongusa/wire/slack/id.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::wire::slack {

enum class bracket_kind : unsigned char {
    none,       ///< There is none here.
    user,       ///< `<@U1|label>`
    channel,    ///< `<#C1|label>`
    usergroup,  ///< `<!subteam^S1|label>`
    date,       ///< `<!date^1392734382^{date}|label>`
    broadcast,  ///< `<!here|label>`, also `channel` and `everyone`
    special,    ///< `<!id|label>`, of other sorts
    link,       ///< `<https://tea.example|label>`, and whatever else there is
};

struct bracket {
    bracket_kind kind = bracket_kind::none;
    std::string_view written{};  ///< With `<` and `>`.
    std::string_view id{};       ///< What is in front of the label: an id, a name, an address; of a date all that is behind `!`.
    std::string_view label{};    ///< Empty if there is none.  As it was written: entities stand in it.

    friend constexpr bool operator==(bracket const&, bracket const&) = default;
};

namespace brackets {

constexpr bool begins_with_one_of(std::string_view text, std::string_view letters) noexcept {
    return !text.empty() && letters.find(text.front()) != std::string_view::npos;
}

// What is between `<` and `>`, without the label.
constexpr void classify(std::string_view inside, bracket& out) noexcept {
    using enum bracket_kind;
    out.kind = link;
    out.id = inside;
    auto const behind = inside.substr(1);
    switch (inside.front()) {
        case '#':
            if (!begins_with_one_of(behind, "CGD") || !is_id(behind)) return;
            out.kind = channel;
            out.id = behind;
            return;
        case '@':
            if (!begins_with_one_of(behind, "UW") || !is_id(behind)) return;
            out.kind = user;
            out.id = behind;
            return;
        case '!': break;
        default: return;
    }
    constexpr std::string_view team = "subteam^";
    out.id = behind;
    if (behind.starts_with(team) && is_id(behind.substr(team.size()))) {
        out.kind = usergroup;
        out.id = behind.substr(team.size());
    } else if (behind.starts_with("date^")) {
        out.kind = date;
    } else {
        out.kind = behind == "here" || behind == "channel" || behind == "everyone" ? broadcast : special;
    }
}

}  // namespace brackets

/// What begins at the `<` that `text` begins with (Slack API documentation, Formatting text for app surfaces).  What is not closed before
/// the next `<` is no bracket: one that somebody has typed comes as an entity.
constexpr bracket read_bracket(std::string_view text) noexcept {
    auto const end = text.find_first_of("<>", 1);
    if (end == std::string_view::npos || text[end] != '>' || end == 1) return {};
    bracket found;
    found.written = text.substr(0, end + 1);
    auto const inside = text.substr(1, end - 1);
    auto const bar = inside.find('|');
    if (bar == 0) return {};
    if (bar != std::string_view::npos) found.label = inside.substr(bar + 1);
    brackets::classify(inside.substr(0, bar), found);
    return found;
}

}  // namespace monongusa::wire::slack

#endif
