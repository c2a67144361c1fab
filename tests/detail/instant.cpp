// SPDX-License-Identifier: BSL-1.0
// instant: is the steady clock's, and no arithmetic with it overflows.
#include <monongusa/detail/instant.hpp>

#include <chrono>
#include <limits>
#include <ratio>
#include <type_traits>

using monongusa::instant;
using monongusa::detail::after;
using monongusa::detail::whole;
using namespace std::chrono_literals;

static_assert(std::is_same_v<instant, std::chrono::steady_clock::time_point>);

using years = std::chrono::duration<long long, std::ratio<31'556'952>>;
using floating = std::chrono::duration<double>;
constexpr auto longest = instant::duration::max();
constexpr auto most_negative = instant::duration::min();

static_assert(whole(3ms) == 3'000'000ns);
static_assert(whole(-3ms) == -3'000'000ns);
static_assert(whole(floating{0.5}) == 500ms);
static_assert(whole(years{1000}) == longest && whole(years{-1000}) == most_negative);
static_assert(whole(std::chrono::hours::max()) == longest && whole(std::chrono::hours::min()) == most_negative);
static_assert(whole(floating{1e300}) == longest && whole(floating{-1e300}) == most_negative);
static_assert(whole(floating{std::numeric_limits<double>::infinity()}) == longest);
static_assert(whole(longest) == longest && whole(most_negative) == most_negative);
static_assert(whole(longest - 1ns) == longest - 1ns);

constexpr instant noon{12h};
static_assert(after(noon, 1h) == instant{13h} && after(noon, -1h) == instant{11h});
static_assert(after(noon, longest) == instant::max());
static_assert(after(noon, longest - 12h) == instant::max());
static_assert(after(noon, longest - 12h - 1ns) == instant::max() - 1ns);
static_assert(after(instant::max(), 1ns) == instant::max() && after(instant::max(), 0ns) == instant::max());
static_assert(after(instant{}, longest) == instant::max());

int main() {}
