// SPDX-License-Identifier: BSL-1.0
// spelling: one value, and the ways a text can write it.
#include <monongusa/secret/spelling.hpp>

#include "../support/base64.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::detail;
using namespace std::string_view_literals;

static_assert(length_of("abc", "abcd", spelling::plain) == 3);
static_assert(length_of("abc", "ab", spelling::plain) == 0);
static_assert(length_of("a/c", "a%2Fcd", spelling::percent) == 5);
static_assert(length_of("a/c", "a%2fcd", spelling::percent) == 5);
static_assert(length_of("a/c", "%61%2f%63d", spelling::percent) == 9);
static_assert(length_of("a/c", "a%2", spelling::percent) == 0);
static_assert(length_of("a b", "a+b", spelling::percent) == 3);
static_assert(length_of("a+b", "a+b", spelling::percent) == 3);
static_assert(length_of("a b", "a+b", spelling::plain) == 0);
static_assert(length_of("5%", "5%25", spelling::percent) == 4);
static_assert(length_of("5%x", "5%x", spelling::percent) == 3, "what opens no escape is itself");
static_assert(length_of("\"/\\\n\t", R"(\"\/\\\n\t)", spelling::backslash) == 10);
static_assert(length_of("a\0\x1f<"sv, R"(a\0\x1f\u003C)", spelling::backslash) == 13);
static_assert(length_of("a\\q", R"(a\q)", spelling::backslash) == 3);
static_assert(length_of("<&>\"'", "&lt;&amp;&gt;&quot;&#39;", spelling::entity) == 24);
static_assert(length_of("a&b", "a&b", spelling::entity) == 3);

static_assert(base64_digit('A') == 0 && base64_digit('z') == 51 && base64_digit('9') == 61);
static_assert(base64_digit('+') == 62 && base64_digit('-') == 62 && base64_digit('/') == 63 && base64_digit('_') == 63);
static_assert(base64_digit('=') == -1 && base64_digit(' ') == -1 && base64_digit(0xC3) == -1);

// "secret" is c2VjcmV0; behind one byte eHNlY3JldA==, behind two eHhzZWNyZXQ=.
static_assert(in_base64{"secret", 0}.length_in("c2VjcmV0", spelling::plain) == 8);
static_assert(in_base64{"secret", 2}.length_in("HNlY3JldA==", spelling::plain) == 11);
static_assert(in_base64{"secret", 4}.length_in("hzZWNyZXQ=.", spelling::plain) == 10);
static_assert(in_base64{"secret", 0}.length_in("c2VjcmV1", spelling::plain) == 0);
static_assert(in_base64{"secret", 0}.length_in("c2VjcmV", spelling::plain) == 0, "cut off");
static_assert(in_base64{"secret", 2}.length_in("HNlY3JldA%3D%3D", spelling::percent) == 15);

void a_value_is_found_wherever_it_stands_in_base64() {
    std::string_view const value = "k\xFF>?/~9q\xFEwxyz";
    for (std::size_t length = 1; length <= value.size(); ++length) {
        for (std::size_t before = 0; before < 4; ++before) {
            for (std::size_t behind = 0; behind < 4; ++behind) {
                for (auto const alphabet : {support::standard_alphabet, support::url_alphabet}) {
                    auto const whole = std::string(before, 'p') + std::string{value.substr(0, length)} + std::string(behind, 's');
                    auto const text = support::base64(whole, alphabet);
                    auto const begin = before * 8 / 6;
                    auto const end = behind == 0 ? text.size() : ((before + length) * 8 + 5) / 6;
                    in_base64 const form{value.substr(0, length), static_cast<unsigned>(before % 3 * 2)};
                    auto found = form.length_in(std::string_view{text}.substr(begin), spelling::plain);
                    // Padding may follow where the last digit is shared.
                    while (found > end - begin && text[begin + found - 1] == '=') --found;
                    BOOST_TEST_EQ(found, end - begin);
                }
            }
        }
    }
}

void every_bit_counts() {
    std::string_view const value = "secret";
    for (std::size_t before = 0; before < 3; ++before) {
        for (std::size_t bit = 0; bit < value.size() * 8; ++bit) {
            std::string other{value};
            other[bit / 8] = static_cast<char>(other[bit / 8] ^ (1 << bit % 8));
            auto const text = support::base64(std::string(before, 'p') + other + "s");
            in_base64 const form{value, static_cast<unsigned>(before * 2)};
            BOOST_TEST_EQ(form.length_in(std::string_view{text}.substr(before * 8 / 6), spelling::plain), 0U);
        }
    }
}

}  // namespace

int main() {
    a_value_is_found_wherever_it_stands_in_base64();
    every_bit_counts();
    return boost::report_errors();
}
