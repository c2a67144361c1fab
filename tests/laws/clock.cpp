// SPDX-License-Identifier: BSL-1.0
// Tests that the real clock and the one that is moved by hand keep the same laws.
#include "clock.hpp"

#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/real.hpp>

#include <boost/core/lightweight_test.hpp>

#include <thread>

namespace mg = monongusa;

namespace {

void the_real_one_obeys_them_as_time_passes() {
    static_assert(mg::clock::real::passes_by_itself);
    mg::clock::real clock;
    laws::clock(clock, [&](mg::instant when) {
        while (clock.now() < when) std::this_thread::yield();
    });
}

void the_manual_one_obeys_them_as_it_is_moved() {
    static_assert(!mg::clock::manual::passes_by_itself);
    mg::clock::manual clock;
    laws::clock(clock, [&](mg::instant when) { clock.set(when); });
    auto const before = clock.now();
    clock.set(mg::instant{});
    BOOST_TEST(clock.now() == before);
}

}  // namespace

int main() {
    the_real_one_obeys_them_as_time_passes();
    the_manual_one_obeys_them_as_it_is_moved();
    return boost::report_errors();
}
