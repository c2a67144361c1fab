// SPDX-License-Identifier: BSL-1.0
// failure: a plain value that can be answered like the event whose rule failed.
#include <monongusa/event/failure.hpp>

#include "../laws/value.hpp"

#include <monongusa/concept/event.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

#include <exception>
#include <stdexcept>
#include <system_error>

namespace {

using monongusa::event::failure;

static_assert(monongusa::event_type<failure> && failure::event_name == "failure");
static_assert(monongusa::event::reach_of<failure> == monongusa::event::reach::anywhere);

failure full() {
    failure event;
    event.what = "out of tea";
    event.exception = std::make_exception_ptr(std::runtime_error{"out of tea"});
    event.code = std::make_error_code(std::errc::timed_out);
    event.rule = 3;
    event.action = 2;
    event.user = {"U1", "alice"};
    event.channel = {"C1", "general"};
    event.message = "m1";
    event.thread = "t1";
    return event;
}

void obeys_the_value_laws() {
    laws::value(full(), &failure::what, &failure::exception, &failure::code, &failure::rule, &failure::action, &failure::user, &failure::channel,
                &failure::message, &failure::thread);
}

void it_says_which_of_the_two_kinds_it_is() {
    BOOST_TEST(failure{}.exception == nullptr);
    BOOST_TEST(!failure{}.code);
    BOOST_TEST_EQ(failure{}.rule, 0u);
    BOOST_TEST_EQ(failure{}.action, 0u);
}

void an_answer_goes_where_the_failed_one_would_have_gone() {
    failure const event = full();
    BOOST_TEST((monongusa::event::origin_of(event).copy() == monongusa::chat::origin{event.channel, event.user, "m1", "t1"}));
}

}  // namespace

int main() {
    obeys_the_value_laws();
    it_says_which_of_the_two_kinds_it_is();
    an_answer_goes_where_the_failed_one_would_have_gone();
    return boost::report_errors();
}
