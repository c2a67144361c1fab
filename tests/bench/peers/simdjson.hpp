// SPDX-License-Identifier: BSL-1.0
// simdjson On-Demand: an index of the whole frame by vector instructions, then one way through it.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_SIMDJSON_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_SIMDJSON_HPP

#include "extract.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>

namespace bench::peers {

/// Defined by simdjson.cpp, which is compiled for the processor it runs on: else On-Demand has no vector instructions.
class simdjson_on_demand {
public:
    static constexpr char const* name = "simdjson On-Demand";
    simdjson_on_demand();
    ~simdjson_on_demand();

    /// `frame` must have room for 64 bytes more behind it.  `wanted(type)` decides whether the data are read.
    template <class Wanted>
    bool read(std::string_view frame, found& out, Wanted&& wanted) {
        using asked = std::remove_reference_t<Wanted>;
        return read(
            frame, out, [](void* who, std::string_view type) { return (*static_cast<asked*>(who))(type); }, &wanted);
    }

    /// Which instructions it uses.
    static std::string instructions();

private:
    struct parts;
    bool read(std::string_view frame, found& out, bool (*wanted)(void* who, std::string_view type), void* who);
    std::unique_ptr<parts> parts_;
};

}  // namespace bench::peers

#endif
