// SPDX-License-Identifier: BSL-1.0
// discord_config: how a bot is on Discord.

#ifndef MONONGUSA_TRANSPORT_DISCORD_CONFIG_HPP
#define MONONGUSA_TRANSPORT_DISCORD_CONFIG_HPP

#include <monongusa/secret/secret.hpp>
#include <monongusa/wire/discord/allowed_mentions.hpp>
#include <monongusa/wire/discord/intents.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace monongusa::transport {

/// What a text becomes that is longer than a message of Discord may be.
enum class discord_long_text : unsigned char {
    split,   ///< Several messages, cut at good places; code blocks are closed and opened again.
    refuse,  ///< The action fails with `error::text_too_long`.
};

/// Nothing but the token has to be given.
struct discord_config {
    secret token;                ///< As the developer portal shows it, without "Bot "; `mg::env("DISCORD_BOT_TOKEN")`, say.
    std::string name = "discord";  ///< What the bot is called in the log.

    std::string api_base{};     ///< Empty: DISCORD_API_BASE, else https://discord.com/api/v10.
    std::string gateway_url{};  ///< Empty: DISCORD_GATEWAY_URL, else what the API answers.
    std::string ca_file{};      ///< Certificates (PEM) that are trusted instead of the system's, for a proxy or a server of one's own.
    bool insecure = false;      ///< Lets the token go over http:// and ws:// beyond this machine.

    std::optional<wire::discord::intents> intents{};  ///< Instead of those that follow from the table.
    bool compress = true;                             ///< The gateway's messages (zlib-stream).
    bool names = false;                               ///< Learns the names of all channels and roles (GUILDS), which a table with guards does anyway.
    int shard = 0;                                    ///< Which of them this bot is; it has the direct messages if it is 0.
    int shards = 1;                                   ///< How many there are of this bot in all processes.

    std::string status = "online";  ///< online, idle, dnd or invisible.
    std::string activity{};         ///< What stands below the bot's name; empty for nothing.

    wire::discord::allowed_mentions mentions{};  ///< Whom the texts of the bot notify; nobody, unless it is said.
    discord_long_text long_text = discord_long_text::split;

    /// Where the gateway's session is kept over a restart, so that no event is lost in between: it is read at the start and written at the end.  Empty: the
    /// bot is shown as offline at once when it ends.
    std::string session_file{};

    std::size_t most_events = 4096;    ///< That wait for the bot; with more, nothing is read from Discord until it has caught up.
    std::size_t most_actions = 10000;  ///< That wait to be done; more fail at once.
};

}  // namespace monongusa::transport

#endif
