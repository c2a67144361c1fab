// SPDX-License-Identifier: BSL-1.0
// quiet: a transport where nobody speaks and whose actions cost nothing, so that a bot alone is measured.

#ifndef MONONGUSA_TESTS_BENCH_QUIET_HPP
#define MONONGUSA_TESTS_BENCH_QUIET_HPP

#include <monongusa/core.hpp>

#include <string_view>
#include <system_error>

namespace bench {

struct quiet_sink {
    template <class Action, class Done>
    void perform(Action const& action, Done done) const {
        done(std::error_code{}, monongusa::chat::sent{"", action.to.channel});
    }
};

struct quiet_transport {
    static constexpr auto emits = monongusa::event::all;
    static constexpr auto performs = monongusa::action::all;

    static std::string_view name() noexcept { return "bot"; }
    static quiet_sink sink() noexcept { return {}; }
    template <class Listener>
    static std::error_code run(Listener&) {
        return {};
    }
    static void stop() noexcept {}
    static void pause() noexcept {}
    static void resume() noexcept {}
};

}  // namespace bench

#endif
