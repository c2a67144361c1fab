// SPDX-License-Identifier: BSL-1.0
// plain_dialect: a line is a message, an action is a line of plain text.

#ifndef MONONGUSA_TRANSPORT_PLAIN_DIALECT_HPP
#define MONONGUSA_TRANSPORT_PLAIN_DIALECT_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/edit.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/addressing.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/event/connection.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/console_output.hpp>
#include <monongusa/transport/line_format.hpp>
#include <monongusa/transport/line_notation.hpp>
#include <monongusa/transport/recent.hpp>
#include <monongusa/transport/stdio_config.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::transport {

/// What lines mean to `stdio`: the formats `lines` and `irc`.
///
/// A dialect tells the listener what it makes of each line, and writes what the bot does to the output.  All but `perform`, which any thread
/// calls, is called by the thread that reads, in this order: `begin`, then `hear` and `timers_fired` in any, then `end`.
class plain_dialect {
public:
    plain_dialect(stdio_config const& how, console_output& out) : how_(how), out_(out), format_(how.format) {}

    template <class Listener>
    void begin(Listener& listener) {
        // Who types irc means it as text.
        if (format_ == line_format::guess && is_typed(how_)) format_ = line_format::lines;
        event::ready ready;
        ready.self = {how_.name, how_.name, true, true};
        listener.hear(ready);
    }

    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        if (is_blank(line)) return;
        std::string_view nick = "you";
        if (format_ == line_format::guess) format_ = read_irc(line).valid ? line_format::irc : line_format::lines;
        if (format_ == line_format::irc) {
            auto const said = read_irc(line);
            if (!said.valid) {
                if (unread_++ == 0) log::warning("stdin:", number, ": not in the format [hh:mm] <nick> text; skipped, as will be all such lines");
                return;
            }
            line = said.text;
            nick = said.nick;
            if (is_blank(line)) return;
        }
        if constexpr (Listener::template wants<event::message>) {
            fill(nick, line);
            auto const id = message_.id;  // The listener may take the message away.
            // What no rule accepts must not push what waits for its handler out of memory.
            if (!listener.hear(message_)) recent_.forget(id);
        }
    }

    template <class Listener>
    void timers_fired(Listener&) {}

    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        if (unread_ > 0) log::warning("stdin: ", unread_, unread_ == 1 ? " line was" : " lines were", " not in the format [hh:mm] <nick> text");
        event::disconnected gone{std::string{reason}, true};
        listener.hear(gone);
    }

    /// Writes an action's line in one piece, without the secrets that are known.
    template <class Action, class Done>
    void perform(Action const& action, Done&& done, action::stamp const&) {
        chat::sent sent;
        sent.channel = action.to.channel;
        std::string line;
        write_line(line, action, recent_.words(action.to.message));
        scrub_known(line);
        line += '\n';
        if constexpr (std::is_same_v<Action, action::edit>) {
            recent_.change(action.to.message, action.text);
            sent.message = action.to.message;
        } else if constexpr (requires { action.text; }) {
            recent_.remember(action::words_of(action), sent.message);
        }
        auto const error = out_.write(line);
        done(error, sent);
    }

private:
    static bool is_blank(std::string_view line) noexcept {
        for (char const character : line) {
            if (character != ' ' && character != '\t') return false;
        }
        return true;
    }

    // Into what the last message left, whose strings keep their capacity.
    void fill(std::string_view nick, std::string_view text) {
        recent_.remember(text, message_.id);
        message_.text.assign(text);
        message_.raw.assign(text);
        message_.author.id.assign(nick);
        message_.author.name.assign(nick);
        message_.author.self = message_.author.bot = nick == how_.name;
        message_.author.roles.clear();
        message_.channel.id.assign("console");
        message_.channel.name.assign("console");
        message_.channel.kind = chat::channel_kind::open;
        message_.thread.clear();
        message_.attachments.clear();
        auto const address = chat::find_address(message_.text, how_.name);
        message_.addressed = address.mentioned;
        message_.body_range = address.body;
    }

    stdio_config const& how_;
    console_output& out_;
    line_format format_;
    event::message message_;
    recent recent_;
    std::size_t unread_ = 0;
};

}  // namespace monongusa::transport

#endif
