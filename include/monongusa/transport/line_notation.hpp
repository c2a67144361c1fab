// SPDX-License-Identifier: BSL-1.0
// line_notation: an action as a line of plain text.

#ifndef MONONGUSA_TRANSPORT_LINE_NOTATION_HPP
#define MONONGUSA_TRANSPORT_LINE_NOTATION_HPP

#include <monongusa/action/edit.hpp>
#include <monongusa/action/embed.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/typing.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/detail/append.hpp>

#include <string>
#include <string_view>

namespace monongusa::transport {

// One action a line: what would begin another line, or steer the terminal, is written visibly.  `words` are the first words of the message that
// the action is about.

inline void write_line(std::string& out, action::send const& send, std::string_view) { detail::append_visible(out, send.text); }

inline void write_addressed(std::string& out, std::string_view name, std::string_view how, std::string_view text) {
    out += '@';
    detail::append_visible(out, name);
    out += how;
    out += ": ";
    detail::append_visible(out, text);
}
inline void write_line(std::string& out, action::reply const& reply, std::string_view) {
    write_addressed(out, reply.to.user.name, "", reply.text);
}
inline void write_line(std::string& out, action::reply_in_thread const& reply, std::string_view) {
    write_addressed(out, reply.to.user.name, " (thread)", reply.text);
}
inline void write_line(std::string& out, action::direct_message const& message, std::string_view) {
    write_addressed(out, message.to.user.name, " (direct)", message.text);
}

inline void write_reaction(std::string& out, std::string_view emoji, std::string_view how, std::string_view words) {
    out += ':';
    detail::append_visible(out, emoji);
    out += how;
    detail::append_visible(out, words);
    out += '"';
}
inline void write_line(std::string& out, action::react const& react, std::string_view words) {
    write_reaction(out, react.emoji, ": on \"", words);
}
inline void write_line(std::string& out, action::unreact const& unreact, std::string_view words) {
    write_reaction(out, unreact.emoji, ": off \"", words);
}

inline void write_line(std::string& out, action::edit const& edit, std::string_view) {
    out += "edited: ";
    detail::append_visible(out, edit.text);
}
inline void write_line(std::string& out, action::delete_message const&, std::string_view words) {
    out += "deleted: \"";
    detail::append_visible(out, words);
    out += '"';
}

inline void write_line(std::string& out, action::typing const&, std::string_view) { out += "typing"; }

inline void write_line(std::string& out, action::upload const& upload, std::string_view) {
    out += "uploaded";
    for (bool first = true; auto const& file : upload.files) {
        detail::append_visible(out += first ? " " : ", ", file.name);
        auto const size = file.content.size();
        detail::append_part(out, detail::joined(" (", size, size == 1 ? " byte)" : " bytes)"));
        first = false;
    }
    out += upload.text.empty() ? "" : ": ";
    detail::append_visible(out, upload.text);
}

inline void write_line(std::string& out, action::embed const& embed, std::string_view) {
    out += "embedded: ";
    detail::append_visible(out, action::lines_of(embed));
}

}  // namespace monongusa::transport

#endif
