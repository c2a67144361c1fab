// SPDX-License-Identifier: BSL-1.0
// needs: what a table hears and does, for transports that ask a platform for no more than that.

#ifndef MONONGUSA_CONCEPT_NEEDS_HPP
#define MONONGUSA_CONCEPT_NEEDS_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/all.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace monongusa::detail {

/// Which of all events, which of all actions: a flag for each in the order of `event::list` and `action::list`.
using event_flags = std::array<bool, event::list::size>;
using action_flags = std::array<bool, action::list::size>;

template <std::size_t Size>
constexpr std::array<bool, Size> operator|(std::array<bool, Size> left, std::array<bool, Size> const& right) noexcept {
    for (std::size_t i = 0; i < Size; ++i) left[i] = left[i] || right[i];
    return left;
}

template <class Event>
consteval event_flags event_flag() {
    event_flags flags{};
    constexpr std::size_t position = position_of<Event>(event::list{});
    if constexpr (position < event::list::size) flags[position] = true;
    return flags;
}

template <class Action>
consteval action_flags action_flag() {
    action_flags flags{};
    constexpr std::size_t position = position_of<Action>(action::list{});
    if constexpr (position < action::list::size) flags[position] = true;
    return flags;
}

/// What one rule needs of a platform.
struct rule_needs {
    std::size_t position = 0;     ///< In its table, from 1.
    event_flags hears{};          ///< And what its coroutine may wait for.
    action_flags does{};          ///< As far as the compiler knows: a context may do all that it declares.
    bool only_addressed = false;  ///< Of messages it takes those alone that are spoken to the bot.
    bool roles = false;           ///< It asks which roles people have.
    bool reads_event = false;     ///< Its handler is given the event, and may look who did it and where.

    template <class Event>
    constexpr bool hears_event() const noexcept {
        return hears[position_of<Event>(event::list{})];
    }
    template <class Action>
    constexpr bool does_action() const noexcept {
        return does[position_of<Action>(action::list{})];
    }

    friend constexpr bool operator==(rule_needs const&, rule_needs const&) = default;
};

/// What a table needs, rule by rule.  Lives as long as the program.
struct table_needs {
    std::span<rule_needs const> rules{};
    std::string (*name_of_rule)(std::size_t position) = nullptr;  ///< `rule 3, listen_to "give me (.+)" (line 41)`.

    constexpr event_flags hears() const noexcept {
        event_flags all{};
        for (auto const& one : rules) all = all | one.hears;
        return all;
    }
    template <class Event>
    constexpr bool hears_event() const noexcept {
        return hears()[position_of<Event>(event::list{})];
    }
    constexpr bool roles() const noexcept {
        for (auto const& one : rules) {
            if (one.roles) return true;
        }
        return false;
    }
};

/// What is needed by who does not say it: everything.
inline constexpr rule_needs every_need = [] {
    rule_needs all;
    for (bool& one : all.hears) one = true;
    for (bool& one : all.does) one = true;
    all.reads_event = true;
    return all;
}();

/// The needs of a listener; a test's own may not know any.
template <class Listener>
constexpr table_needs needs_of(Listener const& listener) noexcept {
    if constexpr (requires { table_needs{listener.needs()}; }) {
        return listener.needs();
    } else {
        return {{&every_need, 1}};
    }
}

}  // namespace monongusa::detail

#endif
