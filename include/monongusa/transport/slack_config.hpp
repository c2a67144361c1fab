// SPDX-License-Identifier: BSL-1.0
// slack_config: how a bot is on Slack.

#ifndef MONONGUSA_TRANSPORT_SLACK_CONFIG_HPP
#define MONONGUSA_TRANSPORT_SLACK_CONFIG_HPP

#include <monongusa/secret/secret.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace monongusa::transport {

/// What a text becomes that is longer than Slack recommends for a message.
enum class slack_long_text : unsigned char {
    split,   ///< Several messages, cut at good places; code blocks are closed and opened again.
    refuse,  ///< The action fails with `error::text_too_long`.
};

/// Whether the names of people and channels are asked for, which Slack's events leave out.
enum class slack_names : unsigned char {
    if_granted,  ///< Where Slack has granted the scopes for it (`users:read`; `channels:read` and its like).
    never,       ///< Their ids stand for them.
};

/// Where Slack's requests are taken, if events come over HTTP.
struct slack_listening {
    std::string address{};           ///< `127.0.0.1:3000`, `[::]:443`; empty: SLACK_LISTEN, else 127.0.0.1:3000.  Port 0 is one that the system picks, and the log tells.
    std::string path{};              ///< Beside /slack/events, /slack/commands and /slack/interactive.
    std::string certificate_file{};  ///< PEM, the whole chain; empty where a proxy in front speaks TLS.
    std::string key_file{};          ///< Its key.
};

/// Nothing but the token has to be given, and one of `app_token` and `signing_secret`.
struct slack_config {
    secret token;             ///< xoxb-…: `mg::env("SLACK_BOT_TOKEN")`, say.
    secret app_token{};       ///< xapp-… with the scope connections:write: events come over Socket Mode.
    secret signing_secret{};  ///< Without an app token: events come as HTTP requests, and this tells that they are Slack's.
    std::string name = "slack";  ///< What the bot is called in the log.

    std::string api_base{};  ///< Empty: SLACK_API_BASE, else https://slack.com/api.
    std::string ca_file{};   ///< Certificates (PEM) that are trusted instead of the system's, for a proxy or a server of one's own.
    bool insecure = false;   ///< Lets tokens go over http:// and ws:// beyond this machine.

    /// Of Socket Mode at a time, 1 to 9; Slack gives each event to one of them.  It lets an app have ten, and one is left for the next
    /// connection that is made before an old one goes.  Five come at once, each further one a minute after the one before.
    int connections = 1;
    slack_listening listen{};  ///< For events over HTTP.

    std::vector<std::string> aliases{};  ///< What also speaks to the bot at the beginning of a message: `!`, `bot:`.
    slack_names names = slack_names::if_granted;

    bool markup = false;        ///< Texts of the bot are Slack's markup: `<@U1>`, `<https://…|label>`.  Else they are shown as they are, whatever is in them.
    bool unfurl_links = false;  ///< Whether Slack shows what is behind links of the bot's messages,
    bool unfurl_media = false;  ///< and pictures.
    slack_long_text long_text = slack_long_text::split;

    std::size_t most_events = 4096;    ///< That wait for the bot; with more, nothing is read from Slack until it has caught up.
    std::size_t most_actions = 10000;  ///< That wait to be done; more fail at once.
};

}  // namespace monongusa::transport

#endif
