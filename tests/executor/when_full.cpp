// SPDX-License-Identifier: BSL-1.0
// when_full: losing something is a choice that has to be named, for a pool of threads and for a stream.
#include <monongusa/executor/when_full.hpp>

#include <monongusa/coroutine/stream.hpp>
#include <monongusa/executor/thread_pool.hpp>

using monongusa::executor::when_full;

static_assert(when_full{} == when_full::pause);
static_assert(monongusa::executor::thread_pool_config{}.when_full == when_full::pause);
static_assert(monongusa::stream_limits{}.when_full == when_full::pause);

int main() {}
