// SPDX-License-Identifier: BSL-1.0
// signals: the first is a wish, the second an end, and what the program had chosen itself stands.  Each test is a process of its own.
#include <monongusa/bot/signals.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <csignal>
#include <deque>
#include <future>
#include <latch>
#include <optional>
#include <string>
#include <thread>

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using monongusa::detail::signals;
using namespace std::chrono_literals;

// How a process ended that does `work` and exits with what it gives.
template <class Work>
std::string outcome_of(Work const& work) {
    auto const child = ::fork();
    if (child == 0) {
        ::alarm(60);
        ::_exit(work());
    }
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) return "no process";
    return WIFEXITED(status) ? "status " + std::to_string(WEXITSTATUS(status)) : "signal " + std::to_string(WTERMSIG(status));
}

// The process says by its status which of its expectations did not hold.
template <class Work>
bool holds(Work const& work) {
    return outcome_of([&] { return work() ? 0 : 1; }) == "status 0";
}

constexpr auto nothing = [] {};
constexpr auto never = 1h;

void (*handler_of(int number))(int) {
    struct sigaction now = {};
    ::sigaction(number, nullptr, &now);
    return now.sa_handler;
}

void without_a_signal_nothing_happens() {
    BOOST_TEST(holds([] {
        std::atomic<int> calls = 0;
        {
            signals const caught{[&] { ++calls; }, 0ms, [&] { ++calls; }};
            if (caught.came()) return false;
        }
        return calls == 0;
    }));
}

void the_first_signal_is_told_on_a_thread_of_its_own() {
    for (int const number : {SIGINT, SIGTERM}) {
        BOOST_TEST(holds([number] {
            std::promise<std::thread::id> told;
            std::atomic<int> late = 0;
            {
                signals const caught{[&] { told.set_value(std::this_thread::get_id()); }, never, [&] { ++late; }};
                ::raise(number);
                if (!caught.came()) return false;
                if (told.get_future().get() == std::this_thread::get_id()) return false;
            }
            return late == 0;
        }));
    }
}

void the_second_signal_ends_the_process_with_its_number() {
    for (int const first : {SIGINT, SIGTERM}) {
        for (int const second : {SIGINT, SIGTERM}) {
            auto const outcome = outcome_of([first, second] {
                std::promise<void> told;
                signals const caught{[&] { told.set_value(); }, never, nothing};
                ::raise(first);
                told.get_future().wait();
                ::raise(second);
                return 0;
            });
            BOOST_TEST_EQ(outcome, "status " + std::to_string(128 + second));
        }
    }
}

// Also while the bot is being told of the first.
void the_second_signal_waits_for_nobody() {
    auto const outcome = outcome_of([] {
        std::latch never_comes{1};
        signals const caught{[&] { never_comes.wait(); }, never, nothing};
        ::raise(SIGINT);
        ::raise(SIGINT);
        return 0;
    });
    BOOST_TEST_EQ(outcome, "status 130");
}

void who_lives_on_after_the_patience_is_told_so() {
    for (auto const patience : {-1ms, 0ms, 3ms}) {
        BOOST_TEST(holds([patience] {
            std::promise<void> told;
            std::promise<void> late;
            std::chrono::steady_clock::time_point first{};
            signals const caught{[&] {
                                     first = std::chrono::steady_clock::now();
                                     told.set_value();
                                 },
                                 patience, [&] { late.set_value(); }};
            ::raise(SIGTERM);
            told.get_future().wait();
            late.get_future().wait();
            return std::chrono::steady_clock::now() >= first + patience;
        }));
    }
}

// What is caught is more than what was there before: both are given back.
void what_was_before_is_given_back() {
    BOOST_TEST(holds([] {
        bool caught_both = false;
        {
            signals const caught{nothing, never, nothing};
            caught_both = handler_of(SIGINT) != SIG_DFL && handler_of(SIGTERM) != SIG_DFL;
        }
        return caught_both && handler_of(SIGINT) == SIG_DFL && handler_of(SIGTERM) == SIG_DFL;
    }));
    BOOST_TEST_EQ(outcome_of([] {
                      { signals const caught{nothing, never, nothing}; }
                      ::raise(SIGTERM);
                      return 0;
                  }),
                  "signal " + std::to_string(SIGTERM));
}

void one_that_is_ignored_stays_ignored() {
    BOOST_TEST(holds([] {
        ::signal(SIGINT, SIG_IGN);
        std::promise<void> told;
        {
            signals const caught{[&] { told.set_value(); }, never, nothing};
            ::raise(SIGINT);
            ::raise(SIGINT);
            if (caught.came()) return false;
            ::raise(SIGTERM);  // The other one is a wish all the same.
            told.get_future().wait();
        }
        return handler_of(SIGINT) == SIG_IGN;
    }));
}

