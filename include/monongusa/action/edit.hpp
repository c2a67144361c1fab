// SPDX-License-Identifier: BSL-1.0
// edit actions: the bot changes or takes back a message.

#ifndef MONONGUSA_ACTION_EDIT_HPP
#define MONONGUSA_ACTION_EDIT_HPP

#include <monongusa/chat/origin.hpp>

#include <string>
#include <string_view>

namespace monongusa::action {

/// Gives `to.message`, which must be the bot's own, another text.
struct edit {
    static constexpr std::string_view action_name = "edit";
    std::string text;
    chat::origin to{};
    friend bool operator==(edit const&, edit const&) = default;
};

/// Takes `to.message` back.
struct delete_message {
    static constexpr std::string_view action_name = "delete_message";
    chat::origin to{};
    friend bool operator==(delete_message const&, delete_message const&) = default;
};

}  // namespace monongusa::action

#endif
