// SPDX-License-Identifier: BSL-1.0
// simdjson_walk: one way through what On-Demand has found, member by member.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_SIMDJSON_WALK_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_SIMDJSON_WALK_HPP

#include <string_view>
#include <utility>

#include <simdjson.h>

namespace bench::peers::on_demand {

using simdjson::ondemand::object;
using simdjson::ondemand::value;
using raw = simdjson::ondemand::raw_json_string;

// As it was written, which is fastest; the keys that are asked for have no escapes.
inline bool is(raw key, std::string_view name) { return key.unsafe_is_equal(name); }

// Calls for each member, until the call says that this is enough.
template <class Each>
void each(object& in, Each&& call) {
    for (auto field : in) {
        simdjson::ondemand::field one;
        if (std::move(field).get(one)) return;
        if (!call(one.key(), one.value())) return;
    }
}
template <class Each>
void each_object(value& in, Each&& call) {
    simdjson::ondemand::array all;
    if (in.get_array().get(all)) return;
    for (auto element : all) {
        object one;
        if (!element.get_object().get(one)) call(one);
    }
}

// Null and other types leave it as it is.
inline void text(value& one, std::string_view& out) {
    std::string_view found;
    if (!one.get_string().get(found)) out = found;
}

}  // namespace bench::peers::on_demand

#endif
