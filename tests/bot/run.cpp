// SPDX-License-Identifier: BSL-1.0
// Tests that bots run until all have ended, and what the exit status says.
#include <monongusa/bot/run.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"

#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <latch>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <pthread.h>
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

// A transport whose login is the test's.
struct careful_transport : support::memory_transport {
    std::function<std::error_code()> enter;

    careful_transport(conversation& chat, std::function<std::error_code()> login)
        : support::memory_transport{chat}, enter(std::move(login)) {}
    std::error_code login() { return enter(); }
};
using careful_bot = mg::bot<careful_transport, mg::executor::inplace, decltype(echo)>;

void one_that_cannot_log_in_does_not_run_and_the_others_do() {
    for (bool const by_exception : {false, true}) {
        conversation refused{{said("ann", "tea")}};
        refused.name = "alpha";
        conversation sound{{said("ann", "cake")}};
        careful_bot cannot{careful_transport{refused,
                                             [by_exception] {
                                                 if (by_exception) throw std::runtime_error{"no token"};
                                                 return std::make_error_code(std::errc::permission_denied);
                                             }},
                           {},
                           echo};
        auto const outcome = outcome_of(cannot, bot_in(sound));
        BOOST_TEST_EQ(outcome.status, 1);
        BOOST_TEST_EQ(outcome.log, by_exception ? "error alpha: login: no token\n" : "error alpha: login: Permission denied\n");
        BOOST_TEST(refused.done.empty());
        BOOST_TEST_EQ(support::joined(sound.done), "reply ann: cake;");
    }
}

void who_has_logged_in_before_is_not_asked_again() {
    for (bool const fine : {true, false}) {
        conversation chat{{said("ann", "tea")}};
        int asked = 0;
        careful_bot bot{careful_transport{chat,
                                          [&] {
                                              ++asked;
                                              return fine ? std::error_code{} : std::make_error_code(std::errc::permission_denied);
                                          }},
                        {},
                        echo};
        BOOST_TEST_EQ(!bot.login(), fine);
        BOOST_TEST(chat.done.empty());
        auto const outcome = outcome_of(bot);
        BOOST_TEST_EQ(outcome.status, fine ? 0 : 1);
        BOOST_TEST_EQ(outcome.log, fine ? "" : "error bot: login: Permission denied\n");
        BOOST_TEST_EQ(support::joined(chat.done), fine ? "reply ann: tea;" : "");
        BOOST_TEST_EQ(asked, 1);
    }
}

void bots_of_one_name_are_told_apart_in_all_they_log() {
    mg::table const throws{mg::listen_to<"tea">([] { throw std::runtime_error{"no tea"}; })};
    std::deque<conversation> chats;
    for (int i = 0; i < 3; ++i) chats.emplace_back(std::vector<support::any_event>{said("ann", "tea")});
    mg::bot second{support::memory_transport{chats[1]}, mg::executor::inplace{}, throws};
    mg::bot third{support::memory_transport{chats[2]}, mg::executor::inplace{}, echo};
    auto const outcome = outcome_of(bot_in(chats[0]), second, third);
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(outcome.log, "error bot 2 rule 1: no tea\n");
    BOOST_TEST_EQ(second.name(), "bot 2");
    BOOST_TEST_EQ(third.name(), "bot 3");
}

using echo_bot = mg::bot<support::memory_transport, mg::executor::inplace, decltype(echo)>;

void ranges_of_bots_run_as_the_bots_do() {
    std::deque<conversation> chats;
    for (int i = 0; i < 6; ++i) chats.emplace_back(std::vector<support::any_event>{said("ann", std::to_string(i))});
    std::deque<echo_bot> accounts;
    accounts.emplace_back(support::memory_transport{chats[0]}, mg::executor::inplace{}, echo);
    accounts.emplace_back(support::memory_transport{chats[1]}, mg::executor::inplace{}, echo);
    std::vector<std::unique_ptr<echo_bot>> more;
    more.push_back(std::make_unique<echo_bot>(support::memory_transport{chats[2]}, mg::executor::inplace{}, echo));
    mg::bot pooled{support::memory_transport{chats[3]}, mg::executor::thread_pool{2}, echo};
    auto last = bot_in(chats[4]);
    auto const outcome = outcome_of(accounts, more, pooled, std::array{&last}, bot_in(chats[5]));
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(outcome.log, "");
    for (std::size_t i = 0; i < chats.size(); ++i) BOOST_TEST_EQ(support::joined(chats[i].done), "reply ann: " + std::to_string(i) + ";");
}

