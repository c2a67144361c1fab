// SPDX-License-Identifier: BSL-1.0
// matcher::emoji: a reaction by the name of its emoji.
#include <monongusa/matcher/emoji.hpp>

#include "../laws/matcher.hpp"

#include <monongusa/chat/emoji_names.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using monongusa::event::reaction_added;
using monongusa::event::reaction_removed;
using monongusa::matcher::emoji;

static_assert(std::is_empty_v<emoji<"wave">>);
static_assert(emoji<"wave">{} == emoji<"wave">{});
static_assert(std::is_empty_v<emoji<"thumbsup">>);
// Two names of one emoji are two matchers, so rules with them are not the same rule twice.
static_assert(!std::is_same_v<emoji<"+1">, emoji<"thumbsup">>);
static_assert(monongusa::description_of<emoji<"thumbsup">>() == ":thumbsup:");
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

// Each name of each group by each, and nobody else's.
template <monongusa::detail::fixed_string... Names>
void all_names_mean_one_emoji() {
    constexpr std::string_view names[] = {Names.view()...};
    auto const each = [&](auto const matcher) {
        for (auto const name : names) {
            laws::matcher(matcher, with_emoji(name), with_emoji("tada"));
            BOOST_TEST(!matcher.match(with_emoji(std::string{name} + "::skin-tone-2")));
        }
        for (std::string_view const other : {"", "heart", "thumbs", "+", "poo", "👍", "mans_shoe", ":+1:", "thumbsup ", "thumbsup=+1"}) {
            BOOST_TEST(!matcher.match(with_emoji(other)));
        }
    };
    (each(emoji<Names>{}), ...);
}

void a_standard_emoji_is_meant_by_each_of_its_names() {
    all_names_mean_one_emoji<"+1", "thumbsup">();
    all_names_mean_one_emoji<"-1", "thumbsdown">();
    all_names_mean_one_emoji<"hankey", "poop", "shit">();
    all_names_mean_one_emoji<"gb", "uk", "flag-gb">();
    all_names_mean_one_emoji<"man_and_woman_holding_hands", "woman_and_man_holding_hands", "couple">();
    BOOST_TEST(!emoji<"+1">{}.match(with_emoji("thumbsdown")));
    BOOST_TEST(!emoji<"thumbsup">{}.match(with_emoji("-1")));
}

// A rule with a name of one emoji hears those that have the same first name, out of all the names there are.
void no_other_name_is_taken_for_it() {
    std::string_view rest = monongusa::chat::emoji_names;
    int accepted = 0;
    while (!rest.empty()) {
        auto const name = rest.substr(0, rest.find(' '));
        rest.remove_prefix(std::min(name.size() + 1, rest.size()));
        accepted += emoji<"poop">{}.match(with_emoji(name));
        BOOST_TEST_EQ(emoji<"tada">{}.match(with_emoji(name)), name == "tada");
    }
    BOOST_TEST_EQ(accepted, 3);
}

void a_server_s_own_has_no_other_names() {
    BOOST_TEST(emoji<"thumbsup">{}.match(with_emoji("thumbsup", "123")));
    BOOST_TEST(!emoji<"thumbsup">{}.match(with_emoji("+1", "123")));
    BOOST_TEST(!emoji<"+1">{}.match(with_emoji("thumbsup", "123")));
    BOOST_TEST(!emoji<"poop">{}.match(with_emoji("shit", "0")));
    BOOST_TEST_EQ(monongusa::why_not(emoji<"thumbsup">{}, with_emoji("+1", "123")), "the emoji is the server's own :+1:, not :thumbsup:");
    BOOST_TEST_EQ(monongusa::why_not(emoji<"thumbsup">{}, with_emoji("party", "123")), "the emoji is :party:, not :thumbsup:");
}

void a_name_that_is_not_known_has_no_other() {
    BOOST_TEST(emoji<"thumbsup_parrot">{}.match(with_emoji("thumbsup_parrot")));
    BOOST_TEST(!emoji<"thumbsup_parrot">{}.match(with_emoji("+1")));
    BOOST_TEST(!emoji<"👍">{}.match(with_emoji("thumbsup")));
}

void a_picture_is_its_own_name() { BOOST_TEST(emoji<"🎉">{}.match(with_emoji("🎉"))); }

void a_reaction_taken_off_is_matched_alike() {
    reaction_removed wave;
    wave.emoji.name = "wave";
    laws::matcher(emoji<"wave">{}, wave, reaction_removed{});
    reaction_removed thumb;
    thumb.emoji.name = "+1";
    laws::matcher(emoji<"thumbsup">{}, thumb, wave);
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
    a_standard_emoji_is_meant_by_each_of_its_names();
    no_other_name_is_taken_for_it();
    a_server_s_own_has_no_other_names();
    a_name_that_is_not_known_has_no_other();
    a_picture_is_its_own_name();
    a_reaction_taken_off_is_matched_alike();
    it_says_which_emoji_there_is_and_which_it_wants();
    return boost::report_errors();
}
