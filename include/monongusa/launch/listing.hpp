// SPDX-License-Identifier: BSL-1.0
// listing: a table as the compiler sees it, for people.

#ifndef MONONGUSA_LAUNCH_LISTING_HPP
#define MONONGUSA_LAUNCH_LISTING_HPP

#include <monongusa/bot/introspection.hpp>
#include <monongusa/detail/append.hpp>

#include <boost/hana/unpack.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::detail {

template <class = void>
void append_column(std::string& out, std::string_view text, std::size_t width) {
    append_visible(out, text);
    out.append(text.size() < width ? width - text.size() : 1, ' ');
}

template <class = void>
void append_row(std::string& out, rule_info const& row) {
    append_column(out, joined(row.position), 4);
    append_column(out, name_of(row.verb), 15);
    append_column(out, row.event, 18);
    append_visible(out, row.matcher);
    if (row.groups != 0) append_part(out, joined("  ", row.groups, row.groups == 1 ? " group" : " groups"));
    if (includes(row.audience, audience::bots)) out += "  from anyone";
    if (includes(row.audience, audience::self)) out += "  from self";
    if (row.line != 0) append_part(out, joined("  line ", row.line));
    out += '\n';
}

// Those that the one pass over a text cannot rule out.
template <class Rows>
void append_without_literal(std::string& out, Rows const& rows) {
    std::size_t count = 0;
    std::string numbers;
    for (rule_info const& row : rows) {
        if (!row.without_literal) continue;
        append_part(numbers, joined(count++ == 0 ? "" : ", ", row.position));
    }
    if (count != 0) append_part(out, joined("asked about every text, for want of a literal: ", count == 1 ? "rule " : "rules ", numbers, '\n'));
}

/// What the compiler knows of a table, for people.
template <class Table>
std::string description_of_table(Table const& table) {
    std::string out;
    auto const& rows = rules(table);
    for (auto const& row : rows) append_row(out, row);
    append_without_literal(out, rows);
    auto const names = [&out](std::string_view title, auto... name) {
        out += title;
        [[maybe_unused]] std::string_view separator = " ";
        ((out += separator, out += name, separator = ", "), ...);
        out += '\n';
    };
    boost::hana::unpack(events(table), [&](auto... event) { names("hears:", decltype(event)::type::event_name...); });
    boost::hana::unpack(actions(table), [&](auto... action) { names("may:  ", decltype(action)::type::action_name...); });
    return out;
}

}  // namespace monongusa::detail

#endif
