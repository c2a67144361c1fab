// An executor of one's own: one thread behind a queue of four, which tells at its end what it had to do.
// Try: printf '@bot primes below 9000000\n@bot primes below 10\n@bot primes below 100\n' | custom_executor
#include <monongusa.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;

// Its state is on the heap, so that it can be moved into its bot while the thread refers to it.
class one_worker {
    using callback = std::function<void()>;

    struct state {
        explicit state(std::size_t most) : room{most}, thread{[this] { work(); }} {}
        ~state() {
            {
                std::lock_guard const lock{mutex};
                ending = true;
            }
            changed.notify_all();
            thread.join();
            mg::log::info("worker: ran ", ran, " handlers, at most ", longest, " waited, ", refused, " were refused");
        }

        bool full() const { return queue.size() >= room; }
        bool idle() const { return queue.empty() && !running; }

        void work() {
            std::unique_lock lock{mutex};
            while (true) {
                changed.wait(lock, [this] { return ending || !queue.empty(); });
                if (queue.empty()) return;  // All that was taken is done.
                auto task = std::exchange(queue.front(), {});
                queue.pop_front();
                auto const told = std::exchange(waiting, {});
                running = true;
                lock.unlock();
                for (auto const& there_is_room : told) there_is_room();  // Not under the lock: it will hand over a task.
                task();
                task = {};
                lock.lock();
                running = false;
                ++ran;
                changed.notify_all();
            }
        }

        std::size_t const room;
        std::mutex mutex;
        std::condition_variable changed;
        std::deque<callback> queue;
        std::vector<callback> waiting;  // For room.
        bool running = false;
        bool ending = false;
        std::size_t ran = 0, longest = 0, refused = 0;
        std::thread thread;  // Begins last, when all it looks at is there.
    };

public:
    explicit one_worker(std::size_t room) : state_{std::make_unique<state>(room)} {}

    bool try_execute(auto const& task) {
        std::lock_guard const lock{state_->mutex};
        if (state_->full()) {
            ++state_->refused;
            return false;
        }
        state_->queue.emplace_back(task);
        state_->longest = std::max(state_->longest, state_->queue.size());
        state_->changed.notify_all();
        return true;
    }

    void on_room(auto const& there_is_room) {
        std::unique_lock lock{state_->mutex};
        if (state_->full()) {
            state_->waiting.emplace_back(there_is_room);
        } else {
            lock.unlock();
            there_is_room();
        }
    }

    void drain(mg::instant deadline) {
        std::unique_lock lock{state_->mutex};
        state_->changed.wait_until(lock, deadline, [this] { return state_->idle(); });
    }

    bool at_rest() const {
        std::lock_guard const lock{state_->mutex};
        return state_->idle();
    }

private:
    std::unique_ptr<state> state_;
};

std::string count_primes(std::size_t below) {
    std::vector<bool> crossed(below);
    std::size_t found = 0;
    for (std::size_t number = 2; number < below; ++number) {
        if (crossed[number]) continue;
        ++found;
        for (auto multiple = 2 * number; multiple < below; multiple += number) crossed[multiple] = true;
    }
    return std::to_string(found) + " below " + std::to_string(below);
}

constexpr mg::table reactions{
    mg::respond_to<R"(^primes below (\d{1,7})$)">(count_primes),
};

// With arguments the same table runs on an executor of the library: custom_executor --check custom_executor.chat
int main(int argc, char** argv) {
    if (argc > 1) return mg::launch(argc, argv, reactions);
    return mg::run(mg::bot{mg::transport::stdio{}, one_worker{4}, reactions});
}
