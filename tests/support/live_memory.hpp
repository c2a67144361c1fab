// SPDX-License-Identifier: BSL-1.0
// support::live_memory: how much of what a program has allocated it still has, and how often it did.  To be included first, by one file of a program.

#ifndef MONONGUSA_TESTS_SUPPORT_LIVE_MEMORY_HPP
#define MONONGUSA_TESTS_SUPPORT_LIVE_MEMORY_HPP

// So that coroutines are allocated by operator new as well.
#ifdef BOOST_ASIO_DETAIL_CONFIG_HPP
#error "support/live_memory.hpp has to come before Boost.Asio"
#endif
#define BOOST_ASIO_DISABLE_STD_ALIGNED_ALLOC
#define BOOST_ASIO_DISABLE_BOOST_ALIGN

#include <atomic>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>

namespace support {

/// Of all threads.
struct live_memory {
    std::size_t bytes = 0;        ///< As they were asked for.
    std::size_t blocks = 0;
    std::size_t allocations = 0;  ///< Since the program began.

    static live_memory now() noexcept { return {bytes_.load(), blocks_.load(), allocations_.load()}; }

    static void* allocate(std::size_t size) {
        auto* const block = static_cast<std::byte*>(std::malloc(size + room));
        if (!block) throw std::bad_alloc{};
        std::memcpy(block, &size, sizeof(size));
        bytes_ += size;
        ++blocks_;
        ++allocations_;
        return block + room;
    }
    static void let_go(void* memory) noexcept {
        if (!memory) return;
        auto* const block = static_cast<std::byte*>(memory) - room;
        std::size_t size = 0;
        std::memcpy(&size, block, sizeof(size));
        bytes_ -= size;
        --blocks_;
        std::free(block);
    }

private:
    static constexpr std::size_t room = alignof(std::max_align_t);  // For the size, in front.

    static inline std::atomic<std::size_t> bytes_ = 0;
    static inline std::atomic<std::size_t> blocks_ = 0;
    static inline std::atomic<std::size_t> allocations_ = 0;
};

}  // namespace support

// Inlined in part, g++ takes them for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) { return support::live_memory::allocate(size); }
[[gnu::noinline]] void operator delete(void* memory) noexcept { support::live_memory::let_go(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { support::live_memory::let_go(memory); }

#endif
