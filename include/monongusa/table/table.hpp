// SPDX-License-Identifier: BSL-1.0
// table: the rows of a bot, known to the compiler.

#ifndef MONONGUSA_TABLE_TABLE_HPP
#define MONONGUSA_TABLE_TABLE_HPP

#include <monongusa/table/rows.hpp>

#include <array>
#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa {

struct all_matches_t {};
struct first_match_t {};

/// As a table's first argument: an event runs only the first row that accepts it.
inline constexpr first_match_t first_match{};

namespace detail {

// A place in the table.  Rows without state are not kept, so that even equal ones share one byte.
template <std::size_t Index, class Row>
class place {
public:
    constexpr explicit place(Row row) : row_(std::move(row)) {}
    constexpr Row const& get() const noexcept { return row_; }

private:
    Row row_;
};

template <std::size_t Index, class Row>
    requires(rule_type<Row> && made_on_use<Row>)
class place<Index, Row> {
public:
    constexpr place() = default;
    constexpr explicit place(Row const&) noexcept {}
    static constexpr Row get() { return Row{}; }
};

template <std::size_t Index, class Row>
    requires(!rule_type<Row>)
class place<Index, Row> {
public:
    constexpr explicit place(Row const&) noexcept {}
    static constexpr refused get() { return {}; }
};

// The base of the table for one position.  No member of the table, so that what is compiled for a row is named after that row alone: names that
// held the whole table made the compiler's work grow with the square of its length.
template <std::size_t Position, class Row>
constexpr place<Position, Row> const& place_at(place<Position, Row> const& place) noexcept {
    return place;
}

template <std::size_t Position, class Row>
std::ptrdiff_t offset_of(place<Position, Row> const& place, void const* table) noexcept {
    if constexpr (made_on_use<Row> || !rule_type<Row>) {
        return 0;
    } else {
        return reinterpret_cast<char const*>(&place.get()) - static_cast<char const*>(table);
    }
}

}  // namespace detail

/// A bot's reactions: what it hears, and what it does then.  Constant, empty if its rows have no state, and usable from any thread.
///
/// Every row that accepts an event runs, in the order of the table; with `mg::first_match` as the first argument only the first one does.
/// Written `mg::table{row, row, …}`; the arguments of the template are the compiler's business.
template <class Policy, class Indices, class... Rows>
class table;

template <class Policy, std::size_t... Index, class... Rows>
class table<Policy, std::index_sequence<Index...>, Rows...> : public detail::place<Index, Rows>... {
public:
    static constexpr bool is_table = true;
    static constexpr bool stops_at_first = std::is_same_v<Policy, first_match_t>;
    static constexpr std::size_t size = sizeof...(Rows);
    using list = detail::row_list<Rows...>;

    constexpr explicit table(Rows... rows) : detail::place<Index, Rows>(std::move(rows))... {
        // An array instead of a fold over the comma: clang takes at most 256 arguments there.
        [[maybe_unused]] int const checked[] = {0, (detail::row_verdict<stops_at_first, list, Index, Rows>::require(), 0)...};
    }
    constexpr explicit table(first_match_t, Rows... rows)
        requires(stops_at_first)
        : table(std::move(rows)...) {}

    /// The row at `Position`, by value where it is made on use.
    template <std::size_t Position>
    constexpr decltype(auto) row() const noexcept {
        return detail::place_at<Position>(*this).get();
    }

    /// Where the row at `position` is stored; of no use if it is made on use.
    void const* address_of_row([[maybe_unused]] std::size_t position) const noexcept {
        if constexpr (list::has_state) {
            // The same in all tables of this type.
            static std::array<std::ptrdiff_t, size> const offsets{detail::offset_of<Index, Rows>(*this, this)...};
            return reinterpret_cast<char const*>(this) + offsets[position];
        } else {
            return nullptr;
        }
    }
};

template <class... Rows>
table(Rows...) -> table<all_matches_t, std::index_sequence_for<Rows...>, Rows...>;
template <class... Rows>
table(first_match_t, Rows...) -> table<first_match_t, std::index_sequence_for<Rows...>, Rows...>;

template <class Table>
concept table_type = requires { requires Table::is_table; };

}  // namespace monongusa

#endif
