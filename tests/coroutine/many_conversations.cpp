// SPDX-License-Identifier: BSL-1.0
// Tests that ten thousand conversations at once end as they should, and leave no memory behind.
#include "../support/live_memory.hpp"

#include <monongusa/coroutine.hpp>

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include "../bench/quiet.hpp"

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <cstddef>
#include <iostream>
#include <string>
#include <string_view>
#include <utility>

namespace mg = monongusa;
using namespace std::chrono_literals;
using support::live_memory;

namespace {

constexpr std::size_t many = 10'000;
constexpr std::size_t of_one_user = 1'000;  // Of them, each in a channel of its own.

struct tally {
    std::atomic<std::size_t> begun = 0;
    std::atomic<std::size_t> answered = 0;
    std::atomic<std::size_t> timed_out = 0;
    std::atomic<std::size_t> wrong = 0;  // An answer of somebody else, or from elsewhere.
    std::atomic<std::size_t> ended = 0;
    std::atomic<std::size_t> reached_the_table = 0;
};

struct at_its_end {
    std::atomic<std::size_t>& count;
    explicit at_its_end(std::atomic<std::size_t>& of) noexcept : count(of) {}
    at_its_end(at_its_end const&) = delete;
    at_its_end& operator=(at_its_end const&) = delete;
    ~at_its_end() { ++count; }
};

constexpr mg::table asking{
    mg::listen_to<"^ask$">([](auto& chat, mg::event::message const& message, tally& all) -> mg::task<> {
        at_its_end const counted{all.ended};
        ++all.begun;
        auto const next = co_await chat.async_next_message(30s);
        if (!next) {
            ++all.timed_out;
            co_return;
        }
        ++all.answered;
        // The event of the coroutine is its own, however many others came in between.
        if (next->author.id != message.author.id || next->channel.id != message.channel.id || next->text != "me " + message.author.id) ++all.wrong;
    }),
    mg::listen_to<"^me">([](tally& all) { ++all.reached_the_table; }),
};

// The message of the n-th conversation.
void fill(mg::event::message& message, std::size_t number, std::string_view text) {
    auto const n = std::to_string(number);
    message.id = "m" + n;
    message.author.id = number < of_one_user ? "one" : "U" + n;
    message.author.name = message.author.id;
    message.channel.id = "C" + (number < of_one_user ? n : std::to_string(number % 100));
    message.channel.name = message.channel.id;
    message.text = message.raw = text == "me" ? "me " + message.author.id : std::string{text};
    message.addressed = false;
    message.body_range = {0, static_cast<std::uint32_t>(message.text.size())};
}

class stopwatch {
public:
    // Nanoseconds for each of as many steps.
    std::size_t each(std::size_t steps) const {
        return static_cast<std::size_t>(std::chrono::nanoseconds{std::chrono::steady_clock::now() - begun_}.count()) / steps;
    }

private:
    std::chrono::steady_clock::time_point begun_ = std::chrono::steady_clock::now();
};

template <class Bot>
class crowd {
public:
    explicit crowd(Bot& bot) : bot_(bot) {}

