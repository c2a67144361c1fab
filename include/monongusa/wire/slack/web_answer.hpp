// SPDX-License-Identifier: BSL-1.0
// web_answer: what all replies of Slack's Web API have in common.

#ifndef MONONGUSA_WIRE_SLACK_WEB_ANSWER_HPP
#define MONONGUSA_WIRE_SLACK_WEB_ANSWER_HPP

#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/api_error.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::wire::slack {

/// What stands beside the answer itself.  All texts are one line, of at most `longest` bytes; but the cursor is as it was sent, and empty where
/// it is longer.  (Slack API documentation, Using the Slack Web API, Evaluating responses)
struct web_answer {
    static constexpr std::size_t longest = 500;
    static constexpr std::size_t longest_cursor = 4096;

    bool is_json = false;     ///< The body is one JSON object, and nothing else.
    bool ok = false;          ///< Its `ok` is true; never where it is not JSON.
    std::string error;        ///< Slack's word, as `channel_not_found`; empty where all is well.
    std::string needed;       ///< With `missing_scope`: the scopes that would do.
    std::string provided;     ///< With `missing_scope`: those that the token has.
    std::string warning;      ///< Names with commas, as `missing_charset`.
    std::string messages;     ///< What `response_metadata` says in words, with `; ` between.
    std::string next_cursor;  ///< Empty: there is no further page.
};

namespace answer_text {

/// Adds `text` as far as it goes into one line of `most` bytes: no control characters, no character cut in two.
inline void append(std::string& line, std::string_view text, std::size_t most = web_answer::longest) {
    std::size_t size = std::min(most - std::min(most, line.size()), text.size());
    while (size != 0 && size != text.size() && detail::utf8::is_trail(text[size])) --size;
    for (char const byte : text.substr(0, size)) line += static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F ? ' ' : byte;
}

inline void read(json_reader& reader, std::string& line) {
    std::string text;
    reader.text(text);
    line.clear();
    append(line, text);
}

inline void read_metadata(json_reader& reader, web_answer& out) {
    reader.members([&](std::string_view name) {
        if (name == "next_cursor") {
            reader.text(out.next_cursor);
            if (out.next_cursor.size() > web_answer::longest_cursor) out.next_cursor.clear();
        } else if (name == "messages") {
            std::string one;
            out.messages.clear();
            reader.elements([&] {
                reader.text(one);
                if (one.empty() || out.messages.size() >= web_answer::longest) return;
                if (!out.messages.empty()) append(out.messages, "; ");
                append(out.messages, one);
            });
        }
    });
}

}  // namespace answer_text

/// Reads the whole body, however long.
inline web_answer read_answer(rest_reply const& reply) {
    web_answer read;
    json_reader reader{reply.body};
    bool const object = reader.members([&](std::string_view name) {
        if (name == "ok") {
            read.ok = reader.truth();
        } else if (name == "error") {
            answer_text::read(reader, read.error);
        } else if (name == "needed") {
            answer_text::read(reader, read.needed);
        } else if (name == "provided") {
            answer_text::read(reader, read.provided);
        } else if (name == "warning") {
            answer_text::read(reader, read.warning);
        } else if (name == "response_metadata") {
            answer_text::read_metadata(reader, read);
        }
    });
    read.is_json = object && reader.fine() && reader.rest().empty();
    if (!read.is_json) read = {};
    if (read.ok) read.error.clear();
    return read;
}

/// None where the method was done: the status is 2xx, and the body says `ok`.  Else Slack's word; where there is none, the HTTP status.
inline std::error_code error_of(rest_reply const& reply, web_answer const& read) {
    bool const success = reply.status >= 200 && reply.status < 300;
    if (success && read.ok) return {};
    if (reply.status == 429) return api_error::ratelimited;
    if (!read.error.empty()) return error_called(read.error);
    return success ? make_error_code(api_error::no_answer) : status_error(reply.status);
}
inline std::error_code error_of(rest_reply const& reply) { return error_of(reply, read_answer(reply)); }

/// For the log, of a reply that is an error: a sentence that says what to do, Slack's own words, what the token lacks, and by what name to ask
/// Slack for it.  One line.  It may repeat what was sent.
inline std::string sentence_of(rest_reply const& reply) {
    auto const read = read_answer(reply);
    auto const error = error_of(reply, read);
    std::string line;
    constexpr std::size_t most = 4 * web_answer::longest;
    answer_text::append(line, error ? error.message() : "Slack did it", most);
    auto const add = [&](std::string_view before, std::string_view text) {
        if (text.empty()) return;
        answer_text::append(line, before, most);
        answer_text::append(line, text, most);
    };
    add("; needed: ", read.needed);
    add("; the token has: ", read.provided);
    add("; Slack says: ", read.messages);
    add("; warning: ", read.warning);
    auto const request = reply.header("x-slack-req-id");
    add("; Slack's number of the request: ", request.substr(0, std::min<std::size_t>(request.size(), 64)));
    return line;
}

}  // namespace monongusa::wire::slack

#endif
