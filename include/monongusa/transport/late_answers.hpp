// SPDX-License-Identifier: BSL-1.0
// late_answers: who asks something of a session that is ending is told so.

#ifndef MONONGUSA_TRANSPORT_LATE_ANSWERS_HPP
#define MONONGUSA_TRANSPORT_LATE_ANSWERS_HPP

#include <monongusa/net/loop.hpp>
#include <monongusa/transport/on_loop.hpp>

#include <atomic>
#include <cstddef>
#include <memory>
#include <utility>

namespace monongusa::transport {

/// Not at once, since who is told may ask again, and that may go on for long; nor for ever: who still does not stop then is told no more.
class late_answers {
public:
    static constexpr std::size_t most = 1000;

    /// Calls it on the loop's thread, later.  Any thread.
    template <class Tell>
    void tell(net::loop& on, Tell&& what) {
        if (counts_->all++ >= most) return;
        ++counts_->untold;
        on.post([what = std::forward<Tell>(what), counts = counts_]() mutable {
            what();
            --counts->untold;
        });
    }

    /// Until all have been told; on the loop's thread itself they are told afterwards.
    void wait(net::loop& on) const {
        while (!on.here() && counts_->untold > 0) on_loop(on, [] {});
    }

private:
    // Who is told may outlive the session.
    struct counts {
        std::atomic<std::size_t> all = 0;
        std::atomic<std::size_t> untold = 0;
    };
    std::shared_ptr<counts> counts_ = std::make_shared<counts>();
};

}  // namespace monongusa::transport

#endif
