// SPDX-License-Identifier: BSL-1.0
// Tests that bots run until all have ended, and what the exit status says.
#include <monongusa/bot/run.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <csignal>
#include <future>
#include <latch>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>

#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mg = monongusa;
using support::conversation;
using support::said;

namespace {

constexpr mg::table echo{mg::listen_to<"(.+)">([](std::string_view text) { return std::string{text}; })};

auto bot_in(conversation& chat) { return mg::bot{support::memory_transport{chat}, mg::executor::inplace{}, echo}; }

struct outcome {
    int status = -1;
    std::string log;
};

template <class... Bots>
outcome outcome_of(Bots&&... bots) {
    outcome outcome;
    outcome.log = support::logged_by([&] { outcome.status = mg::run(bots...); });
    return outcome;
}

void a_clean_end_is_status_0_and_nothing_is_said() {
    conversation chat{{said("ann", "tea")}};
    auto const outcome = outcome_of(bot_in(chat));
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(outcome.log, "");
    BOOST_TEST_EQ(support::joined(chat.done), "reply ann: tea;");
}

void an_error_is_status_1_and_a_sentence() {
    conversation chat;
    chat.name = "alpha";
    chat.ending = std::make_error_code(std::errc::connection_reset);
    auto const outcome = outcome_of(bot_in(chat));
    BOOST_TEST_EQ(outcome.status, 1);
    BOOST_TEST_EQ(outcome.log, "error alpha: ended: " + chat.ending.message() + "\n");
}

void an_exception_is_status_1_and_a_sentence() {
    conversation chat{{said("ann", "tea")}};
    chat.thrown = std::make_exception_ptr(std::runtime_error{"no such server"});
    auto const outcome = outcome_of(bot_in(chat));
    BOOST_TEST_EQ(outcome.status, 1);
    BOOST_TEST_EQ(outcome.log, "error bot: ended: no such server\n");
    BOOST_TEST_EQ(support::joined(chat.done), "reply ann: tea;");
    chat.thrown = std::make_exception_ptr(7);
    BOOST_TEST_EQ(outcome_of(bot_in(chat)).log, "error bot: ended: an exception that is no std::exception\n");
}

// Each waits for all others: one after the other they would never end.
void several_bots_run_at_once() {
    std::latch all_here{3};
    mg::table const meet{mg::listen_to<"tea">([&all_here] {
        all_here.arrive_and_wait();
        return "here";
    })};
    conversation first{{said("ann", "tea")}};
    conversation second{{said("bob", "tea")}};
    conversation third{{said("eve", "tea")}};
    auto const outcome = outcome_of(mg::bot{support::memory_transport{first}, mg::executor::inplace{}, meet},
                             mg::bot{support::memory_transport{second}, mg::executor::inplace{}, meet},
                             mg::bot{support::memory_transport{third}, mg::executor::inplace{}, meet});
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(support::joined(first.done), "reply ann: here;");
    BOOST_TEST_EQ(support::joined(second.done), "reply bob: here;");
    BOOST_TEST_EQ(support::joined(third.done), "reply eve: here;");
}

// A transport that fails, and tells when it has.
struct failing_transport : support::memory_transport {
    std::promise<void>* failed;
    bool throws;

    failing_transport(conversation& chat, std::promise<void>& promise, bool by_exception)
        : support::memory_transport{chat}, failed(&promise), throws(by_exception) {}

