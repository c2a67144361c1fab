// SPDX-License-Identifier: BSL-1.0
// decoded: the two wires answer with one type.
#include <monongusa/wire/decoded.hpp>

#include <monongusa/wire/discord/decoding.hpp>
#include <monongusa/wire/slack/decoding.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

int main() {
    namespace wire = monongusa::wire;
    static_assert(std::is_same_v<wire::discord::decoded, wire::decoded>);
    static_assert(std::is_same_v<wire::slack::decoded, wire::decoded>);
    BOOST_TEST(wire::decoded{} == wire::decoded::yes);
    return boost::report_errors();
}
