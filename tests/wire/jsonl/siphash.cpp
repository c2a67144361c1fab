// SPDX-License-Identifier: BSL-1.0
// siphash: gives the numbers of its authors.
#include <monongusa/wire/jsonl/siphash.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <string>

namespace {

using monongusa::wire::jsonl::siphash;
using monongusa::wire::jsonl::siphash_key;

// The key and the texts of the reference implementation: 00 01 02 …
constexpr siphash_key reference{0x0706050403020100, 0x0f0e0d0c0b0a0908};
std::string counting(std::size_t size) {
    std::string text;
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(i);
    return text;
}

void it_gives_the_numbers_of_the_reference() {
    BOOST_TEST_EQ(siphash(reference, counting(0)), 0x726fdb47dd0e0e31U);
    BOOST_TEST_EQ(siphash(reference, counting(1)), 0x74f839c593dc67fdU);
    BOOST_TEST_EQ(siphash(reference, counting(7)), 0xab0200f58b01d137U);
    BOOST_TEST_EQ(siphash(reference, counting(8)), 0x93f5f5799a932462U);
    BOOST_TEST_EQ(siphash(reference, counting(15)), 0xa129ca6149be45e5U);
    BOOST_TEST_EQ(siphash(reference, counting(63)), 0x958a324ceb064572U);
}

void another_key_gives_another_number() {
    BOOST_TEST_NE(siphash({1, 2}, "alice"), siphash({1, 3}, "alice"));
    BOOST_TEST_NE(siphash({1, 2}, "alice"), siphash({2, 2}, "alice"));
}

}  // namespace

int main() {
    it_gives_the_numbers_of_the_reference();
    another_key_gives_another_number();
    return boost::report_errors();
}