    template <class Listener>
    std::error_code run(Listener&) {
        failed->set_value();
        if (throws) throw std::runtime_error{"lost"};
        return std::make_error_code(std::errc::connection_refused);
    }
};

void one_that_fails_does_not_stop_the_others() {
    for (bool const by_exception : {false, true}) {
        for (bool const fails_first : {false, true}) {
            std::promise<void> failed;
            auto const other_has_failed = failed.get_future().share();
            mg::table const patient{mg::listen_to<"(.+)">([other_has_failed](std::string_view text) {
                other_has_failed.wait();
                return std::string{text};
            })};
            conversation broken;
            broken.name = "broken";
            conversation sound{{said("ann", "tea"), said("ann", "cake")}};
            mg::bot breaks{failing_transport{broken, failed, by_exception}, mg::executor::inplace{}, echo};
            mg::bot goes_on{support::memory_transport{sound}, mg::executor::inplace{}, patient};
            auto const outcome = fails_first ? outcome_of(breaks, goes_on) : outcome_of(goes_on, breaks);
            BOOST_TEST_EQ(outcome.status, 1);
            BOOST_TEST(outcome.log.starts_with("error broken: ended: "));
            BOOST_TEST_EQ(support::joined(sound.done), "reply ann: tea;reply ann: cake;");
        }
    }
}

void a_bot_that_was_stopped_ends_cleanly() {
    conversation chat{{said("ann", "tea")}};
    auto bot = bot_in(chat);
    bot.stop();
    BOOST_TEST_EQ(outcome_of(bot).status, 0);
    BOOST_TEST(chat.done.empty());
}

// Of a process of its own that runs `work`: its exit status, and what it logged.
template <class Work>
outcome outcome_in_a_child(Work const& work) {
    outcome outcome;
    outcome.log = support::logged_by([&] {
        pid_t const child = ::fork();
        if (child == 0) ::_exit(work());
        int how = 0;
        BOOST_TEST_EQ(::waitpid(child, &how, 0), child);
        outcome.status = WIFEXITED(how) ? WEXITSTATUS(how) : -1;
    });
    return outcome;
}

// Stopping pauses the transport, and stops it when nothing is under way.
void until_stopping(conversation& chat) {
    while (!chat.paused && !chat.stopped) std::this_thread::yield();
}

// Comes back when the signal has been heard.
void signalled(conversation& chat) {
    std::raise(SIGTERM);
    until_stopping(chat);
}

void a_signal_ends_all_bots_cleanly() {
    auto const outcome = outcome_in_a_child([] {
        conversation first{{said("ann", "tea"), said("ann", "cake")}};
        conversation second{{said("bob", "tea"), said("bob", "cake")}};
        mg::table const ends{mg::listen_to<"tea">([&first](auto& chat) {
            signalled(first);
            chat.reply("the last word");
        })};
        mg::table const waits{mg::listen_to<"tea">([&second] { until_stopping(second); })};
        int const status = mg::run(mg::bot{support::memory_transport{first}, mg::executor::inplace{}, ends},
                                   mg::bot{support::memory_transport{second}, mg::executor::thread_pool{2}, waits});
        return support::joined(first.done) == "reply ann: the last word;" ? status : 7;
    });
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(outcome.log, "info: monongusa: stopping; a second signal ends at once\n");
}

void a_second_signal_ends_the_process_at_once() {
    auto const outcome = outcome_in_a_child([] {
        conversation chat{{said("ann", "tea")}};
        mg::table const stuck{mg::listen_to<"tea">([&chat] {
            signalled(chat);
            std::raise(SIGINT);
        })};
        return mg::run(mg::bot{support::memory_transport{chat}, mg::executor::inplace{}, stuck});
    });
    BOOST_TEST_EQ(outcome.status, 128 + SIGINT);
}

// On a pool the bot says so itself, in place somebody else has to.
void a_handler_that_does_not_come_back_is_left_behind() {
    for (bool const pooled : {true, false}) {
        auto const outcome = outcome_in_a_child([pooled] {
            conversation chat{{said("ann", "tea")}};
            std::latch never{1};
            mg::table const stuck{mg::listen_to<"tea">([&] {
                signalled(chat);
                never.wait();
            })};
            if (pooled) {
                mg::bot bot{support::memory_transport{chat}, mg::executor::thread_pool{1}, stuck};
                bot.grace(std::chrono::seconds{0});
                return mg::run(bot);
            }
            mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, stuck};
            bot.grace(std::chrono::seconds{0});
            return mg::run(bot);
        });
        BOOST_TEST_EQ(outcome.status, 1);
        BOOST_TEST(outcome.log.ends_with("error: monongusa: handlers are still running after the deadline; the process ends without them\n"));
    }
}

void an_own_choice_for_a_signal_stands() {
    auto const outcome = outcome_in_a_child([] {
        std::signal(SIGTERM, SIG_IGN);
        conversation chat{{said("ann", "tea"), said("ann", "cake")}};
        mg::table const table{mg::listen_to<"(.+)">([](std::string_view text) {
            std::raise(SIGTERM);
            return std::string{text};
        })};
        int const status = mg::run(mg::bot{support::memory_transport{chat}, mg::executor::inplace{}, table});
        return support::joined(chat.done) == "reply ann: tea;reply ann: cake;" ? status : 7;
    });
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(outcome.log, "");
}

}  // namespace

int main() {
    a_signal_ends_all_bots_cleanly();
    a_second_signal_ends_the_process_at_once();
    a_handler_that_does_not_come_back_is_left_behind();
    an_own_choice_for_a_signal_stands();
    a_clean_end_is_status_0_and_nothing_is_said();
    an_error_is_status_1_and_a_sentence();
    an_exception_is_status_1_and_a_sentence();
    several_bots_run_at_once();
    one_that_fails_does_not_stop_the_others();
    a_bot_that_was_stopped_ends_cleanly();
    return boost::report_errors();
}
