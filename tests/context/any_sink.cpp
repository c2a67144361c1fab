// SPDX-License-Identifier: BSL-1.0
// any_sink: hands every action to the sink behind it, and fails what that sink does not take.
#include <monongusa/context/any_sink.hpp>

#include "../laws/sink.hpp"
#include "../support/recording_sink.hpp"

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/for_each.hpp>

#include <string_view>
#include <system_error>
#include <type_traits>
#include <vector>

namespace toy {

struct wave {
    static constexpr std::string_view action_name = "wave";
    monongusa::chat::origin to{};
    friend bool operator==(wave const&, wave const&) = default;
};

}  // namespace toy

namespace {

namespace action = monongusa::action;
namespace chat = monongusa::chat;
using monongusa::any_sink;
using monongusa::sink_for;

struct only_sends {
    int* sends;

    template <class Done>
    void perform(action::send send, Done done) const {
        ++*sends;
        done(std::error_code{}, chat::sent{"m1", send.to.channel});
    }
};

static_assert(sizeof(any_sink) == 2 * sizeof(void*));
static_assert(std::is_trivially_copyable_v<any_sink>);
static_assert(!sink_for<any_sink, toy::wave>);

chat::origin const here{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};

void obeys_the_sink_laws() {
    support::record record;
    support::recording_sink sink{&record};
    laws::sink_does(any_sink::of(sink), action::send{"tea", here});
    record.answer = std::make_error_code(std::errc::timed_out);
    laws::sink_fails(any_sink::of(sink), action::react{"tada", here});
    int sends = 0;
    only_sends small{&sends};
    laws::sink_does(any_sink::of(small), action::send{"tea", here});
    laws::sink_fails(any_sink::of(small), action::react{"tada", here});
}

void every_action_reaches_the_sink_as_it_is() {
    boost::hana::for_each(action::all, [](auto type) {
        using one = typename decltype(type)::type;
        static_assert(sink_for<any_sink, one>);
        support::record record;
        support::recording_sink sink{&record};
        one deed{};
        deed.to = here;
        if constexpr (requires { deed.text; }) deed.text = "a text that is longer than any small string";
        any_sink::of(sink).perform(deed, monongusa::ignored);
        BOOST_TEST(record.is(deed));
    });
}

void the_outcome_comes_back() {
    support::record record;
    record.answer = std::make_error_code(std::errc::timed_out);
    support::recording_sink sink{&record};
    int calls = 0;
    any_sink::of(sink).perform(action::send{"tea", here}, [&](std::error_code error, chat::sent const& sent) {
        ++calls;
        BOOST_TEST_EQ(error, record.answer);
        BOOST_TEST_EQ(sent.message, "sent");
        BOOST_TEST(sent.channel == here.channel);
    });
    BOOST_TEST_EQ(calls, 1);
}

void what_the_sink_does_not_take_fails_and_reaches_nobody() {
    int sends = 0;
    only_sends sink{&sends};
    auto const any = any_sink::of(sink);
    std::vector<std::error_code> told;
    auto const note = [&](std::error_code error, chat::sent const& sent) {
        told.push_back(error);
        BOOST_TEST((sent == chat::sent{"", here.channel}));
    };
    any.perform(action::react{"tada", here}, note);
    any.perform(action::edit{"tea", here}, note);
    any.perform(action::delete_message{here}, note);
    BOOST_TEST_EQ(told.size(), 3u);
    for (auto const error : told) BOOST_TEST(error == monongusa::error::not_supported && error == std::errc::operation_not_supported);
    BOOST_TEST_EQ(sends, 0);
    BOOST_TEST_NO_THROW(any.perform(action::react{"tada", here}, monongusa::ignored));
}

void a_stamp_reaches_who_wants_it() {
    struct stamped {
        std::vector<action::stamp>* stamps;
        void perform(action::send, action::completion) const {}
        void perform(action::send, action::completion, action::stamp const& stamp) const { stamps->push_back(stamp); }
    };
    std::vector<action::stamp> stamps;
    stamped sink{&stamps};
    static_assert(monongusa::stamped_sink_for<any_sink, action::send>);
    any_sink::of(sink).perform(action::send{"tea", here}, monongusa::ignored, action::stamp{1, 2, 3});
    any_sink::of(sink).perform(action::send{"tea", here}, monongusa::ignored);
    BOOST_TEST((stamps == std::vector<action::stamp>{{1, 2, 3}, {}}));
}

void sinks_of_different_types_stand_behind_one() {
    support::record record;
    support::recording_sink recording{&record};
    int sends = 0;
    only_sends sending{&sends};
    for (auto const any : {any_sink::of(recording), any_sink::of(sending)}) any.perform(action::send{"tea", here}, monongusa::ignored);
    BOOST_TEST_EQ(record.actions.size(), 1u);
    BOOST_TEST_EQ(sends, 1);
}

void a_copy_refers_to_the_same_sink() {
    int sends = 0;
    only_sends sink{&sends};
    auto const any = any_sink::of(sink);
    auto copy = any;
    any.perform(action::send{"tea"}, monongusa::ignored);
    copy.perform(action::send{"tea"}, monongusa::ignored);
    copy = any;
    copy.perform(action::send{"tea"}, monongusa::ignored);
    BOOST_TEST_EQ(sends, 3);
}

}  // namespace

int main() {
    obeys_the_sink_laws();
    every_action_reaches_the_sink_as_it_is();
    the_outcome_comes_back();
    what_the_sink_does_not_take_fails_and_reaches_nobody();
    a_stamp_reaches_who_wants_it();
    sinks_of_different_types_stand_behind_one();
    a_copy_refers_to_the_same_sink();
    return boost::report_errors();
}
