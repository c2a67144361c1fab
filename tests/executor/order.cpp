// SPDX-License-Identifier: BSL-1.0
// order: which tasks share a lane.
#include <monongusa/executor/order.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <set>
#include <string>

namespace {

using monongusa::executor::lane_of;
using monongusa::executor::name_of;
using monongusa::executor::order;
using monongusa::executor::order_called;
namespace chat = monongusa::chat;

static_assert(name_of(order::channel) == "channel");
static_assert(name_of(order::author) == "author");
static_assert(name_of(order::none) == "none");
static_assert(order_called("channel") == order::channel);
static_assert(order_called("author") == order::author);
static_assert(order_called("none") == order::none);
static_assert(!order_called("") && !order_called("Channel") && !order_called("channels"));

std::size_t lane(std::string const& channel, std::string const& user, order by, std::size_t lanes = 256) {
    chat::channel const in{channel, "whatever"};
    chat::user const who{user, "whoever"};
    chat::origin_ref origin;
    origin.channel = &in;
    origin.user = &who;
    return lane_of(origin, by, lanes);
}

void one_channel_is_one_lane_whoever_speaks() {
    BOOST_TEST_EQ(lane("C1", "U1", order::channel), lane("C1", "U2", order::channel));
    BOOST_TEST_EQ(lane("C1", "U1", order::author), lane("C2", "U1", order::author));
}

// By the id alone, since a channel and a user may be renamed between two messages.
void names_do_not_count() {
    chat::channel const before{"C1", "tea"};
    chat::channel const after{"C1", "coffee", chat::channel_kind::closed};
    chat::origin_ref first;
    first.channel = &before;
    chat::origin_ref second;
    second.channel = &after;
    BOOST_TEST_EQ(lane_of(first, order::channel, 1'000'003), lane_of(second, order::channel, 1'000'003));
}

void many_spread_over_the_lanes_and_none_is_beyond() {
    std::set<std::size_t> by_channel;
    std::set<std::size_t> by_author;
    for (int i = 0; i < 1000; ++i) {
        auto const id = std::to_string(i);
        by_channel.insert(lane("C" + id, "U1", order::channel, 16));
        by_author.insert(lane("C1", "U" + id, order::author, 16));
    }
    BOOST_TEST_EQ(by_channel.size(), 16u);
    BOOST_TEST_EQ(by_author.size(), 16u);
    BOOST_TEST_LT(*by_channel.rbegin(), 16u);
    BOOST_TEST_LT(*by_author.rbegin(), 16u);
    for (int i = 0; i < 10; ++i) BOOST_TEST_EQ(lane(std::to_string(i), "", order::channel, 1), 0u);
}

void what_comes_from_nowhere_or_from_nobody_shares_one() {
    chat::origin_ref const nowhere;
    chat::channel const in{"C1", ""};
    chat::user const who{"U1", ""};
    chat::origin_ref of_nobody;
    of_nobody.channel = &in;
    chat::origin_ref of_no_channel;
    of_no_channel.user = &who;
    constexpr std::size_t lanes = 1'000'003;
    auto const shared = lane_of(nowhere, order::channel, lanes);
    BOOST_TEST_EQ(lane_of(of_no_channel, order::channel, lanes), shared);
    BOOST_TEST_EQ(lane_of(of_nobody, order::author, lanes), shared);
    BOOST_TEST_EQ(lane("", "", order::channel, lanes), shared);
    BOOST_TEST_NE(lane_of(of_nobody, order::channel, lanes), shared);
    BOOST_TEST_NE(lane_of(of_no_channel, order::author, lanes), shared);
}

}  // namespace

int main() {
    one_channel_is_one_lane_whoever_speaks();
    names_do_not_count();
    many_spread_over_the_lanes_and_none_is_beyond();
    what_comes_from_nowhere_or_from_nobody_shares_one();
    return boost::report_errors();
}
