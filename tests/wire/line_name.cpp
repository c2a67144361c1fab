// SPDX-License-Identifier: BSL-1.0
// line_name: two are one where both of their names are.
#include <monongusa/wire/line_name.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::wire::line_name;

void two_are_one_where_both_names_are() {
    BOOST_TEST((line_name{"a", "b"} == line_name{"a", "b"}));
    BOOST_TEST((line_name{"a", "b"} != line_name{"a", "c"}) && (line_name{"a", "b"} != line_name{"c", "b"}));
    BOOST_TEST((line_name{"a\n", "b"} != line_name{"a", "\nb"}));
}

}  // namespace

int main() {
    two_are_one_where_both_names_are();
    return boost::report_errors();
}
