// SPDX-License-Identifier: BSL-1.0
// verbs: the words in which a table is written.

#ifndef MONONGUSA_VERBS_HPP
#define MONONGUSA_VERBS_HPP

#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/matcher/addressed.hpp>
#include <monongusa/matcher/compose.hpp>
#include <monongusa/matcher/emoji.hpp>
#include <monongusa/matcher/everything.hpp>
#include <monongusa/matcher/predicate.hpp>
#include <monongusa/matcher/regex.hpp>
#include <monongusa/table/handler.hpp>
#include <monongusa/table/table.hpp>

#include <type_traits>
#include <utility>

namespace monongusa {

namespace detail {

template <class Event, class Matcher, class Handler, bool Streams>
consteval auto find_mistake_of_rule() {
    if constexpr (!event_type<Event>) {
        return found<mistake::not_an_event<Event>>();
    } else if constexpr (!matcher_verdict<Matcher, Event>::fine) {
        return found<matcher_verdict<Matcher, Event>>();
    } else {
        return unbound_handler<Handler, Event, Matcher, Streams>::find();
    }
}
template <class Event, class Matcher, class Handler, bool Streams = false>
using rule_verdict = typename decltype(find_mistake_of_rule<Event, Matcher, Handler, Streams>())::type;

// Every verb ends here.  What is wrong is said in one sentence, and an inert row takes the rule's place, so that others are still checked.
template <class Event, verb Verb, unsigned Line = 0, class Matcher, class Handler>
constexpr auto make_rule(Matcher matcher, Handler handler) {
    using verdict = rule_verdict<Event, Matcher, Handler, Verb == verb::on_stream>;
    if constexpr (!verdict::fine) {
        verdict::require();
        return refused{};
    } else {
        return rule<Event, Matcher, Handler, audience::people, Verb, Line>{std::move(matcher), std::move(handler)};
    }
}

template <class First, class... Rest>
First first_parameter(type_list<First, Rest...>);

// The event of a predicate is that of its parameter; a generic one is asked for messages.
template <class Predicate>
consteval auto event_of_predicate() {
    if constexpr (plain_handler<Predicate>) {
        using parameters = typename plain_signature<Predicate>::parameters;
        if constexpr (parameters::size == 1) {
            return std::type_identity<std::remove_cvref_t<decltype(first_parameter(parameters{}))>>{};
        } else {
            return std::type_identity<event::message>{};
        }
    } else {
        return std::type_identity<event::message>{};
    }
}

}  // namespace detail

/// When an `Event` comes that the matcher accepts, the handler runs.
template <class Event, class Matcher, class Handler>
constexpr auto on(Matcher matcher, Handler handler) {
    return detail::make_rule<Event, verb::on>(std::move(matcher), std::move(handler));
}

/// Whenever an `Event` comes, the handler runs.
template <class Event, class Handler>
constexpr auto on(Handler handler) {
    return detail::make_rule<Event, verb::on>(matcher::everything{}, std::move(handler));
}

/// When a message, to whomever, contains the pattern.
template <detail::written Pattern, class Handler>
constexpr auto listen_to(Handler handler) {
    return detail::make_rule<event::message, verb::listen_to, Pattern.line>(matcher::regex<Pattern.text>{}, std::move(handler));
}

/// When a message to the bot contains the pattern.  A mention of the bot at its beginning or end is not part of what is searched.
template <detail::written Pattern, class Handler>
constexpr auto respond_to(Handler handler) {
    using to_the_bot = matcher::both<matcher::addressed, matcher::regex<Pattern.text, matcher::part::body>>;
    return detail::make_rule<event::message, verb::respond_to, Pattern.line>(to_the_bot{}, std::move(handler));
}

/// When a message to the bot is answered by no `listen_to` or `respond_to`.  Runs last, wherever it stands.
template <class Handler>
constexpr auto default_reply(Handler handler) {
    return detail::make_rule<event::message, verb::default_reply>(matcher::addressed{}, std::move(handler));
}

/// When somebody puts that emoji on a message; its name without colons.
template <detail::written Name, class Handler>
constexpr auto on_emoji(Handler handler) {
    return detail::make_rule<event::reaction_added, verb::on_emoji, Name.line>(matcher::emoji<Name.text>{}, std::move(handler));
}

/// When the predicate is true of an event: of the type that it takes, of a message if it takes any.
template <class Predicate, class Handler>
constexpr auto when(Predicate predicate, Handler handler) {
    using event = typename decltype(detail::event_of_predicate<Predicate>())::type;
    return detail::make_rule<event, verb::when>(matcher::predicate{std::move(predicate)}, std::move(handler));
}

/// When a handler has thrown, or an action could not be done.  What such a handler throws goes to the log.
template <class Handler>
constexpr auto on_error(Handler handler) {
    return detail::make_rule<event::failure, verb::on_error>(matcher::everything{}, std::move(handler));
}

/// The same rule, also for what other bots and webhooks say and do.  Not for what this bot says.
template <class Rule>
constexpr auto from_anyone(Rule rule) {
    if constexpr (!rule_type<Rule>) {
        mistake::not_a_rule<Rule>::require();
        return refused{};
    } else if constexpr (is_refused<Rule>) {
        return rule;
    } else {
        constexpr audience anyone = audience::people | audience::bots;
        return rule.template taking<Rule::audience | anyone>();
    }
}

/// The same rule, for what the bot itself says and does: for that alone, unless it is `from_anyone` as well.
template <class Rule>
constexpr auto from_self(Rule rule) {
    if constexpr (!rule_type<Rule>) {
        mistake::not_a_rule<Rule>::require();
        return refused{};
    } else if constexpr (is_refused<Rule>) {
        return rule;
    } else if constexpr (Rule::audience == audience::people) {
        return rule.template taking<audience::self>();
    } else {
        return rule.template taking<Rule::audience | audience::self>();
    }
}

}  // namespace monongusa

#endif
