// SPDX-License-Identifier: BSL-1.0
// What one hop through the pool costs: from `hear` to the end of the handler; beside an empty function posted to Asio's pool, which is the least
// that another thread can cost, and std::async, which is what the standard library offers.
#include <monongusa/executor/thread_pool.hpp>

#include "chat.hpp"
#include "quiet.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <cstdint>
#include <future>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <benchmark/benchmark.h>

namespace mg = monongusa;

namespace {

struct progress {
    std::atomic<std::int64_t> done = 0;

    void one_more() {
        done.fetch_add(1, std::memory_order_release);
        done.notify_one();
    }
    void wait_for(std::int64_t count) const {
        for (auto now = done.load(std::memory_order_acquire); now < count; now = done.load(std::memory_order_acquire)) done.wait(now);
    }
};

constexpr mg::table reactions{
    mg::listen_to<R"(^!(\w+))">([](progress& now, std::string_view) { now.one_more(); }),
};

struct bot_on_a_pool {
    progress now;
    mg::bot<bench::quiet_transport, mg::executor::thread_pool, decltype(reactions) const&, mg::components<progress&>> bot;

    bot_on_a_pool(std::size_t threads, mg::executor::order order)
        : bot{bench::quiet_transport{}, mg::executor::thread_pool{{.threads = threads, .order = order}}, reactions, mg::with(now)} {}
};

// What a transport does for each message: a scratch event that is filled anew, since the bot may have taken what was in it.
class speaker {
public:
    explicit speaker(std::size_t bytes) : filled_(bench::message_of("!info " + std::string(bytes - 6, 'x'))) {}

    mg::event::message& says(std::size_t channel) {
        scratch_.id = filled_.id;
        scratch_.text = filled_.text;
        scratch_.raw = filled_.raw;
        scratch_.author.id = filled_.author.id;
        scratch_.author.name = filled_.author.name;
        scratch_.channel.id = filled_.channel.id;
        scratch_.channel.id.back() = static_cast<char>('a' + channel % 16);
        scratch_.channel.name = filled_.channel.name;
        scratch_.body_range = filled_.body_range;
        return scratch_;
    }

private:
    mg::event::message filled_;
    mg::event::message scratch_;
};

constexpr std::size_t batch = 512;  // Half of the pool's queue, so that it is never full.

// One message, and when its handler has ended the next one.
void latency(benchmark::State& state, std::size_t threads, mg::executor::order order) {
    bot_on_a_pool own{threads, order};
    speaker one{16};
    std::int64_t heard = 0;
    for (auto _ : state) {
        own.bot.hear(one.says(0));
        own.now.wait_for(++heard);
    }
    own.bot.wait_until_quiet();
}

// As fast as they go, from sixteen channels.
void throughput(benchmark::State& state, std::size_t threads, mg::executor::order order, std::size_t bytes) {
    bot_on_a_pool own{threads, order};
    speaker one{bytes};
    std::int64_t heard = 0;
    while (state.KeepRunningBatch(batch)) {
        for (std::size_t i = 0; i < batch; ++i) own.bot.hear(one.says(i));
        own.now.wait_for(heard += batch);
    }
    own.bot.wait_until_quiet();
}

// What of that is the filling of the event and the matching.
void in_place(benchmark::State& state, std::size_t bytes) {
    progress now;
    mg::bot bot{bench::quiet_transport{}, mg::executor::inplace{}, reactions, mg::with(now)};
    speaker one{bytes};
    std::size_t channel = 0;
    for (auto _ : state) bot.hear(one.says(++channel));
}

void latency_of_asio(benchmark::State& state, std::size_t threads) {
    boost::asio::thread_pool pool{threads};
    progress now;
    std::int64_t posted = 0;
    for (auto _ : state) {
        boost::asio::post(pool, [&now] { now.one_more(); });
        now.wait_for(++posted);
    }
    pool.join();
}

void throughput_of_asio(benchmark::State& state, std::size_t threads) {
    boost::asio::thread_pool pool{threads};
    progress now;
    std::int64_t posted = 0;
    while (state.KeepRunningBatch(batch)) {
        for (std::size_t i = 0; i < batch; ++i) boost::asio::post(pool, [&now] { now.one_more(); });
        now.wait_for(posted += batch);
    }
    pool.join();
}

void latency_of_async(benchmark::State& state) {
    progress now;
    for (auto _ : state) std::async(std::launch::async, [&now] { now.one_more(); }).get();
}

void throughput_of_async(benchmark::State& state) {
    progress now;
    std::vector<std::future<void>> futures;
    while (state.KeepRunningBatch(batch)) {
        for (std::size_t i = 0; i < batch; ++i) futures.push_back(std::async(std::launch::async, [&now] { now.one_more(); }));
        futures.clear();
    }
}

constexpr auto by_channel = mg::executor::order::channel;
constexpr auto in_no_order = mg::executor::order::none;

// By the clock on the wall: the work is on other threads.
template <class... Arguments>
void add(std::string const& name, void (*function)(benchmark::State&, Arguments...), std::type_identity_t<Arguments>... arguments) {
    benchmark::RegisterBenchmark(name.c_str(), [=](benchmark::State& state) { function(state, arguments...); })->UseRealTime();
}

}  // namespace

int main(int argc, char** argv) {
    for (std::size_t const threads : {1U, 4U}) {
        auto const name = "hop/latency/" + std::to_string(threads) + "/";
        add(name + "monongusa", latency, threads, by_channel);
        add(name + "monongusa, no order", latency, threads, in_no_order);
        add(name + "asio post", latency_of_asio, threads);
        add(name + "std async", latency_of_async);
    }
    for (std::size_t const threads : {1U, 4U}) {
        auto const name = "hop/throughput/" + std::to_string(threads) + "/";
        add(name + "monongusa", throughput, threads, by_channel, 16);
        add(name + "monongusa, no order", throughput, threads, in_no_order, 16);
        add(name + "asio post", throughput_of_asio, threads);
        add(name + "std async", throughput_of_async);
    }
    for (std::size_t const bytes : {16U, 80U, 1000U}) {
        auto const name = "hop/delivery/" + std::to_string(bytes) + "/";
        add(name + "monongusa", throughput, 1, by_channel, bytes);
        add(name + "in place", in_place, bytes);
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
