// SPDX-License-Identifier: BSL-1.0
// origin_of: the place, the author and the text of any event, by the names of its members.

#ifndef MONONGUSA_EVENT_ORIGIN_HPP
#define MONONGUSA_EVENT_ORIGIN_HPP

#include <monongusa/chat/origin.hpp>

#include <string>
#include <string_view>

namespace monongusa::event {

/// How far an answer to an event can go; decided by the event's type.
enum class reach : unsigned char {
    nowhere = 0,
    channel = 1,
    user = 2,
    message = 4,
    anywhere = 7,
};

constexpr reach operator|(reach left, reach right) noexcept {
    return static_cast<reach>(static_cast<unsigned char>(left) | static_cast<unsigned char>(right));
}

constexpr bool includes(reach whole, reach part) noexcept {
    return (static_cast<unsigned char>(whole) & static_cast<unsigned char>(part)) == static_cast<unsigned char>(part);
}

template <class Event>
concept has_channel = requires(Event const& event) { static_cast<chat::channel const&>(event.channel); };
template <class Event>
concept has_author = requires(Event const& event) { static_cast<chat::user const&>(event.author); };
template <class Event>
concept has_user = requires(Event const& event) { static_cast<chat::user const&>(event.user); };
template <class Event>
concept has_id = requires(Event const& event) { static_cast<std::string const&>(event.id); };
template <class Event>
concept has_message = requires(Event const& event) { static_cast<std::string const&>(event.message); };
template <class Event>
concept has_thread = requires(Event const& event) { static_cast<std::string const&>(event.thread); };
template <class Event>
concept has_text = requires(Event const& event) { static_cast<std::string const&>(event.text); };

/// Null if the event's type has no author.
template <class Event>
constexpr chat::user const* author_of(Event const& event) noexcept {
    if constexpr (has_author<Event>) {
        return &event.author;
    } else if constexpr (has_user<Event>) {
        return &event.user;
    } else {
        return nullptr;
    }
}

/// Where the event came from; valid as long as the event.
template <class Event>
constexpr chat::origin_ref origin_of(Event const& event) noexcept {
    chat::origin_ref origin;
    origin.user = author_of(event);
    if constexpr (has_channel<Event>) origin.channel = &event.channel;
    if constexpr (has_thread<Event>) origin.thread = &event.thread;
    if constexpr (has_message<Event>) {
        origin.message = &event.message;
    } else if constexpr (has_id<Event>) {
        origin.message = &event.id;
    }
    return origin;
}

template <class Event>
inline constexpr reach reach_of = (has_channel<Event> ? reach::channel : reach::nowhere) |
                                  (has_author<Event> || has_user<Event> ? reach::user : reach::nowhere) |
                                  (has_message<Event> || has_id<Event> ? reach::message : reach::nowhere);

/// The text that matchers and captures refer to; empty if the event's type has none.
template <class Event>
constexpr std::string_view text_of(Event const& event) noexcept {
    if constexpr (has_text<Event>) {
        return event.text;
    } else {
        return {};
    }
}

}  // namespace monongusa::event

#endif
