// SPDX-License-Identifier: BSL-1.0
// rest_body: objects within bounds, and nothing else.
#include <monongusa/wire/discord/rest_body.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace {

using namespace monongusa::wire::discord;

void only_an_object_is_read() {
    BOOST_TEST(read_object("{}").has_value());
    BOOST_TEST(read_object(" {\"code\": 1} ").has_value());
    for (char const* const other :
         {"", "null", "1", "[]", "\"{}\"", "{", "{}x", "{\"a\":}", "<html>", "{\"a\":\"\xFF\"}", "error code: 1015"}) {
        BOOST_TEST(!read_object(other).has_value());
    }
}

std::string nested(std::size_t depth) {
    std::string body;
    for (std::size_t i = 0; i != depth; ++i) body += "{\"a\":";
    return body + "1" + std::string(depth, '}');
}

void depth_and_length_are_bounded() {
    BOOST_TEST(read_object(nested(deepest_refusal)).has_value());
    BOOST_TEST(!read_object(nested(deepest_refusal + 1)).has_value());
    BOOST_TEST(!read_object(nested(10'000)).has_value());
    BOOST_TEST(read_object("{}" + std::string(longest_refusal - 2, ' ')).has_value());
    BOOST_TEST(!read_object("{}" + std::string(longest_refusal - 1, ' ')).has_value());
}

void a_code_is_a_number_that_fits() {
    auto const code = [](std::string const& value) { return read_code(*read_object("{\"code\": " + value + "}"), "code"); };
    BOOST_TEST(code("0") == 0);
    BOOST_TEST(code("50035") == 50035);
    BOOST_TEST(code("2147483647") == 2147483647);
    for (char const* const other : {"2147483648", "-1", "1.5", "99999999999999999999", "\"50035\"", "null", "true", "[]"}) {
        BOOST_TEST(!code(other).has_value());
    }
    BOOST_TEST(!read_code(*read_object("{}"), "code").has_value());
}

}  // namespace

int main() {
    only_an_object_is_read();
    depth_and_length_are_bounded();
    a_code_is_a_number_that_fits();
    return boost::report_errors();
}
