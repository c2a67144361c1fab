// SPDX-License-Identifier: BSL-1.0
// Tests which namespace a file without any macro is given, and who needs src.hpp; the rest takes several files: tests/consume.
#include <monongusa/linkage.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace mg = monongusa;

namespace {

int calls = 0;

}  // namespace

// In place of those in src.hpp, which this program does without.
struct mg::detail::network_calls {};
mg::detail::network_calls const& mg::include_src_hpp_in_one_file() noexcept {
    static constexpr mg::detail::network_calls none{};
    ++calls;
    return none;
}

#define TEXT_OF(NAME) #NAME
#define TEXT(NAME) TEXT_OF(NAME)

void without_a_macro_it_is_the_terminal() { BOOST_TEST_EQ(std::string_view{TEXT(MONONGUSA_LINKAGE)}, "terminal_only"); }

void only_the_network_needs_src() {
    mg::detail::terminal_only::need_src();
    BOOST_TEST_EQ(calls, 0);
    mg::detail::with_network::need_src();
    BOOST_TEST_EQ(calls, 1);
}

int main() {
    without_a_macro_it_is_the_terminal();
    only_the_network_needs_src();
    return boost::report_errors();
}
