// SPDX-License-Identifier: BSL-1.0
// mrkdwn: texts as Slack wants them, in which nothing that somebody wrote is taken for markup.

#ifndef MONONGUSA_WIRE_SLACK_MRKDWN_HPP
#define MONONGUSA_WIRE_SLACK_MRKDWN_HPP

#include <monongusa/wire/slack/id.hpp>

#include <string>
#include <string_view>

namespace monongusa::wire::slack {

/// Appends a text that Slack shows as it is: it can mention nobody, call no channel and hold no link with a label.  What needs no `<` goes
/// on: `*bold*`, `:tada:`, the address of a page (Slack API documentation, Formatting text for app surfaces).
inline void append_escaped(std::string& out, std::string_view text) {
    for (char const character : text) {
        switch (character) {
            case '&': out += "&amp;"; break;
            case '<': out += "&lt;"; break;
            case '>': out += "&gt;"; break;
            default: out += character;
        }
    }
}

inline std::string escaped(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    append_escaped(out, text);
    return out;
}

/// `<@U1>`.  What is no id of a user mentions nobody: `@here`, escaped.
inline std::string mention(std::string_view user_id) {
    bool const is = is_id(user_id) && (user_id.front() == 'U' || user_id.front() == 'W');
    std::string out = is ? "<@" : "@";
    append_escaped(out, user_id);
    return is ? out += '>' : out;
}

/// `<#C1>`.  What is no id of a channel stays text: `#tea`, escaped.
inline std::string channel_link(std::string_view channel_id) {
    bool const is = is_id(channel_id) && (channel_id.front() == 'C' || channel_id.front() == 'G' || channel_id.front() == 'D');
    std::string out = is ? "<#" : "#";
    append_escaped(out, channel_id);
    return is ? out += '>' : out;
}

namespace mrkdwn {

// Whether it begins as an address does, `https:`; `!here` and `@U1` in the place of one would call people.
constexpr bool has_scheme(std::string_view url) noexcept {
    auto const scheme = url.substr(0, url.find(':'));
    if (scheme.empty() || scheme.size() == url.size()) return false;
    for (char const& character : scheme) {
        bool const letter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
        bool const other = (character >= '0' && character <= '9') || character == '+' || character == '-' || character == '.';
        if (!letter && (!other || &character == scheme.data())) return false;
    }
    return true;
}

inline void append_address(std::string& out, std::string_view url) {
    constexpr char digits[] = "0123456789ABCDEF";
    for (char const character : url) {
        auto const byte = static_cast<unsigned char>(character);
        if (character == '&') {
            out += "&amp;";
        } else if (byte <= 0x20 || byte == 0x7F || character == '<' || character == '>' || character == '|') {
            ((out += '%') += digits[byte >> 4]) += digits[byte & 15];
        } else {
            out += character;
        }
    }
}

}  // namespace mrkdwn

/// `<https://tea.example|label>`; without the label where that is empty.  What has no scheme is no address and stays text: the label, else
/// `url`, escaped.
inline std::string web_link(std::string_view url, std::string_view label) {
    if (!mrkdwn::has_scheme(url)) return escaped(label.empty() ? url : label);
    std::string out = "<";
    mrkdwn::append_address(out, url);
    if (!label.empty()) {
        auto const begin = (out += '|').size();
        append_escaped(out, label);
        for (auto at = begin; at < out.size(); ++at) {
            if (out[at] == '\n' || out[at] == '\r') out[at] = ' ';  // A link ends with its line.
        }
    }
    return out += '>';
}

}  // namespace monongusa::wire::slack

#endif
