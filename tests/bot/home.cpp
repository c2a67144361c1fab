// SPDX-License-Identifier: BSL-1.0
// Tests that failures of other threads are kept for the thread on which handlers run in place.
#include <monongusa/bot/home.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <thread>

using monongusa::detail::home;
using monongusa::event::failure;

namespace {

failure of(std::string what) {
    failure failed;
    failed.what = std::move(what);
    return failed;
}

void only_at_home_handlers_in_place_may_be_told() {
    home in_place{true};
    in_place.at_home();
    BOOST_TEST(in_place.is_home() && in_place.may_be_told_here());
    std::thread{[&] { BOOST_TEST(!in_place.is_home() && !in_place.may_be_told_here()); }}.join();
    home on_a_pool{false};
    std::thread{[&] { BOOST_TEST(on_a_pool.may_be_told_here()); }}.join();
}

void what_is_kept_comes_out_once_in_its_order() {
    home kept{true};
    std::thread{[&] {
        auto tea = of("tea");
        auto cake = of("cake");
        BOOST_TEST(kept.keep(tea, 7));
        BOOST_TEST(kept.keep(cake, 8));
    }}.join();
    auto const all = kept.take();
    BOOST_TEST_EQ(all.size(), 2u);
    if (all.size() != 2) return;
    BOOST_TEST_EQ(all[0].failure.what, "tea");
    BOOST_TEST_EQ(all[0].event, 7u);
    BOOST_TEST_EQ(all[1].failure.what, "cake");
    BOOST_TEST_EQ(all[1].event, 8u);
    BOOST_TEST(kept.take().empty());
}

void there_is_an_end_to_what_is_kept() {
    home kept{true};
    std::size_t count = 0;
    auto failed = of("tea");
    for (; count < 100000 && kept.keep(failed, 1); ++count) failed = of("tea");
    BOOST_TEST_LT(count, 100000u);
    BOOST_TEST_EQ(failed.what, "tea");
    BOOST_TEST_EQ(kept.take().size(), count);
    BOOST_TEST(kept.keep(failed, 1));
}

}  // namespace

int main() {
    only_at_home_handlers_in_place_may_be_told();
    what_is_kept_comes_out_once_in_its_order();
    there_is_an_end_to_what_is_kept();
    return boost::report_errors();
}
