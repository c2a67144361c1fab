// SPDX-License-Identifier: BSL-1.0
// message_pairs: of the two events of one message one is the first, whichever it is, for as long as it matters.

#include <monongusa/wire/slack/message_pairs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::instant;
using monongusa::wire::slack::message_pairs;
using namespace std::chrono_literals;

instant const start{};

void the_second_is_not_the_first() {
    message_pairs pairs;
    BOOST_TEST(pairs.first("C1", "1.2", start));
    BOOST_TEST(!pairs.first("C1", "1.2", start + 1s));
    BOOST_TEST(!pairs.first("C1", "1.2", start + 2s));
    BOOST_TEST(pairs.first("C1", "1.3", start + 2s));
    BOOST_TEST(pairs.first("C2", "1.2", start + 2s));
    BOOST_TEST_EQ(pairs.size(), 3u);
}

void after_a_while_it_is_forgotten() {
    message_pairs pairs{{.ttl = 5min, .most = 100}};
    BOOST_TEST(pairs.first("C1", "1.2", start));
    BOOST_TEST(pairs.first("C1", "1.3", start + 4min));
    BOOST_TEST(!pairs.first("C1", "1.2", start + 5min - 1ns));
    BOOST_TEST(pairs.first("C1", "1.2", start + 5min));
    BOOST_TEST(!pairs.first("C1", "1.3", start + 5min));
    BOOST_TEST_EQ(pairs.size(), 2u);
}

void there_is_an_end_to_how_many() {
    message_pairs pairs{{.ttl = 5min, .most = 3}};
    for (auto const* const ts : {"1", "2", "3", "4"}) BOOST_TEST(pairs.first("C1", ts, start));
    BOOST_TEST_EQ(pairs.size(), 3u);
    for (auto const* const ts : {"2", "3", "4"}) BOOST_TEST(!pairs.first("C1", ts, start));
    BOOST_TEST(pairs.first("C1", "1", start));
    BOOST_TEST(pairs.first("C1", "2", start));
    message_pairs none{{.ttl = 5min, .most = 0}};
    BOOST_TEST(none.first("C1", "1", start) && none.first("C1", "1", start));
}

void what_nobody_wanted_may_come_again() {
    message_pairs pairs;
    for (auto const* const ts : {"1", "2", "3"}) BOOST_TEST(pairs.first("C1", ts, start));
    pairs.forget("C1", "2");
    pairs.forget("C1", "7");
    BOOST_TEST_EQ(pairs.size(), 2u);
    BOOST_TEST(!pairs.first("C1", "1", start) && !pairs.first("C1", "3", start));
    BOOST_TEST(pairs.first("C1", "2", start + 1s));
    pairs.forget("C1", "1");
    pairs.forget("C1", "3");
    pairs.forget("C1", "2");
    BOOST_TEST_EQ(pairs.size(), 0u);
    // What is forgotten goes when its time is over as well.
    BOOST_TEST(pairs.first("C1", "1", start) && pairs.first("C1", "1", start + 1h));
}

void what_is_no_message_is_always_the_first() {
    message_pairs pairs;
    for (int i = 0; i < 2; ++i) {
        BOOST_TEST(pairs.first("", "1.2", start));
        BOOST_TEST(pairs.first("C1", "", start));
        BOOST_TEST(pairs.first("C1", std::string(10'000, '1'), start));
    }
    BOOST_TEST_EQ(pairs.size(), 0u);
}

}  // namespace

int main() {
    the_second_is_not_the_first();
    after_a_while_it_is_forgotten();
    there_is_an_end_to_how_many();
    what_nobody_wanted_may_come_again();
    what_is_no_message_is_always_the_first();
    return boost::report_errors();
}
