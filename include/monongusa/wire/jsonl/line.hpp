// SPDX-License-Identifier: BSL-1.0
// line: a recording's header, an event or an action as one line of JSON, and back.

#ifndef MONONGUSA_WIRE_JSONL_LINE_HPP
#define MONONGUSA_WIRE_JSONL_LINE_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/detail/one_of.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/wire/jsonl/contents.hpp>
#include <monongusa/wire/jsonl/members.hpp>
#include <monongusa/wire/jsonl/object.hpp>
#include <monongusa/wire/jsonl/reader.hpp>
#include <monongusa/wire/jsonl/scanner.hpp>
#include <monongusa/wire/jsonl/writer.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace monongusa::wire::jsonl {

inline constexpr std::uint64_t version = 1;

/// The first line of a recording.
struct header {
    static constexpr std::string_view line_type = "recording";
    std::string bot{};        ///< What the bot is called.
    std::string transport{};  ///< Where it was.

    friend bool operator==(header const&, header const&) = default;
};

/// An event and when it was heard.
struct event_line {
    std::uint64_t number = 0;  ///< As the bot counts its events, from 1; 0 if the line does not say.
    instant::duration at{};    ///< Since the recording began.
    detail::one_of_list<event::list> what{};

    friend bool operator==(event_line const&, event_line const&) = default;
};

/// An action, when it was done, and what came of it.
struct action_line {
    action::stamp stamp{};
    instant::duration at{};
    action::any what{};
    std::string sent{};   ///< The id of the message that came of it.
    std::string error{};  ///< Why it failed; empty if it did not.

    friend bool operator==(action_line const&, action_line const&) = default;
};

using entry = detail::one_of<event_line, action_line>;
using any_line = detail::one_of<header, event_line, action_line>;

// --- the members that are not the event's or the action's own

void describe(auto& members, is<header> auto& header) {
    members.user_name("bot", header.bot);
    members.text("transport", header.transport);
}

void describe_coming(auto& members, auto& number, auto& at) {
    members.number("event", number);
    members.time("at", at);
}

void describe_doing(auto& members, auto& stamp, auto& at) {
    members.number("event", stamp.event);
    members.number("rule", stamp.rule);
    members.number("number", stamp.number);
    members.number("failure", stamp.failure);
    members.time("at", at);
}

void describe_outcome(auto& members, auto& sent, auto& error) {
    members.id("sent", sent);
    members.text("error", error);
}

// --- writing

namespace part {

// The line without its end, so that more members can follow.
template <class = void>
writer begin(std::string& out, std::string_view type) {
    detail::append_part(out, detail::joined("{\"v\":", version, ",\"type\":\""));
    out += type;
    out += '"';
    return writer{out};
}

template <class = void>
void end(std::string& out) { out += "}\n"; }

}  // namespace part

/// Each appends one line with its end.
template <class = void>
void write(std::string& out, header const& header) {
    auto members = part::begin(out, header::line_type);
    describe(members, header);
    part::end(out);
}

template <class = void>
void write_event(std::string& out, std::uint64_t number, instant::duration at, contents const& event) {
    auto members = part::begin(out, event.type());
    describe_coming(members, number, at);
    event.visit(members);
    part::end(out);
}

/// The line of an action up to what came of it, which `end_action` adds.
template <class = void>
void begin_action(std::string& out, action::stamp const& stamp, instant::duration at, contents const& action) {
    auto members = part::begin(out, action.type());
    describe_doing(members, stamp, at);
    action.visit(members);
}
template <class = void>
void end_action(std::string& out, std::string_view sent, std::string_view error) {
    writer members{out};
    describe_outcome(members, sent, error);
    part::end(out);
}

template <class = void>
void write(std::string& out, event_line const& line) {
    write_event(out, line.number, line.at, contents_of(line.what));
}
template <class = void>
void write(std::string& out, action_line const& line) {
    begin_action(out, line.stamp, line.at, contents_of(line.what));
    end_action(out, line.sent, line.error);
}

// --- reading

/// One line as an object of this version with a type.
template <class = void>
class basic_typed_object {
public:
    /// False, and says so in `error`, if it is something else.  The line must outlive this.
    bool read(std::string_view line, parse_error& error) {
        if (!members_.read(line, error)) return false;
        reader read{members_, error};
        std::uint64_t given = version;
        if (members_.find("v")) read.number("v", given);
        if (given != version) {
            read.fail(*members_.find("v"), detail::joined("the line is of version ", given, "; this program reads version ", version));
        }
        read.text("type", type_);
        if (!error && type_.empty()) error = {1, "the member \"type\" is missing"};
        return !error;
    }

    std::string_view type() const noexcept { return type_; }
    object const& members() const noexcept { return members_; }

private:
    object members_;
    std::string type_;
};
using typed_object = basic_typed_object<>;

namespace part {

template <class... Events>
bool read_event(typed_object const& from, parse_error& error, event_line& line, detail::type_list<Events...>) {
    auto const is_this = [&]<class Event>(Event* none) {
        static_cast<void>(none);
        if (from.type() != Event::event_name) return false;
        line.what.template emplace<Event>();
        return true;
    };
    if (!(is_this(static_cast<Events*>(nullptr)) || ...)) return false;
    reader members{from.members(), error};
    describe_coming(members, line.number, line.at);
    contents_of(line.what).visit(members);
    return true;
}

template <class... Actions>
bool read_action(typed_object const& from, parse_error& error, action_line& line, detail::type_list<Actions...>) {
    auto const is_this = [&]<class Action>(Action* none) {
        static_cast<void>(none);
        if (from.type() != Action::action_name) return false;
        line.what.template emplace<Action>();
        return true;
    };
    if (!(is_this(static_cast<Actions*>(nullptr)) || ...)) return false;
    reader members{from.members(), error};
    describe_doing(members, line.stamp, line.at);
    contents_of(line.what).visit(members);
    describe_outcome(members, line.sent, line.error);
    return true;
}

}  // namespace part

/// Whether the type is that of an action.
template <class... Actions>
constexpr bool is_action(std::string_view type, detail::type_list<Actions...>) noexcept {
    return ((type == Actions::action_name) || ...);
}
constexpr bool is_action(std::string_view type) noexcept { return is_action(type, action::list{}); }

/// What is wrong with an object whose type is neither an event's nor an action's.
template <class = void>
parse_error no_such_type(typed_object const& from) {
    return {from.members().find("type")->column, detail::joined("there is no event or action \"", object::shortened(from.type()), '"')};
}

/// What a line says; `error` tells if it is none.
template <class = void>
any_line read(std::string_view text, parse_error& error) {
    typed_object from;
    if (!from.read(text, error)) return {};
    if (from.type() == header::line_type) {
        header found;
        reader members{from.members(), error};
        describe(members, found);
        return found;
    }
    if (event_line event; part::read_event(from, error, event, event::list{})) return event;
    if (action_line action; part::read_action(from, error, action, action::list{})) return action;
    error = no_such_type(from);
    return {};
}

}  // namespace monongusa::wire::jsonl

#endif
