// SPDX-License-Identifier: BSL-1.0
// matcher_for: what is a matcher for an event, and what it may say of itself.
#include <monongusa/concept/matcher.hpp>

#include "../laws/matcher.hpp"

#include <monongusa/detail/fixed_string.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/secret/secret.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using monongusa::group_count;
using monongusa::group_is_optional;
using monongusa::has_match;
using monongusa::matcher_for;
using monongusa::chat::captures;
using monongusa::event::message;
using monongusa::event::reaction_added;

struct shouts {
    bool match(message const& message) const noexcept { return message.text.ends_with('!'); }
};

// The first letter, and the last if there is another.
struct ends {
    static constexpr monongusa::detail::fixed_string description{"ends"};
    static constexpr bool has_pattern = true;
    static constexpr bool matches_everything = false;

    static consteval bool group_is_optional(std::size_t group) { return group == 1; }

    constexpr captures<2> match(message const& message) const noexcept {
        auto const size = message.text.size();
        captures<2> found;
        if (size == 0) return found;
        found.found = true;
        found.groups[0] = {0, 1};
        if (size > 1) found.groups[1] = {size - 1, size};
        return found;
    }
};

struct optional_by_event {
    template <class Event>
    static consteval bool group_is_optional(std::size_t) {
        return monongusa::event::has_text<Event>;
    }
    template <class Event>
    captures<1> match(Event const&) const {
        return {};
    }
};

struct hears_everything {
    static constexpr bool matches_everything = true;
    template <class Event>
    bool match(Event const&) const {
        return true;
    }
};

struct too_loud {
    static constexpr bool fine = false;
    static consteval void require();
};
struct wrong_in_itself : shouts {
    using verdict = too_loud;
};
struct right_in_itself : shouts {
    using verdict = monongusa::mistake::none;
};
struct wrong_and_without_a_match {
    using verdict = too_loud;
};

struct not_const {
    bool match(message const&);
};
struct changes_the_event {
    bool match(message&) const;
};
struct answers_a_number {
    int match(message const&) const;
};
struct answers_a_reference {
    bool const& match(message const&) const;
};
struct answers_nothing {
    void match(message const&) const;
};

static_assert(matcher_for<shouts, message> && !matcher_for<shouts, reaction_added>);
static_assert(matcher_for<ends, message>);
static_assert(matcher_for<hears_everything, message> && matcher_for<hears_everything, reaction_added>);
static_assert(matcher_for<answers_a_reference, message>);
static_assert(!has_match<not_const, message>);
static_assert(!has_match<changes_the_event, message>);
static_assert(has_match<answers_a_number, message> && !matcher_for<answers_a_number, message>);
static_assert(has_match<answers_nothing, message> && !matcher_for<answers_nothing, message>);
static_assert(!has_match<int, message>);

static_assert(group_count<shouts, message> == 0);
static_assert(group_count<ends, message> == 2);
static_assert(group_count<answers_a_reference, message> == 0);

static_assert(!group_is_optional<ends, message>(0) && group_is_optional<ends, message>(1));
static_assert(!group_is_optional<shouts, message>(0));
static_assert(group_is_optional<optional_by_event, message>(0) && !group_is_optional<optional_by_event, reaction_added>(0));

static_assert(monongusa::matches_everything<hears_everything>());
static_assert(!monongusa::matches_everything<shouts>() && !monongusa::matches_everything<ends>());
static_assert(monongusa::has_pattern<ends>() && !monongusa::has_pattern<shouts>());
struct described {
    static constexpr std::string_view description = "in words";
};
static_assert(monongusa::description_of<described>() == "in words");
static_assert(monongusa::description_of<ends>() == "ends");
static_assert(monongusa::description_of<shouts>() == "matcher");

template <class Matcher, class Event = message>
using verdict = monongusa::matcher_verdict<Matcher, Event>;
namespace mistake = monongusa::mistake;

static_assert(std::is_same_v<verdict<shouts>, mistake::none> && std::is_same_v<verdict<ends>, mistake::none>);
static_assert(std::is_same_v<verdict<right_in_itself>, mistake::none>);
static_assert(std::is_same_v<verdict<wrong_in_itself>, too_loud>);
static_assert(std::is_same_v<verdict<wrong_and_without_a_match>, too_loud>, "its own mistake is the one to begin with");
static_assert(std::is_same_v<verdict<shouts, reaction_added>, mistake::not_a_matcher<shouts, reaction_added>>);
static_assert(std::is_same_v<verdict<not_const>, mistake::not_a_matcher<not_const, message>>);
static_assert(std::is_same_v<verdict<answers_a_number>, mistake::match_gives_no_captures<answers_a_number, int>>);
static_assert(std::is_same_v<verdict<answers_nothing>, mistake::match_gives_no_captures<answers_nothing, void>>);
static_assert(!mistake::not_a_matcher<int, message>::fine && !mistake::match_gives_no_captures<int, int>::fine);

