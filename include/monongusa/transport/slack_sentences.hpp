// SPDX-License-Identifier: BSL-1.0
// slack_sentences: what ends a bot on Slack, in a sentence that says what to do.

#ifndef MONONGUSA_TRANSPORT_SLACK_SENTENCES_HPP
#define MONONGUSA_TRANSPORT_SLACK_SENTENCES_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/slack/link_status.hpp>

#include <string>
#include <string_view>

namespace monongusa::transport::slack_sentences {

inline constexpr std::string_view bot_token_page = "api.slack.com/apps shows under 'OAuth & Permissions' (xoxb-…)";
inline constexpr std::string_view app_token_page = "api.slack.com/apps makes under 'Basic Information', 'App-Level Tokens', with the scope connections:write (xapp-…)";
inline constexpr std::string_view signing_secret_page = "api.slack.com/apps shows under 'Basic Information'";

/// `token` is the name of where it came from, a variable's; it may be empty.
inline std::string no_token(std::string_view token) {
    if (token.empty()) return detail::joined("there is no bot token; give the one that ", bot_token_page);
    return detail::joined("there is no bot token: set ", token, " to the one that ", bot_token_page);
}

/// Neither of the two ways in which events come.
inline std::string no_way_for_events(std::string_view app_token, std::string_view signing_secret) {
    return detail::joined("there is no way for events: ", app_token.empty() ? "give the app token" : "set ", app_token, app_token.empty() ? "" : " to the one", " that ",
                          app_token_page, ", or, for events over HTTP, ", signing_secret.empty() ? "give the signing secret" : "set ", signing_secret,
                          signing_secret.empty() ? "" : " to the signing secret", " that ", signing_secret_page);
}

/// Whose token, or secret, one is.
enum class token_of : unsigned char {
    bot,       ///< xoxb-…
    app,       ///< xapp-…
    requests,  ///< The signing secret, which begins like no token.
};

/// Why this cannot be such a token, whatever Slack says; empty if it can.  It goes as it is into headers.
inline std::string strange_token(secret const& token, token_of whose) {
    constexpr std::string_view kinds[] = {
        "xoxb-", "xapp-",
        "xoxp-",  // Somebody's own, with which the bot would act as that person.
        "xoxe-",  // Renews tokens of an app's configuration,
        "xoxe.",  // or is one of those that are renewed.
    };
    auto const own = whose == token_of::bot ? std::string_view{"xoxb-"} : whose == token_of::app ? std::string_view{"xapp-"} : std::string_view{};
    auto const page = whose == token_of::bot ? bot_token_page : whose == token_of::app ? app_token_page : signing_secret_page;
    auto const what = detail::joined("the token", token.name().empty() ? "" : " in ", token.name());
    for (auto const kind : kinds) {
        // xoxe.xoxb-… is a bot's too, one of those that expire.
        if (kind == own || !token.reveal().starts_with(kind) || (whose == token_of::bot && token.reveal().starts_with("xoxe.xoxb-"))) continue;
        return detail::joined(what, " begins with ", kind, " and is of another kind; it has to be the one that ", page);
    }
    for (char const character : token.reveal()) {
        if (character <= ' ' || character > '~' || character == '"' || character == '\\') {
            return detail::joined(what, " holds a blank, a quote or something else that no token has; copy anew the one that ", page);
        }
    }
    return {};
}

/// `word` is Slack's: invalid_auth and its like.
inline std::string bad_token(secret const& token, std::string_view word, std::string_view page) {
    return detail::joined("Slack does not accept the token", token.name().empty() ? "" : " in ", token.name(), " (", word,
                          "); it is wrong, or was revoked: copy anew the one that ", page);
}

inline std::string not_let_in(std::string_view why) { return detail::joined("Slack does not let the bot in: ", why); }

inline std::string unreachable(std::string_view what, std::string_view why) { return detail::joined("", what, " cannot be reached: ", why); }

/// Why a connection of Socket Mode is given up for good; `why` is what the machine says.
inline std::string ended(wire::slack::link_end end, std::string_view why, secret const& app_token) {
    if (end == wire::slack::link_end::link_disabled) {
        return "Socket Mode is turned off for this app; turn it on at api.slack.com/apps under 'Socket Mode', or give a signing secret instead of the app token, for events over HTTP";
    }
    if (why == "missing_scope" || why == "not_allowed_token_type" || why == "no_permission") {
        return detail::joined("the token", app_token.name().empty() ? "" : " in ", app_token.name(), " may not open connections (", why, "); it has to be the one that ", app_token_page);
    }
    return bad_token(app_token, why, app_token_page);
}

}  // namespace monongusa::transport::slack_sentences

#endif
