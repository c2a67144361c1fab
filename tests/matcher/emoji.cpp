// SPDX-License-Identifier: BSL-1.0
// matcher::emoji: a reaction by the name of its emoji.
#include <monongusa/matcher/emoji.hpp>

#include "../laws/matcher.hpp"

#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <type_traits>

namespace {

using monongusa::event::reaction_added;
using monongusa::event::reaction_removed;
using monongusa::matcher::emoji;

static_assert(std::is_empty_v<emoji<"wave">>);
static_assert(emoji<"wave">{} == emoji<"wave">{});
static_assert(monongusa::description_of<emoji<"wave">>() == ":wave:");
static_assert(monongusa::has_pattern<emoji<"wave">>());
static_assert(!monongusa::matcher_for<emoji<"wave">, monongusa::event::message>);

template <class Matcher>
using verdict = monongusa::matcher_verdict<Matcher, reaction_added>;
static_assert(verdict<emoji<"wave">>::fine && verdict<emoji<"🎉">>::fine);
static_assert(!verdict<emoji<":wave:">>::fine && !verdict<emoji<"wave:">>::fine);
static_assert(std::is_same_v<verdict<emoji<"">>, monongusa::mistake::emoji_with_colons<"">>);

reaction_added with_emoji(std::string_view name, std::string_view id = "") {
    reaction_added event;
    event.emoji.name = name;
    event.emoji.id = id;
    return event;
}

void obeys_the_matcher_laws() { laws::matcher(emoji<"wave">{}, with_emoji("wave"), with_emoji("tada")); }

void a_longer_or_shorter_name_is_another_emoji() {
    BOOST_TEST(!emoji<"wave">{}.match(with_emoji("wave_tone3")));
    BOOST_TEST(!emoji<"wave">{}.match(with_emoji("wav")));
    BOOST_TEST(!emoji<"wave">{}.match(with_emoji("Wave")));
    BOOST_TEST(!emoji<"wave">{}.match(with_emoji("")));
}

void a_server_s_own_counts_by_its_name() {
    BOOST_TEST(emoji<"party">{}.match(with_emoji("party", "123")));
    BOOST_TEST(!emoji<"123">{}.match(with_emoji("party", "123")));
}

void a_picture_is_its_own_name() { BOOST_TEST(emoji<"🎉">{}.match(with_emoji("🎉"))); }

void a_reaction_taken_off_is_matched_alike() {
    reaction_removed wave;
    wave.emoji.name = "wave";
    laws::matcher(emoji<"wave">{}, wave, reaction_removed{});
}

void it_says_which_emoji_there_is_and_which_it_wants() {
    BOOST_TEST_EQ(monongusa::why_not(emoji<"tada">{}, with_emoji("x")), "the emoji is :x:, not :tada:");
    BOOST_TEST_EQ(monongusa::why_not(emoji<"tada">{}, with_emoji("")), "the emoji is ::, not :tada:");
    BOOST_TEST_EQ(monongusa::why_not(emoji<"tada">{}, with_emoji("\x1b[2J\n")), "the emoji is :\\x1b[2J\\n:, not :tada:");
    BOOST_TEST_EQ(monongusa::why_not(emoji<"🎉">{}, with_emoji(std::string(1000, 'x'))),
                  "the emoji is :" + std::string(60, 'x') + "…:, not :🎉:");
}

}  // namespace

int main() {
    obeys_the_matcher_laws();
    a_longer_or_shorter_name_is_another_emoji();
    a_server_s_own_counts_by_its_name();
    a_picture_is_its_own_name();
    a_reaction_taken_off_is_matched_alike();
    it_says_which_emoji_there_is_and_which_it_wants();
    return boost::report_errors();
}
