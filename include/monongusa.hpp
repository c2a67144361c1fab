// SPDX-License-Identifier: BSL-1.0
// monongusa: chat bots as tables of reactions, assembled and checked by the compiler.

#ifndef MONONGUSA_HPP
#define MONONGUSA_HPP

#include <monongusa/core.hpp>

#include <monongusa/bot/prometheus.hpp>
#include <monongusa/bot/run.hpp>
#include <monongusa/executor/shared.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/launch.hpp>
#include <monongusa/schedule.hpp>

// In the one file of a program that defines this before its first include.
#ifdef MONONGUSA_IMPLEMENTATION
#include <monongusa/src.hpp>
#endif

#endif