void no_bots_at_all_are_a_warning() {
    auto const outcome = outcome_of(std::deque<echo_bot>{}, std::vector<echo_bot*>{});
    BOOST_TEST_EQ(outcome.status, 0);
    BOOST_TEST_EQ(outcome.log, "warning: monongusa: run: there are no bots\n");
}

void what_cannot_run_together_is_refused_as_a_whole() {
    conversation chat{{said("ann", "tea")}};
    conversation other_chat{{said("ann", "tea")}};
    auto bot = bot_in(chat);
    auto other = bot_in(other_chat);
    auto outcome = outcome_of(other, bot, &bot);
    BOOST_TEST_EQ(outcome.status, 1);
    BOOST_TEST_EQ(outcome.log, "error: monongusa: run: bots 2 and 3 are the same object ('bot'); none runs\n");
    outcome = outcome_of(bot, std::unique_ptr<echo_bot>{}, other);
    BOOST_TEST_EQ(outcome.status, 1);
    BOOST_TEST_EQ(outcome.log, "error: monongusa: run: bot 2 of 3 is a null pointer; none runs\n");
    BOOST_TEST(chat.done.empty() && other_chat.done.empty());
    // They can still run.
    BOOST_TEST_EQ(outcome_of(bot, other).status, 0);
    BOOST_TEST_EQ(support::joined(chat.done) + support::joined(other_chat.done), "reply ann: tea;reply ann: tea;");
}

void a_bot_runs_once() {
    conversation chat{{said("ann", "tea")}};
    conversation fresh{{said("ann", "cake")}};
    auto bot = bot_in(chat);
    BOOST_TEST_EQ(outcome_of(bot).status, 0);
    auto const outcome = outcome_of(bot_in(fresh), bot);
    BOOST_TEST_EQ(outcome.status, 1);
    BOOST_TEST_EQ(outcome.log, "error bot 2: ended: the bot has run before; a bot runs once\n");
    BOOST_TEST_EQ(support::joined(chat.done) + support::joined(fresh.done), "reply ann: tea;reply ann: cake;");
}

