// SPDX-License-Identifier: BSL-1.0
// What a message costs in tables of 8, 64, 256 and 1,024 patterns, by whether a rule takes it; beside peers that find the same, groups
// included, and beside the least that looking at a message can cost.
#include "chat.hpp"
#include "listener.hpp"
#include "patterns.hpp"
#include "peers/backtracking.hpp"
#include "peers/limits.hpp"
#ifdef MONONGUSA_BENCH_RE2
#include "peers/re2.hpp"
#endif
#ifdef MONONGUSA_BENCH_HYPERSCAN
#include "peers/hyperscan.hpp"
#endif

#include <cstdio>
#include <exception>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

namespace mg = monongusa;
namespace peers = bench::peers;

namespace {

using messages = std::vector<mg::event::message>;

template <std::size_t Rules>
class monongusa_itself {
public:
    static constexpr char const* name = "monongusa";
    void look(mg::event::message& message) { listener_.hear(message); }
    bench::tally const& all() const noexcept { return listener_.all(); }

private:
    bench::listener<Rules> listener_;
};

template <class Peer>
class peer {
public:
    static constexpr char const* name = Peer::name;
    explicit peer(std::size_t rules) : peer_(std::span{bench::texts}.first(rules)) {}
    void look(mg::event::message const& message) { peer_.look(message.text, all_); }
    bench::tally const& all() const noexcept { return all_; }

private:
    Peer peer_;
    bench::tally all_;
};

// Messages come one at a time.  Without this the processor begins with the next before it is done with the last, as it could for no bot;
// whoever waits for memory at each byte would gain most by it.
void wait_for_the_last() {
#if defined(__x86_64__)
    __builtin_ia32_lfence();
#endif
}

template <class Who>
bench::tally heard_by(Who& who, mg::event::message& message) {
    bench::tally const before = who.all();
    who.look(message);
    return who.all() - before;
}

// One table, what was said to it, and those who listen.
template <std::size_t Rules>
class contest {
public:
    explicit contest(std::vector<std::string> const& lines) {
        bench::listener<Rules> own;
        chat_ = bench::sort(own, lines);
        std::fprintf(stderr, "%zu rules: %.1f %% of the lines are hits\n", Rules, 100 * chat_.share_of_hits);
        enter(std::make_shared<monongusa_itself<Rules>>());
    }

    /// Nobody if it cannot have these patterns.
    template <class Peer>
    std::shared_ptr<peer<Peer>> invite() {
        try {
            auto who = std::make_shared<peer<Peer>>(Rules);
            enter(who);
            return who;
        } catch (std::exception const& refusal) {
            std::fprintf(stderr, "%zu rules: without %s: %s\n", Rules, Peer::name, refusal.what());
            return nullptr;
        }
    }

    /// Whether it finds in every message what monongusa finds.  It is said where not.
    template <class Peer>
    bool invite_equal() {
        auto const who = invite<Peer>();
        return !who || finds_the_same(*who);
    }

private:
    template <class Who>
    void enter(std::shared_ptr<Who> const& who) {
        enter(who, "hit", chat_.hits);
        enter(who, "miss", chat_.misses);
    }

    template <class Who>
    void enter(std::shared_ptr<Who> const& who, char const* kind, messages const& all) {
        std::string const name = std::string{"dispatch/"} + kind + "/" + std::to_string(Rules) + "/" + Who::name;
        double const share = chat_.share_of_hits;
        benchmark::RegisterBenchmark(name.c_str(), [who, all, share](benchmark::State& state) { listen(state, *who, all, share); });
    }

    // One message after the other, for ever.
    template <class Who>
    static void listen(benchmark::State& state, Who& who, messages all, double share) {
        if (all.empty()) return state.SkipWithError("no such message");
        std::size_t next = 0;
        for (auto _ : state) {
            wait_for_the_last();
            who.look(all[next]);
            if (++next == all.size()) next = 0;
        }
        benchmark::DoNotOptimize(who.all().hits + who.all().bytes);
        std::size_t bytes = 0;
        for (auto const& message : all) bytes += message.text.size();
        state.counters["messages"] = static_cast<double>(all.size());
        state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(all.size());
        state.counters["share_of_hits"] = share;
    }

    template <class Who>
    bool finds_the_same(Who& who) {
        monongusa_itself<Rules> own;
        std::size_t differ = 0;
        for (auto* all : {&chat_.hits, &chat_.misses}) {
            for (auto& message : *all) {
                auto const ours = heard_by(own, message);
                auto const theirs = heard_by(who, message);
                if (ours == theirs || ++differ > 1) continue;
                std::fprintf(stderr, "%zu rules: %s has hits %zu and %zu bytes of groups, monongusa %zu and %zu, in: %s\n", Rules,
                             Who::name, theirs.hits, theirs.bytes, ours.hits, ours.bytes, message.text.c_str());
            }
        }
        if (differ != 0) std::fprintf(stderr, "%zu rules: %s differs in %zu messages\n", Rules, Who::name, differ);
        return differ == 0;
    }

    bench::sorted_chat chat_;
};

// Whether all that must agree do.
template <std::size_t Rules>
bool hold_contest(std::vector<std::string> const& lines) {
    contest<Rules> now{lines};
    bool agreed = true;
#ifdef MONONGUSA_BENCH_RE2
    agreed = now.template invite_equal<peers::re2_one_by_one>() && agreed;
    agreed = now.template invite_equal<peers::re2_set>() && agreed;
#endif
#ifdef MONONGUSA_BENCH_HYPERSCAN
    agreed = now.template invite_equal<peers::hyperscan>() && agreed;
#endif
    // They take long.
    if constexpr (Rules <= 64) {
        now.template invite_equal<peers::boost_regex>();
        now.template invite_equal<peers::std_regex>();
    }
    now.template invite<peers::dfa_walk>();
    now.template invite<peers::byte_scan>();
    return agreed;
}

}  // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    auto const lines = bench::lines_of_chat();
    bool const agreed[] = {hold_contest<8>(lines), hold_contest<64>(lines), hold_contest<256>(lines), hold_contest<1024>(lines)};
    for (bool const each : agreed)
        if (!each) return 1;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
