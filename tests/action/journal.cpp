// SPDX-License-Identifier: BSL-1.0
// journal: the same list whatever thread did what first; and each action is answered once.
#include <monongusa/action/journal.hpp>

#include <monongusa/action/completion.hpp>
#include <monongusa/error/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <system_error>
#include <thread>
#include <variant>
#include <vector>

namespace {

namespace mg = monongusa;
namespace action = mg::action;
using action::journal;
using action::stamp;

std::string texts(std::vector<action::performed> const& all) {
    std::string text;
    for (auto const& one : all) text += action::words_of(one.what) + " ";
    return text;
}

void within_a_step_it_is_the_order_of_the_stamps() {
    std::vector<stamp> stamps;
    for (std::size_t event = 1; event <= 3; ++event) {
        for (std::size_t rule = 1; rule <= 3; ++rule) {
            for (std::size_t number = 1; number <= 3; ++number) {
                stamps.push_back({event, rule, number, 0});
                stamps.push_back({event, rule, number, 1});
            }
        }
    }
    std::minstd_rand random{20'240'609};
    for (int i = 0; i < 50; ++i) {
        std::shuffle(stamps.begin(), stamps.end(), random);
        journal all;
        for (auto const& one : stamps) all.perform(action::send{"x"}, mg::ignored, one);
        BOOST_TEST_EQ(all.all().size(), stamps.size());
        BOOST_TEST(std::is_sorted(all.all().begin(), all.all().end(),
                                  [](auto const& left, auto const& right) { return left.stamp < right.stamp; }));
    }
}

void those_with_one_stamp_stay_as_they_came() {
    journal all;
    for (auto const* const text : {"a", "b", "c"}) all.perform(action::send{text}, mg::ignored, {});
    BOOST_TEST_EQ(texts(all.all()), "a b c ");
}

void a_step_stands_behind_those_before_it() {
    journal all;
    all.perform(action::send{"b"}, mg::ignored, {9, 1, 1});
    all.perform(action::send{"a"}, mg::ignored, {8, 1, 1});
    all.settle();
    all.perform(action::send{"d"}, mg::ignored, {2, 1, 1});
    all.perform(action::send{"c"}, mg::ignored, {1, 1, 1});
    BOOST_TEST_EQ(texts(all.take()), "a b c d ");
    BOOST_TEST(all.all().empty());
    all.perform(action::send{"f"}, mg::ignored, {2, 1, 1});
    all.perform(action::send{"e"}, mg::ignored, {1, 1, 1});
    BOOST_TEST_EQ(texts(all.take()), "e f ");
    BOOST_TEST(all.take().empty());
}

void each_is_completed_once_with_what_came_of_it() {
    journal all;
    std::vector<mg::chat::sent> sent;
    auto const done = [&](std::error_code error, mg::chat::sent const& what) {
        BOOST_TEST(!error);
        sent.push_back(what);
    };
    mg::chat::origin const to{{"c", "general"}, {}, "m1", ""};
    all.perform(action::send{"x", to}, done, {3, 2, 1});
    all.perform(action::reply{"x", to}, done, {3, 2, 2, 4});
    all.perform(action::react{"tada", to}, done, {3, 2, 3});
    BOOST_TEST((sent == std::vector<mg::chat::sent>{{"b3.2.1", to.channel}, {"b3.2.2.4", to.channel}, {"", to.channel}}));
}

void no_two_stamps_name_one_message() {
    BOOST_TEST_EQ(journal::id_of({1, 2, 3}), "b1.2.3");
    BOOST_TEST_EQ(journal::id_of({1, 2, 3, 4}), "b1.2.3.4");
    BOOST_TEST_EQ(journal::id_of({}), "b0.0.0");
    BOOST_TEST(journal::id_of({11, 1, 1}) != journal::id_of({1, 11, 1}));
}

void what_is_refused_is_not_noted_and_fails() {
    journal all;
    std::vector<std::error_code> errors;
    auto const done = [&](std::error_code error, mg::chat::sent const& sent) {
        errors.push_back(error);
        BOOST_TEST_EQ(sent.message.empty(), static_cast<bool>(error));
    };
    all.refuse(mg::error::connection_lost);
    all.perform(action::send{"a"}, done, {1, 1, 1});
    all.perform(action::send{"b"}, done, {1, 1, 2}, mg::error::text_too_long);
    all.refuse({});
    all.perform(action::send{"c"}, done, {1, 1, 3});
    all.perform(action::send{"d"}, done, {1, 1, 4}, mg::error::text_empty);
    BOOST_TEST((errors == std::vector<std::error_code>{mg::error::connection_lost, mg::error::text_too_long, {}, mg::error::text_empty}));
    BOOST_TEST_EQ(texts(all.all()), "c ");
}

void a_completion_may_do_the_next() {
    journal all;
    all.perform(action::send{"a"},
                [&](std::error_code, mg::chat::sent const&) {
                    all.perform(action::send{"b"}, mg::ignored, {1, 1, 2});
                },
                {1, 1, 1});
    BOOST_TEST_EQ(texts(all.all()), "a b ");
}

void any_thread_may_note() {
    constexpr std::size_t threads = 4, each = 500;
    journal all;
    std::vector<std::thread> working;
    for (std::size_t rule = 1; rule <= threads; ++rule) {
        working.emplace_back([&all, rule] {
            for (std::size_t number = 1; number <= each; ++number) all.perform(action::send{"x"}, mg::ignored, {1, rule, number});
        });
    }
    for (auto& thread : working) thread.join();
    auto const done = all.take();
    BOOST_TEST_EQ(done.size(), threads * each);
    for (std::size_t i = 0; i < done.size(); ++i) {
        if (done[i].stamp == stamp{1, i / each + 1, i % each + 1}) continue;
        BOOST_ERROR("the order of the stamps is lost");
        return;
    }
}

}  // namespace

int main() {
    within_a_step_it_is_the_order_of_the_stamps();
    those_with_one_stamp_stay_as_they_came();
    a_step_stands_behind_those_before_it();
    each_is_completed_once_with_what_came_of_it();
    no_two_stamps_name_one_message();
    what_is_refused_is_not_noted_and_fails();
    a_completion_may_do_the_next();
    any_thread_may_note();
    return boost::report_errors();
}
