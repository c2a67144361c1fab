// SPDX-License-Identifier: BSL-1.0
// granted: which scopes a token has, and what lacks for which rule.

#ifndef MONONGUSA_WIRE_SLACK_GRANTED_HPP
#define MONONGUSA_WIRE_SLACK_GRANTED_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/wire/slack/scopes.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::slack {

/// The scopes of a token, as the header `x-oauth-scopes` of an answer lists them with commas (Slack's documentation, Web API, "Evaluating responses").
/// Those that no table needs are left out.  Whatever stands there, it is read once and nothing is kept.
constexpr scopes read_granted(std::string_view header) noexcept {
    constexpr std::string_view blanks{" \t"};
    scopes all;
    while (!header.empty()) {
        auto one = header.substr(0, header.find(','));
        header.remove_prefix(std::min(header.size(), one.size() + 1));
        auto const begin = one.find_first_not_of(blanks);
        if (begin == std::string_view::npos) continue;
        all = all | scopes::known(one.substr(begin, one.find_last_not_of(blanks) - begin + 1));
    }
    return all;
}

/// A scope that a token has not.
struct lack {
    std::string_view scope;
    bool only_names = false;  ///< The bot does without, and shows ids.
    std::string sentence;     ///< What does not go without it, and what to do.
};

/// What a table lacks, the needed ones first, then those of `scopes_for_names`; `header` as for `read_granted`.  A header without any scope, as
/// proxies make one, tells nothing.
inline std::vector<lack> lacks_of(std::string_view header, detail::table_needs const& table, bool aliases = false) {
    if (header.find_first_not_of(" \t,") == std::string_view::npos) return {};
    auto const granted = read_granted(header);
    std::vector<lack> all;
    for (auto const name : scopes_of(table, aliases) - granted) {
        auto const rules = rules_that_need(scopes::known(name), table, aliases);
        all.push_back({name, false,
                       "the token lacks the scope '" + std::string{name} + "', needed by " +
                           (rules.empty() ? std::string{"the table"} : rules) +
                           ": add it to the app (--manifest prints all that it needs) and reinstall the app"});
    }
    for (auto const name : scopes_for_names(table, aliases) - granted) {
        all.push_back(
            {name, true,
             "the token lacks the scope '" + std::string{name} + "', so " + (name == "users:read" ? "people are called by their ids" : "some channels have no names") +
                 ": to have names, add it to the app (--manifest prints all that it needs) and reinstall the app"});
    }
    return all;
}

}  // namespace monongusa::wire::slack

#endif
