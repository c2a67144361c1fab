// SPDX-License-Identifier: BSL-1.0
// idle_streams: kept for a while, a bounded number, and none that has ended.
#include <monongusa/net/idle_streams.hpp>

#include "../support/connected_pair.hpp"

#include <boost/core/lightweight_test.hpp>

#include <list>
#include <memory>
#include <string>

namespace {

using namespace std::chrono_literals;
using monongusa::net::idle_streams;
using monongusa::net::stream;
using support::connected_pair;

struct fixture {
    boost::asio::io_context io{};
    std::list<connected_pair> pairs{};

    std::unique_ptr<stream> made() {
        auto one = std::make_unique<stream>(io);
        pairs.emplace_back(io, one->socket());
        one->prepare();
        return one;
    }
};

void one_is_given_to_who_asks_for_the_same_place() {
    fixture test;
    idle_streams kept{test.io, 4, 1h};
    auto first = test.made();
    auto* const bare = first.get();
    kept.put("here", std::move(first));
    kept.put("there", test.made());
    BOOST_TEST_EQ(kept.size(), 2u);
    BOOST_TEST(kept.take("elsewhere") == nullptr);
    BOOST_TEST(kept.take("here").get() == bare);
    BOOST_TEST(kept.take("here") == nullptr);
    BOOST_TEST_EQ(kept.size(), 1u);
}

void the_last_is_taken_first_and_the_oldest_goes() {
    fixture test;
    idle_streams kept{test.io, 2, 1h};
    stream* bare[3];
    for (auto*& one : bare) {
        auto made = test.made();
        one = made.get();
        kept.put("here", std::move(made));
    }
    BOOST_TEST_EQ(kept.size(), 2u);
    BOOST_TEST_EQ(test.pairs.front().hear(), "");
    auto const last = kept.take("here");
    BOOST_TEST(last.get() == bare[2]);
    BOOST_TEST(kept.take("here").get() == bare[1]);

    idle_streams none{test.io, 0, 1h};
    none.put("here", test.made());
    BOOST_TEST_EQ(none.size(), 0u);
    BOOST_TEST_EQ(test.pairs.back().hear(), "");
}

void one_whose_server_ends_or_speaks_goes() {
    fixture test;
    idle_streams kept{test.io, 4, 1h};
    kept.put("here", test.made());
    kept.put("here", test.made());
    test.pairs.front().other().close();
    test.pairs.back().say("by the way");
    while (kept.size() > 0) test.io.run_one();
    BOOST_TEST(kept.take("here") == nullptr);
}

void one_that_ended_unnoticed_is_not_given() {
    fixture test;
    idle_streams kept{test.io, 4, 1h};
    kept.put("here", test.made());
    test.pairs.back().say("by the way");
    // The io_context did not run; the look when it is taken sees it.
    BOOST_TEST(kept.take("here") == nullptr);
    BOOST_TEST_EQ(kept.size(), 0u);
}

void each_goes_when_its_time_is_over() {
    fixture test;
    idle_streams kept{test.io, 4, 10ms};
    kept.put("here", test.made());
    kept.put("here", test.made());
    while (kept.size() > 0) test.io.run_one();
    BOOST_TEST_EQ(test.pairs.front().hear(), "");
    kept.put("here", test.made());
    while (kept.size() > 0) test.io.run_one();
    test.io.run();
}

void it_may_end_while_all_wait() {
    fixture test;
    {
        idle_streams kept{test.io, 4, 0ms};
        kept.put("here", test.made());
        kept.put("here", test.made());
        test.pairs.front().say("x");
    }
    BOOST_TEST(test.io.run() > 0);
}

}  // namespace

int main() {
    one_is_given_to_who_asks_for_the_same_place();
    the_last_is_taken_first_and_the_oldest_goes();
    one_whose_server_ends_or_speaks_goes();
    one_that_ended_unnoticed_is_not_given();
    each_goes_when_its_time_is_over();
    it_may_end_while_all_wait();
    return boost::report_errors();
}
