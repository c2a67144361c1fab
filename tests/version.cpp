// SPDX-License-Identifier: BSL-1.0
#include <monongusa/version.hpp>
// Twice: the check of the second copy stands before the guard, and must let an equal one pass.
#include <monongusa/version.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

void the_text_is_made_of_the_numbers() {
    std::string numbers = std::to_string(MONONGUSA_VERSION_MAJOR);
    numbers += '.' + std::to_string(MONONGUSA_VERSION_MINOR);
    numbers += '.' + std::to_string(MONONGUSA_VERSION_PATCH);
    BOOST_TEST_EQ(numbers, MONONGUSA_VERSION_STRING);
    BOOST_TEST_EQ(numbers, std::string{monongusa::version});
}

int main() {
    the_text_is_made_of_the_numbers();
    return boost::report_errors();
}