struct tells {
    bool match(message const&) const noexcept { return false; }
    std::string why_not(message const& message) const { return message.text + " will not do"; }
};
struct tells_in_a_view : shouts {
    constexpr std::string_view why_not(message const&) const { return "it is too quiet"; }
};
struct tells_of_one_event : hears_everything {
    std::string why_not(message const&) const { return "never"; }
};
struct tells_only_if_it_may_change : shouts {
    std::string why_not(message const&) { return "never"; }
};
struct tells_a_number : shouts {
    static constexpr std::string_view description = "numbers";
    int why_not(message const&) const { return 1; }
};
static_assert(monongusa::has_why_not<tells, message> && monongusa::has_why_not<tells_in_a_view, message>);
static_assert(monongusa::has_why_not<tells_of_one_event, message> && !monongusa::has_why_not<tells_of_one_event, reaction_added>);
static_assert(!monongusa::has_why_not<shouts, message> && !monongusa::has_why_not<tells_only_if_it_may_change, message> &&
              !monongusa::has_why_not<tells_a_number, message>);

message with_text(std::string_view text) {
    message event;
    event.text = text;
    return event;
}

void matchers_of_the_user_s_own_obey_the_matcher_laws() {
    laws::matcher(shouts{}, with_text("tea!"), with_text("tea"));
    laws::matcher(ends{}, with_text("tea"), with_text(""));
    laws::it_accepts(ends{}, with_text("t"));
    laws::it_accepts(hears_everything{}, with_text(""));
}

void a_matcher_says_why_not_in_its_own_words() {
    BOOST_TEST_EQ(monongusa::why_not(tells{}, with_text("tea")), "tea will not do");
    BOOST_TEST_EQ(monongusa::why_not(tells_in_a_view{}, with_text("tea")), "it is too quiet");
    laws::it_refuses(tells{}, with_text("tea"));
}

void without_words_of_its_own_its_description_is_false() {
    BOOST_TEST_EQ(monongusa::why_not(ends{}, with_text("")), "ends: false");
    BOOST_TEST_EQ(monongusa::why_not(shouts{}, with_text("tea")), "matcher: false");
    BOOST_TEST_EQ(monongusa::why_not(tells_a_number{}, with_text("tea")), "numbers: false");
    BOOST_TEST_EQ(monongusa::why_not(tells_only_if_it_may_change{}, with_text("tea")), "matcher: false");
}

using monongusa::detail::quoted;
using monongusa::detail::shown;

std::string repeated(std::string_view character, int times) {
    std::string text;
    for (; times > 0; --times) text += character;
    return text;
}

void what_people_wrote_is_cited_up_to_sixty_characters() {
    BOOST_TEST_EQ(quoted(""), "\"\"");
    BOOST_TEST_EQ(quoted("give me tea"), "\"give me tea\"");
    for (std::string_view const character : {"a", "é", "茶", "🎉"}) {
        BOOST_TEST_EQ(quoted(repeated(character, 60)), '"' + repeated(character, 60) + '"');
        BOOST_TEST_EQ(quoted(repeated(character, 61)), '"' + repeated(character, 60) + "…\"");
        BOOST_TEST_EQ(quoted("a" + repeated(character, 1000)), "\"a" + repeated(character, 59) + "…\"");
    }
    BOOST_TEST_EQ(shown("tea", 0), "…");
    BOOST_TEST_EQ(shown("tea", 2), "te…");
    BOOST_TEST_EQ(shown("", 0), "");
}

void it_stays_on_one_line_and_steers_no_terminal() {
    BOOST_TEST_EQ(quoted({"a\nb\r\0\x1b[31m", 10}), "\"a\\nb\\r\\0\\x1b[31m\"");
    BOOST_TEST_EQ(quoted("\xC2\x9B"), "\"\\xc2\\x9b\"");
    BOOST_TEST_EQ(quoted(repeated("\n", 100)), '"' + repeated("\\n", 60) + "…\"");
}

void bytes_that_are_no_character_count_for_one_each() {
    for (std::string_view const byte : {"\xFF", "\x80", "\xC3", "\xF0"}) {
        BOOST_TEST_EQ(quoted(repeated(byte, 60)), '"' + repeated(byte, 60) + '"');
        BOOST_TEST_EQ(quoted(repeated(byte, 61)), '"' + repeated(byte, 60) + "…\"");
    }
    BOOST_TEST_EQ(shown("ab\xE8\x8C", 2), "ab…");
}

// A part of a secret would not be known for one, so it goes before the text is cut.
void no_part_of_a_secret_is_cited() {
    monongusa::secret const password{"correct horse battery staple", "PASSWORD"};
    BOOST_TEST_EQ(quoted("it is correct horse battery staple"), "\"it is (secret PASSWORD)\"");
    auto const cut = quoted(std::string(50, '-') + "correct horse battery staple");
    BOOST_TEST_EQ(cut, '"' + std::string(50, '-') + "(secret PA…\"");
}

}  // namespace

int main() {
    matchers_of_the_user_s_own_obey_the_matcher_laws();
    a_matcher_says_why_not_in_its_own_words();
    without_words_of_its_own_its_description_is_false();
    what_people_wrote_is_cited_up_to_sixty_characters();
    it_stays_on_one_line_and_steers_no_terminal();
    bytes_that_are_no_character_count_for_one_each();
    no_part_of_a_secret_is_cited();
    return boost::report_errors();
}
