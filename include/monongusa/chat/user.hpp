// SPDX-License-Identifier: BSL-1.0
// user: who takes part in a chat.

#ifndef MONONGUSA_CHAT_USER_HPP
#define MONONGUSA_CHAT_USER_HPP

#include <string>
#include <string_view>
#include <vector>

namespace monongusa::chat {

/// Somebody who writes or reacts.
struct user {
    std::string id{};    ///< As the platform has it; stable.
    std::string name{};  ///< As people see it; may change.
    bool bot = false;   ///< Another bot or a webhook, or this bot.
    bool self = false;  ///< This bot.
    std::vector<std::string> roles{};  ///< The names of what the user is in this place, as far as the platform tells them with the event.

    friend bool operator==(user const&, user const&) = default;
};

inline void append_to(std::string& out, user const& user) { out += user.name; }

}  // namespace monongusa::chat

#endif
