// SPDX-License-Identifier: BSL-1.0
// slack_shared: what the bots of a process on Slack have in common: limits that Slack counts by token.

#ifndef MONONGUSA_TRANSPORT_SLACK_SHARED_HPP
#define MONONGUSA_TRANSPORT_SLACK_SHARED_HPP

#include <monongusa/wire/slack/open_gate.hpp>

#include <cstddef>
#include <functional>
#include <string_view>
#include <unordered_map>

namespace monongusa::transport {

/// Used on the loop's thread alone, so it needs no lock.  What it gives lives as long as the process, since Slack does not forget either.
class slack_shared {
public:
    /// That of the process.
    static slack_shared& of_process() {
        static slack_shared one;
        return one;
    }

    /// How often the bots with that app token may ask for a connection.  The token itself is not kept.
    wire::slack::open_gate& gate_of(std::string_view app_token) { return gates_[std::hash<std::string_view>{}(app_token)]; }

private:
    std::unordered_map<std::size_t, wire::slack::open_gate> gates_;
};

}  // namespace monongusa::transport

#endif
