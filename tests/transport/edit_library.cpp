// SPDX-License-Identifier: BSL-1.0
// Tests that the library is found where it is, and that nothing happens where it is not.
#include <monongusa/transport/edit_library.hpp>

#include <boost/core/lightweight_test.hpp>

using monongusa::transport::edit_library;

namespace {

void it_is_found_with_all_its_functions() {
    edit_library const library{"libedit.so.2"};
    BOOST_TEST(static_cast<bool>(library));
    BOOST_TEST(library.begin && library.end && library.set && library.read && library.line && library.insert && library.resize);
}

void what_is_not_there_is_none() {
    for (char const* const name : {"there-is-no-such-library.so", "/dev/null", static_cast<char const*>(nullptr)}) {
        BOOST_TEST(!edit_library{name});
    }
}

void a_library_of_something_else_is_none() { BOOST_TEST(!edit_library{"libc.so.6"}); }

}  // namespace

int main() {
    it_is_found_with_all_its_functions();
    what_is_not_there_is_none();
    a_library_of_something_else_is_none();
    return boost::report_errors();
}
