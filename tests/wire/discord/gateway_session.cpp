// SPDX-License-Identifier: BSL-1.0
// wire/discord/gateway_session: what is kept of a session, where it goes on, and when it is given up.
#include <monongusa/wire/discord/gateway_session.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;

constexpr std::string_view base = "wss://gateway.test";
constexpr std::string_view elsewhere = "wss://session.test";

gateway_session begun() {
    gateway_session session;
    session.begin("abc", std::string{elsewhere}, base);
    session.hear(1);
    return session;
}

void there_is_none_before_it_begins() {
    gateway_session session;
    BOOST_TEST(!session);
    BOOST_TEST(!session.saved());
    BOOST_TEST_EQ(session.url(base), base);
    session.begin("", std::string{elsewhere}, base);
    BOOST_TEST(!session);
    session.begin(std::string(longest_session_id + 1, 'x'), std::string{elsewhere}, base);
    BOOST_TEST(!session);
    session.begin(std::string(longest_session_id, 'x'), std::string{elsewhere}, base);
    BOOST_TEST(static_cast<bool>(session));
}

void it_can_be_saved_and_restored() {
    auto session = begun();
    BOOST_TEST(session.hear(7));
    BOOST_TEST(session.saved() == (saved_session{"abc", std::string{elsewhere}, 7}));
    gateway_session next;
    next.restore(*session.saved(), base);
    BOOST_TEST(next.saved() == session.saved());
    BOOST_TEST(!next.hear(7) && !next.hear(3) && next.hear(8));
    next.restore({"def", "ws://session.test", 1}, base);
    BOOST_TEST(next.saved() == (saved_session{"def", "", 1}));
    next.drop();
    BOOST_TEST(!next.saved());
    BOOST_TEST(next.hear(1));  // Of whatever comes then.
}

void it_goes_on_at_its_url_and_the_base_in_turns() {
    auto session = begun();
    BOOST_TEST_EQ(session.url(base), elsewhere);
    session.connect_failed();
    BOOST_TEST_EQ(session.url(base), base);
    session.connect_failed();
    BOOST_TEST_EQ(session.url(base), elsewhere);
    session.connect_failed();
    session.resume_begins();
    BOOST_TEST(!session.resume_failed());
    BOOST_TEST_EQ(session.url(base), base);
    session.resume_begins();
    session.resumed(2);
    BOOST_TEST_EQ(session.url(base), elsewhere);
}

void what_brings_nothing_is_given_up() {
    auto session = begun();
    for (unsigned i = 1; i < gateway_session::most_barren; ++i) {
        session.resume_begins();
        BOOST_TEST(!session.resume_failed());
    }
    // One that brings something keeps it for as many again.
    session.resume_begins();
    BOOST_TEST(session.hear(2));
    BOOST_TEST(!session.resume_failed());
    for (unsigned i = 1; i < gateway_session::most_barren; ++i) {
        session.resume_begins();
        BOOST_TEST(!session.hear(2));  // That is nothing new.
        BOOST_TEST(!session.resume_failed());
    }
    session.resume_begins();
    BOOST_TEST(session.resume_failed());
    BOOST_TEST(!session);
}

void a_close_in_doubt_is_tried_once() {
    auto session = begun();
    session.closed_in_doubt();
    BOOST_TEST(static_cast<bool>(session));
    session.resume_begins();
    session.resumed(2);
    session.closed_in_doubt();
    BOOST_TEST(static_cast<bool>(session));
    session.closed_in_doubt();
    BOOST_TEST(!session);
}

}  // namespace

int main() {
    there_is_none_before_it_begins();
    it_can_be_saved_and_restored();
    it_goes_on_at_its_url_and_the_base_in_turns();
    what_brings_nothing_is_given_up();
    a_close_in_doubt_is_tried_once();
    return boost::report_errors();
}
