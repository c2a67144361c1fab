// SPDX-License-Identifier: BSL-1.0
// code_fence: the language behind a fence, and what opens a block again.
#include <monongusa/wire/code_fence.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;

static_assert(language_of("cpp\nint x;") == "cpp");

void each_language_is_read_so() {
    struct {
        std::string_view text, language;
    } const rows[] = {
        {"", ""},
        {"\n", ""},
        {"cpp", ""},
        {"cpp\n", "cpp"},
        {"c++\nx", "c++"},
        {"objective-c\n", "objective-c"},
        {"c#\n", "c#"},
        {"cpp \n", ""},
        {" cpp\n", ""},
        {"int x;\n", ""},
        {"日本\n", ""},
        {"a`b\n", ""},
        {"f_2.x\n", "f_2.x"},
        {"12345678901234567890123456789012\n", "12345678901234567890123456789012"},
        {"123456789012345678901234567890123\n", ""},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(language_of(row.text), row.language);
}

void what_opens_a_block_is_read_again() {
    for (std::string_view const language : {"", "cpp", "c++"}) {
        std::string opening;
        append_opening(opening, language);
        BOOST_TEST_EQ(opening.size(), opening_points(language));
        BOOST_TEST(opening.starts_with(fence));
        BOOST_TEST_EQ(language_of(std::string_view{opening}.substr(fence.size())), language);
    }
}

}  // namespace

int main() {
    each_language_is_read_so();
    what_opens_a_block_is_read_again();
    return boost::report_errors();
}
