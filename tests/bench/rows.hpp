// SPDX-License-Identifier: BSL-1.0
// rows: how frames are taken one after the other while it is measured, and what was allocated meanwhile.

#ifndef MONONGUSA_TESTS_BENCH_ROWS_HPP
#define MONONGUSA_TESTS_BENCH_ROWS_HPP

#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <string_view>
#include <utility>

#include <benchmark/benchmark.h>

namespace bench {

/// Counted by ingest.cpp; of this thread, which is the only one.
extern std::size_t allocations;

// Frames come one at a time; see dispatch.cpp.
inline void wait_for_the_last() {
#if defined(__x86_64__)
    __builtin_ia32_lfence();
#endif
}

/// One frame after the other, for ever; the first round has been before, so that all have the memory that they keep.
template <class Frames, class Take>
void go_through(benchmark::State& state, Frames& all, Take&& take) {
    for (std::size_t i = 0; i < all.size(); ++i) take(all[i]);
    auto const before = allocations;
    std::size_t next = 0;
    for (auto _ : state) {
        wait_for_the_last();
        if (!take(all[next])) return state.SkipWithError("a frame was refused");
        if (++next == all.size()) next = 0;
    }
    state.counters["allocations"] = benchmark::Counter(static_cast<double>(allocations - before), benchmark::Counter::kAvgIterations);
}

/// Whether all find the same is checked before anything is measured.
[[noreturn]] inline void disagree(char const* who, std::string_view frame) {
    std::fprintf(stderr, "%s finds something else in %.*s\n", who, static_cast<int>(frame.size()), frame.data());
    std::exit(1);
}

}  // namespace bench

#endif
