// SPDX-License-Identifier: BSL-1.0
// discord_sentences: what ends a bot on Discord, in a sentence that says what to do.

#ifndef MONONGUSA_TRANSPORT_DISCORD_SENTENCES_HPP
#define MONONGUSA_TRANSPORT_DISCORD_SENTENCES_HPP

#include <monongusa/concept/needs.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/wire/discord/close_code.hpp>
#include <monongusa/wire/discord/intents.hpp>

#include <string>
#include <string_view>

namespace monongusa::transport::discord_sentences {

/// `token` is the name of where it came from, a variable's; it may be empty.
inline std::string no_token(std::string_view token) {
    if (token.empty()) return "there is no token; give the one that the developer portal shows under 'Bot'";
    return detail::joined("there is no token: set ", token, " to the one that the developer portal shows under 'Bot'");
}

/// Why this cannot be a token, whatever Discord says; empty if it can.  It goes as it is into headers and frames.
inline std::string strange_token(std::string_view token, std::string_view value) {
    auto const what = detail::joined("the token", token.empty() ? "" : " in ", token);
    if (value.starts_with("Bot ")) return what + " must be given without 'Bot ' before it";
    for (char const character : value) {
        if (character <= ' ' || character > '~' || character == '"' || character == '\\') {
            return what + " holds a blank, a quote or something else that no token has; copy it anew from the developer portal, under 'Bot'";
        }
    }
    return {};
}

inline std::string bad_token(std::string_view token) {
    return detail::joined("Discord does not accept the token", token.empty() ? "" : " in ", token,
                          "; it is wrong, or was reset: copy it anew from the developer portal, under 'Bot'");
}

inline std::string unreachable(std::string_view what, std::string_view why) { return detail::joined("", what, " cannot be reached: ", why); }

/// The gateway refused these intents: which of them have a switch in the portal, and which rules want them.
inline std::string disallowed_intents(wire::discord::intents asked, detail::table_needs const& table) {
    std::string words, switches;
    for (auto const& one : wire::discord::intent::names) {
        if (one.portal.empty() || !asked.includes(one.which)) continue;
        if (!switches.empty()) {
            words += ", ";
            switches += " and ";
        }
        words += one.words;
        switches += detail::joined("'", one.portal, "'");
    }
    auto const rules = wire::discord::rules_that_need(asked & wire::discord::intent::privileged, table);
    return detail::joined("Discord does not allow this bot the intents it asks for (", words, rules.empty() ? "" : ", for ", rules,
                          "): turn on ", switches, " in the developer portal, under 'Bot'");
}

/// Why the gateway let go for good; `why` is what the machine says.
inline std::string ended(wire::discord::gateway_end end, std::string_view why, std::string_view token, wire::discord::intents asked,
                         detail::table_needs const& table) {
    using wire::discord::gateway_end;
    switch (end) {
        case gateway_end::bad_token: return bad_token(token);
        case gateway_end::disallowed_intents: return disallowed_intents(asked, table);
        case gateway_end::invalid_intents:
            return detail::joined("Discord does not know the intents ", std::size_t{asked.bits()}, "; leave them to the table");
        case gateway_end::sharding_required:
            return "the bot is in more servers than one shard may serve; run several, each with its shard and the number of all";
        case gateway_end::invalid_shard: return "the shard's number must be less than the number of all shards, and that at least 1";
        case gateway_end::stopped:
        case gateway_end::invalid_version:
        case gateway_end::identify_budget: break;
    }
    return detail::joined("", why);
}

}  // namespace monongusa::transport::discord_sentences

#endif
