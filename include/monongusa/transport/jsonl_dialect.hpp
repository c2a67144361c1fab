// SPDX-License-Identifier: BSL-1.0
// jsonl_dialect: what lines mean to stdio: one event or action as an object of JSON.

#ifndef MONONGUSA_TRANSPORT_JSONL_DIALECT_HPP
#define MONONGUSA_TRANSPORT_JSONL_DIALECT_HPP

#include <monongusa/action/edit.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/chat/addressing.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/console_output.hpp>
#include <monongusa/transport/stdio_config.hpp>
#include <monongusa/wire/jsonl/line.hpp>
#include <monongusa/wire/jsonl/rewriter.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace monongusa::transport {

/// Hears the events of a recording, or of lines written by hand, and writes actions in the same schema (see docs/recordings.md).
///
/// - Blank lines are nothing, and neither is what a recording has besides events.  So is a `ready` before all others and a last `disconnected`:
///   those are told by the dialect itself.
/// - What a line does not say of a message is `m1`, `m2`, …, by `you` in `console`, and whether it speaks to the bot is read from its text.
/// - What is wrong is told with line and column, the first times, and skipped; at the end how often.
template <class = void>
class basic_jsonl_dialect {
public:
    basic_jsonl_dialect(stdio_config const& how, console_output& out) : how_(how), out_(out) {}

    template <class Listener>
    void begin(Listener& listener) {
        event::ready ready;
        ready.self = {how_.name, how_.name, true, true};
        listener.hear(ready);
    }

    template <class Listener>
    void hear(Listener& listener, std::string_view line, std::size_t number) {
        namespace jsonl = wire::jsonl;
        if (line.find_first_not_of(" \t") == std::string_view::npos) return;
        jsonl::parse_error error;
        jsonl::typed_object from;
        if (from.read(line, error) && from.type() != jsonl::header::line_type && !jsonl::is_action(from.type())) {
            if (!hear_one(listener, from, error, event::list{})) error = jsonl::no_such_type(from);
        }
        if (error) skip(number, error);
    }

    template <class Listener>
    void timers_fired(Listener&) {}

    template <class Listener>
    void end(Listener& listener, std::string_view reason) {
        if (skipped_ > 0) log::warning("stdin: ", skipped_, skipped_ == 1 ? " line was" : " lines were", " wrong and skipped");
        event::disconnected gone{std::string{reason}, true};
        listener.hear(gone);
    }

    /// Writes an action's line in one piece, without the secrets that are known.
    template <class Action, class Done>
    void perform(Action action, Done done, action::stamp const& stamp) {
        chat::sent sent;
        sent.channel = action.to.channel;
        if constexpr (std::is_same_v<Action, action::edit>) {
            sent.message = action.to.message;
        } else if constexpr (requires { action.text; }) {
            sent.message = detail::joined('b', ++sent_);
        }
        auto const error = write(action, stamp, sent.message);
        done(error, sent);
    }

private:
    std::error_code write(wire::jsonl::contents const& action, action::stamp const& stamp, std::string_view sent) {
        wire::jsonl::rewrite(wire::jsonl::scrubbed{&scrub_known}, action);
        std::string line;
        wire::jsonl::begin_action(line, stamp, {}, action);
        wire::jsonl::end_action(line, sent, {});
        return out_.write(line);
    }

    static constexpr std::size_t most_told = 20;

    // Whether there is such an event.
    template <class Listener, class... Events>
    bool hear_one(Listener& listener, wire::jsonl::typed_object const& from, wire::jsonl::parse_error& error,
                  detail::type_list<Events...>) {
        return (hear_if<Events>(listener, from, error) || ...);
    }
    template <class Event, class Listener>
    bool hear_if(Listener& listener, wire::jsonl::typed_object const& from, wire::jsonl::parse_error& error) {
        if (from.type() != Event::event_name) return false;
        Event event;
        wire::jsonl::reader members{from.members(), error};
        wire::jsonl::contents{event}.visit(members);
        if (error) return true;
        bool const first = !std::exchange(heard_, true);
        complete(event, from.members());
        if constexpr (std::is_same_v<Event, event::ready>) {
            if (first) return true;
        } else if constexpr (std::is_same_v<Event, event::disconnected>) {
            if (event.final) return true;
        }
        if constexpr (Listener::template wants<Event>) listener.hear(event);
        return true;
    }

    // --- what the line does not say

    void complete(event::message& message, wire::jsonl::object const& given) {
        if (message.id.empty()) message.id = detail::joined('m', ++messages_);
        complete_place(message.author, message.channel);
        auto const address = chat::find_address(message.text, how_.name);
        bool const direct = message.channel.kind == chat::channel_kind::direct;
        if (!given.find("addressed")) message.addressed = direct || address.mentioned;
        if (!message.body_range.present()) message.body_range = address.body;
    }
    template <class Event>
    void complete(Event& event, wire::jsonl::object const&) {
        if constexpr (event::has_channel<Event> && event::has_author<Event>) {
            complete_place(event.author, event.channel);
        } else if constexpr (std::is_same_v<Event, event::reaction_added> || std::is_same_v<Event, event::reaction_removed>) {
            complete_place(event.user, event.channel);
        }
    }
    static void complete_place(chat::user& user, chat::channel& channel) {
        complete_name(user.id, user.name, "you");
        complete_name(channel.id, channel.name, "console");
    }
    // Who writes a line by hand gives one of the two.
    static void complete_name(std::string& id, std::string& name, std::string_view otherwise) {
        if (id.empty()) id = name.empty() ? otherwise : name;
        if (name.empty()) name = id;
    }

    void skip(std::size_t number, wire::jsonl::parse_error const& error) {
        if (++skipped_ > most_told) return;
        log::warning("stdin:", number, ":", error.column, ": ", error.what,
                     skipped_ == most_told ? "; later mistakes are only counted" : "");
    }

    stdio_config const& how_;
    console_output& out_;
    std::atomic<std::uint64_t> sent_ = 0;
    std::uint64_t messages_ = 0;
    std::size_t skipped_ = 0;
    bool heard_ = false;
};
using jsonl_dialect = basic_jsonl_dialect<>;

}  // namespace monongusa::transport

#endif
