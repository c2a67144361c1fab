// SPDX-License-Identifier: BSL-1.0
// What a message costs in tables of 8, 64 and 256 patterns, by whether a rule takes it; beside RE2 one pattern after the other, which is how
// today's table works too, and a scan over the message's bytes, which is the least that looking at it can cost.
#include "chat.hpp"
#include "quiet.hpp"

#include <benchmark/benchmark.h>

#ifdef MONONGUSA_BENCH_RE2
#include <re2/re2.h>
#endif

#include <memory>
#include <string>
#include <vector>

namespace mg = monongusa;

namespace {

using messages = std::vector<mg::event::message>;

template <std::size_t Rules>
struct bot_of {
    bench::tally all;
    mg::bot<bench::quiet_transport, mg::executor::inplace, decltype(bench::table_of<Rules>) const&, mg::components<bench::tally&>> bot{
        bench::quiet_transport{}, mg::executor::inplace{}, bench::table_of<Rules>, mg::with(all)};
};

template <std::size_t Rules>
bench::sorted_chat const& chat() {
    static bench::sorted_chat const sorted = [] {
        bot_of<Rules> own;
        return bench::sort(own.bot, bench::lines_of_chat());
    }();
    return sorted;
}

void per_message(benchmark::State& state, messages const& all, std::size_t bytes) {
    state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
    state.counters["messages"] = static_cast<double>(all.size());
    state.counters["bytes"] = static_cast<double>(bytes) / static_cast<double>(all.size());
}

// One message after the other, for ever.
template <class Look>
void walk(benchmark::State& state, messages all, std::size_t bytes, Look const& look) {
    if (all.empty()) return state.SkipWithError("no such message");
    std::size_t next = 0;
    for (auto _ : state) {
        look(all[next]);
        if (++next == all.size()) next = 0;
    }
    per_message(state, all, bytes);
}

template <std::size_t Rules, bool Hit, class Look>
void walk(benchmark::State& state, Look const& look) {
    auto const& sorted = chat<Rules>();
    walk(state, Hit ? sorted.hits : sorted.misses, Hit ? sorted.bytes_of_hits : sorted.bytes_of_misses, look);
}

template <std::size_t Rules, bool Hit>
void by_monongusa(benchmark::State& state) {
    bot_of<Rules> own;
    walk<Rules, Hit>(state, [&own](mg::event::message& message) { own.bot.hear(message); });
    benchmark::DoNotOptimize(own.all);
}

#ifdef MONONGUSA_BENCH_RE2
template <std::size_t Rules, bool Hit>
void by_re2(benchmark::State& state) {
    std::vector<std::unique_ptr<re2::RE2>> engines;
    for (std::size_t i = 0; i < Rules; ++i)
        engines.push_back(std::make_unique<re2::RE2>(re2::StringPiece{bench::texts[i].data(), bench::texts[i].size()}));
    std::size_t found = 0;
    walk<Rules, Hit>(state, [&](mg::event::message const& message) {
        re2::StringPiece groups[2];
        for (auto const& engine : engines) {
            int const wanted = engine->NumberOfCapturingGroups() + 1;
            if (engine->Match(message.text, 0, message.text.size(), re2::RE2::UNANCHORED, groups, wanted))
                found += groups[wanted - 1].size();
        }
    });
    benchmark::DoNotOptimize(found);
}
#endif

template <std::size_t Rules, bool Hit>
void by_scan(benchmark::State& state) {
    std::array<unsigned char, 256> classes{};
    for (std::size_t i = 0; i < classes.size(); ++i) classes[i] = static_cast<unsigned char>(i * 7);
    benchmark::DoNotOptimize(classes);
    unsigned sum = 0;
    walk<Rules, Hit>(state, [&](mg::event::message const& message) {
        for (char const byte : message.text) sum += classes[static_cast<unsigned char>(byte)];
    });
    benchmark::DoNotOptimize(sum);
}

template <std::size_t Rules, bool Hit>
void beside_each_other() {
    std::string const name = std::string{"dispatch/"} + (Hit ? "hit/" : "miss/") + std::to_string(Rules) + "/";
    benchmark::RegisterBenchmark((name + "monongusa").c_str(), by_monongusa<Rules, Hit>);
#ifdef MONONGUSA_BENCH_RE2
    benchmark::RegisterBenchmark((name + "re2 one by one").c_str(), by_re2<Rules, Hit>);
#endif
    benchmark::RegisterBenchmark((name + "byte scan").c_str(), by_scan<Rules, Hit>);
}

template <std::size_t Rules>
void hits_and_misses() {
    beside_each_other<Rules, true>();
    beside_each_other<Rules, false>();
}

}  // namespace

int main(int argc, char** argv) {
    hits_and_misses<8>();
    hits_and_misses<64>();
    hits_and_misses<256>();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
