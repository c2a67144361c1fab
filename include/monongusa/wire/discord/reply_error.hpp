// SPDX-License-Identifier: BSL-1.0
// reply_error: why Discord refused a request, from its reply.

#ifndef MONONGUSA_WIRE_DISCORD_REPLY_ERROR_HPP
#define MONONGUSA_WIRE_DISCORD_REPLY_ERROR_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/discord/error.hpp>
#include <monongusa/wire/discord/rest_body.hpp>
#include <monongusa/wire/discord/rest_request.hpp>

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/value.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::wire::discord {

/// `message` is one line of at most `longest` bytes for the log: Discord's own words, and which members it does not like.  It may repeat what was sent.
struct reply_error {
    static constexpr std::size_t longest = 1000;

    std::error_code code;
    std::string message;
};

namespace refusal_text {

/// Adds `text` as far as it goes into one line of `reply_error::longest` bytes: no control characters, no character cut in two.
inline void append(std::string& line, std::string_view text) {
    std::size_t const room = reply_error::longest - std::min(reply_error::longest, line.size());
    std::size_t size = std::min(room, text.size());
    while (size != 0 && size != text.size() && detail::utf8::is_trail(text[size])) --size;
    for (char const byte : text.substr(0, size)) line += static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F ? ' ' : byte;
}

/// Adds what is said of each member, with the way to it: `; embeds[0].title: Must be short (BASE_TYPE_MAX_LENGTH)`.  `path` is the way to `from`.
inline void append_errors(std::string& line, std::string& path, boost::json::object const& from) {
    for (auto const& [name, value] : from) {
        if (line.size() >= reply_error::longest) return;
        if (name == "_errors") {
            auto const* const list = value.if_array();
            if (!list) continue;
            for (auto const& each : *list) {
                auto const* const one = each.if_object();
                if (!one || line.size() >= reply_error::longest) continue;
                auto const said = [&](std::string_view member) -> std::string_view {
                    auto const* const found = one->if_contains(member);
                    return found && found->is_string() ? std::string_view{found->get_string()} : std::string_view{};
                };
                if (said("message").empty() && said("code").empty()) continue;
                append(line, line.empty() ? "" : "; ");
                if (!path.empty()) append(line, path), append(line, ": ");
                append(line, said("message"));
                if (!said("code").empty()) append(line, " ("), append(line, said("code")), append(line, ")");
            }
        } else if (auto const* const inner = value.if_object()) {
            std::size_t const before = path.size();
            std::string_view const step{name.data(), name.size()};
            bool const is_index = !step.empty() && step.find_first_not_of("0123456789") == step.npos;
            if (is_index) {
                path.append("[").append(step).append("]");
            } else {
                path.append(path.empty() ? "" : ".").append(step);
            }
            append_errors(line, path, *inner);
            path.resize(before);
        }
    }
}

}  // namespace refusal_text

/// What a reply that is no success says.  Whatever its body is, there is a code: where the body has none, the HTTP status.
inline reply_error read_error(rest_reply const& reply) {
    reply_error read;
    auto const object = read_object(reply.body);
    int const code = object ? read_code(*object, "code").value_or(0) : 0;
    read.code = discord_error(code, reply.status);
    if (object) {
        if (auto const* const said = object->if_contains("message"); said && said->is_string()) {
            refusal_text::append(read.message, said->get_string());
        }
        if (auto const* const errors = object->if_contains("errors"); errors && errors->is_object()) {
            std::string path;
            refusal_text::append_errors(read.message, path, errors->get_object());
        }
    }
    if (read.message.empty()) refusal_text::append(read.message, read.code.message());
    return read;
}

}  // namespace monongusa::wire::discord

#endif
