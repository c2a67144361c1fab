// SPDX-License-Identifier: BSL-1.0
// on_loop: does something on the network's thread and waits for it.

#ifndef MONONGUSA_TRANSPORT_ON_LOOP_HPP
#define MONONGUSA_TRANSPORT_ON_LOOP_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/monitor.hpp>
#include <monongusa/net/loop.hpp>

#include <mutex>
#include <utility>

namespace monongusa::transport {

/// Behind what was posted before, and what it posts itself is done too when this comes back; on the loop's own thread at once.  `work` must not throw.
template <class Work>
void on_loop(net::loop& on, Work&& work) {
    if (on.here()) {
        std::forward<Work>(work)();
        return;
    }
    detail::monitor monitor;
    bool done = false;
    // In two steps: what is posted on the thread itself stands behind what others post until its handler has come back.
    on.post([&] {
        work();
        on.post([&] {
            std::lock_guard const lock{monitor};
            done = true;
            monitor.notify_all();
        });
    });
    std::unique_lock lock{monitor};
    while (!done) monitor.wait_until(instant::max());
}

}  // namespace monongusa::transport

#endif
