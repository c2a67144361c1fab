// SPDX-License-Identifier: BSL-1.0
// parts: the types that follow from those a bot is put together from, also from wrong ones.

#ifndef MONONGUSA_BOT_PARTS_HPP
#define MONONGUSA_BOT_PARTS_HPP

#include <monongusa/concept/transport.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/event/origin.hpp>

#include <type_traits>
#include <utility>

namespace monongusa::detail {

struct no_sink {};

// Stands for a part that cannot be moved into its bot, which the compiler has said.
struct not_moved {
    template <class Part>
    explicit not_moved(Part&&) noexcept {}
};
template <class Part>
using moved = std::conditional_t<std::is_move_constructible_v<Part>, Part, not_moved>;

template <class Transport>
struct sink_of {
    using type = no_sink;
};
template <has_sink Transport>
struct sink_of<Transport> {
    using type = decltype(std::declval<Transport&>().sink());
};

// The contexts of a bot's handlers.  No member of the bot, whose name holds the whole table.
template <class Sink>
struct contexts {
    template <class Event>
    using of = basic_context<Sink, event::reach_of<Event>>;
};

}  // namespace monongusa::detail

#endif
