// SPDX-License-Identifier: BSL-1.0
// A bot on Slack: `counts` has 64 patterns and counts what it hears; `sleeps` and `computes` take 50 ms for each message, in place or,
// with --pool, on as many threads as there are cores.
// slack_bot counts|sleeps|computes [--pool]
#include <monongusa.hpp>
#include <monongusa/executor/thread_pool.hpp>

#include "counting.hpp"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <thread>
#include <utility>

namespace mg = monongusa;

namespace {

constexpr auto long_time = std::chrono::milliseconds{50};

mg::transport::slack on_slack() {
    return mg::transport::slack{{.token = mg::env("SLACK_BOT_TOKEN"), .app_token = mg::env("SLACK_APP_TOKEN")}};
}

void take_a_nap() { std::this_thread::sleep_for(long_time); }
void work_hard() {
    auto const until = std::chrono::steady_clock::now() + long_time;
    while (std::chrono::steady_clock::now() < until) {}
}

struct work {
    void (*takes)();
};

template <class Executor>
int run_slow(Executor executor, work how) {
    constexpr mg::table reactions{mg::on<mg::event::message>([](work const& one) { one.takes(); })};
    mg::bot bot{on_slack(), std::move(executor), reactions, mg::with(how)};
    return mg::run(bot);
}

int run_counting() {
    bench::heard all;
    mg::bot bot{on_slack(), mg::executor::inplace{}, bench::counting, mg::with(all)};
    return mg::run(bot);
}

}  // namespace

int main(int argc, char** argv) {
    std::string_view const what = argc > 1 ? argv[1] : "";
    bool const pool = argc > 2 && std::string_view{argv[2]} == "--pool";
    if (what == "counts") return run_counting();
    if (what != "sleeps" && what != "computes") return 2;
    work const how{what == "sleeps" ? &take_a_nap : &work_hard};
    return pool ? run_slow(mg::executor::thread_pool{std::max(std::thread::hardware_concurrency(), 1U)}, how)
                : run_slow(mg::executor::inplace{}, how);
}
