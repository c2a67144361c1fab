// SPDX-License-Identifier: BSL-1.0
// table: the rows of a bot, known to the compiler.

#ifndef MONONGUSA_TABLE_TABLE_HPP
#define MONONGUSA_TABLE_TABLE_HPP

#include <monongusa/table/rows.hpp>

#include <boost/hana/at.hpp>
#include <boost/hana/tuple.hpp>

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

template <std::size_t Index, made_on_use Row>
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

template <class Policy, class Indices, class... Rows>
class table_of;

template <class Policy, std::size_t... Index, class... Rows>
class table_of<Policy, std::index_sequence<Index...>, Rows...> {
public:
    static constexpr bool is_table = true;
    using policy = Policy;
    using list = row_list<Rows...>;
    static constexpr std::size_t size = sizeof...(Rows);

    constexpr explicit table_of(Rows... rows) : places_(place<Index, Rows>{std::move(rows)}...) {
        require_rows<std::is_same_v<Policy, first_match_t>, list>();
    }

    /// The row at `Position`, by value where it is made on use.
    template <std::size_t Position>
    constexpr decltype(auto) row() const noexcept {
        return boost::hana::at_c<Position>(places_).get();
    }

private:
    [[no_unique_address]] boost::hana::tuple<place<Index, Rows>...> places_;
};

}  // namespace detail

/// A bot's reactions: what it hears, and what it does then.  Constant, empty if its rows have no state, and usable from any thread.
///
/// Every row that accepts an event runs, in the order of the table; with `mg::first_match` as the first argument only the first one does.
template <class Policy, class... Rows>
class table : public detail::table_of<Policy, std::make_index_sequence<sizeof...(Rows)>, Rows...> {
    using base = detail::table_of<Policy, std::make_index_sequence<sizeof...(Rows)>, Rows...>;

public:
    constexpr explicit table(Rows... rows) : base(std::move(rows)...) {}
    constexpr explicit table(first_match_t, Rows... rows)
        requires(std::is_same_v<Policy, first_match_t>)
        : base(std::move(rows)...) {}
};

template <class... Rows>
table(Rows...) -> table<all_matches_t, Rows...>;
template <class... Rows>
table(first_match_t, Rows...) -> table<first_match_t, Rows...>;

template <class Table>
concept table_type = requires { requires Table::is_table; };

}  // namespace monongusa

#endif
