// SPDX-License-Identifier: BSL-1.0
// when_full: what is done with what comes where there is no room for it.

#ifndef MONONGUSA_EXECUTOR_WHEN_FULL_HPP
#define MONONGUSA_EXECUTOR_WHEN_FULL_HPP

namespace monongusa::executor {

/// Of the queue of a pool of threads, and of the stream of a coroutine.
enum class when_full : unsigned char {
    pause,  ///< The bot pauses its transport until there is room; nothing is lost.
    drop,   ///< The bot drops it and counts; the transport reads on.
};

}  // namespace monongusa::executor

#endif
