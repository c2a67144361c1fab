// SPDX-License-Identifier: BSL-1.0
// channel: a plain value that is written with its sign.
#include <monongusa/chat/channel.hpp>

#include "../laws/value.hpp"

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::chat::channel;
using monongusa::chat::channel_kind;

static_assert(channel_kind{} == channel_kind::open);

void obeys_the_value_laws() { laws::value(channel{"C1", "general", channel_kind::direct}, &channel::id, &channel::name, &channel::kind); }

void it_is_written_with_its_sign() {
    BOOST_TEST_EQ(monongusa::detail::joined("in ", channel{"C1", "general"}), "in #general");
    BOOST_TEST_EQ(monongusa::detail::joined(channel{}), "#");
}

}  // namespace

int main() {
    obeys_the_value_laws();
    it_is_written_with_its_sign();
    return boost::report_errors();
}
