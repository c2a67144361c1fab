// SPDX-License-Identifier: BSL-1.0
// What a handler costs that is a coroutine, in nanoseconds and allocations: beside a plain one, and beside the least that a coroutine of Asio can cost:
// one that is empty, spawned on an io_context that runs nothing else.

// So that what Asio allocates is counted as well.
#define BOOST_ASIO_DISABLE_STD_ALIGNED_ALLOC
#define BOOST_ASIO_DISABLE_BOOST_ALIGN

#include <monongusa/coroutine.hpp>

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include "quiet.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>

namespace {

std::atomic<std::size_t> allocations = 0;

}  // namespace

// Inlined in part, g++ takes them for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
    allocations.fetch_add(1, std::memory_order_relaxed);
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace mg = monongusa;
using namespace std::chrono_literals;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"^nothing$">([] {}),
    mg::listen_to<"^text$">([](auto&) { return "text"; }),
    mg::listen_to<"^coroutine nothing$">([]() -> mg::task<> { co_return; }),
    mg::listen_to<"^coroutine text$">([](auto&) -> mg::task<std::string_view> { co_return "text"; }),
    mg::listen_to<"^coroutine send$">([](auto& chat) -> mg::task<> { co_await chat.async_send("text"); }),
    mg::listen_to<"^coroutine round$">([](auto& chat) -> mg::task<> { co_await chat.async_next_message(1h); }),
};

mg::event::message message_of(std::string_view text) {
    mg::event::message message;
    message.id = "m1";
    message.author.id = message.author.name = "ann";
    message.channel.id = message.channel.name = "general";
    message.text = message.raw = text;
    message.body_range = {0, static_cast<std::uint32_t>(text.size())};
    return message;
}

// What a transport does for each message: a scratch event that is filled anew.
void fill(mg::event::message& scratch, mg::event::message const& with) {
    scratch.id = with.id;
    scratch.text = with.text;
    scratch.raw = with.raw;
    scratch.author.id = with.author.id;
    scratch.author.name = with.author.name;
    scratch.channel.id = with.channel.id;
    scratch.channel.name = with.channel.name;
    scratch.body_range = with.body_range;
}

void count(benchmark::State& state, std::size_t before) {
    state.counters["allocations"] = benchmark::Counter(static_cast<double>(allocations - before), benchmark::Counter::kAvgIterations);
}

// One message of each text is said in turn; the bot is quiet after each.
template <class Executor>
void heard(benchmark::State& state, Executor executor, std::vector<std::string_view> const& texts) {
    mg::bot bot{bench::quiet_transport{}, std::move(executor), reactions, mg::components<>{}, mg::clock::manual{}};
    std::vector<mg::event::message> messages;
    for (auto const text : texts) messages.push_back(message_of(text));
    mg::event::message scratch;
    auto const say_all = [&] {
        for (auto const& message : messages) {
            fill(scratch, message);
            bot.hear(scratch);
            bot.wait_until_quiet();
        }
    };
    say_all();
    auto const before = allocations.load();
    for (auto _ : state) say_all();
    count(state, before);
}

void in_place(benchmark::State& state, std::vector<std::string_view> const& texts) { heard(state, mg::executor::inplace{}, texts); }
void on_a_thread(benchmark::State& state, std::vector<std::string_view> const& texts) { heard(state, mg::executor::thread_pool{1}, texts); }

boost::asio::awaitable<void> nothing() { co_return; }

void empty_of_asio(benchmark::State& state) {
    boost::asio::io_context context{1};
    auto const run_one = [&] {
        boost::asio::co_spawn(context, nothing(), boost::asio::detached);
        context.run();
        context.restart();
    };
    run_one();
    auto const before = allocations.load();
    for (auto _ : state) run_one();
    count(state, before);
}

void empty_of_asio_on_a_thread(benchmark::State& state) {
    boost::asio::thread_pool thread{1};
    std::atomic<std::size_t> done = 0;
    std::size_t spawned = 0;
    auto const run_one = [&] {
        boost::asio::co_spawn(thread, nothing(), [&](std::exception_ptr const&) {
            ++done;
            done.notify_one();
        });
        done.wait(spawned++);
    };
    run_one();
    auto const before = allocations.load();
    for (auto _ : state) run_one();
    count(state, before);
    thread.join();
}

}  // namespace

int main(int argc, char** argv) {
    struct {
        char const* name;
        std::vector<std::string_view> texts;
    } const all[] = {
        {"plain, nothing", {"nothing"}},
        {"plain, text", {"text"}},
        {"coroutine, nothing", {"coroutine nothing"}},
        {"coroutine, text", {"coroutine text"}},
        {"coroutine, async_send", {"coroutine send"}},
        {"conversation, one round", {"coroutine round", "answer"}},
    };
    // On another thread the clock on the wall is what counts.
    std::string const here = "coroutine/in place/0/";
    std::string const there = "coroutine/on a thread/1/";
    for (auto const& each : all) {
        benchmark::RegisterBenchmark((here + each.name).c_str(), [&each](benchmark::State& state) { in_place(state, each.texts); });
        benchmark::RegisterBenchmark((there + each.name).c_str(), [&each](benchmark::State& state) { on_a_thread(state, each.texts); })->UseRealTime();
    }
    benchmark::RegisterBenchmark((here + "asio co_spawn, empty").c_str(), empty_of_asio);
    benchmark::RegisterBenchmark((there + "asio co_spawn, empty").c_str(), empty_of_asio_on_a_thread)->UseRealTime();
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
