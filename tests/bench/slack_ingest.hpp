// SPDX-License-Identifier: BSL-1.0
// slack_ingest: the rows of Slack's envelopes, compiled apart from those of Discord's frames.

#ifndef MONONGUSA_TESTS_BENCH_SLACK_INGEST_HPP
#define MONONGUSA_TESTS_BENCH_SLACK_INGEST_HPP

#include <monongusa/transport/listener_ref.hpp>

#include "tally.hpp"

#include <string>
#include <vector>

namespace bench {

/// Registers them, after it has looked whether all find the same in them; `lines` of chat are in half of them.
void add_slack(monongusa::transport::listener_ref& bot, tally const& all, std::vector<std::string> const& lines);

}  // namespace bench

#endif
