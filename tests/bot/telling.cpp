// SPDX-License-Identifier: BSL-1.0
// Tests where a failure is told: at once where handlers may be called, else at home, and at the end in the log.
#include <monongusa/bot/telling.hpp>

#include "../support/bare_engine.hpp"
#include "../support/descriptors.hpp"

#include <monongusa/context/host.hpp>

#include <boost/core/lightweight_test.hpp>

#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace mg = monongusa;
using support::bare_engine;

namespace {

void throw_in(bare_engine& bot, char const* words, std::size_t rule = 2) {
    try {
        throw std::runtime_error{words};
    } catch (...) {
        bot->threw({{}, 7, rule});
    }
}

void at_home_it_is_told_at_once() {
    bare_engine bot{true};
    throw_in(bot, "no tea");
    BOOST_TEST_EQ(bot.failures.size(), 1u);
    BOOST_TEST(!bot.failures.empty() && bot.failures.front() == "no tea");
}

void on_a_pool_any_thread_tells_at_once() {
    bare_engine bot{false};
    std::thread{[&] { throw_in(bot, "no tea"); }}.join();
    BOOST_TEST_EQ(bot.failures.size(), 1u);
}

void what_came_about_elsewhere_waits_for_the_home_thread() {
    bare_engine bot{true};
    std::thread{[&] {
        throw_in(bot, "no tea");
        throw_in(bot, "no cake");
        BOOST_TEST(bot.failures.empty());
    }}.join();
    BOOST_TEST_GT(bot.calls_home, 0);
    BOOST_TEST(!bot->quiet().now());  // It is still to be told.
    BOOST_TEST(bot->visit());
    std::vector<std::string> const expected{"no tea", "no cake"};
    BOOST_TEST_ALL_EQ(bot.failures.begin(), bot.failures.end(), expected.begin(), expected.end());
    BOOST_TEST(bot->quiet().now());
}

void an_action_that_failed_says_what_and_why() {
    bare_engine bot{true};
    mg::chat::sent const where;
    bot->action_failed({.event = 7, .rule = 2, .action = "send", .error = make_error_code(mg::error::text_too_long), .where = where, .number = 1});
    BOOST_TEST_EQ(bot.failures.size(), 1u);
    if (!bot.failures.empty()) BOOST_TEST_EQ(bot.failures.front(), "send: " + make_error_code(mg::error::text_too_long).message());
}

// Nobody comes home any more: then the log has to do.
void what_nobody_came_home_for_is_in_the_log() {
    auto const log = support::logged_by([] {
        bare_engine bot{true};
        std::thread{[&] { throw_in(bot, "no tea", 3); }}.join();
    });
    BOOST_TEST_EQ(log, "error tea rule 3: no tea\n");
}

void after_the_end_it_is_in_the_log_at_once() {
    bare_engine bot{true};
    bot->close();
    BOOST_TEST_EQ(support::logged_by([&] { throw_in(bot, "no tea"); }), "error tea rule 2: no tea\n");
    BOOST_TEST_EQ(support::logged_by([&] { std::thread{[&] { throw_in(bot, "no cake"); }}.join(); }), "error tea rule 2: no cake\n");
    BOOST_TEST(bot.failures.empty());
}

void there_is_an_end_to_what_waits() {
    bare_engine bot{true};
    constexpr int all = 3000;
    auto const log = support::logged_by([&] {
        std::thread{[&] {
            for (int i = 0; i < all; ++i) throw_in(bot, "no tea");
        }}.join();
    });
    while (!bot->visit()) {
    }
    BOOST_TEST_LT(bot.failures.size(), static_cast<std::size_t>(all));
    BOOST_TEST_GT(bot.failures.size(), 1000u);
    BOOST_TEST(log.find("no tea") != std::string::npos);
}

}  // namespace

int main() {
    at_home_it_is_told_at_once();
    on_a_pool_any_thread_tells_at_once();
    what_came_about_elsewhere_waits_for_the_home_thread();
    an_action_that_failed_says_what_and_why();
    what_nobody_came_home_for_is_in_the_log();
    after_the_end_it_is_in_the_log_at_once();
    there_is_an_end_to_what_waits();
    return boost::report_errors();
}
