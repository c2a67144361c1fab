// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/require.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace mp = monongusa::pattern;

namespace {

// What a verb does with a pattern: one error for a malformed one, and it goes on.  The errors are held by tests/compile_fail.
template <monongusa::detail::fixed_string Pattern>
constexpr int groups_of() {
    if constexpr (mp::literal<Pattern>::reason != mp::mistake::none) {
        mp::require_well_formed<Pattern>();
        return -1;
    } else {
        mp::require_well_formed<Pattern>();
        return static_cast<int>(mp::literal<Pattern>::groups);
    }
}

static_assert(groups_of<"(a)(b)">() == 2);

void a_well_formed_pattern_passes() { BOOST_TEST_EQ(groups_of<"[Gg]ive me (.+)">(), 1); }

}  // namespace

int main() {
    a_well_formed_pattern_passes();
    return boost::report_errors();
}
