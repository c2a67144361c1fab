// SPDX-License-Identifier: BSL-1.0
// support::noting_host: stands for the bot behind a context or a performer, and writes down what it is told.

#ifndef MONONGUSA_TESTS_SUPPORT_NOTING_HOST_HPP
#define MONONGUSA_TESTS_SUPPORT_NOTING_HOST_HPP

#include <monongusa/context/host.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace support {

struct noting_host {
    struct failure {
        std::uint64_t event;
        std::size_t rule;
        std::string action;
        std::error_code error;
        monongusa::chat::sent where;
    };
    struct note {
        monongusa::action::stamp stamp;
        std::string action;
        std::string words;
    };
    struct timer {
        monongusa::instant::duration delay;
        monongusa::detail::once<> due;
    };

    std::vector<failure> failures{};
    std::vector<note> notes{};
    std::vector<timer> timers{};
    std::error_code no_timers{};  ///< What one that is to come later is refused with.
    std::vector<monongusa::action::stamp> thrown{};  ///< By completions.
    int begun = 0;
    int ended = 0;

    monongusa::detail::host as_host() noexcept {
        static constexpr monongusa::detail::host_calls calls{
            [](void* self, monongusa::detail::failed_action const& what) {
                of(self).failures.push_back({what.event, what.rule, std::string{what.action}, what.error, what.where});
            },
            [](void* self, monongusa::action::stamp const& stamp) { of(self).thrown.push_back(stamp); },
            [](void* self) { ++of(self).begun; },
            [](void* self) { ++of(self).ended; },
            [](void* self, monongusa::instant::duration delay, monongusa::detail::once<>&& due) {
                if (!of(self).no_timers) of(self).timers.push_back({delay, std::move(due)});
                return of(self).no_timers;
            },
            [](void* self, monongusa::action::stamp const& stamp, std::string_view action, std::string_view words) {
                of(self).notes.push_back({stamp, std::string{action}, std::string{words}});
            },
        };
        return {this, &calls};
    }

private:
    static noting_host& of(void* self) noexcept { return *static_cast<noting_host*>(self); }
};

}  // namespace support

#endif
