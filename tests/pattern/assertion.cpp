// SPDX-License-Identifier: BSL-1.0
// Tests what holds between which bytes.
#include <monongusa/pattern/assertion.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mp = monongusa::pattern;
using mp::assertion;
using namespace std::string_view_literals;

namespace {

// A mark for each place of the text, its end included: 'x' where it holds.
std::string places(assertion what, std::string_view text) {
    std::string marks;
    for (std::size_t at = 0; at <= text.size(); ++at) marks += mp::holds(what, text, at) ? 'x' : '.';
    return marks;
}

void the_text_begins_and_ends_once() {
    BOOST_TEST_EQ(places(assertion::text_begin, "a\nb"), "x...");
    BOOST_TEST_EQ(places(assertion::text_end, "a\nb"), "...x");
    BOOST_TEST_EQ(places(assertion::text_end, "a\n"), "..x");
    BOOST_TEST_EQ(places(assertion::text_begin, ""), "x");
    BOOST_TEST_EQ(places(assertion::text_end, ""), "x");
}

void lines_begin_and_end_at_a_newline_alone() {
    BOOST_TEST_EQ(places(assertion::line_begin, "a\nb\n"), "x.x.x");
    BOOST_TEST_EQ(places(assertion::line_end, "a\nb\n"), ".x.xx");
    BOOST_TEST_EQ(places(assertion::line_begin, "\n\n"), "xxx");
    BOOST_TEST_EQ(places(assertion::line_end, "\n\n"), "xxx");
    BOOST_TEST_EQ(places(assertion::line_begin, "a\rb\v\0c"sv), "x......");
    BOOST_TEST_EQ(places(assertion::line_end, "a\rb\v\0c"sv), "......x");
    BOOST_TEST_EQ(places(assertion::line_begin, ""), "x");
    BOOST_TEST_EQ(places(assertion::line_end, ""), "x");
}

void words_have_edges() {
    BOOST_TEST_EQ(places(assertion::word_edge, "ab c"), "x.xxx");
    BOOST_TEST_EQ(places(assertion::word_edge, " a_1 "), ".x..x.");
    BOOST_TEST_EQ(places(assertion::word_edge, "-"), "..");
    BOOST_TEST_EQ(places(assertion::word_edge, ""), ".");
    // Of ASCII alone.
    BOOST_TEST_EQ(places(assertion::word_edge, "aéb"), "xx.xx");
}

void each_place_is_an_edge_of_a_word_or_none() {
    for (auto const text : {"ab c"sv, " a_1 "sv, ""sv, "é\0z"sv, "a"sv, "-"sv}) {
        for (std::size_t at = 0; at <= text.size(); ++at)
            BOOST_TEST_NE(mp::holds(assertion::word_edge, text, at), mp::holds(assertion::no_word_edge, text, at));
    }
}

void a_word_is_of_letters_digits_and_the_underscore() {
    std::string word;
    for (int byte = 0; byte < 256; ++byte) {
        std::string const text(1, static_cast<char>(byte));
        if (mp::is_word_at(text, 0)) word += text;
    }
    BOOST_TEST_EQ(word, "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz");
}

// The place before the first is the largest number there is.
static_assert(!mp::is_word_at("a", 1) && !mp::is_word_at("a", static_cast<std::size_t>(0) - 1) && !mp::is_word_at("", 0));
static_assert(mp::holds(assertion::word_edge, "a", 0) && mp::holds(assertion::line_end, "a\n", 1) &&
              !mp::holds(assertion::text_end, "a", 0));

}  // namespace

int main() {
    the_text_begins_and_ends_once();
    lines_begin_and_end_at_a_newline_alone();
    words_have_edges();
    each_place_is_an_edge_of_a_word_or_none();
    a_word_is_of_letters_digits_and_the_underscore();
    return boost::report_errors();
}
