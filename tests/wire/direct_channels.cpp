// SPDX-License-Identifier: BSL-1.0
// direct_channels: remembers, forgets what was not asked for, and stays small.
#include <monongusa/wire/direct_channels.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using monongusa::wire::direct_channels;

void what_was_remembered_is_found() {
    direct_channels channels;
    BOOST_TEST_EQ(channels.find("1"), "");
    channels.remember("1", "10");
    channels.remember("2", "20");
    BOOST_TEST_EQ(channels.find("1"), "10");
    BOOST_TEST_EQ(channels.find("2"), "20");
    channels.remember("1", "11");
    BOOST_TEST_EQ(channels.find("1"), "11");
    BOOST_TEST_EQ(channels.size(), 2u);
    channels.forget("1");
    channels.forget("3");
    BOOST_TEST_EQ(channels.find("1"), "");
    BOOST_TEST_EQ(channels.find("2"), "20");
}

void the_one_not_asked_for_goes_first() {
    direct_channels channels{2};
    channels.remember("1", "10");
    channels.remember("2", "20");
    BOOST_TEST_EQ(channels.find("1"), "10");
    channels.remember("3", "30");
    BOOST_TEST_EQ(channels.find("2"), "");
    BOOST_TEST_EQ(channels.find("1"), "10");
    BOOST_TEST_EQ(channels.find("3"), "30");
}

void it_never_grows_beyond_its_limit() {
    direct_channels channels{3};
    for (int i = 0; i < 100; ++i) {
        channels.remember(std::to_string(i), "c" + std::to_string(i));
        BOOST_TEST(channels.size() <= 3);
        BOOST_TEST_EQ(channels.find(std::to_string(i)), "c" + std::to_string(i));
    }
    direct_channels none{0};
    none.remember("1", "10");
    BOOST_TEST_EQ(none.size(), 0u);
}

void what_is_empty_is_not_remembered() {
    direct_channels channels;
    channels.remember("", "10");
    channels.remember("1", "10");
    channels.remember("1", "");
    BOOST_TEST_EQ(channels.size(), 0u);
}

}  // namespace

int main() {
    what_was_remembered_is_found();
    the_one_not_asked_for_goes_first();
    it_never_grows_beyond_its_limit();
    what_is_empty_is_not_remembered();
    return boost::report_errors();
}
