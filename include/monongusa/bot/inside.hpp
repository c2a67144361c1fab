// SPDX-License-Identifier: BSL-1.0
// inside_of: the parts of a bot that are nobody's business but the library's.

#ifndef MONONGUSA_BOT_INSIDE_HPP
#define MONONGUSA_BOT_INSIDE_HPP

#include <monongusa/bot/engine.hpp>
#include <monongusa/table/rows.hpp>

namespace monongusa::detail {

/// A friend of the bot.
template <class Bot>
struct inside_of {
    using environment_type = typename Bot::environment_type;
    using context_of_nothing = typename Bot::template context_of<no_event>;

    static detail::engine& engine(Bot& bot) noexcept { return bot.engine_; }
    /// Of a bot that runs.
    static environment_type& environment(Bot& bot) noexcept { return *bot.environment_; }
};

}  // namespace monongusa::detail

#endif
