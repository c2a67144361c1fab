// SPDX-License-Identifier: BSL-1.0
// beginning: what of a bot's rules begins with it: coroutines that are handed streams, and the wait for a time.

#ifndef MONONGUSA_BOT_BEGINNING_HPP
#define MONONGUSA_BOT_BEGINNING_HPP

#include <monongusa/bot/answering.hpp>
#include <monongusa/bot/timetable.hpp>
#include <monongusa/event/due.hpp>
#include <monongusa/table/rows.hpp>
#include <monongusa/table/table.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

template <class Table>
consteval std::size_t rows_of() {
    if constexpr (table_type<Table>) {
        return Table::size;
    } else {
        return 0;
    }
}

template <class Table>
consteval std::size_t rows_that_begin() {
    if constexpr (table_type<Table>) {
        return Table::list::beginning.size();
    } else {
        return 0;
    }
}

/// A friend of the bot.
template <class Bot>
struct beginning {
    static void begin(Bot& bot) { begin(bot, std::make_index_sequence<rows_that_begin<typename Bot::table_type>()>{}); }

private:
    template <std::size_t... Index>
    static void begin([[maybe_unused]] Bot& bot, std::index_sequence<Index...>) {
        if constexpr (sizeof...(Index) != 0) (begin_row<Bot::table_type::list::beginning[Index]>(bot), ...);
    }

    template <std::size_t Position>
    static void begin_row(Bot& bot) {
        decltype(auto) row = bot.table_.template row<Position>();
        using row_type = std::remove_cvref_t<decltype(row)>;
        if constexpr (row_type::verb == verb::on_stream) {
            begin_stream<typename Bot::template context_of<no_event>>(row, Position + 1, *bot.environment_);
        } else {
            bot.timetable_.add(bot.engine_, &bot, &beginning::come_due, Position, row.matcher(), bot.clock_);
        }
    }
    static void come_due(void* self, std::size_t position, std::uint64_t count) {
        auto& bot = *static_cast<Bot*>(self);
        event::due due{count};
        answering<Bot>::ask(bot, due, bot.engine_.next_event(), position);
    }
};

}  // namespace monongusa::detail

#endif
