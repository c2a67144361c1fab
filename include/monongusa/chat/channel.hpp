// SPDX-License-Identifier: BSL-1.0
// channel: where people talk.

#ifndef MONONGUSA_CHAT_CHANNEL_HPP
#define MONONGUSA_CHAT_CHANNEL_HPP

#include <string>

namespace monongusa::chat {

enum class channel_kind : unsigned char {
    open,    ///< Everybody of the workspace or server may see it.
    closed,  ///< By invitation.
    group,   ///< A direct conversation of several people.
    direct,  ///< A direct conversation with one.
};

struct channel {
    std::string id{};
    std::string name{};  ///< Without `#`.
    channel_kind kind = channel_kind::open;

    friend bool operator==(channel const&, channel const&) = default;
};

inline void append_to(std::string& out, channel const& channel) { (out += '#') += channel.name; }

}  // namespace monongusa::chat

#endif
