// SPDX-License-Identifier: BSL-1.0
// core: the light front for files that define reactions; std and Hana only.

#ifndef MONONGUSA_CORE_HPP
#define MONONGUSA_CORE_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/introspection.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/log/log.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/matcher/prefix.hpp>
#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/search.hpp>
#include <monongusa/transport/stdio.hpp>
#include <monongusa/verbs.hpp>
#include <monongusa/version.hpp>

#endif