std::atomic<int> own_calls = 0;
void count_call(int) { ++own_calls; }

void a_handler_of_the_program_s_own_stays() {
    BOOST_TEST(holds([] {
        ::signal(SIGTERM, &count_call);
        {
            signals const caught{nothing, never, nothing};
            ::raise(SIGTERM);
            ::raise(SIGTERM);
            if (caught.came()) return false;
        }
        return own_calls == 2 && handler_of(SIGTERM) == &count_call;
    }));
}

void a_choice_that_is_made_meanwhile_stands() {
    BOOST_TEST(holds([] {
        {
            signals const caught{nothing, never, nothing};
            ::signal(SIGTERM, &count_call);
        }
        return handler_of(SIGTERM) == &count_call && handler_of(SIGINT) == SIG_DFL;
    }));
}

void of_several_each_is_told_also_one_that_comes_later() {
    BOOST_TEST(holds([] {
        std::promise<void> told[3];
        signals const first{[&] { told[0].set_value(); }, never, nothing};
        {
            signals const second{[&] { told[1].set_value(); }, never, nothing};
            ::raise(SIGINT);
            told[0].get_future().wait();
            told[1].get_future().wait();
            if (!second.came() || !first.came()) return false;
        }
        signals const third{[&] { told[2].set_value(); }, never, nothing};
        told[2].get_future().wait();
        return third.came() && handler_of(SIGINT) != SIG_DFL;
    }));
}

void the_signals_are_caught_until_the_last_of_several_ends() {
    BOOST_TEST(holds([] {
        std::promise<void> told;
        std::atomic<int> calls_of_first = 0;
        std::optional<signals> first;
        first.emplace([&] { ++calls_of_first; }, never, nothing);
        {
            signals const second{[&] { told.set_value(); }, never, nothing};
            first.reset();
            ::raise(SIGTERM);
            told.get_future().wait();
        }
        return calls_of_first == 0 && handler_of(SIGTERM) == SIG_DFL;
    }));
}

void more_than_there_is_room_for_do_nothing() {
    BOOST_TEST(holds([] {
        std::latch all_told{16};
        std::deque<signals> several;
        for (int i = 0; i < 16; ++i) several.emplace_back([&] { all_told.count_down(); }, never, nothing);
        std::atomic<int> calls = 0;
        {
            signals const one_more{[&] { ++calls; }, 0ms, [&] { ++calls; }};
            ::raise(SIGINT);
            all_told.wait();
            if (one_more.came()) return false;
        }
        several.clear();
        std::promise<void> told;
        signals const anew{[&] { told.set_value(); }, never, nothing};
        if (anew.came()) return false;
        ::raise(SIGINT);
        told.get_future().wait();
        return calls == 0;
    }));
}

// From several threads at once, with a signal in between.
void they_may_begin_and_end_anywhere() {
    BOOST_TEST(holds([] {
        std::latch begun{4};
        std::atomic<int> told = 0;
        auto const work = [&] {
            for (int i = 0; i < 50; ++i) signals const caught{nothing, never, nothing};
            std::promise<void> mine;
            signals const caught{[&] { mine.set_value(); }, never, nothing};
            begun.arrive_and_wait();
            mine.get_future().wait();
            ++told;
        };
        std::thread others[]{std::thread{work}, std::thread{work}, std::thread{work}};
        begun.arrive_and_wait();
        ::raise(SIGTERM);
        for (auto& each : others) each.join();
        return told == 3 && handler_of(SIGTERM) == SIG_DFL;
    }));
}

void each_begins_anew() {
    BOOST_TEST(holds([] {
        for (int i = 0; i < 20; ++i) {
            std::promise<void> told;
            signals const caught{[&] { told.set_value(); }, never, nothing};
            if (caught.came()) return false;
            ::raise(i % 2 ? SIGINT : SIGTERM);
            told.get_future().wait();
            if (!caught.came()) return false;
        }
        return true;
    }));
}

}  // namespace

int main() {
    without_a_signal_nothing_happens();
    the_first_signal_is_told_on_a_thread_of_its_own();
    the_second_signal_ends_the_process_with_its_number();
    the_second_signal_waits_for_nobody();
    who_lives_on_after_the_patience_is_told_so();
    what_was_before_is_given_back();
    one_that_is_ignored_stays_ignored();
    a_handler_of_the_program_s_own_stays();
    a_choice_that_is_made_meanwhile_stands();
    of_several_each_is_told_also_one_that_comes_later();
    the_signals_are_caught_until_the_last_of_several_ends();
    more_than_there_is_room_for_do_nothing();
    they_may_begin_and_end_anywhere();
    each_begins_anew();
    return boost::report_errors();
}
