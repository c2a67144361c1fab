// SPDX-License-Identifier: BSL-1.0
// transcript: played again it is the same conversation: what had come by then comes by then, and what had not does not.
#include <monongusa/script/transcript.hpp>

#include <monongusa/detail/nanoseconds.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using monongusa::instant;
using monongusa::script::transcript;
using namespace std::chrono_literals;

instant at(std::chrono::nanoseconds time) {
    return instant{} + std::chrono::hours{1} + std::chrono::duration_cast<instant::duration>(time);
}

void time_passes_where_the_bot_waits() {
    transcript said;
    said.happens(at(0ms), false);
    said.line("one");
    said.happens(at(5s), false);
    said.line("two");
    said.happens(at(7s), true);
    said.line("three");
    said.timer(at(35s));
    said.line("< four");
    BOOST_TEST_EQ(said.text(), "one\ntwo\n%time +2s\nthree\n%time +28s\n< four\n");
    BOOST_TEST(!said.full());
}

void nothing_has_passed_before_anything_has_happened() {
    transcript said;
    said.timer(at(5s));
    said.happens(at(6s), true);
    BOOST_TEST_EQ(said.text(), "");
}

void what_was_skipped_does_not_pass_twice() {
    transcript said;
    said.happens(at(0ms), false);
    said.line("one");
    said.happens(at(2s), true);
    said.line("%time +30s");
    said.skipped(at(2s));
    said.happens(at(3s), true);
    BOOST_TEST_EQ(said.text(), "one\n%time +2s\n%time +30s\n%time +1s\n");
}

void a_clock_that_stands_passes_no_time() {
    transcript said;
    for (int i = 0; i < 3; ++i) said.happens(at(0ms), true);
    said.timer(at(0ms));
    said.happens(at(999us), true);
    BOOST_TEST_EQ(said.text(), "");
}

// How long the script says it took.
std::int64_t milliseconds_in(std::string_view text) {
    std::int64_t sum = 0;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        text.remove_prefix(line.size() + 1);
        if (!line.starts_with("%time +")) continue;
        std::int64_t nanoseconds = 0;
        BOOST_TEST(monongusa::detail::read_nanoseconds(line.substr(7), nanoseconds));
        sum += nanoseconds / 1'000'000;
    }
    return sum;
}

void a_timer_is_neither_missed_nor_early_however_much_is_said_meanwhile() {
    std::minstd_rand random{20'240'603};
    constexpr std::int64_t delay = 30'000'000'000;
    for (int i = 0; i < 300; ++i) {
        std::int64_t const set = random() % 1'000'000'000;
        transcript said;
        said.happens(at(std::chrono::nanoseconds{set / 2}), false);
        said.happens(at(std::chrono::nanoseconds{set}), false);
        std::vector<std::int64_t> times(random() % 40);
        for (auto& time : times) time = set + static_cast<std::int64_t>(random()) % delay;
        std::sort(times.begin(), times.end());
        for (auto const time : times) {
            said.happens(at(std::chrono::nanoseconds{time}), true);
            if (random() % 4 == 0) said.skipped(at(std::chrono::nanoseconds{time + 100}));
        }
        BOOST_TEST_LT(milliseconds_in(said.text()), 30'000);
        said.timer(at(std::chrono::nanoseconds{set + delay + static_cast<std::int64_t>(random()) % 100'000}));
        BOOST_TEST_GE(milliseconds_in(said.text()), 30'000);
        BOOST_TEST_LE(milliseconds_in(said.text()), 30'001);
    }
}

void what_was_lost_before_a_timer_was_set_does_not_make_it_early() {
    transcript said;
    said.happens(at(0ms), false);
    said.happens(at(900us), true);  // Here the bot begins to wait for 30 s.
    said.happens(at(900us + 29999950us), true);
    BOOST_TEST_EQ(said.text(), "%time +29s999ms\n");
    said.timer(at(900us + 30s));
    BOOST_TEST_GE(milliseconds_in(said.text()), 30'000);
}

void it_is_cut_off_where_it_is_full() {
    transcript said;
    std::string const mebibyte((1 << 20) - 1, 'x');
    for (int i = 0; i < 7; ++i) said.line(mebibyte);
    said.line(mebibyte.substr(1));
    BOOST_TEST_EQ(said.text().size(), transcript::most - 1);
    BOOST_TEST(!said.full());
    said.line("x");
    BOOST_TEST(said.full());
    said.line("");  // It would fit, but something before it is missing.
    said.happens(at(0ms), false);
    said.happens(at(1s), true);
    BOOST_TEST_EQ(said.text().size(), transcript::most - 1);
}

void it_may_be_full_to_the_last_byte() {
    transcript said;
    said.line(std::string(transcript::most - 1, 'x'));
    BOOST_TEST(!said.full());
    BOOST_TEST_EQ(said.text().size(), transcript::most);
    said.line("");
    BOOST_TEST(said.full());
}

}  // namespace

int main() {
    time_passes_where_the_bot_waits();
    nothing_has_passed_before_anything_has_happened();
    what_was_skipped_does_not_pass_twice();
    a_clock_that_stands_passes_no_time();
    a_timer_is_neither_missed_nor_early_however_much_is_said_meanwhile();
    what_was_lost_before_a_timer_was_set_does_not_make_it_early();
    it_is_cut_off_where_it_is_full();
    it_may_be_full_to_the_last_byte();
    return boost::report_errors();
}
