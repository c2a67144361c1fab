// SPDX-License-Identifier: BSL-1.0
// rule_name: the words by which people know a rule again.

#ifndef MONONGUSA_BOT_RULE_NAME_HPP
#define MONONGUSA_BOT_RULE_NAME_HPP

#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/matcher/addressed.hpp>
#include <monongusa/matcher/compose.hpp>
#include <monongusa/matcher/emoji.hpp>
#include <monongusa/matcher/everything.hpp>
#include <monongusa/matcher/regex.hpp>
#include <monongusa/table/rows.hpp>
#include <monongusa/table/rule.hpp>

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace monongusa {

/// A row of a table, as it is written.  The texts live as long as the program.
struct named_rule {
    std::size_t position = 0;  ///< From 1.
    monongusa::verb verb = verb::on;
    std::string_view event{};    ///< `message`; empty for a row that was refused.
    std::string_view written{};  ///< The pattern, the name of the emoji; for others their matcher, where the verb does not say it.

    /// On which line of its file the rule is written, 0 where the compiler does not tell: that of the pattern or the name (by g++ the last one, if
    /// it goes over several); for a rule without one, by clang alone, that of the first lambda among its predicate and its handler.
    unsigned line = 0;

    friend constexpr bool operator==(named_rule const&, named_rule const&) = default;
};

namespace detail {

// Every bot names its rules, so what puts words together here is plain, and compiled soon.

// Those whose words do not fit into a line of a log are cut.
inline constexpr std::size_t most_characters_of_a_rule = 120;

template <class = void>
std::string words_of_rule(named_rule const& rule) {
    std::string words{name_of(rule.verb)};
    if (rule.verb == verb::on || rule.verb == verb::on_stream) (words += ' ') += rule.event;
    if (rule.written.empty()) return words;
    bool const is_literal = answers(rule.verb) || rule.verb == verb::on_emoji;
    words += is_literal ? " \"" : " (";
    words += shown(rule.written, most_characters_of_a_rule);
    words += is_literal ? '"' : ')';
    return words;
}

// The literal of a verb.  Not taken from the matcher's own words, which the compiler would have to put together for each rule.
template <class Matcher>
inline constexpr std::string_view literal_of{};
template <fixed_string Pattern, matcher::part Part>
inline constexpr std::string_view literal_of<matcher::regex<Pattern, Part>> = Pattern.view();
template <fixed_string Pattern>
inline constexpr std::string_view literal_of<matcher::both<matcher::addressed, matcher::regex<Pattern, matcher::part::body>>> = Pattern.view();
template <fixed_string Name>
inline constexpr std::string_view literal_of<matcher::emoji<Name>> = Name.view();

template <verb Verb, class Matcher>
consteval std::string_view written_in() {
    constexpr bool is_literal = answers(Verb) || Verb == verb::on_emoji;
    if constexpr (is_literal) {
        return literal_of<Matcher>;
    } else if constexpr (Verb == verb::when || Verb == verb::default_reply || std::is_same_v<Matcher, matcher::everything>) {
        return {};
    } else {
        return description_of<Matcher>();
    }
}

// The line in `…(lambda at FILE:LINE:COLUMN)…`, as clang writes the type of a lambda; the file may be called as it likes.
constexpr unsigned line_of_lambda(std::string_view type) noexcept {
    constexpr std::string_view before = "(lambda at ";
    auto const number_from = [type](std::size_t& at) {
        unsigned number = 0;
        while (at < type.size() && type[at] >= '0' && type[at] <= '9') number = number * 10 + static_cast<unsigned>(type[at++] - '0');
        return number;
    };
    std::size_t at = type.find(before);
    if (at == std::string_view::npos) return 0;
    for (at += before.size(); at < type.size(); ++at) {
        if (type[at] != ':') continue;
        std::size_t end = at + 1;
        unsigned const line = number_from(end);
        if (line == 0 || end == type.size() || type[end] != ':') continue;
        ++end;
        if (number_from(end) != 0 && end < type.size() && type[end] == ')') return line;
    }
    return 0;
}

template <class Matcher, class Handler>
consteval unsigned line_of_parts() {
#ifdef __clang__
    return line_of_lambda(__PRETTY_FUNCTION__);
#else
    return 0;
#endif
}

template <class Row>
consteval named_rule name_of_row(std::size_t position) {
    if constexpr (!rule_type<Row> || is_refused<Row>) {
        return {position};
    } else {
        using matcher = typename Row::matcher_type;
        unsigned line = Row::line;
        if constexpr (Row::line == 0) line = line_of_parts<matcher, typename Row::handler_type>();
        return {position, Row::verb, Row::event_type::event_name, written_in<Row::verb, matcher>(), line};
    }
}

template <class List>
struct names_of_list;
template <class... Rows>
struct names_of_list<row_list<Rows...>> {
    static constexpr auto each = []<std::size_t... Index>(std::index_sequence<Index...>) {
        return std::array<named_rule, sizeof...(Rows)>{name_of_row<Rows>(Index + 1)...};
    }(std::index_sequence_for<Rows...>{});
};

/// The rows of a table, in its order, for who does not know the table's type.
template <class List>
inline constexpr std::span<named_rule const> names_of_rules{names_of_list<List>::each};

}  // namespace detail

/// As in `rule 3, listen_to "give me (.+)" (line 41)`: on one line, bounded.
template <class = void>
std::string rule_name(named_rule const& rule) {
    std::string name = "rule ";
    detail::append_part(name, rule.position);
    name += ", ";
    name += detail::words_of_rule(rule);
    if (rule.line == 0) return name;
    name += " (line ";
    detail::append_part(name, std::size_t{rule.line});
    name += ')';
    return name;
}

}  // namespace monongusa

#endif
