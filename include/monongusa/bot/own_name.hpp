// SPDX-License-Identifier: BSL-1.0
// own_name: what a bot is called.

#ifndef MONONGUSA_BOT_OWN_NAME_HPP
#define MONONGUSA_BOT_OWN_NAME_HPP

#include <string>
#include <string_view>

namespace monongusa::detail {

/// What was set; else what the transport says; else, also where the transport throws when it is asked, `bot`.
class own_name {
public:
    /// Empty: as if nothing had been set.
    void set(std::string_view name) { set_ = name; }

    template <class Transport>
    std::string_view of([[maybe_unused]] Transport const& transport) const noexcept {
        if (!set_.empty()) return set_;
        if constexpr (requires { std::string_view{transport.name()}; }) {
            try {
                return std::string_view{transport.name()};
            } catch (...) {  // A bot without a name runs all the same.
            }
        }
        return "bot";
    }

private:
    std::string set_;
};

}  // namespace monongusa::detail

#endif
