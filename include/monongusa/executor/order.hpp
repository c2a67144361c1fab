// SPDX-License-Identifier: BSL-1.0
// order: which tasks of a pool of threads may overtake each other.

#ifndef MONONGUSA_EXECUTOR_ORDER_HPP
#define MONONGUSA_EXECUTOR_ORDER_HPP

#include <monongusa/chat/origin.hpp>

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace monongusa::executor {

enum class order : unsigned char {
    channel,  ///< A channel's tasks run one after the other, in the order in which they were taken; channels run beside each other.
    author,   ///< The same for what one user's events led to.
    none,     ///< Any task may overtake any other.
};

constexpr std::string_view name_of(order order) noexcept {
    constexpr std::string_view names[] = {"channel", "author", "none"};
    return names[static_cast<unsigned char>(order)];
}

/// The order of that name, if there is one.
constexpr std::optional<order> order_called(std::string_view name) noexcept {
    for (order const one : {order::channel, order::author, order::none}) {
        if (name_of(one) == name) return one;
    }
    return std::nullopt;
}

/// Which of `lanes` an origin's tasks go to, by hash: as many as were laid down, never one for each channel ever seen.  What comes from nowhere (such as
/// `ready` and `disconnected`), or from nobody, shares one, and so may overtake what comes from a channel.
inline std::size_t lane_of(chat::origin_ref const& origin, order order, std::size_t lanes) noexcept {
    std::string_view key;
    if (order == order::channel && origin.channel) key = origin.channel->id;
    if (order == order::author && origin.user) key = origin.user->id;
    return std::hash<std::string_view>{}(key) % lanes;
}

}  // namespace monongusa::executor

#endif
