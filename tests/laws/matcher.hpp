// SPDX-License-Identifier: BSL-1.0
// laws::matcher: what every matcher keeps.

#ifndef MONONGUSA_TESTS_LAWS_MATCHER_HPP
#define MONONGUSA_TESTS_LAWS_MATCHER_HPP

#include <monongusa/chat/captures.hpp>
#include <monongusa/concept/matcher.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/event/origin.hpp>

#include <boost/core/lightweight_test.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <utility>

namespace laws {

template <class Matcher, class Event>
void it_is_pure(Matcher const& matcher, Event const& event) {
    Event const before = event;
    Matcher const copy = matcher;
    auto const answer = matcher.match(event);
    BOOST_TEST(matcher.match(event) == answer);
    BOOST_TEST(copy.match(event) == answer);
    BOOST_TEST(matcher.match(before) == answer);
    BOOST_TEST(event == before);
}

template <class Matcher, class Event, std::size_t Groups, std::size_t... Group>
void its_captures_lie_within_the_text(monongusa::chat::captures<Groups> const& answer, Event const& event, std::index_sequence<Group...>) {
    auto const text = monongusa::event::text_of(event);
    auto const check = [&](monongusa::detail::text_range group, bool may_be_left_out) {
        if (group.present()) {
            BOOST_TEST_LE(group.begin, group.end);
            BOOST_TEST_LE(group.end, text.size());
        } else {
            BOOST_TEST(may_be_left_out);
        }
    };
    (check(answer.groups[Group], monongusa::group_is_optional<Matcher, Event>(Group)), ...);
}

// The same each time, and fit for a terminal whatever the event says.
template <class Matcher, class Event>
void it_says_why_not(Matcher const& matcher, Event const& event) {
    std::string const reason = monongusa::why_not(matcher, event);
    BOOST_TEST(!reason.empty());
    BOOST_TEST_EQ(monongusa::why_not(matcher, event), reason);
    std::string visible;
    monongusa::detail::append_visible(visible, reason);
    BOOST_TEST_EQ(visible, reason);
}

template <class Matcher, class Event>
void it_accepts(Matcher const& matcher, Event const& event) {
    static_assert(monongusa::matcher_for<Matcher, Event>);
    it_is_pure(matcher, event);
    auto const answer = matcher.match(event);
    BOOST_TEST(static_cast<bool>(answer));
    constexpr auto groups = monongusa::group_count<Matcher, Event>;
    if constexpr (groups != 0) its_captures_lie_within_the_text<Matcher>(answer, event, std::make_index_sequence<groups>{});
}

template <class Matcher, class Event>
void it_refuses(Matcher const& matcher, Event const& event) {
    static_assert(monongusa::matcher_for<Matcher, Event>);
    it_is_pure(matcher, event);
    auto const answer = matcher.match(event);
    BOOST_TEST(!static_cast<bool>(answer));
    if constexpr (monongusa::group_count<Matcher, Event> != 0) {
        for (auto const& group : answer.groups) BOOST_TEST(!group.present());
    }
    it_says_why_not(matcher, event);
    BOOST_TEST(!monongusa::matches_everything<Matcher>());
}

template <class Matcher, class Event>
void matcher(Matcher const& matcher, Event const& accepted, Event const& refused) {
    it_accepts(matcher, accepted);
    it_refuses(matcher, refused);
    if constexpr (std::equality_comparable<Matcher>) BOOST_TEST(matcher == Matcher{matcher});
}

}  // namespace laws

#endif
