// SPDX-License-Identifier: BSL-1.0
// cron_literal: a cron expression that is a template argument, and a mistake in one as one sentence of the compiler.

#ifndef MONONGUSA_CLOCK_CRON_LITERAL_HPP
#define MONONGUSA_CLOCK_CRON_LITERAL_HPP

#include <monongusa/clock/cron.hpp>
#include <monongusa/clock/cron_mistake.hpp>
#include <monongusa/detail/fixed_string.hpp>

namespace monongusa {

namespace mistake {

/// A mistake in a cron expression as a type, whose `require()` says it: of the assertions one fails, and the note shows the text.
template <detail::fixed_string Text, cron_mistake Reason>
struct no_cron {
    static constexpr bool fine = Reason == cron_mistake::none;
    static consteval void require() {
#define MONONGUSA_CRON_ASSERTION(name, words) static_assert(Reason != cron_mistake::name, "monongusa: at: " words);
        MONONGUSA_CRON_MISTAKES(MONONGUSA_CRON_ASSERTION)
#undef MONONGUSA_CRON_ASSERTION
    }
};

}  // namespace mistake

namespace clock {

/// A cron expression whose times live in the type, so that a rule with one takes no room in a table.
template <detail::fixed_string Text>
struct cron_literal {
    using verdict = mistake::no_cron<Text, cron::why_not(Text.view())>;

    /// Those of the text; of one that is wrong those of every minute, for whoever goes on after `verdict::require()`.
    static constexpr cron value = cron::read(Text.view()).value_or(cron{"* * * * *"});
};

}  // namespace clock
}  // namespace monongusa

#endif
