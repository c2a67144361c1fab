// SPDX-License-Identifier: BSL-1.0
// Tests two hundred times that a bot which is stopped in the middle of its work leaves nothing half done.
#include <monongusa/bot/bot.hpp>

#include "../laws/order.hpp"

#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <iostream>
#include <memory>
#include <mutex>
#include <random>
#include <semaphore>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
using mg::executor::order;
using mg::executor::thread_pool;
using mg::executor::thread_pool_config;

namespace {

constexpr std::size_t queued = 100'000;
constexpr unsigned actions_of_a_handler = 3;

// Made once: only stopping ends a run before its end.
std::vector<mg::event::message> const& messages() {
    static auto const all = [] {
        std::vector<mg::event::message> made(queued);
        for (std::size_t i = 0; i < queued; ++i) {
            made[i].id = std::to_string(i);
            made[i].text = made[i].raw = "do " + made[i].id;
            made[i].author = {"U" + std::to_string(i % 17), "somebody"};
            made[i].channel = {"C" + std::to_string(i % 13), "somewhere"};
        }
        return made;
    }();
    return all;
}

// What became of each message; and when to stop.
struct load {
    std::vector<std::atomic<unsigned char>> begun = std::vector<std::atomic<unsigned char>>(queued);
    std::vector<std::atomic<unsigned char>> ended = std::vector<std::atomic<unsigned char>>(queued);
    std::vector<std::atomic<unsigned char>> done = std::vector<std::atomic<unsigned char>>(queued);
    std::size_t read = 0;
    std::size_t stop_after = 0;
    std::binary_semaphore stop{0};

    void begin(std::size_t when) {
        for (std::size_t i = 0; i < read; ++i) begun[i] = ended[i] = done[i] = 0;
        read = 0;
        stop_after = when;
    }
};

// Answers each action on its own thread when it next looks, and at once when it runs no more.
class loaded_transport {
    struct state {
        load* of;
        std::mutex mutex{};
        std::condition_variable changed{};
        std::vector<mg::action::completion> under_way{};
        bool paused = false;
        bool stopped = false;
        bool ended = false;

        void answer(std::unique_lock<std::mutex>& lock) {
            auto all = std::exchange(under_way, {});
            lock.unlock();
            for (auto& done : all) done({}, {});
            lock.lock();
        }
    };

public:
    static constexpr auto emits = mg::types<mg::event::message>;
    static constexpr auto performs = mg::action::basic;

    struct sink_type {
        state* to;

        template <class Action, class Done>
        void perform(Action action, Done done) const {
            ++to->of->done[std::stoul(action.to.message)];
            std::unique_lock lock{to->mutex};
            if (to->ended) {
                lock.unlock();
                done(std::error_code{}, mg::chat::sent{"", action.to.channel});
                return;
            }
            to->under_way.emplace_back(std::move(done));
            to->changed.notify_all();
        }
    };

    explicit loaded_transport(load& with) : state_(new state{&with}) {}

    sink_type sink() const noexcept { return {state_.get()}; }

    template <class Listener>
    std::error_code run(Listener& listener) {
        auto& now = *state_;
        mg::event::message scratch;
        std::unique_lock lock{now.mutex};
        while (!now.stopped && now.of->read < queued) {
            now.answer(lock);
            if (now.paused) {
                now.changed.wait(lock, [&] { return now.stopped || !now.paused || !now.under_way.empty(); });
                continue;
            }
            lock.unlock();
            scratch = messages()[now.of->read++];
            listener.hear(scratch);
            if (now.of->read == now.of->stop_after) now.of->stop.release();
            lock.lock();
        }
        now.ended = true;
        now.answer(lock);
        return {};
    }

    void stop() {
        change([](state& now) { now.stopped = true; });
    }
    void pause() {
        change([](state& now) { now.paused = true; });
    }
    void resume() {
        change([](state& now) { now.paused = false; });
    }

private:
    template <class Change>
    void change(Change const& change) {
        std::lock_guard const lock{state_->mutex};
        change(*state_);
        state_->changed.notify_all();
    }

    std::unique_ptr<state> state_;
};

constexpr mg::table table{mg::listen_to<"do (\\d+)">([](auto& chat, std::size_t number, load& load) {
    ++load.begun[number];
    chat.send("one");
    chat.reply("two");
    chat.react("tada");
    ++load.ended[number];
})};

struct found {
    std::size_t handlers = 0;
    std::size_t wrong = 0;
};

found stopped_in_the_middle(load& load, thread_pool_config config, std::size_t after) {
    load.begin(after);
    std::error_code error;
    std::size_t dropped = 0;
    {
        mg::bot bot{loaded_transport{load}, thread_pool{config}, table, mg::with(load)};
        bot.grace(std::chrono::minutes{10});
        std::thread other{[&] {
            load.stop.acquire();
            bot.stop();
        }};
        error = bot.run();
        other.join();
        dropped = bot.dropped();
    }
    found found;
    found.wrong = error ? 1 : 0;
    for (std::size_t i = 0; i < load.read; ++i) {
        found.handlers += load.begun[i];
        bool const all = load.begun[i] == 1 && load.ended[i] == 1 && load.done[i] == actions_of_a_handler;
        // Within the grace period there is no reason to drop what was taken.
        found.wrong += !all || dropped != 0;
    }
    return found;
}

}  // namespace

int main() {
    constexpr int runs = 200;
    std::mt19937_64 random{laws::fresh_seed()};
    load load;
    std::size_t handlers = 0;
    for (int i = 0; i < runs; ++i) {
        std::size_t const capacities[] = {1, 16, 1024};
        order const orders[] = {order::channel, order::author, order::none};
        thread_pool_config const config{.threads = 4, .order = orders[random() % 3], .capacity = capacities[random() % 3]};
        auto const found = stopped_in_the_middle(load, config, 1 + random() % 1000);
        BOOST_TEST_EQ(found.wrong, 0u);
        BOOST_TEST_LT(load.read, queued);
        handlers += found.handlers;
    }
    std::cout << handlers << " handlers in " << runs << " runs" << std::endl;
    BOOST_TEST_GE(handlers, static_cast<std::size_t>(runs));
    return boost::report_errors();
}
