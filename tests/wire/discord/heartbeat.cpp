// SPDX-License-Identifier: BSL-1.0
// wire/discord/heartbeat: when it beats, and what it takes for a zombie.
#include <monongusa/wire/discord/heartbeat.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>

namespace {

using monongusa::instant;
using monongusa::wire::discord::heartbeat;
using beat = heartbeat::beat;
using namespace std::chrono_literals;

constexpr instant start = instant{} + 100h;

void it_beats_at_its_interval() {
    heartbeat heart;
    BOOST_TEST(heart.due() == instant::max());
    BOOST_TEST(heart.tick(start) == beat::none);
    heart.begin(40s, 0.25, start);
    BOOST_TEST(heart.due() == start + 10s);
    BOOST_TEST(heart.tick(start + 10s - 1ns) == beat::none);
    BOOST_TEST(heart.tick(start + 10s) == beat::due);
    BOOST_TEST(heart.tick(start + 10s) == beat::none);
    heart.acknowledged(start + 10s + 80ms);
    BOOST_TEST(heart.latency() == 80ms);
    BOOST_TEST(heart.tick(start + 51s) == beat::due);  // A second late: the next is not.
    BOOST_TEST(heart.due() == start + 90s);
    heart.end();
    BOOST_TEST(heart.due() == instant::max());
}

void what_makes_no_sense_is_brought_into_bounds() {
    for (auto const wrong : {0ms, -5ms, 1ms, std::chrono::milliseconds::min()}) {
        heartbeat heart;
        heart.begin(wrong, 0.0, start);
        BOOST_TEST(heart.interval() == heartbeat::shortest);
        BOOST_TEST(heart.due() == start);
    }
    heartbeat heart;
    heart.begin(std::chrono::milliseconds::max(), 0.5, start);
    BOOST_TEST(heart.interval() == heartbeat::longest);
    BOOST_TEST(heart.due() == start + heartbeat::longest / 2);
}

void two_beats_without_an_answer_between_them() {
    heartbeat heart;
    heart.begin(40s, 0.0, start);
    BOOST_TEST(heart.tick(start) == beat::due);
    BOOST_TEST(heart.tick(start + 40s) == beat::zombie);
    // What is gone is gone.
    heart.begin(40s, 0.0, start + 50s);
    BOOST_TEST(heart.tick(start + 50s) == beat::due);
    heart.acknowledged(start + 90s - 1ns);
    BOOST_TEST(heart.tick(start + 90s) == beat::due);
    BOOST_TEST(heart.tick(start + 130s) == beat::zombie);
}

void answers_nobody_waits_for() {
    heartbeat heart;
    heart.acknowledged(start);
    BOOST_TEST(!heart.latency());
    heart.begin(40s, 0.0, start);
    heart.acknowledged(start);
    heart.tick(start);
    heart.acknowledged(start + 1s);
    heart.acknowledged(start + 2s);
    BOOST_TEST(heart.latency() == 1s);
    BOOST_TEST(heart.tick(start + 40s) == beat::due);
    // Those before a beat are not its answer.
    BOOST_TEST(heart.tick(start + 80s) == beat::zombie);
}

void while_nobody_reads_there_is_no_verdict() {
    heartbeat heart;
    heart.begin(40s, 0.0, start);
    heart.tick(start);
    heart.reading(false);
    heart.reading(true);
    BOOST_TEST(heart.tick(start + 40s) == beat::due);  // Excused once.
    BOOST_TEST(heart.tick(start + 80s) == beat::zombie);

    heartbeat paused;
    paused.reading(false);
    paused.begin(40s, 0.0, start);
    for (auto at = start; at < start + 10min; at += 40s) BOOST_TEST(paused.tick(at) == beat::due);
    paused.reading(true);
    BOOST_TEST(paused.tick(start + 10min) == beat::due);
    BOOST_TEST(paused.tick(start + 10min + 40s) == beat::zombie);
}

void a_process_that_was_stopped_does_not_blame_the_other_side() {
    heartbeat heart;
    heart.begin(40s, 0.0, start);
    heart.tick(start);
    BOOST_TEST(heart.tick(start + 40s + 20s + 1ns) == beat::due);
    BOOST_TEST(heart.due() == start + 100s + 1ns);  // One beat for all that were missed.
    BOOST_TEST(heart.tick(start + 101s) == beat::zombie);

    heartbeat a_little_late;
    a_little_late.begin(40s, 0.0, start);
    a_little_late.tick(start);
    BOOST_TEST(a_little_late.tick(start + 40s + 20s) == beat::zombie);
}

}  // namespace

int main() {
    it_beats_at_its_interval();
    what_makes_no_sense_is_brought_into_bounds();
    two_beats_without_an_answer_between_them();
    answers_nobody_waits_for();
    while_nobody_reads_there_is_no_verdict();
    a_process_that_was_stopped_does_not_blame_the_other_side();
    return boost::report_errors();
}
