// SPDX-License-Identifier: BSL-1.0
// network_session: two threads, and how one of them ends the other's waiting.
#include <monongusa/transport/network_session.hpp>

#include <boost/core/lightweight_test.hpp>

#include <monongusa/transport/on_loop.hpp>

#include <future>
#include <memory>
#include <string>
#include <system_error>
#include <thread>
#include <vector>

namespace {

using monongusa::instant;
using monongusa::transport::inbox_item;
using monongusa::transport::network_session;
namespace mg = monongusa;

struct deaf {
    template <class Event>
    static constexpr bool wants = false;
    template <class Event>
    bool hear(Event const&) {
        return false;
    }
    instant next_timer() const { return instant::max(); }
    void fire_timers() { ++fired; }
    bool settle(instant::duration) { return true; }
    bool pass(instant::duration, instant::duration) { return true; }
    int fired = 0;
};

void an_answer_is_waited_for() {
    network_session session{8};
    int answer = 0;
    auto const error = session.wait_for(answer, [&](auto done) {
        BOOST_TEST(session.loop().here());
        int seven = 7;
        done(std::error_code{}, seven);
    });
    BOOST_TEST(!error);
    BOOST_TEST_EQ(answer, 7);
    auto const refused = session.wait_for(answer, [&](auto done) {
        int eight = 8;
        done(std::make_error_code(std::errc::permission_denied), eight);
    });
    BOOST_TEST(refused == std::errc::permission_denied);
    BOOST_TEST_EQ(answer, 8);
}

void who_is_stopped_waits_no_longer() {
    network_session session{8};
    std::promise<void> asked;
    std::thread stopper{[&] {
        asked.get_future().wait();
        session.stop();
    }};
    int answer = 1;
    auto const error = session.wait_for(answer, [&](auto) { asked.set_value(); });
    stopper.join();
    BOOST_TEST(error == mg::error::stopped);
    BOOST_TEST_EQ(answer, 1);
    BOOST_TEST(session.inbox().stopped());
}

void the_last_failure_counts_and_is_explained() {
    network_session session{8};
    BOOST_TEST_EQ(session.why_it_ended(), "stopped");
    BOOST_TEST(!session.error());
    auto const first = session.fail(std::make_error_code(std::errc::io_error), "one");
    session.fail(std::make_error_code(std::errc::timed_out), "two");
    BOOST_TEST(session.error() == std::errc::timed_out);
    BOOST_TEST_EQ(session.explain(session.error()), "two");
    BOOST_TEST_EQ(session.explain(first), "");
    BOOST_TEST_EQ(session.explain({}), "");
    BOOST_TEST_EQ(session.why_it_ended(), "two");
}

void items_are_heard_until_one_says_no() {
    network_session session{2};
    for (int i = 0; i < 4; ++i) {
        inbox_item item;
        item.text = std::to_string(i);
        session.inbox().put(item);
    }
    deaf nobody;
    mg::transport::listener_ref listener{nobody};
    std::vector<std::string> heard;
    int rooms = 0;
    session.hear_all(listener, [&] { ++rooms; }, [&](inbox_item const& item) {
        heard.push_back(item.text);
        return item.text != "3";
    });
    mg::transport::on_loop(session.loop(), [] {});
    BOOST_TEST_EQ(heard.size(), 4u);
    BOOST_TEST_EQ(heard.back(), "3");
    BOOST_TEST_EQ(rooms, 1);  // Four are more than two, one is not.
    BOOST_TEST_EQ(nobody.fired, 4);
    session.stop();
    session.hear_all(listener, [] {}, [](inbox_item const&) { return true; });  // At once.
}

void who_is_over_is_not_waited_for() {
    network_session session{8};
    session.loop().post([&] { session.is_over(); });
    session.wait_until_over(instant::duration::max());
    network_session other{8};
    other.wait_until_over(instant::duration::zero());
}

void what_is_asked_at_the_end_is_told_so() {
    std::vector<std::string> told;
    {
        network_session session{8};
        session.ask([&](std::error_code, int const&) { told.push_back("asked"); }, [](auto&& done) { done(std::error_code{}, 1); });
        mg::transport::on_loop(session.loop(), [&] { session.begin_to_close(); });
        BOOST_TEST(session.is_closing());
        session.ask([&](std::error_code error, int const&) { told.push_back(error.message()); }, [](auto&&) { BOOST_ERROR("it is over"); });
        session.perform(mg::action::send{"tea", {.channel = {.id = "C1"}}},
                        [&](std::error_code error, mg::chat::sent const& sent) { told.push_back(sent.channel.id + ": " + error.message()); },
                        [](mg::action::any&&, mg::action::completion&&) { BOOST_ERROR("it is over"); });
        session.wait_for_late_answers();
    }
    auto const stopped = make_error_code(mg::error::stopped).message();
    BOOST_TEST(told == (std::vector<std::string>{"asked", stopped, "C1: " + stopped}));
}

void last_words_are_waited_for_but_not_for_ever() {
    network_session session{8};
    bool said = false;
    session.wait_for_last_words([&](auto done) {
        BOOST_TEST(session.loop().here());
        said = true;
        done();
    }, instant::duration::max());
    BOOST_TEST(said);
    network_session other{8};
    mg::detail::once<> never;
    other.wait_for_last_words([&](auto done) { never = std::move(done); }, instant::duration::zero());
    mg::transport::on_loop(other.loop(), [&] {
        never();  // Too late, and no harm.
        other.wait_for_last_words([](auto) { BOOST_ERROR("nothing is waited for here"); }, instant::duration::max());
    });
}

struct closed_anywhere {
    explicit closed_anywhere(std::promise<bool>& when) : gone(when) {}
    ~closed_anywhere() { gone.set_value(base.loop().here()); }
    network_session base{1};
    std::promise<bool>& gone;
};

void one_may_be_closed_in_a_callback_of_its_own() {
    std::promise<bool> gone;
    auto* const session = new closed_anywhere{gone};
    auto const held = session->base.shared_loop();
    held->post([session] { network_session::close(session, session->base.shared_loop()); });
    BOOST_TEST(gone.get_future().get());
    std::promise<bool> here;
    auto* const other = new closed_anywhere{here};
    network_session::close(other, other->base.shared_loop());
    BOOST_TEST(!here.get_future().get());
}

}  // namespace

int main() {
    an_answer_is_waited_for();
    who_is_stopped_waits_no_longer();
    the_last_failure_counts_and_is_explained();
    items_are_heard_until_one_says_no();
    who_is_over_is_not_waited_for();
    what_is_asked_at_the_end_is_told_so();
    last_words_are_waited_for_but_not_for_ever();
    one_may_be_closed_in_a_callback_of_its_own();
    return boost::report_errors();
}
