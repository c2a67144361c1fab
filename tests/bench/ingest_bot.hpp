// SPDX-License-Identifier: BSL-1.0
// ingest_bot: a bot of 64 patterns that hears what it is fed, compiled apart from what measures it.

#ifndef MONONGUSA_TESTS_BENCH_INGEST_BOT_HPP
#define MONONGUSA_TESTS_BENCH_INGEST_BOT_HPP

#include <monongusa/transport/listener_ref.hpp>

#include "tally.hpp"

namespace bench {

/// Calls `feed` with the listener of such a bot, which hears messages and reactions, and with what its handlers count.
void with_ingest_bot(void (*feed)(monongusa::transport::listener_ref& bot, tally const& all));

}  // namespace bench

#endif
