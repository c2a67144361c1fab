// SPDX-License-Identifier: BSL-1.0
// core: the light front for files that define reactions; std and Hana only.

#ifndef MONONGUSA_CORE_HPP
#define MONONGUSA_CORE_HPP

// Whether it can be compiled at all.
#include <monongusa/config.hpp>
// Where the sentences about mistakes are comes first: the compiler prints the includes that lead to them, and here they are few.
#include <monongusa/concept/clock.hpp>
#include <monongusa/concept/event.hpp>
#include <monongusa/concept/executor.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/concept/transport.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/matcher/emoji.hpp>
#include <monongusa/pattern/require.hpp>
#include <monongusa/secret/env.hpp>
#include <monongusa/table/mistake.hpp>
#include <monongusa/table/rows.hpp>
// The rest.
#include <monongusa/action/all.hpp>
#include <monongusa/bot/fit.hpp>
#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/introspection.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/real.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/matcher/origin.hpp>
#include <monongusa/matcher/prefix.hpp>
#include <monongusa/matcher/role.hpp>
#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/search.hpp>
#include <monongusa/secret/scrubber.hpp>
#include <monongusa/transport/replay.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>
#include <monongusa/version.hpp>

#endif
