// SPDX-License-Identifier: BSL-1.0
// upload: the bot sends files.

#ifndef MONONGUSA_ACTION_UPLOAD_HPP
#define MONONGUSA_ACTION_UPLOAD_HPP

#include <monongusa/chat/origin.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace monongusa::action {

/// A file as it goes out.
struct file {
    std::string name{};         ///< As people see it, with its extension, by which they know what it is.
    std::string content{};      ///< Any bytes.
    std::string description{};  ///< For those who cannot see a picture; may be empty.
    friend bool operator==(file const&, file const&) = default;
};

/// Says something in the channel with files under it.  The text may be empty if there are files.
struct upload {
    static constexpr std::string_view action_name = "upload";
    std::string text{};
    std::vector<file> files{};
    chat::origin to{};
    friend bool operator==(upload const&, upload const&) = default;
};

}  // namespace monongusa::action

#endif
