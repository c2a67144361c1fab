// SPDX-License-Identifier: BSL-1.0
// <monongusa/testing.hpp> with all of the library that it needs.
// Written by tools/amalgamate.py: change include/ and run that again.

// SPDX-License-Identifier: BSL-1.0
// testing: a room in which a test talks to a table of reactions: no network, no threads, and time that passes when it is told to.

#ifndef MONONGUSA_TESTING_HPP
#define MONONGUSA_TESTING_HPP

#include <monongusa.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa::testing {

/// People talk to a bot called `bot` in a chat that is nowhere, for any framework of tests:
///
///     mg::testing::room room{reactions};
///     room.says("alice", "@bot give me tea");
///     assert(room.heard() == "Here is tea");
///
/// All that comes of something said has been done when the call comes back.  A table given as an lvalue is referred to.  One thread.
template <class Table, class Components = components<>>
class room {
public:
    explicit room(Table table, Components given = Components{})
        : bot_(transport::replay{}, executor::inplace{}, std::forward<Table>(table), std::move(given), clock::manual{}) {
        event::ready ready;
        ready.self = somebody("bot");
        hear(ready);
    }

    /// Somebody says something in #general; the id of the message.
    std::string says(std::string_view who, std::string_view text) { return says(who, "#general", text); }

    /// The same in a place: `#channel`, or `dm` for what is said to the bot alone.
    std::string says(std::string_view who, std::string_view where, std::string_view text) {
        event::message message;
        message.id = detail::joined("m", ++messages_);
        message.text = text;
        message.raw = text;
        message.author = somebody(who);
        message.channel = place(where, who);
        auto const address = chat::find_address(message.text, bot_.name());
        message.addressed = address.mentioned || message.channel.kind == chat::channel_kind::direct;
        message.body_range = address.body;
        auto id = message.id;
        hear(message);
        return id;
    }

    /// What the bot did first of all that has not been asked for yet: its text without the addressee, `:tada:` for a reaction; empty if there is nothing.
    std::string heard() {
        auto const& all = actions();
        return next_ < all.size() ? action::words_of(all[next_++].what) : std::string{};
    }

    /// Lets time pass: what was to happen by then happens at once, in its order.
    template <class Rep, class Period>
    void time(std::chrono::duration<Rep, Period> passes) {
        bot_.pass(passes);
    }

    /// Everything the bot has done so far, as values.
    std::vector<action::performed> const& actions() noexcept { return bot_.transport().actions(); }

private:
    template <class Event>
    void hear(Event& event) {
        bot_.hear(event);
        bot_.settle();
    }

    chat::user somebody(std::string_view name) const {
        bool const self = name == bot_.name();
        return {std::string{name}, std::string{name}, self, self};
    }
    static chat::channel place(std::string_view where, std::string_view who) {
        if (where == "dm") return {detail::joined("dm-", who), std::string{who}, chat::channel_kind::direct};
        if (where.starts_with('#')) where.remove_prefix(1);
        return {std::string{where}, std::string{where}, chat::channel_kind::open};
    }

    bot<transport::replay, executor::inplace, Table, Components, clock::manual> bot_;
    std::size_t messages_ = 0;
    std::size_t next_ = 0;
};

template <class Table>
room(Table&&) -> room<std::conditional_t<std::is_lvalue_reference_v<Table>, std::remove_reference_t<Table> const&, Table>>;
template <class Table, class Components>
room(Table&&, Components)
    -> room<std::conditional_t<std::is_lvalue_reference_v<Table>, std::remove_reference_t<Table> const&, Table>, Components>;

}  // namespace monongusa::testing

#endif
