// SPDX-License-Identifier: BSL-1.0
// rule: one row of a table: an event, a matcher, a handler, and whose messages it takes.

#ifndef MONONGUSA_TABLE_RULE_HPP
#define MONONGUSA_TABLE_RULE_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/table/audience.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {

/// By which word the rule was written.  `listen_to` and `respond_to` answer, `default_reply` stands in for them, the others only observe.
enum class verb : unsigned char { on, listen_to, respond_to, default_reply, on_emoji, when, on_error, on_stream, every, at };

constexpr std::string_view name_of(verb verb) noexcept {
    constexpr std::string_view names[] = {"on", "listen_to", "respond_to", "default_reply", "on_emoji", "when", "on_error", "on_stream", "every", "at"};
    return names[static_cast<unsigned char>(verb)];
}

constexpr bool answers(verb verb) noexcept { return verb == verb::listen_to || verb == verb::respond_to; }

/// Whether it hears its own time, which no transport emits and no other rule hears.
constexpr bool is_timed(verb verb) noexcept { return verb == verb::every || verb == verb::at; }

/// Whether something of the rule begins with its bot: the coroutine that is handed a stream, or the wait for its time.
constexpr bool begins_with_bot(verb verb) noexcept { return verb == verb::on_stream || is_timed(verb); }

namespace detail {

// Keeps a part of a rule.  One without state is not kept but made on use, so that a table of such rules has no size.
template <class Part, int Place>
class kept {
public:
    constexpr explicit kept(Part part) : part_(std::move(part)) {}
    constexpr Part const& get() const noexcept { return part_; }

private:
    Part part_;
};

template <class Part>
concept made_on_use = std::is_empty_v<Part> && std::is_default_constructible_v<Part>;

template <made_on_use Part, int Place>
class kept<Part, Place> {
public:
    constexpr kept() = default;
    constexpr explicit kept(Part const&) noexcept {}
    static constexpr Part get() { return Part{}; }
};

}  // namespace detail

/// A row.  Made by `mg::on` and the verbs, not by hand.
///
/// `Line` is that of its pattern or emoji in the source, 0 if it has none; it makes no difference between two rules.
template <class Event, class Matcher, class Handler, audience Audience, verb Verb, unsigned Line = 0>
class rule : detail::kept<Matcher, 0>, detail::kept<Handler, 1> {
    using kept_matcher = detail::kept<Matcher, 0>;
    using kept_handler = detail::kept<Handler, 1>;

public:
    static constexpr bool is_rule = true;
    using event_type = Event;
    using matcher_type = Matcher;
    using handler_type = Handler;
    static constexpr monongusa::audience audience = Audience;
    static constexpr monongusa::verb verb = Verb;
    static constexpr unsigned line = Line;

    constexpr rule()
        requires(detail::made_on_use<Matcher> && detail::made_on_use<Handler>)
    = default;
    constexpr rule(Matcher accepts, Handler reacts) : kept_matcher(std::move(accepts)), kept_handler(std::move(reacts)) {}

    /// By value where it is made on use.
    constexpr decltype(auto) matcher() const noexcept { return kept_matcher::get(); }
    constexpr decltype(auto) handler() const noexcept { return kept_handler::get(); }

    /// The same row for other people's messages.
    template <monongusa::audience Other>
    constexpr auto taking() const {
        return rule<Event, Matcher, Handler, Other, Verb, Line>{matcher(), handler()};
    }
};

/// Stands where a rule could not be made; the compiler has said why.  Hears nothing.
struct refused {
    static constexpr bool is_rule = true;
    using event_type = void;
    using matcher_type = void;
    using handler_type = void;
    static constexpr monongusa::audience audience = monongusa::audience::people;
    static constexpr monongusa::verb verb = monongusa::verb::on;
    static constexpr unsigned line = 0;
};

template <class Rule>
concept rule_type = requires { requires Rule::is_rule; };

template <class Rule>
inline constexpr bool is_refused = std::is_same_v<Rule, refused>;

}  // namespace monongusa

#endif