// Each waits for the other.
void two_runs_at_the_same_time_do_not_know_each_other() {
    std::latch both_here{2};
    mg::table const meet{mg::listen_to<"tea">([&] {
        both_here.arrive_and_wait();
        return "here";
    })};
    conversation first{{said("ann", "tea")}};
    conversation second{{said("ann", "tea")}};
    second.ending = std::make_error_code(std::errc::connection_reset);
    int statuses[2] = {-1, -1};
    auto const log = support::logged_by([&] {
        auto const run_one = [&](conversation& chat, int& status) {
            status = mg::run(mg::bot{support::memory_transport{chat}, mg::executor::inplace{}, meet});
        };
        std::thread other{[&] { run_one(second, statuses[1]); }};
        run_one(first, statuses[0]);
        other.join();
    });
    BOOST_TEST_EQ(statuses[0], 0);
    BOOST_TEST_EQ(statuses[1], 1);
    BOOST_TEST_EQ(log, "error bot: ended: " + second.ending.message() + "\n");
    BOOST_TEST_EQ(support::joined(first.done) + support::joined(second.done), "reply ann: here;reply ann: here;");
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

// Tells when it has ended.
struct ending_transport : support::memory_transport {
    std::latch* ended;

    ending_transport(conversation& chat, std::latch& tells) : support::memory_transport{chat}, ended(&tells) {}

    template <class Listener>
    std::error_code run(Listener& listener) {
        auto const error = support::memory_transport::run(listener);
        ended->count_down();
        return error;
    }
};

// The transport is told to stop while it logs in; the other one ends at once.
void a_signal_reaches_a_bot_that_logs_in() {
    for (bool const login_gives_up : {true, false}) {
        auto const outcome = outcome_in_a_child([login_gives_up] {
            conversation slow{{said("ann", "never")}};
            slow.name = "slow";
            conversation quick{{said("bob", "tea"), said("bob", "cake")}};
            std::latch at_login{1};
            std::latch quick_ended{1};
            careful_bot logs_in{careful_transport{slow,
                                                  [&] {
                                                      at_login.count_down();
                                                      while (!slow.stopped) std::this_thread::yield();
                                                      quick_ended.wait();
                                                      return login_gives_up ? make_error_code(mg::error::stopped) : std::error_code{};
                                                  }},
                                {},
                                echo};
            mg::table const ends{mg::listen_to<"tea">([&] {
                at_login.wait();
                signalled(quick);
            })};
            int const status = mg::run(logs_in, mg::bot{ending_transport{quick, quick_ended}, mg::executor::inplace{}, ends});
            return slow.done.empty() && quick.done.empty() ? status : 7;
        });
        BOOST_TEST_EQ(outcome.status, 0);
        std::string const stopping = "info: monongusa: stopping; a second signal ends at once\n";
        std::string const gave_up = login_gives_up ? "info slow: login: stopped\n" : "";
        BOOST_TEST(outcome.log == stopping + gave_up || outcome.log == gave_up + stopping);
    }
}

void a_login_that_does_not_come_back_is_left_behind() {
    auto const outcome = outcome_in_a_child([] {
        conversation slow;
        slow.name = "slow";
        std::latch never{1};
        careful_bot hangs{careful_transport{slow,
                                            [&] {
                                                std::raise(SIGTERM);
                                                never.wait();
                                                return std::error_code{};
                                            }},
                          {},
                          echo};
        hangs.grace(std::chrono::seconds{0});
        return mg::run(hangs);
    });
    BOOST_TEST_EQ(outcome.status, 1);
    BOOST_TEST_EQ(outcome.log, "info: monongusa: stopping; a second signal ends at once\n"
                               "error slow: login: it was still under way at the deadline\n"
                               "error: monongusa: logins are still under way after the deadline; the process ends without them\n");
}

void a_signal_stops_the_bots_of_all_runs() {
    auto const outcome = outcome_in_a_child([] {
        conversation first{{said("ann", "tea"), said("ann", "cake")}};
        conversation second{{said("bob", "tea"), said("bob", "cake")}};
        std::latch both_run{2};
        mg::table const signals{mg::listen_to<"tea">([&] {
            both_run.arrive_and_wait();
            signalled(first);
        })};
        mg::table const waits{mg::listen_to<"tea">([&] {
            both_run.arrive_and_wait();
            until_stopping(second);
        })};
        int of_second = -1;
        std::thread other{[&] { of_second = mg::run(mg::bot{support::memory_transport{second}, mg::executor::inplace{}, waits}); }};
        int const of_first = mg::run(mg::bot{support::memory_transport{first}, mg::executor::inplace{}, signals});
        other.join();
        return first.done.empty() && second.done.empty() ? of_first | of_second : 7;
    });
    BOOST_TEST_EQ(outcome.status, 0);
    // Said by both, shown once.
    BOOST_TEST_EQ(outcome.log, "info: monongusa: stopping; a second signal ends at once\n");
}

// Stopping is the bots' own business then.
void without_a_thread_for_signals_bots_run_all_the_same() {
    auto const outcome = outcome_in_a_child([] {
        pthread_attr_t vast;  // No stack is that large.
        ::pthread_attr_init(&vast);
        ::pthread_attr_setstacksize(&vast, std::size_t{1} << 60);
        ::pthread_setattr_default_np(&vast);
        ::pthread_attr_destroy(&vast);
        conversation chat{{said("ann", "tea")}};
        conversation other{{said("ann", "tea")}};
        int const status = mg::run(bot_in(chat), bot_in(other));
        return support::joined(chat.done) == "reply ann: tea;" && other.done.empty() ? status : 7;
    });
    BOOST_TEST_EQ(outcome.status, 1);
    BOOST_TEST_EQ(outcome.log, "warning: monongusa: no thread is left to wait for signals, so the first one ends the process at once: "
                               "Resource temporarily unavailable\n"
                               "error bot 2: no thread is left for it, so it does not run: Resource temporarily unavailable\n");
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
    a_signal_reaches_a_bot_that_logs_in();
    a_login_that_does_not_come_back_is_left_behind();
    a_signal_stops_the_bots_of_all_runs();
    without_a_thread_for_signals_bots_run_all_the_same();
    a_clean_end_is_status_0_and_nothing_is_said();
    an_error_is_status_1_and_a_sentence();
    an_exception_is_status_1_and_a_sentence();
    several_bots_run_at_once();
    one_that_fails_does_not_stop_the_others();
    one_that_cannot_log_in_does_not_run_and_the_others_do();
    who_has_logged_in_before_is_not_asked_again();
    bots_of_one_name_are_told_apart_in_all_they_log();
    ranges_of_bots_run_as_the_bots_do();
    no_bots_at_all_are_a_warning();
    what_cannot_run_together_is_refused_as_a_whole();
    a_bot_runs_once();
    two_runs_at_the_same_time_do_not_know_each_other();
    a_bot_that_was_stopped_ends_cleanly();
    return boost::report_errors();
}
