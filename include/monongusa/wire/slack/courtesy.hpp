// SPDX-License-Identifier: BSL-1.0
// courtesy: what people read who use a command or a button, as long as no row can hear of it.

#ifndef MONONGUSA_WIRE_SLACK_COURTESY_HPP
#define MONONGUSA_WIRE_SLACK_COURTESY_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/json_string.hpp>
#include <monongusa/wire/json_writer.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire::slack {

/// Where nothing is answered and nothing posted, Slack still wants an empty 200 or an acknowledgement: else it tells people that the app failed.
struct courtesy {
    std::string answer{};  ///< JSON: the payload of the acknowledgement in Socket Mode, the body of the answer over HTTP; empty for none.
    std::string response_url{};  ///< Where `post` goes, without a token; empty for nowhere.
    std::string post{};          ///< JSON.

    friend bool operator==(courtesy const&, courtesy const&) = default;
};

namespace courtesies {

inline constexpr std::size_t longest_url = 2048;
inline constexpr std::size_t longest_command = 64;  // Slack's own are at most half as long.

/// One that can be shown as it is, without its slash: neither markup nor a control character.
constexpr bool is_command(std::string_view text) noexcept {
    if (text.size() < 2 || text.size() > longest_command || text.front() != '/') return false;
    for (char const one : text.substr(1)) {
        bool const letter =
            (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one == '-' || one == '_';
        // Every character that is not ASCII: people name commands in their languages.
        if (!letter && static_cast<unsigned char>(one) < 0x80) return false;
    }
    return true;
}

/// Only the one who used it reads it.
inline std::string message(std::string_view text, bool beside = false) {
    std::string made;
    json_writer writer{made};
    writer.open('{').key("response_type").text("ephemeral");
    // Else it would take the place of the message with the button.
    if (beside) writer.key("replace_original").value(false);
    writer.key("text").text(text).close('}');
    return made;
}

/// Empty where it is no URL of HTTP or too long.
inline std::string url(std::string_view written) {
    std::string made;
    if (written.size() <= longest_url) json_string::assign(made, written);
    return made.starts_with("https://") || made.starts_with("http://") ? made : std::string{};
}

}  // namespace courtesies

/// To a slash command, whose payload is an object of its fields.  `takes_answer`: the answer may carry something, as it may over HTTP and where an envelope
/// says so; else it is posted.  (Slack API documentation, Implementing slash commands)
inline courtesy courtesy_to_command(std::string_view payload, bool takes_answer = true) {
    std::string command;
    std::string_view response_url;
    json_reader reader{payload};
    reader.members([&](std::string_view name) {
        if (name == "command") reader.text(command);
        else if (name == "response_url") response_url = reader.written_text();
    });
    auto const which = courtesies::is_command(command) ? detail::joined('`', command, '`') : std::string{"this command"};
    auto text = courtesies::message(detail::joined("I cannot do anything with ", which, " yet. Write me a message instead."));
    courtesy made;
    if (takes_answer) {
        made.answer = std::move(text);
    } else if (made.response_url = courtesies::url(response_url); !made.response_url.empty()) {
        made.post = std::move(text);
    }
    return made;
}

/// To a button, a menu, a dialog or a shortcut.  Those in messages are answered by a post; a menu that asks for its entries gets none; the rest is only
/// acknowledged, which closes a dialog.  (Slack API documentation, Handling user interaction)
inline courtesy courtesy_to_interaction(std::string_view payload, bool takes_answer = true) {
    std::string_view type;
    std::string_view response_url;
    json_reader reader{payload};
    reader.members([&](std::string_view name) {
        if (name == "type") type = reader.written_text();
        else if (name == "response_url") response_url = reader.written_text();
    });
    courtesy made;
    if (type == "block_suggestion") {
        if (takes_answer) made.answer = R"({"options":[]})";
    } else if (type == "block_actions") {
        made.response_url = courtesies::url(response_url);
        if (!made.response_url.empty())
            made.post = courtesies::message("I cannot do anything with this yet. Write me a message instead.", true);
    }
    return made;
}

}  // namespace monongusa::wire::slack

#endif