    // Says the same in each conversation from the first on, `step` apart; the event that it is said with is always the same, as a transport's.
    void says(std::string_view text, std::size_t first, std::size_t step) {
        for (std::size_t i = first; i < many; i += step) {
            fill(scratch_, i, text);
            bot_.hear(scratch_);
            // What a pool has no room for the transport would wait for.
            if (i % 256 == 0) bot_.wait_until_quiet();
        }
        BOOST_TEST(bot_.wait_until_quiet());
    }

private:
    Bot& bot_;
    mg::event::message scratch_;
};

// All wait, those whose number is even are answered, or none, and the time of the others passes.  How many bytes they held while they waited.
template <class Bot>
std::size_t a_round(Bot& bot, tally& all, bool half_are_answered, std::string_view name) {
    crowd crowd{bot};
    auto const begun = all.begun.load();
    auto const ended = all.ended.load();
    auto const answered = all.answered.load();
    auto const timed_out = all.timed_out.load();
    auto const before = live_memory::now();

    stopwatch beginning;
    crowd.says("ask", 0, 1);
    auto const to_begin = beginning.each(many);
    auto const waiting = live_memory::now();
    BOOST_TEST_EQ(all.begun - begun, many);
    BOOST_TEST_EQ(all.ended, ended);

    stopwatch answering;
    if (half_are_answered) crowd.says("me", 0, 2);
    auto const to_answer = answering.each(many / 2);
    BOOST_TEST_EQ(all.answered - answered, half_are_answered ? many / 2 : 0);
    BOOST_TEST_EQ(all.ended - ended, half_are_answered ? many / 2 : 0);

    BOOST_TEST(bot.pass(29s));
    BOOST_TEST_EQ(all.timed_out, timed_out);
    auto const left = half_are_answered ? many / 2 : many;
    stopwatch ending;
    BOOST_TEST(bot.pass(1s));
    auto const to_end = ending.each(left);
    BOOST_TEST_EQ(all.timed_out - timed_out, left);
    BOOST_TEST_EQ(all.ended - ended, many);

    auto const held = waiting.bytes - before.bytes;
    std::cout << name << ": a waiting conversation takes " << held / many << " bytes in " << (waiting.blocks - before.blocks) / many
              << " blocks; ns to begin: " << to_begin;
    if (half_are_answered) std::cout << ", to be answered: " << to_answer;
    std::cout << ", to time out: " << to_end << "\n";
    return held;
}

// Idle deliveries keep the strings of whoever came last, and threads their caches; one block of each conversation would be far more.
constexpr std::size_t a_few = many / 20;

void it_has_not_grown_since(live_memory const& then) {
    auto const now = live_memory::now();
    BOOST_TEST_LT(now.bytes, then.bytes + many);
    BOOST_TEST_LT(now.blocks, then.blocks + a_few);
}

template <class Executor>
void memory_returns(Executor executor, std::string_view name) {
    tally all;
    {
        mg::bot bot{bench::quiet_transport{}, std::move(executor), asking, mg::with(all), mg::clock::manual{}};
        auto const before = live_memory::now();
        auto const held = a_round(bot, all, false, name);
        // What is kept for the next: room in lists of timers, and a few idle deliveries.
        auto const first = live_memory::now();
        std::cout << name << ": the bot keeps " << first.bytes - before.bytes << " bytes in " << first.blocks - before.blocks << " blocks\n";
        BOOST_TEST_LT(first.bytes - before.bytes, held / 10);
        BOOST_TEST_LT(first.blocks - before.blocks, a_few);
        a_round(bot, all, false, name);
        it_has_not_grown_since(first);
        a_round(bot, all, true, name);
        it_has_not_grown_since(first);
        BOOST_TEST_EQ(all.wrong, 0u);
        // A message that a conversation takes is no rule's.
        BOOST_TEST_EQ(all.reached_the_table, 0u);
        crowd{bot}.says("me", 0, 1);
        BOOST_TEST_EQ(all.reached_the_table, many);
    }
    BOOST_TEST_EQ(all.begun, 3 * many);
    BOOST_TEST_EQ(all.ended, 3 * many);
}

template <class MakeExecutor>
void memory_returns_to_its_start(MakeExecutor const& make, std::string_view name) {
    auto const before = live_memory::now();
    memory_returns(make(), name);
    auto const after = live_memory::now();
    std::cout << name << ": " << before.bytes << " bytes before the bot, " << after.bytes << " after it\n";
    BOOST_TEST_LE(after.bytes, before.bytes);
    BOOST_TEST_LE(after.blocks, before.blocks);
}

}  // namespace

int main() {
    memory_returns_to_its_start([] { return mg::executor::inplace{}; }, "in place");
    memory_returns_to_its_start([] { return mg::executor::thread_pool{2}; }, "two threads");
    return boost::report_errors();
}
