// SPDX-License-Identifier: BSL-1.0
// on_loop: does something on a loop's thread and waits for what comes of it.

#ifndef MONONGUSA_TESTS_SUPPORT_ON_LOOP_HPP
#define MONONGUSA_TESTS_SUPPORT_ON_LOOP_HPP

#include <monongusa/net/loop.hpp>

#include <future>
#include <type_traits>
#include <utility>

namespace support {

template <class Work>
auto on_loop(monongusa::net::loop& on, Work work) {
    std::promise<std::invoke_result_t<Work&>> promise;
    auto result = promise.get_future();
    on.post([&] {
        if constexpr (std::is_void_v<std::invoke_result_t<Work&>>) {
            work();
            promise.set_value();
        } else {
            promise.set_value(work());
        }
    });
    return result.get();
}

}  // namespace support

#endif
