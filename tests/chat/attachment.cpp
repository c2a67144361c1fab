// SPDX-License-Identifier: BSL-1.0
// attachment: a plain value.
#include <monongusa/chat/attachment.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

namespace {

using monongusa::chat::attachment;

attachment const picture{"f1", "cat.png", "https://files.example/cat.png", "image/png", 5'000'000'000};

void obeys_the_value_laws() {
    laws::value(picture, &attachment::id, &attachment::name, &attachment::url, &attachment::type, &attachment::size);
}

void its_size_holds_more_than_four_gigabytes() {
    static_assert(std::is_same_v<decltype(attachment::size), std::uint64_t>);
    BOOST_TEST_GT(picture.size, std::numeric_limits<std::uint32_t>::max());
    BOOST_TEST_EQ(attachment{}.size, 0u);
}

}  // namespace

int main() {
    obeys_the_value_laws();
    its_size_holds_more_than_four_gigabytes();
    return boost::report_errors();
}
