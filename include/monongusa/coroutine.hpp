// SPDX-License-Identifier: BSL-1.0
// coroutine: handlers that wait: mg::task, conversations, streams, and coroutines from outside.

#ifndef MONONGUSA_COROUTINE_HPP
#define MONONGUSA_COROUTINE_HPP

#include <monongusa/coroutine/asking.hpp>
#include <monongusa/coroutine/flight.hpp>
#include <monongusa/coroutine/spawn.hpp>
#include <monongusa/coroutine/stream.hpp>
#include <monongusa/coroutine/stream_flight.hpp>
#include <monongusa/coroutine/task.hpp>
#include <monongusa/coroutine/verbs.hpp>

#endif
