// SPDX-License-Identifier: BSL-1.0
// listener: a bot with the first few patterns, compiled apart from what measures it, since the large ones take long.

#ifndef MONONGUSA_TESTS_BENCH_LISTENER_HPP
#define MONONGUSA_TESTS_BENCH_LISTENER_HPP

#include <monongusa/event/message.hpp>

#include "tally.hpp"

#include <cstddef>
#include <memory>

namespace bench {

/// Defined by listener.cpp, for the sizes that it is compiled for.
template <std::size_t Rules>
class listener {
public:
    listener();
    ~listener();

    bool hear(monongusa::event::message& message);
    tally const& all() const noexcept;

private:
    struct parts;
    std::unique_ptr<parts> parts_;
};

}  // namespace bench

#endif
