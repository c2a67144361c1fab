// SPDX-License-Identifier: BSL-1.0
// link_error: why a Socket Mode connection is over for good, as values of std::error_code.

#ifndef MONONGUSA_WIRE_SLACK_LINK_ERROR_HPP
#define MONONGUSA_WIRE_SLACK_LINK_ERROR_HPP

#include <monongusa/wire/slack/link_status.hpp>

#include <string>
#include <system_error>

namespace monongusa::wire::slack {

namespace link_errors {

class category final : public std::error_category {
public:
    char const* name() const noexcept override { return "slack socket mode"; }

    std::string message(int value) const override { return std::string{what_of(static_cast<link_end>(value))}; }

    std::error_condition default_error_condition(int value) const noexcept override {
        switch (static_cast<link_end>(value)) {
            case link_end::stopped: return std::errc::operation_canceled;
            case link_end::link_disabled: return std::errc::not_connected;
            case link_end::fatal: return std::errc::permission_denied;
        }
        return {value, *this};
    }
};

// One for the process, and never ended: an error may be told after main.
inline category const& the_category() noexcept {
    union kept {
        link_errors::category category;
        constexpr kept() noexcept : category{} {}
        ~kept() {}
    };
    static constinit kept const one{};
    return one.category;
}

}  // namespace link_errors

/// None for one that was stopped.
inline std::error_code make_error_code(link_end end) noexcept { return {static_cast<int>(end), link_errors::the_category()}; }

}  // namespace monongusa::wire::slack

template <>
struct std::is_error_code_enum<monongusa::wire::slack::link_end> : std::true_type {};

#endif
