// SPDX-License-Identifier: BSL-1.0
// slack_simdjson: envelopes by On-Demand.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_SLACK_SIMDJSON_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_SLACK_SIMDJSON_HPP

#include "slack_extract.hpp"

#include <memory>
#include <string_view>

namespace bench::peers {

/// Defined by slack_simdjson.cpp; see simdjson.hpp.
class slack_simdjson_on_demand {
public:
    static constexpr char const* name = "simdjson On-Demand";
    slack_simdjson_on_demand();
    ~slack_simdjson_on_demand();

    /// `envelope` must have room for 64 bytes more behind it.
    bool read(std::string_view envelope, found_envelope& out);

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace bench::peers

#endif
