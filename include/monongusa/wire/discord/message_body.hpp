// SPDX-License-Identifier: BSL-1.0
// message_body: the JSON of a message that is created or changed.

#ifndef MONONGUSA_WIRE_DISCORD_MESSAGE_BODY_HPP
#define MONONGUSA_WIRE_DISCORD_MESSAGE_BODY_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/wire/discord/allowed_mentions.hpp>
#include <monongusa/wire/discord/embed_body.hpp>
#include <monongusa/wire/json_writer.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace monongusa::wire::discord {

/// What a message says and how; refers to the texts.  See Discord's documentation, Create Message.
struct message_body {
    std::string_view content;     ///< At most 2000 characters; may be empty beside files and embeds.
    std::string_view nonce;       ///< At most 25 characters; a second message with it is the first.  Empty: none.
    std::string_view replies_to;  ///< The id of a message in the same channel; empty: none.
    allowed_mentions mentions{};
    std::span<action::file const> files{};  ///< What the parts `files[n]` are called.
    std::span<action::embed const> embeds{};
};

/// For a new message.  An answer to a message that is gone meanwhile becomes a plain message.
inline std::string json_of(message_body const& body) {
    std::string json;
    json_writer out{json};
    out.open('{');
    if (!body.content.empty()) out.key("content").text(body.content);
    if (!body.nonce.empty()) out.key("nonce").text(body.nonce).key("enforce_nonce").value(true);
    write(out.key("allowed_mentions"), body.mentions);
    if (!body.replies_to.empty()) {
        out.key("message_reference").open('{').key("message_id").text(body.replies_to).key("fail_if_not_exists").value(false).close('}');
    }
    if (!body.embeds.empty()) {
        out.key("embeds").open('[');
        for (auto const& embed : body.embeds) write(out, embed);
        out.close(']');
    }
    if (!body.files.empty()) {
        out.key("attachments").open('[');
        for (std::size_t n = 0; n < body.files.size(); ++n) {
            auto const& file = body.files[n];
            out.open('{').key("id").value(n).key("filename").text(file.name.empty() ? std::string_view{"file"} : file.name);
            if (!file.description.empty()) out.key("description").text(file.description);
            out.close('}');
        }
        out.close(']');
    }
    out.close('}');
    return json;
}

/// For a message that gets another text.  Whom it may notify is said again, since Discord goes back to everybody otherwise.
inline std::string json_of_edit(std::string_view content, allowed_mentions const& mentions) {
    std::string json;
    json_writer out{json};
    out.open('{').key("content").text(content);
    write(out.key("allowed_mentions"), mentions);
    out.close('}');
    return json;
}

}  // namespace monongusa::wire::discord

#endif
