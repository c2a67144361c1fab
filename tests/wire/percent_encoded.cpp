// SPDX-License-Identifier: BSL-1.0
// percent_encoded: what is written, and that no text leaves its segment.
#include <monongusa/wire/percent_encoded.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::wire::percent_encoded;

void each_text_is_written_so() {
    struct {
        std::string_view text, written;
    } const rows[] = {
        {"", ""},
        {"123456789012345678", "123456789012345678"},
        {"azAZ09-_~", "azAZ09-_~"},
        {"a.b", "a.b"},
        {".", "%2E"},
        {"..", "%2E%2E"},
        {"../..", "..%2F.."},
        {"party:1", "party%3A1"},
        {"a b?c#d&e=f%g", "a%20b%3Fc%23d%26e%3Df%25g"},
        {"\xF0\x9F\x8E\x89", "%F0%9F%8E%89"},
        {"1\r\nHost: x", "1%0D%0AHost%3A%20x"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(percent_encoded(row.text), row.written);
}

void every_byte_can_be_read_again() {
    for (int byte = 0; byte < 256; ++byte) {
        std::string const text{'x', static_cast<char>(byte)};
        auto const written = percent_encoded(text);
        auto const read = written.size() == 2 ? written[1] : static_cast<char>(std::stoi(written.substr(2), nullptr, 16));
        BOOST_TEST_EQ(static_cast<int>(read), static_cast<int>(static_cast<char>(byte)));
        BOOST_TEST(written.find_first_of("/?#\r\n \\") == std::string::npos);
    }
}

}  // namespace

int main() {
    each_text_is_written_so();
    every_byte_can_be_read_again();
    return boost::report_errors();
}
