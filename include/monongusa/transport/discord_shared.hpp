// SPDX-License-Identifier: BSL-1.0
// discord_shared: what the bots of a process on Discord have in common: limits that Discord counts by token or by address.

#ifndef MONONGUSA_TRANSPORT_DISCORD_SHARED_HPP
#define MONONGUSA_TRANSPORT_DISCORD_SHARED_HPP

#include <monongusa/wire/discord/identify_gate.hpp>
#include <monongusa/wire/discord/invalid_guard.hpp>

#include <cstddef>
#include <functional>
#include <memory>
#include <string_view>
#include <unordered_map>

namespace monongusa::transport {

/// Used on the loop's thread alone, so it needs no lock.  What it gives lives as long as somebody holds it, and beyond, since Discord does not forget either.
class discord_shared {
public:
    /// That of the process.
    static discord_shared& of_process() {
        static discord_shared one;
        return one;
    }

    /// Sessions begun with that token.  The token itself is not kept.
    wire::discord::identify_gate& gate_of(std::string_view token) { return gates_[std::hash<std::string_view>{}(token)]; }

    /// Requests refused to this machine's address.
    wire::discord::invalid_guard& refusals() noexcept { return refusals_; }

private:
    std::unordered_map<std::size_t, wire::discord::identify_gate> gates_;
    wire::discord::invalid_guard refusals_;
};

}  // namespace monongusa::transport

#endif
