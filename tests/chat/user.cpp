// SPDX-License-Identifier: BSL-1.0
// user: a plain value that is written by its name.
#include <monongusa/chat/user.hpp>

#include "../laws/value.hpp"

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::chat::user;

void obeys_the_value_laws() { laws::value(user{"U1", "alice", true, true}, &user::id, &user::name, &user::bot, &user::self); }

void nobody_is_a_bot_unless_told() {
    BOOST_TEST(!user{}.bot);
    BOOST_TEST(!user{}.self);
}

void it_is_written_by_its_name() { BOOST_TEST_EQ(monongusa::detail::joined("hello, ", user{"U1", "alice"}), "hello, alice"); }

}  // namespace

int main() {
    obeys_the_value_laws();
    nobody_is_a_bot_unless_told();
    it_is_written_by_its_name();
    return boost::report_errors();
}
