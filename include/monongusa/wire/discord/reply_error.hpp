// SPDX-License-Identifier: BSL-1.0
// reply_error: why Discord refused a request, from its reply.

#ifndef MONONGUSA_WIRE_DISCORD_REPLY_ERROR_HPP
#define MONONGUSA_WIRE_DISCORD_REPLY_ERROR_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/discord/error.hpp>
#include <monongusa/wire/discord/rest_body.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/rest_reply.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::wire::discord {

/// `message` is one line of at most `longest` bytes for the log: Discord's own words, and which members it does not like.  It may repeat
/// what was sent.
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

inline constexpr std::size_t deepest = 32;  // More is not asked for.

inline void append_each(std::string& line, std::string_view path, json_reader& reader) {
    std::string code, message;
    reader.elements([&] {
        code.clear();
        message.clear();
        reader.members([&](std::string_view name) {
            if (name == "code") reader.text(code);
            if (name == "message") reader.text(message);
        });
        if ((message.empty() && code.empty()) || line.size() >= reply_error::longest) return;
        append(line, line.empty() ? "" : "; ");
        if (!path.empty()) append(line, path), append(line, ": ");
        append(line, message);
        if (!code.empty()) append(line, " ("), append(line, code), append(line, ")");
    });
}

/// Adds what is said of each member, with the way to it: `; embeds[0].title: Must be short (BASE_TYPE_MAX_LENGTH)`.  `path` is the way to here.
inline void append_errors(std::string& line, std::string& path, json_reader& reader, std::size_t depth = 0) {
    reader.members([&](std::string_view name) {
        if (line.size() >= reply_error::longest) return reader.finish();
        if (name == "_errors") return append_each(line, path, reader);
        if (depth == deepest || reader.kind() != json_kind::object) return;
        std::size_t const before = path.size();
        bool const is_index = !name.empty() && name.find_first_not_of("0123456789") == name.npos;
        if (is_index) {
            path.append("[").append(name).append("]");
        } else {
            path.append(path.empty() ? "" : ".").append(name);
        }
        append_errors(line, path, reader, depth + 1);
        path.resize(before);
    });
}

}  // namespace refusal_text

/// What a reply that is no success says.  Whatever its body is, there is a code: where the body has none, the HTTP status.
inline reply_error read_error(rest_reply const& reply) {
    reply_error read;
    int code = 0;
    std::string said;
    std::string_view errors;
    bool const body = read_refusal_body(reply.body, [&](json_reader& reader, std::string_view name) {
        if (name == "code") {
            code = reader.number(0);
        } else if (name == "message") {
            reader.text(said);
        } else if (name == "errors") {
            errors = reader.value();
        }
    });
    read.code = discord_error(body ? code : 0, reply.status);
    if (body) {
        refusal_text::append(read.message, said);
        std::string path;
        json_reader inner{errors};
        refusal_text::append_errors(read.message, path, inner);
    }
    if (read.message.empty()) refusal_text::append(read.message, read.code.message());
    return read;
}

}  // namespace monongusa::wire::discord

#endif
