// SPDX-License-Identifier: BSL-1.0
// header_text: fractions, dates, and nonsense that is taken for nothing.
#include <monongusa/wire/header_text.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstdint>
#include <limits>

namespace {

using namespace monongusa::wire;
using namespace std::chrono_literals;
using std::chrono::nanoseconds;

static_assert(header_text::count("0") == 0u && header_text::count(" 5 ") == 5u && header_text::count("0005") == 5u);
static_assert(header_text::count("4294967295") == 4294967295u);
static_assert(!header_text::count("4294967296") && !header_text::count("99999999999999999999"));
static_assert(!header_text::count("") && !header_text::count("-1") && !header_text::count("+1") && !header_text::count("1.5"));
static_assert(!header_text::count("0x10") && !header_text::count("1e3") && !header_text::count("1 2") && !header_text::count("NaN"));

static_assert(header_text::seconds("0") == 0ns && header_text::seconds("1") == 1s && header_text::seconds("64.57") == 64'570ms);
static_assert(header_text::seconds("0.3") == 300ms && header_text::seconds("0.250") == 250ms && header_text::seconds("\t2.0 ") == 2s);
static_assert(header_text::seconds("0.000000001") == 1ns && header_text::seconds("0.0000000001") == 1ns);
static_assert(header_text::seconds("0.1234567890") == 123'456'789ns && header_text::seconds("0.1234567891") == 123'456'790ns);
static_assert(header_text::seconds("1470173023.123") == 1'470'173'023'123ms);
static_assert(!header_text::seconds("") && !header_text::seconds(".") && !header_text::seconds(".5") && !header_text::seconds("1."));
static_assert(!header_text::seconds("-1") && !header_text::seconds("+1") && !header_text::seconds("1e3") && !header_text::seconds("1,5"));
static_assert(!header_text::seconds("nan") && !header_text::seconds("inf") && !header_text::seconds("1.2.3") &&
              !header_text::seconds("1 s"));

constexpr nanoseconds longest{std::numeric_limits<std::int64_t>::max()};
static_assert(header_text::seconds("9223372036854775807") == longest && header_text::seconds("9223372037") == longest);
static_assert(header_text::seconds("99999999999999999999999999999999999999999999999") == longest);
static_assert(header_text::seconds("9223372036.854775806") <= longest);
static_assert(header_text::seconds("9223372036.99999999999999") == longest);

static_assert(header_text::date("Thu, 01 Jan 1970 00:00:00 GMT") == 0s);
static_assert(header_text::date("Sun, 06 Nov 1994 08:49:37 GMT") == 784'111'777s);
static_assert(header_text::date("Tue, 29 Feb 2000 23:59:59 GMT") == 951'868'799s);
static_assert(header_text::date("Wed, 01 Mar 2000 00:00:00 GMT") == 951'868'800s);
static_assert(header_text::date("Sat, 31 Dec 2016 23:59:60 GMT") == 1'483'228'800s);
static_assert(!header_text::date("") && !header_text::date("1994-11-06T08:49:37Z") && !header_text::date("Sunday, 06-Nov-94 08:49:37 GMT"));
static_assert(!header_text::date("Sun, 06 Nov 1994 08:49:37 UTC") && !header_text::date("Sun, 06 ovD 1994 08:49:37 GMT"));
static_assert(!header_text::date("Sun, 00 Nov 1994 08:49:37 GMT") && !header_text::date("Sun, 06 Nov 1994 24:49:37 GMT"));
static_assert(!header_text::date("Sun, -6 Nov 1994 08:49:37 GMT") && !header_text::date("Sun, 06 Nov 1969 08:49:37 GMT"));

static_assert(header_text::without_blanks(" \t a b\t ") == "a b" && header_text::without_blanks(" \t ").empty());

}  // namespace

int main() { return boost::report_errors(); }
