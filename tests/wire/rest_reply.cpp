// SPDX-License-Identifier: BSL-1.0
// rest_reply: headers are found by name.
#include <monongusa/wire/rest_reply.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::wire::rest_reply;

void a_header_is_found_by_its_name() {
    rest_reply const reply{200, {{"date", "today"}, {"via", "one"}, {"via", "two"}, {"empty", ""}}, ""};
    BOOST_TEST_EQ(reply.header("date"), "today");
    BOOST_TEST_EQ(reply.header("via"), "one");
    BOOST_TEST_EQ(reply.header("empty"), "");
    BOOST_TEST_EQ(reply.header("dat"), "");
    BOOST_TEST_EQ(reply.header("Date"), "");
}

}  // namespace

int main() {
    a_header_is_found_by_its_name();
    return boost::report_errors();
}
