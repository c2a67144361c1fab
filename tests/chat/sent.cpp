// SPDX-License-Identifier: BSL-1.0
// sent: a plain value, empty where no message was made.
#include <monongusa/chat/sent.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::chat::sent;

void obeys_the_value_laws() { laws::value(sent{"m1", {"C1", "general"}}, &sent::message, &sent::channel); }

void it_names_no_message_unless_told() { BOOST_TEST_EQ(sent{}.message, ""); }

}  // namespace

int main() {
    obeys_the_value_laws();
    it_names_no_message_unless_told();
    return boost::report_errors();
}
