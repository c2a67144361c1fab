// SPDX-License-Identifier: BSL-1.0
// wire/discord/reconnecting: waits grow until a connection lasts, and what is asked for holds once.
#include <monongusa/wire/discord/reconnecting.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace {

using monongusa::instant;
using monongusa::wire::discord::reconnecting;
using namespace std::chrono_literals;

// Of many that did the same, the longest and the shortest of their next waits.
struct waits {
    instant::duration least = instant::duration::max();
    instant::duration most = instant::duration::zero();
};
template <class Before>
waits behind(Before before) {
    waits all;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        monongusa::detail::random random{seed};
        reconnecting one{{}};
        before(one, random);
        auto const wait = one.wait(random);
        all.least = std::min(all.least, wait);
        all.most = std::max(all.most, wait);
    }
    return all;
}
bool about(waits const& all, instant::duration least, instant::duration most) {
    auto const near = (most - least) / 20;
    return all.least >= least && all.least <= least + near && all.most <= most && all.most >= most - near;
}
void fail(reconnecting& one, monongusa::detail::random& random, int times) {
    for (; times > 0; --times) one.wait(random);
}

void waits_double_up_to_two_minutes() {
    BOOST_TEST(about(behind([](auto&, auto&) {}), 0s, 1s));
    BOOST_TEST(about(behind([](auto& one, auto& random) { fail(one, random, 1); }), 0s, 2s));
    BOOST_TEST(about(behind([](auto& one, auto& random) { fail(one, random, 4); }), 0s, 16s));
    BOOST_TEST(about(behind([](auto& one, auto& random) { fail(one, random, 7); }), 0s, 2min));
    BOOST_TEST(about(behind([](auto& one, auto& random) { fail(one, random, 500); }), 0s, 2min));
}

void a_connection_that_lasted_begins_anew() {
    BOOST_TEST(about(behind([](auto& one, auto& random) { fail(one, random, 9), one.lasted(); }), 0s, 1s));
}

void promptly_is_at_once_but_not_behind_a_failure() {
    BOOST_TEST(behind([](auto& one, auto&) { one.promptly(); }).most == 0s);
    BOOST_TEST(about(behind([](auto& one, auto& random) { fail(one, random, 3), one.promptly(); }), 0s, 8s));
    BOOST_TEST(about(behind([](auto& one, auto& random) { one.promptly(), fail(one, random, 1), one.lasted(); }), 0s, 1s));
}

void patience_is_one_to_five_seconds_at_least() {
    BOOST_TEST(about(behind([](auto& one, auto&) { one.patiently(); }), 1s, 5s));
    BOOST_TEST(about(behind([](auto& one, auto&) { one.promptly(), one.patiently(); }), 1s, 5s));
    auto const late = behind([](auto& one, auto& random) { fail(one, random, 9), one.patiently(); });
    BOOST_TEST(late.least >= 1s && late.most > 1min);
    BOOST_TEST(about(behind([](auto& one, auto& random) { one.patiently(), fail(one, random, 1), one.lasted(); }), 0s, 1s));
}

}  // namespace

int main() {
    waits_double_up_to_two_minutes();
    a_connection_that_lasted_begins_anew();
    promptly_is_at_once_but_not_behind_a_failure();
    patience_is_one_to_five_seconds_at_least();
    return boost::report_errors();
}
