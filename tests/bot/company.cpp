// SPDX-License-Identifier: BSL-1.0
// Tests that what goes wrong with one bot, at whatever moment, is told and keeps no other from going on.
#include <monongusa/bot/company.hpp>

#include "../support/descriptors.hpp"
#include "../support/stand_in_bot.hpp"

#include <monongusa/error/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <deque>
#include <future>
#include <latch>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <pthread.h>

namespace {

namespace mg = monongusa;
using mg::detail::company;
using mg::detail::outcome;
using mg::detail::runnable;
using mg::detail::runnables;
using support::stand_in_bot;
using namespace std::chrono_literals;

template <class... Bots>
runnables all_of(Bots&... bots) {
    return {runnable::of(&bots)...};
}

struct result {
    outcome came_of_it;
    std::string log;  ///< Its lines sorted, since bots have no order among each other.
};

std::string sorted(std::string const& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = text.find('\n', begin) + 1;
        lines.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (auto const& line : lines) all += line;
    return all;
}

template <class... Bots>
result result_of(Bots&... bots) {
    result result;
    result.log = sorted(support::logged_by([&] {
        company together{all_of(bots...)};
        BOOST_TEST_EQ(together.why_not(), "");
        result.came_of_it = together.run();
    }));
    return result;
}

void nobody_is_a_clean_end() {
    company none{{}};
    BOOST_TEST_EQ(none.why_not(), "");
    BOOST_TEST(none.grace() == 0s);
    none.stop();
    BOOST_TEST(!none.tell_of_late_ones());
    BOOST_TEST(none.run() == outcome{});
}

void each_logs_in_and_then_runs() {
    stand_in_bot a{"a"};
    stand_in_bot b{"b"};
    auto const caller = std::this_thread::get_id();
    std::thread::id where_a_ran;
    std::thread::id where_b_ran;
    a.on_run = [&] { return where_a_ran = std::this_thread::get_id(), std::error_code{}; };
    b.on_run = [&] { return where_b_ran = std::this_thread::get_id(), std::error_code{}; };
    auto const result = result_of(a, b);
    BOOST_TEST(result.came_of_it == outcome{});
    BOOST_TEST_EQ(result.log, "");
    BOOST_TEST_EQ(a.asked(), "login;run;");
    BOOST_TEST_EQ(b.asked(), "login;run;");
    BOOST_TEST(where_a_ran == caller);
    BOOST_TEST(where_b_ran != caller);
}

// One after the other they would never end.
void all_log_in_at_the_same_time() {
    std::latch all_here{3};
    std::deque<stand_in_bot> bots(3);
    for (auto& bot : bots) bot.on_login = [&] { return all_here.arrive_and_wait(), std::error_code{}; };
    BOOST_TEST(result_of(bots[0], bots[1], bots[2]).came_of_it == outcome{});
}

void a_long_login_keeps_nobody_from_running() {
    for (bool const slow_is_first : {true, false}) {
        std::promise<void> other_ran;
        stand_in_bot slow;
        stand_in_bot other;
        slow.on_login = [&] { return other_ran.get_future().wait(), std::error_code{}; };
        other.on_run = [&] { return other_ran.set_value(), std::error_code{}; };
        BOOST_TEST((slow_is_first ? result_of(slow, other) : result_of(other, slow)).came_of_it == outcome{});
        BOOST_TEST_EQ(slow.asked(), "login;run;");
    }
}

void whoever_fails_is_told_of_by_name_and_the_others_go_on() {
    std::promise<void> failed;
    auto const all_have_failed = failed.get_future().share();
    std::deque<stand_in_bot> bots;
    for (auto const name : {"refused", "throws in login", "ends", "throws", "throws a number", "sound"}) bots.emplace_back(name);
    bots[0].on_login = [] { return std::make_error_code(std::errc::permission_denied); };
    bots[1].on_login = []() -> std::error_code { throw std::runtime_error{"no such server"}; };
    bots[2].on_run = [] { return std::make_error_code(std::errc::connection_reset); };
    bots[3].on_run = []() -> std::error_code { throw std::string{"out of tea"}; };
    bots[4].on_run = [&]() -> std::error_code {
        failed.set_value();
        throw 7;
    };
    bots[5].on_run = [&] { return all_have_failed.wait(), std::error_code{}; };
    auto const result = result_of(bots[0], bots[1], bots[2], bots[3], bots[4], bots[5]);
    BOOST_TEST(result.came_of_it == outcome{outcome::error});
    BOOST_TEST_EQ(result.log, "error ends: ended: Connection reset by peer\n"
                              "error refused: login: Permission denied\n"
                              "error throws a number: ended: an exception that is no std::exception\n"
                              "error throws in login: login: no such server\n"
                              "error throws: ended: out of tea\n");
    BOOST_TEST_EQ(bots[0].asked(), "login;");
    BOOST_TEST_EQ(bots[1].asked(), "login;");
    BOOST_TEST_EQ(bots[5].asked(), "login;run;");
}

void handlers_that_still_run_are_told_to_the_caller() {
    stand_in_bot stuck{"stuck"};
    stand_in_bot sound{"sound"};
    stuck.on_run = [] { return make_error_code(mg::error::deadline_passed); };
    BOOST_TEST((result_of(stuck, sound).came_of_it == outcome{outcome::error, true}));
}

void a_login_that_was_stopped_is_no_failure() {
    for (auto const& error : {std::make_error_code(std::errc::operation_canceled), make_error_code(mg::error::stopped)}) {
        stand_in_bot bot{"alpha"};
        bot.on_login = [error] { return error; };
        auto const result = result_of(bot);
        BOOST_TEST(result.came_of_it == outcome{});
        BOOST_TEST_EQ(result.log, "info alpha: login: stopped\n");
        BOOST_TEST_EQ(bot.asked(), "login;");
    }
}

void stopping_reaches_one_that_logs_in_and_one_that_runs() {
    std::promise<void> stopped_in_login;
    std::promise<void> stopped;
    std::latch both_here{3};
    stand_in_bot logs_in{"logs in"};
    stand_in_bot runs{"runs"};
    logs_in.on_login = [&] {
        both_here.count_down();
        stopped_in_login.get_future().wait();
        return make_error_code(mg::error::stopped);
    };
    logs_in.on_stop = [&] { stopped_in_login.set_value(); };
    runs.on_run = [&] {
        both_here.count_down();
        stopped.get_future().wait();
        return std::error_code{};
    };
    runs.on_stop = [&] { stopped.set_value(); };
    company together{all_of(logs_in, runs)};
    std::thread elsewhere{[&] {
        both_here.arrive_and_wait();
        together.stop();
    }};
    outcome came_of_it{7};
    auto const log = support::logged_by([&] { came_of_it = together.run(); });
    elsewhere.join();
    BOOST_TEST(came_of_it == outcome{});
    BOOST_TEST_EQ(log, "info logs in: login: stopped\n");
    BOOST_TEST_EQ(runs.asked(), "login;run;stop;");
}

// Also where the first of them throws when it is stopped.
void whoever_is_stopped_before_does_not_log_in() {
    stand_in_bot first{"first"};
    stand_in_bot second{"second"};
    first.on_stop = [] { throw std::runtime_error{"no"}; };
    company together{all_of(first, second)};
    auto const log = support::logged_by([&] {
        together.stop();
        together.stop();
        BOOST_TEST(together.run() == outcome{});
    });
    BOOST_TEST_EQ(log, "error first: stop: no\nerror first: the last line came 1 more time\n");
    BOOST_TEST_EQ(first.asked(), "stop;stop;");
    BOOST_TEST_EQ(second.asked(), "stop;stop;");
}

std::string log_of_late_ones(company& together, bool& runs) {
    return support::logged_by([&] { runs = together.tell_of_late_ones(); });
}

void late_ones_are_told_apart_by_what_they_are_at() {
    std::latch logging_in{2};
    std::latch running{2};
    std::latch go_on{1};
    stand_in_bot bot{"alpha"};
    bot.on_login = [&] {
        logging_in.arrive_and_wait();
        go_on.wait();
        return std::error_code{};
    };
    std::latch end{1};
    bot.on_run = [&] {
        running.arrive_and_wait();
        end.wait();
        return std::error_code{};
    };
    company together{all_of(bot)};
    bool runs = true;
    BOOST_TEST_EQ(log_of_late_ones(together, runs), "");
    BOOST_TEST(!runs);
    std::thread lead{[&] { together.run(); }};
    logging_in.arrive_and_wait();
    BOOST_TEST_EQ(log_of_late_ones(together, runs), "error alpha: login: it was still under way at the deadline\n");
    BOOST_TEST(!runs);
    go_on.count_down();
    running.arrive_and_wait();
    BOOST_TEST_EQ(log_of_late_ones(together, runs), "");
    BOOST_TEST(runs);
    end.count_down();
    lead.join();
    BOOST_TEST_EQ(log_of_late_ones(together, runs), "");
    BOOST_TEST(!runs);
}

void bots_of_one_name_get_numbers_that_no_other_has() {
    std::deque<stand_in_bot> bots;
    for (auto const name : {"bot", "alpha", "bot", "bot 2", "bot", "alpha", "bot 2", ""}) bots.emplace_back(name);
    runnables all;
    for (auto& bot : bots) all.push_back(runnable::of(&bot));
    company const together{all};
    std::string names;
    for (auto const& bot : bots) (names += bot.name()) += ';';
    BOOST_TEST_EQ(names, "bot;alpha;bot 3;bot 2;bot 4;alpha 2;bot 2 2;;");
}

// Since several threads may log then.
void a_log_has_its_name_before_its_bot_begins() {
    stand_in_bot first{"alpha"};
    stand_in_bot second{"alpha"};
    int asked = 0;
    second.on_logger = [&] {
        ++asked;
        BOOST_TEST_EQ(second.name(), "alpha 2");
    };
    company const together{all_of(first, second)};
    BOOST_TEST_EQ(asked, 1);
}

void a_thousand_of_one_name_are_soon_told_apart() {
    std::deque<stand_in_bot> bots(1000);
    runnables all;
    for (auto& bot : bots) all.push_back(runnable::of(&bot));
    company const together{all};
    BOOST_TEST_EQ(bots.back().name(), "bot 1000");
}

void one_that_cannot_say_its_name_runs_all_the_same() {
    stand_in_bot nameless{"secret"};
    nameless.on_name = [] { throw std::runtime_error{"no name"}; };
    nameless.on_run = [] { return std::make_error_code(std::errc::connection_reset); };
    auto result = result_of(nameless);
    BOOST_TEST_EQ(result.log, "error secret: ended: Connection reset by peer\n");
    BOOST_TEST(result.came_of_it == outcome{outcome::error});
    // Nor has it a log.
    nameless.on_logger = [] { throw std::runtime_error{"no log"}; };
    BOOST_TEST_EQ(result_of(nameless).log, "error: bot: ended: Connection reset by peer\n");
    BOOST_TEST_EQ(nameless.asked(), "login;run;login;run;");
}

void a_null_pointer_and_the_same_bot_twice_are_refused() {
    stand_in_bot a{"alpha"};
    stand_in_bot b{"alpha"};
    runnable const none;
    BOOST_TEST_EQ(company({none}).why_not(), "monongusa: run: bot 1 of 1 is a null pointer; none runs");
    BOOST_TEST_EQ(company({runnable::of(&a), none, none}).why_not(), "monongusa: run: bot 2 of 3 is a null pointer; none runs");
    BOOST_TEST_EQ(company(all_of(b, a, b, a)).why_not(), "monongusa: run: bots 1 and 3 are the same object ('alpha'); none runs");
    a.on_name = [] { throw 7; };
    BOOST_TEST_EQ(company(all_of(a, a)).why_not(), "monongusa: run: bots 1 and 2 are the same object ('bot'); none runs");
    BOOST_TEST_EQ(b.name(), "alpha");
}

void the_longest_grace_is_that_of_all() {
    stand_in_bot a;
    stand_in_bot b;
    stand_in_bot c;
    a.patience = 2s;
    b.patience = mg::instant::duration::max();
    c.patience = -1s;
    BOOST_TEST(company{all_of(a, c)}.grace() == 2s);
    BOOST_TEST(company{all_of(c)}.grace() == 0s);
    BOOST_TEST(company{all_of(c, a, b)}.grace() == mg::instant::duration::max());
}

// As long as it lives no thread can be begun, since no stack is that large.
class no_threads_left {
public:
    no_threads_left() {
        ::pthread_getattr_default_np(&before_);
        pthread_attr_t vast;
        ::pthread_attr_init(&vast);
        BOOST_TEST_EQ(::pthread_attr_setstacksize(&vast, std::size_t{1} << 60), 0);
        BOOST_TEST_EQ(::pthread_setattr_default_np(&vast), 0);
        ::pthread_attr_destroy(&vast);
    }
    no_threads_left(no_threads_left const&) = delete;
    no_threads_left& operator=(no_threads_left const&) = delete;
    ~no_threads_left() {
        ::pthread_setattr_default_np(&before_);
        ::pthread_attr_destroy(&before_);
    }

private:
    pthread_attr_t before_;
};

void where_no_thread_is_left_the_first_runs() {
    stand_in_bot a{"a"};
    stand_in_bot b{"b"};
    stand_in_bot c{"c"};
    no_threads_left const now;
    auto const result = result_of(a, b, c);
    BOOST_TEST(result.came_of_it == outcome{outcome::error});
    auto const why = ": no thread is left for it, so it does not run: Resource temporarily unavailable\n";
    BOOST_TEST_EQ(result.log, std::string{"error b"} + why + "error c" + why);
    BOOST_TEST_EQ(a.asked(), "login;run;");
    BOOST_TEST_EQ(b.asked() + c.asked(), "");
}

}  // namespace

int main() {
    nobody_is_a_clean_end();
    each_logs_in_and_then_runs();
    all_log_in_at_the_same_time();
    a_long_login_keeps_nobody_from_running();
    whoever_fails_is_told_of_by_name_and_the_others_go_on();
    handlers_that_still_run_are_told_to_the_caller();
    a_login_that_was_stopped_is_no_failure();
    stopping_reaches_one_that_logs_in_and_one_that_runs();
    whoever_is_stopped_before_does_not_log_in();
    late_ones_are_told_apart_by_what_they_are_at();
    bots_of_one_name_get_numbers_that_no_other_has();
    a_log_has_its_name_before_its_bot_begins();
    a_thousand_of_one_name_are_soon_told_apart();
    one_that_cannot_say_its_name_runs_all_the_same();
    a_null_pointer_and_the_same_bot_twice_are_refused();
    the_longest_grace_is_that_of_all();
    where_no_thread_is_left_the_first_runs();
    return boost::report_errors();
}
