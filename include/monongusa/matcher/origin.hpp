// SPDX-License-Identifier: BSL-1.0
// matcher::from, in, about: accept what comes from somebody, from somewhere, or concerns a message.

#ifndef MONONGUSA_MATCHER_ORIGIN_HPP
#define MONONGUSA_MATCHER_ORIGIN_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/event/origin.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace monongusa::matcher {

// Classes with constructors and no aggregates: g++ 12 ends a temporary aggregate twice that is made inside of a `co_await`, where these are mostly written.

/// Matches what somebody says or does, told by the id.
class from {
public:
    static constexpr std::string_view description = "from a user";

    explicit from(chat::user const& user) : id_(user.id) {}
    explicit from(std::string id) : id_(std::move(id)) {}

    template <class Event>
        requires(event::has_author<Event> || event::has_user<Event>)
    bool match(Event const& event) const noexcept {
        return event::author_of(event)->id == id_;
    }

    friend bool operator==(from const&, from const&) = default;

private:
    std::string id_;
};

/// Matches what happens in a channel, told by the id.
class in {
public:
    static constexpr std::string_view description = "in a channel";

    explicit in(chat::channel const& channel) : id_(channel.id) {}
    explicit in(std::string id) : id_(std::move(id)) {}

    template <event::has_channel Event>
    bool match(Event const& event) const noexcept {
        return event.channel.id == id_;
    }

    friend bool operator==(in const&, in const&) = default;

private:
    std::string id_;
};

/// Matches what concerns a message: a reaction on it, an edit or a deletion of it.
class about {
public:
    static constexpr std::string_view description = "about a message";

    explicit about(chat::sent const& sent) : id_(sent.message) {}
    explicit about(std::string id) : id_(std::move(id)) {}

    template <class Event>
        requires(event::has_message<Event> || event::has_id<Event>)
    bool match(Event const& event) const noexcept {
        return *event::origin_of(event).message == id_;
    }

    friend bool operator==(about const&, about const&) = default;

private:
    std::string id_;
};

}  // namespace monongusa::matcher

#endif
