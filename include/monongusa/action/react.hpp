// SPDX-License-Identifier: BSL-1.0
// reaction actions: the bot puts an emoji on a message or takes its own off.

#ifndef MONONGUSA_ACTION_REACT_HPP
#define MONONGUSA_ACTION_REACT_HPP

#include <monongusa/chat/origin.hpp>

#include <string>
#include <string_view>

namespace monongusa::action {

struct react {
    static constexpr std::string_view action_name = "react";
    std::string emoji;  ///< Its name without colons.
    chat::origin to{};
    friend bool operator==(react const&, react const&) = default;
};

struct unreact {
    static constexpr std::string_view action_name = "unreact";
    std::string emoji;
    chat::origin to{};
    friend bool operator==(unreact const&, unreact const&) = default;
};

}  // namespace monongusa::action

#endif
