// SPDX-License-Identifier: BSL-1.0
// attachment: a file that came with a message.

#ifndef MONONGUSA_CHAT_ATTACHMENT_HPP
#define MONONGUSA_CHAT_ATTACHMENT_HPP

#include <cstdint>
#include <string>

namespace monongusa::chat {

struct attachment {
    std::string id{};
    std::string name{};
    std::string url{};
    std::string type{};        ///< MIME type; empty if the platform does not say.
    std::uint64_t size = 0;  ///< Bytes.

    friend bool operator==(attachment const&, attachment const&) = default;
};

}  // namespace monongusa::chat

#endif
