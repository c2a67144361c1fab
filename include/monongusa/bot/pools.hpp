// SPDX-License-Identifier: BSL-1.0
// pools: the deliveries of a bot, for each event that its table hears.

#ifndef MONONGUSA_BOT_POOLS_HPP
#define MONONGUSA_BOT_POOLS_HPP

#include <monongusa/bot/introspection.hpp>
#include <monongusa/table/delivery.hpp>
#include <monongusa/table/table.hpp>

#include <cstddef>
#include <utility>

namespace monongusa::detail {

template <class List, class Indices>
struct pools_of_events;

template <class List, std::size_t... Index>
struct pools_of_events<List, std::index_sequence<Index...>> : deliveries<typename List::template heard<Index>>... {};

/// Null for a bot whose handlers all run in place.
template <class Table, bool Queues>
class pools {
public:
    template <class Event>
    static constexpr deliveries<Event>* of() noexcept {
        return nullptr;
    }
};

template <table_type Table>
class pools<Table, true> {
public:
    template <class Event>
    deliveries<Event>* of() noexcept {
        return &pools_;
    }

private:
    using info = info_of_table<Table>;
    pools_of_events<info, std::make_index_sequence<info::first_rows.size()>> pools_;
};

}  // namespace monongusa::detail

#endif
