// SPDX-License-Identifier: BSL-1.0
// gateway_error: why a gateway connection is over for good, as values of std::error_code.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_ERROR_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_ERROR_HPP

#include <monongusa/wire/discord/close_code.hpp>

#include <string>
#include <system_error>

namespace monongusa::wire::discord {

namespace gateway_errors {

class category final : public std::error_category {
public:
    char const* name() const noexcept override { return "discord gateway"; }

    std::string message(int value) const override { return std::string{what_of(static_cast<gateway_end>(value))}; }

    std::error_condition default_error_condition(int value) const noexcept override {
        switch (static_cast<gateway_end>(value)) {
            case gateway_end::stopped: return std::errc::operation_canceled;
            case gateway_end::bad_token:
            case gateway_end::disallowed_intents: return std::errc::permission_denied;
            case gateway_end::invalid_shard:
            case gateway_end::sharding_required:
            case gateway_end::invalid_intents: return std::errc::invalid_argument;
            case gateway_end::invalid_version: return std::errc::protocol_not_supported;
            case gateway_end::identify_budget: return std::errc::resource_unavailable_try_again;
        }
        return {value, *this};
    }
};

// One for the process, and never ended: an error may be told after main.
inline category const& the_category() noexcept {
    union kept {
        gateway_errors::category category;
        constexpr kept() noexcept : category{} {}
        ~kept() {}
    };
    static constinit kept const one{};
    return one.category;
}

}  // namespace gateway_errors

/// None for one that was stopped.
inline std::error_code make_error_code(gateway_end end) noexcept { return {static_cast<int>(end), gateway_errors::the_category()}; }

}  // namespace monongusa::wire::discord

template <>
struct std::is_error_code_enum<monongusa::wire::discord::gateway_end> : std::true_type {};

#endif
