// SPDX-License-Identifier: BSL-1.0
// typing: the bot shows that it is about to say something.

#ifndef MONONGUSA_ACTION_TYPING_HPP
#define MONONGUSA_ACTION_TYPING_HPP

#include <monongusa/chat/origin.hpp>

#include <string_view>

namespace monongusa::action {

/// Shows in the channel that the bot is writing, for some seconds or until its next message; no message comes of it.
struct typing {
    static constexpr std::string_view action_name = "typing";
    chat::origin to{};
    friend bool operator==(typing const&, typing const&) = default;
};

}  // namespace monongusa::action

#endif
