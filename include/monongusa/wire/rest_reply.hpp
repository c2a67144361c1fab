// SPDX-License-Identifier: BSL-1.0
// rest_reply: what a platform answered to a request.

#ifndef MONONGUSA_WIRE_REST_REPLY_HPP
#define MONONGUSA_WIRE_REST_REPLY_HPP

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire {

struct rest_reply {
    using header_list = std::vector<std::pair<std::string, std::string>>;

    int status = 0;
    header_list headers;  ///< The names in lower case.
    std::string body;

    /// What the first header of this name says, the name in lower case; empty if there is none.
    std::string_view header(std::string_view name) const noexcept {
        for (auto const& [called, value] : headers) {
            if (called == name) return value;
        }
        return {};
    }

    friend bool operator==(rest_reply const&, rest_reply const&) = default;
};

}  // namespace monongusa::wire

#endif
