// SPDX-License-Identifier: BSL-1.0
// dispatch: one event against the rows that hear it.

#ifndef MONONGUSA_TABLE_DISPATCH_HPP
#define MONONGUSA_TABLE_DISPATCH_HPP

#include <monongusa/event/origin.hpp>
#include <monongusa/table/audience.hpp>
#include <monongusa/table/call.hpp>
#include <monongusa/table/table.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace monongusa::detail {

/// Decides for each row that hears the event whether it accepts, and hands those that do to the bot:
/// `bot.template accepted<Position, Call>(row, event, stored)`; what a matcher throws goes to `bot.template threw<Position>(event)`.
///
/// All patterns of the table meet in `offer`: whoever can name the candidates of an event cheaper than by asking each row does it there.
template <class Table, class Context, class Event, class Bot>
class dispatch {
    using list = typename Table::list;
    static constexpr bool first_only = Table::stops_at_first;
    // clang refuses folds over more than 256 arguments.
    static constexpr std::size_t chunk = 128;

public:
    /// Whether a row has accepted the event.
    static bool run(Table const& table, Event& event, Bot& bot) {
        dispatch self{table, event, bot};
        self.template offer<false>();
        bool const nobody_answered = first_only ? !self.accepted_ : !self.answered_;
        if (nobody_answered) self.template offer<true>();
        return self.accepted_;
    }

private:
    dispatch(Table const& table, Event& event, Bot& bot) : table_(table), event_(event), bot_(bot) {}

    template <bool Fallback, std::size_t Begin = 0>
    void offer() {
        constexpr std::size_t count = list::template hearing<Event, Fallback>.size();
        if constexpr (Begin < count) {
            constexpr std::size_t size = count - Begin < chunk ? count - Begin : chunk;
            [this]<std::size_t... Offset>(std::index_sequence<Offset...>) {
                (void)(this->template ask<list::template hearing<Event, Fallback>[Begin + Offset]>() && ...);
            }(std::make_index_sequence<size>{});
            offer<Fallback, Begin + chunk>();
        }
    }

    // Whether the next row is to be asked.
    template <std::size_t Position>
    bool ask() {
        if (first_only && accepted_) return false;
        decltype(auto) row = table_.template row<Position>();
        using rule = std::remove_cvref_t<decltype(row)>;
        if (!admits(rule::audience, event_)) return true;
        using call = detail::call<rule, Context>;
        typename call::stored stored{};
        try {
            auto const found = row.matcher().match(std::as_const(event_));
            if (!found || !call::accept(found, event::text_of(event_), stored)) return true;
        } catch (...) {
            bot_.template threw<Position>(std::as_const(event_));
            return true;
        }
        accepted_ = true;
        answered_ = answered_ || answers(rule::verb);
        bot_.template accepted<Position, call>(row, event_, stored);
        return true;
    }

    Table const& table_;
    Event& event_;
    Bot& bot_;
    bool accepted_ = false;
    bool answered_ = false;
};

}  // namespace monongusa::detail

#endif
