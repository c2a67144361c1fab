// SPDX-License-Identifier: BSL-1.0
// door: what a request of Slack over HTTP is, and what it is answered.

#ifndef MONONGUSA_WIRE_SLACK_DOOR_HPP
#define MONONGUSA_WIRE_SLACK_DOOR_HPP

#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/json_string.hpp>
#include <monongusa/wire/json_writer.hpp>
#include <monongusa/wire/slack/callback.hpp>
#include <monongusa/wire/slack/form.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire::slack {

enum class door_kind : unsigned char {
    challenge,    ///< Slack asks whether somebody is here; the body of the answer says so.
    event,        ///< Around an event, or about the deliveries of events: what Socket Mode carries as `events_api`.
    command,      ///< What Socket Mode carries as `slash_commands`.
    interaction,  ///< What Socket Mode carries as `interactive`.
    ssl_check,    ///< Whether TLS works here; it says nothing else.
    unknown,      ///< Nothing of these; the status says whether it can be of Slack.
};

/// What is answered to a request that Slack has signed, and what it brought.
struct door_answer {
    door_kind kind = door_kind::unknown;
    int status = 200;
    std::string content_type{};  ///< Of the body; empty where there is none.
    std::string body{};
    std::string payload{};  ///< An object of JSON: just what Socket Mode would have delivered.  Of an event, a command and an interaction.
};

namespace doors {

inline constexpr std::size_t longest_challenge = 1024;
inline constexpr std::size_t most_fields = 64;  // Of a command; Slack's have some 15.

constexpr char lower(char one) noexcept { return one >= 'A' && one <= 'Z' ? static_cast<char>(one | 0x20) : one; }

/// Whether a Content-Type names this type, which is in lower case, whatever its parameters.
constexpr bool is_type(std::string_view content_type, std::string_view type) noexcept {
    auto name = content_type.substr(0, content_type.find(';'));
    while (name.starts_with(' ') || name.starts_with('\t')) name.remove_prefix(1);
    while (name.ends_with(' ') || name.ends_with('\t')) name.remove_suffix(1);
    return std::equal(name.begin(), name.end(), type.begin(), type.end(), [](char left, char right) { return lower(left) == right; });
}

inline door_answer refused(int status) {
    door_answer made;
    made.status = status;
    return made;
}

inline bool is_object(std::string_view text) noexcept {
    json_reader reader{text};
    return reader.members([](std::string_view) {}) && reader.fine() && reader.rest().empty();
}

inline door_answer answer_json(std::string&& body) {
    callback read;
    if (!read_callback(body, read)) return refused(400);
    door_answer made;
    if (read.type == "url_verification") {
        if (read.challenge.empty() || read.challenge.size() > longest_challenge) return refused(400);
        made.kind = door_kind::challenge;
        made.content_type = "text/plain; charset=utf-8";
        json_string::assign(made.body, read.challenge);
    } else if (read.type == "event_callback" || read.type == "app_rate_limited") {
        made.kind = door_kind::event;
        made.payload = std::move(body);
    }
    // What Slack may come to send is no fault of it: it would be sent again, and in the end nothing more.
    return made;
}

inline door_answer answer_form(std::string_view body) {
    std::vector<std::pair<std::string, std::string>> fields;
    std::string name;
    std::string value;
    for (form_fields reader{body}; fields.size() < most_fields && reader.next(name, value);) {
        bool const known = std::any_of(fields.begin(), fields.end(), [&](auto const& one) { return one.first == name; });
        if (!known) fields.emplace_back(std::exchange(name, {}), std::exchange(value, {}));
    }
    auto const field = [&](std::string_view wanted) -> std::string* {
        auto const found = std::find_if(fields.begin(), fields.end(), [&](auto const& one) { return one.first == wanted; });
        return found == fields.end() ? nullptr : &found->second;
    };
    door_answer made;
    if (auto* const payload = field("payload")) {
        if (!is_object(*payload)) return refused(400);
        made.kind = door_kind::interaction;
        made.payload = std::move(*payload);
    } else if (auto const* const command = field("command"); command && !command->empty()) {
        made.kind = door_kind::command;
        json_writer writer{made.payload};
        writer.open('{');
        for (auto const& [key, text] : fields) writer.key(key).text(text);
        writer.close('}');
    } else if (auto const* const check = field("ssl_check"); check && *check == "1") {
        made.kind = door_kind::ssl_check;
    } else {
        return refused(400);
    }
    return made;
}

}  // namespace doors

/// Whether a query, or a body, is Slack's question whether TLS works here, and nothing else.  It brings nothing and asks for an empty 200; so it may be
/// answered to anybody, signed or not.
inline bool is_ssl_check(std::string_view form) {
    constexpr std::size_t longest = 1024;
    std::string value;
    if (form.size() > longest || !field_of(form, "ssl_check", value) || value != "1") return false;
    return !field_of(form, "payload", value) && !field_of(form, "command", value);
}

/// The answer to a POST whose signature is good.  An event is answered before anybody hears it: Slack waits for three seconds, then sends it again.  A
/// command and an interaction may be answered with a body (wire/slack/courtesy.hpp).  (Slack API documentation, The Events API; Slash commands;
/// Handling user interaction)
inline door_answer answer_at_door(std::string_view content_type, std::string body) {
    if (doors::is_type(content_type, "application/x-www-form-urlencoded")) return doors::answer_form(body);
    if (content_type.empty() || doors::is_type(content_type, "application/json")) return doors::answer_json(std::move(body));
    return doors::refused(415);
}

}  // namespace monongusa::wire::slack

#endif
