// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/error.hpp>

#include <boost/core/lightweight_test.hpp>

#include <stdexcept>
#include <string_view>
#include <type_traits>

using monongusa::pattern_error;
namespace mp = monongusa::pattern;

namespace {

static_assert(std::is_base_of_v<std::invalid_argument, pattern_error>);
static_assert(std::is_same_v<mp::error, pattern_error>);
static_assert(std::is_nothrow_copy_constructible_v<pattern_error>);

void it_says_what_and_where() {
    pattern_error const error{mp::mistake::unmatched_parenthesis, 7};
    BOOST_TEST_EQ(error.offset(), 7u);
    BOOST_TEST(error.reason() == mp::mistake::unmatched_parenthesis);
    BOOST_TEST(error.what() == std::string_view{"monongusa: pattern: at offset 7: a ')' closes no group; remove it or write '\\)'"});
}

}  // namespace

int main() {
    it_says_what_and_where();
    return boost::report_errors();
}
