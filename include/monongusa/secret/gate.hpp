// SPDX-License-Identifier: BSL-1.0
// gate: lets many readers in at a time, or one writer alone.

#ifndef MONONGUSA_SECRET_GATE_HPP
#define MONONGUSA_SECRET_GATE_HPP

#include <atomic>

namespace monongusa::detail {

/// A writer who has come waits only for the readers already inside: those who come later wait for him.  Nobody may enter twice.
///
/// One number, constant from the start and with nothing to destroy: it can be used before and after everything else of the process, which no
/// std::mutex promises.
class gate {
public:
    void enter_to_read() noexcept {
        for (unsigned now = state_.load(std::memory_order_relaxed);;) {
            if (now & writer) {
                state_.wait(now, std::memory_order_relaxed);
                now = state_.load(std::memory_order_relaxed);
            } else if (state_.compare_exchange_weak(now, now + 1, std::memory_order_acquire, std::memory_order_relaxed)) {
                return;
            }
        }
    }
    void leave_reading() noexcept {
        if (state_.fetch_sub(1, std::memory_order_release) == writer + 1) state_.notify_all();
    }

    void enter_to_write() noexcept {
        for (unsigned now = state_.load(std::memory_order_relaxed);;) {
            if (now & writer) {
                state_.wait(now, std::memory_order_relaxed);
                now = state_.load(std::memory_order_relaxed);
            } else if (state_.compare_exchange_weak(now, now | writer, std::memory_order_acquire, std::memory_order_relaxed)) {
                break;
            }
        }
        for (unsigned now = state_.load(std::memory_order_acquire); now != writer; now = state_.load(std::memory_order_acquire)) {
            state_.wait(now, std::memory_order_relaxed);
        }
    }
    void leave_writing() noexcept {
        state_.store(0, std::memory_order_release);
        state_.notify_all();
    }

private:
    static constexpr unsigned writer = 1U << 31;  // The rest counts the readers inside.

    std::atomic<unsigned> state_{0};
};

/// Inside for as long as they live.
struct reading {
    explicit reading(gate& gate) noexcept : gate_{gate} { gate_.enter_to_read(); }
    reading(reading const&) = delete;
    reading& operator=(reading const&) = delete;
    ~reading() { gate_.leave_reading(); }

private:
    gate& gate_;
};
struct writing {
    explicit writing(gate& gate) noexcept : gate_{gate} { gate_.enter_to_write(); }
    writing(writing const&) = delete;
    writing& operator=(writing const&) = delete;
    ~writing() { gate_.leave_writing(); }

private:
    gate& gate_;
};

}  // namespace monongusa::detail

#endif
