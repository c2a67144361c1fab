// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway_outbox: what is sent keeps Discord's limits, and heartbeats always find a place.
#include <monongusa/wire/discord/gateway_outbox.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>

namespace {

using monongusa::instant;
using namespace monongusa::wire::discord;
using namespace std::chrono_literals;

constexpr instant start = instant{} + 100h;

std::string taken(gateway_outbox& outbox) {
    std::string all;
    for (gateway_action action; outbox.next(action);) all += action.text + ' ';
    return all;
}

void actions_come_in_order() {
    gateway_outbox outbox{""};
    gateway_action action;
    BOOST_TEST(!outbox.next(action));
    outbox.push({gateway_step::connect, "there"});
    outbox.open();
    outbox.beat(-1);
    BOOST_TEST(outbox.next(action) && action == (gateway_action{gateway_step::connect, "there"}));
    BOOST_TEST(outbox.next(action) && action == (gateway_action{gateway_step::send, R"({"op":1,"d":null})"}));
    BOOST_TEST(!outbox.next(action));
}

// How much of each kind goes through in a minute where as much of it is tried as can be, in order of rank.
void heartbeats_before_answers_before_requests() {
    for (auto const interval : {instant::duration{1s}, instant::duration{5s}, instant::duration{41250ms}, instant::duration{10min}}) {
        gateway_outbox outbox{""};
        outbox.open();
        outbox.keep_places(interval);
        std::size_t requests = 0;
        std::size_t answers = 0;
        while (outbox.request("{}", start)) ++requests;
        while (outbox.answer(1, start)) ++answers;
        outbox.identify(0, 0, 1, start);  // Finds a place whatever came before.
        BOOST_TEST_EQ(answers, 5U);
        BOOST_TEST(!outbox.request("{}", start));
        std::size_t beats = 0;
        for (auto at = 0s + instant::duration{}; at < 61s; at += interval) {
            outbox.beat(1);
            ++beats;
        }
        BOOST_TEST(requests + answers + 1 + beats <= 120 && requests + answers + 1 + beats >= 118);
        BOOST_TEST(!outbox.request("{}", start + 60s));
        BOOST_TEST(outbox.request("{}", start + 61s));
    }
}

void a_new_connection_has_all_of_its_places() {
    gateway_outbox outbox{""};
    outbox.open();
    outbox.keep_places(40s);
    std::size_t first = 0;
    while (outbox.request("{}", start)) ++first;
    outbox.open();
    outbox.keep_places(40s);
    std::size_t second = 0;
    while (outbox.request("{}", start)) ++second;
    BOOST_TEST_EQ(first, second);
    BOOST_TEST(first > 100);
}

void no_frame_is_too_long() {
    gateway_outbox outbox{""};
    BOOST_TEST(outbox.request(std::string(longest_frame, 'x'), start));
    BOOST_TEST(!outbox.request(std::string(longest_frame + 1, 'x'), start));
    BOOST_TEST(outbox.presence(std::string(longest_presence, 'x')));
    BOOST_TEST(!outbox.presence(std::string(longest_presence + 1, 'x')));
    BOOST_TEST(!outbox.presence(""));
}

void presences_are_spaced_and_the_last_counts() {
    gateway_outbox outbox{""};
    outbox.open();
    BOOST_TEST(outbox.presence_when() == instant::max());
    for (char const which : {'1', '2', '3', '4', '5'}) {
        outbox.presence({which});
        BOOST_TEST(outbox.presence_when() <= start);
        outbox.show_presence(start);
    }
    outbox.presence("6");
    outbox.presence("7");
    outbox.show_presence(start + 20s);
    BOOST_TEST_EQ(taken(outbox), R"({"op":3,"d":1} {"op":3,"d":2} {"op":3,"d":3} {"op":3,"d":4} {"op":3,"d":5} )");
    BOOST_TEST(outbox.presence_when() == start + 21s);
    outbox.show_presence(start + 21s);
    BOOST_TEST_EQ(taken(outbox), R"({"op":3,"d":7} )");
    BOOST_TEST(outbox.presence_when() == instant::max());
}

void a_presence_goes_with_the_identify_and_again_behind_a_resume() {
    gateway_outbox outbox{"1"};
    outbox.open();
    outbox.identify(0, 0, 1, start);
    BOOST_TEST(taken(outbox).find(R"("presence":1)") != std::string::npos);
    outbox.open();
    outbox.resume("abc", 1, start);
    BOOST_TEST(outbox.presence_when() == instant::max());  // Discord has it.
    outbox.presence("2");
    outbox.show_presence(start);
    outbox.open();
    outbox.resume("abc", 1, start);
    BOOST_TEST(outbox.presence_when() <= start);
    outbox.identify(0, 0, 1, start);
    BOOST_TEST(outbox.presence_when() == instant::max());
}

void a_presence_that_cannot_be_read_is_forgotten() {
    gateway_outbox outbox{"?"};
    outbox.open();
    outbox.blame();  // It was not sent: it is not to blame.
    outbox.identify(0, 0, 1, start);
    BOOST_TEST(taken(outbox).find("presence") != std::string::npos);
    outbox.blame();
    outbox.open();
    outbox.identify(0, 0, 1, start);
    BOOST_TEST(taken(outbox).find("presence") == std::string::npos);
}

}  // namespace

int main() {
    actions_come_in_order();
    heartbeats_before_answers_before_requests();
    a_new_connection_has_all_of_its_places();
    no_frame_is_too_long();
    presences_are_spaced_and_the_last_counts();
    a_presence_goes_with_the_identify_and_again_behind_a_resume();
    a_presence_that_cannot_be_read_is_forgotten();
    return boost::report_errors();
}
