// SPDX-License-Identifier: BSL-1.0
// why: what each rule of a table says to an event, in words.

#ifndef MONONGUSA_TABLE_WHY_HPP
#define MONONGUSA_TABLE_WHY_HPP

#include <monongusa/chat/captures.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/detail/type_set.hpp>
#include <monongusa/event/origin.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/table/arguments.hpp>
#include <monongusa/table/audience.hpp>
#include <monongusa/table/hit.hpp>
#include <monongusa/table/rows.hpp>
#include <monongusa/table/table.hpp>

#include <cstddef>
#include <exception>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace monongusa {

/// What one rule says to an event.
struct explanation {
    std::size_t rule = 0;  ///< Its position in the table, from 1.
    bool accepts = false;  ///< Whether its handler would run.
    std::string reason{};  ///< `accepts: group 1 "tea"`, or the clause that says why not.  One line, bounded, no secrets.

    friend bool operator==(explanation const&, explanation const&) = default;
};

namespace detail {

// What is typed is small and asks; what puts words together is the same code for all rules, and finds the types behind pointers.

template <class Type>
struct without_optional {
    using type = Type;
};
template <class Type>
struct without_optional<std::optional<Type>> {
    using type = Type;
};

// Holds the type as the compiler writes it: `… [with Type = int]`, or `… [Type = int]`.
template <class Type>
constexpr char const* text_with_type() {
    return __PRETTY_FUNCTION__;
}

// The type as people write it, out of such a text.
template <class = void>
std::string type_in_words(std::string_view text) {
    constexpr std::string_view before = "Type = ";
    std::string name{text.substr(text.find(before) + before.size())};
    name.pop_back();
    constexpr std::string_view instead[][2] = {{"{anonymous}::", ""}, {"(anonymous namespace)::", ""}, {"monongusa::", "mg::"}};
    for (auto const& [compiler, people] : instead) {
        for (auto at = name.find(compiler); at != std::string::npos; at = name.find(compiler)) name.replace(at, compiler.size(), people);
    }
    return name;
}

/// A parameter of a handler, if it takes a group.
struct group_taken {
    bool (*converts)(text_range part, std::string_view text) = nullptr;  ///< Null if it takes something else.
    char const* type = nullptr;
};

template <class Parameter, class Event>
bool converts(text_range part, std::string_view text) {
    using alone = arguments<type_list<Parameter>, Event>;
    typename alone::stored value{};
    return alone::accept(chat::captures<1>{true, {{part}}}, text, value);
}

template <class Parameter, class Event>
constexpr group_taken group_taken_by() {
    if constexpr (role_of<Parameter, Event>() != role::group) {
        return {};
    } else {
        using type = typename without_optional<std::remove_cvref_t<Parameter>>::type;
        if constexpr (duration_like<type> && !has_free_from_text<type> && !has_static_from_text<type>) {
            return {&converts<Parameter, Event>, "Type = duration]"};  // Nobody writes them as the compiler does.
        } else {
            return {&converts<Parameter, Event>, text_with_type<type>()};
        }
    }
}

// Shared by all handlers of a signature.
template <class Parameters, class Event>
struct groups_taken_by;
template <class... Parameters, class Event>
struct groups_taken_by<type_list<Parameters...>, Event> {
    static constexpr group_taken each[] = {group_taken_by<Parameters, Event>()..., {}};
    static constexpr std::span<group_taken const> all{each, sizeof...(Parameters)};
};

struct answer_of_matcher {
    bool accepts = false;
    std::vector<text_range> groups{};
    std::string why_not{};
};

template <class Place, class Event>
void ask_matcher(void const* place, void const* event, answer_of_matcher& answer) {
    auto const& row = static_cast<Place const*>(place)->get();
    auto const& matcher = row.matcher();
    auto const& heard = *static_cast<Event const*>(event);
    auto const found = matcher.match(heard);
    answer.accepts = static_cast<bool>(found);
    if (!answer.accepts) {
        answer.why_not = why_not(matcher, heard);
    } else if constexpr (group_count<std::remove_cvref_t<decltype(matcher)>, Event> != 0) {
        answer.groups.assign(found.groups.data(), found.groups.data() + found.groups.size());
    }
}

struct asked_row {
    std::string_view hears{};  ///< The name of its event; empty for a row that was refused.
    audience whose = audience::people;
    verb written_as = verb::on;
    void (*ask)(void const* place, void const* event, answer_of_matcher& answer) = nullptr;  ///< Null if it hears another event.
    std::span<group_taken const> groups{};
};

template <class Place, class Row, class Event, class Context>
constexpr asked_row row_to_ask() {
    using event = typename key_of<Row>::event;
    if constexpr (std::is_void_v<event>) {
        return {};
    } else if constexpr (!std::is_same_v<event, Event>) {
        return {event::event_name};
    } else if constexpr (!plain_handler<typename Row::handler_type> && !generic_call_operator<typename Row::handler_type, Context>) {
        return {};  // Its body does not compile, which is told elsewhere.
    } else {
        return {event::event_name, Row::audience, Row::verb, &ask_matcher<Place, Event>,
                groups_taken_by<parameters_of<Row, Context>, Event>::all};
    }
}

struct asked_event {
    void const* event;
    std::string_view name;
    std::string_view text;
    chat::user const* author;
    bool (*admits)(audience whose, void const* event);
    bool holds_secret;  ///< Then no group is cited: a part of a secret is not known for one.
};

template <class Event>
asked_event event_to_ask(Event const& event) {
    std::string text{event::text_of(event)};
    auto const admitted = [](audience whose, void const* heard) { return admits(whose, *static_cast<Event const*>(heard)); };
    return {&event, Event::event_name, event::text_of(event), event::author_of(event), admitted, scrub(text)};
}

template <class = void>
std::string why_not_admitted(chat::user const& author) {
    if (author.self) return "what the bot itself says reaches only mg::from_self rules";
    if (author.bot) return "the author is another bot; mg::from_anyone takes those, too";
    return "mg::from_self takes only what the bot itself says";
}

// The matcher has accepted; the groups decide.
template <class = void>
explanation explain_groups(std::span<group_taken const> taken, std::vector<text_range> const& groups, asked_event const& event) {
    explanation told{.accepts = true, .reason = "accepts"};
    std::size_t number = 0;
    for (auto const& parameter : taken) {
        if (parameter.converts == nullptr) continue;
        text_range const part = groups[number++];
        auto const cited = !part.present()      ? "is left out"
                           : event.holds_secret ? "(hidden, since the text holds a secret)"
                                                : quoted(part.in(event.text));
        auto const group = joined("group ", number, " ", cited);
        if (!parameter.converts(part, event.text)) {
            return {.reason = joined(group, part.present() ? " is no " : ", but is to be ", type_in_words(parameter.type))};
        }
        told.reason += (number == 1 ? ": " : ", ") + group;
    }
    return told;
}

template <class = void>
explanation explain_row(asked_row const& row, void const* place, asked_event const& event) {
    if (!event.admits(row.whose, event.event)) return {.reason = why_not_admitted(*event.author)};
    answer_of_matcher answer;
    try {
        row.ask(place, event.event, answer);
    } catch (std::exception const& thrown) {
        return {.reason = joined("its matcher threw: ", thrown.what())};
    } catch (...) {
        return {.reason = "its matcher threw: an exception that is no std::exception"};
    }
    if (!answer.accepts) return {.reason = std::move(answer.why_not)};
    return explain_groups(row.groups, answer.groups, event);
}

// In the order in which `dispatch` asks.
template <class = void>
std::vector<explanation> explain(std::span<asked_row const> rows, void const* const* places, asked_event const& event, bool first_match) {
    constexpr std::size_t most = 1000;
    std::vector<explanation> all(rows.size());
    std::size_t accepted = 0;  // The first rule that has, from 1.
    std::size_t answered = 0;
    for (bool const fallback : {false, true}) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            auto const& row = rows[i];
            if ((row.written_as == verb::default_reply) != fallback) continue;
            if (row.ask == nullptr) {
                all[i].reason = joined("it hears ", row.hears.empty() ? "nothing" : row.hears, ", not ", event.name);
            } else if (first_match && accepted != 0) {
                all[i].reason = joined("rule ", accepted, " accepted before it");
            } else if (fallback && answered != 0) {
                all[i].reason = joined("rule ", answered, " has answered");
            } else {
                all[i] = explain_row(row, places[i], event);
                all[i].reason = shown(all[i].reason, most);
            }
            all[i].rule = i + 1;
            if (all[i].accepts && accepted == 0) accepted = i + 1;
            if (all[i].accepts && answers(row.written_as) && answered == 0) answered = i + 1;
        }
    }
    return all;
}

template <class Context, class Table, class Event, class... Rows, std::size_t... Index>
std::vector<explanation> explain_table(Table const& table, Event const& event, row_list<Rows...>, std::index_sequence<Index...>) {
    // One more, since there are empty tables.
    static constexpr asked_row rows[] = {row_to_ask<place<Index, Rows>, Rows, Event, Context>()..., {}};
    void const* const places[] = {static_cast<place<Index, Rows> const*>(&table)..., nullptr};
    return explain({rows, sizeof...(Rows)}, places, event_to_ask(event), Table::stops_at_first);
}

}  // namespace detail

/// What each rule of the table says to the event, in the order of the table: whether its handler would run, and why or why not.  Runs matchers and
/// conversions, as a bot would for that event, and no handler.
///
/// `ContextOf<Event>` is the context that handlers get, since their parameters may depend on it.
template <template <class> class ContextOf, table_type Table, class Event>
std::vector<explanation> why(Table const& table, Event const& event) {
    return detail::explain_table<ContextOf<Event>>(table, event, typename Table::list{}, std::make_index_sequence<Table::size>{});
}

}  // namespace monongusa

#endif
