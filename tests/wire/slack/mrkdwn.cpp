// SPDX-License-Identifier: BSL-1.0
// mrkdwn: whatever somebody has written, sent back it mentions, calls and links nothing, and is seen as it was.
#include <monongusa/wire/slack/mrkdwn.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/slack/markup.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <iterator>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;

std::string seen(std::string_view sent) {
    self_info const self;
    directory const nothing;
    std::string text;
    shown_markup{{self, nothing}}.append(text, sent);
    return text;
}

void three_characters_are_escaped() {
    BOOST_TEST_EQ(escaped(""), "");
    BOOST_TEST_EQ(escaped("a < b & c > d"), "a &lt; b &amp; c &gt; d");
    BOOST_TEST_EQ(escaped("&amp; &quot; \"'*_~`|"), "&amp;amp; &amp;quot; \"'*_~`|");
    BOOST_TEST_EQ(escaped("<@U1> <!channel> <#C1> <https://x|y>"), "&lt;@U1&gt; &lt;!channel&gt; &lt;#C1&gt; &lt;https://x|y&gt;");
    std::string out = "a";
    append_escaped(out, "<");
    BOOST_TEST_EQ(out, "a&lt;");
}

void mentions_and_channels_are_ids() {
    BOOST_TEST_EQ(mention("U1"), "<@U1>");
    BOOST_TEST_EQ(mention("W1"), "<@W1>");
    BOOST_TEST_EQ(mention("!channel"), "@!channel");
    BOOST_TEST_EQ(mention("U1> <!channel"), "@U1&gt; &lt;!channel");
    BOOST_TEST_EQ(mention("B1"), "@B1");
    BOOST_TEST_EQ(mention(""), "@");
    BOOST_TEST_EQ(channel_link("C1"), "<#C1>");
    BOOST_TEST_EQ(channel_link("D1"), "<#D1>");
    BOOST_TEST_EQ(channel_link("tea"), "#tea");
    BOOST_TEST_EQ(channel_link("C1|<x>"), "#C1|&lt;x&gt;");
}

void links_hold_what_they_are_given() {
    struct {
        std::string_view url, label, sent;
    } const rows[] = {
        {"https://tea.example", "tea", "<https://tea.example|tea>"},
        {"https://tea.example", "", "<https://tea.example>"},
        {"https://tea.example/?a=1&b=2", "a & b", "<https://tea.example/?a=1&amp;b=2|a &amp; b>"},
        {"https://x/a|b>c<d e\n", "l|m", "<https://x/a%7Cb%3Ec%3Cd%20e%0A|l|m>"},
        {"https://x", "two\nlines>", "<https://x|two lines&gt;>"},
        {"https://x", "<!channel>", "<https://x|&lt;!channel&gt;>"},
        {"mailto:a@b.c", "me", "<mailto:a@b.c|me>"},
        {"!channel", "x", "x"},
        {"!date^1^{date}^https://x", "x", "x"},
        {"@U1", "", "@U1"},
        {"#C1", "<b>", "&lt;b&gt;"},
        {"tea.example", "tea", "tea"},
        {"//tea.example", "tea", "tea"},
        {":", "tea", "tea"},
        {"", "tea", "tea"},
        {"1a:b", "tea", "tea"},
        {"a+1.b-c:d", "tea", "<a+1.b-c:d|tea>"},
    };
    for (auto const& row : rows) {
        auto const sent = web_link(row.url, row.label);
        if (sent != row.sent) BOOST_ERROR(joined(row.url, ' ', row.label, ": ", sent).c_str());
    }
}

// What comes back is no bracket and says the same.
void nothing_that_was_written_is_markup() {
    std::mt19937 dice{5};
    constexpr std::string_view parts[] = {"<",   ">", "&",         "&amp;", "&lt;", "@U1", "!channel",
                                          "#C1", "|", "https://x", "lt;",   "a",    " ",   "amp;"};
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        for (auto count = dice() % 9; count > 0; --count) text += parts[dice() % std::size(parts)];
        auto const sent = escaped(text);
        BOOST_TEST(sent.find_first_of("<>") == std::string::npos);
        if (seen(sent) != text) BOOST_ERROR(joined(text, " is seen as ", seen(sent)).c_str());
        // A link is one bracket, whatever it holds.
        auto const linked = web_link("https:" + text, text);
        auto const found = read_bracket(linked);
        BOOST_TEST(found.kind == bracket_kind::link && found.written == linked);
        auto const called = web_link(text, text);
        auto const begun = called.starts_with('<') ? read_bracket(called).kind : bracket_kind::none;
        BOOST_TEST(begun == bracket_kind::none || begun == bracket_kind::link);
    }
}

}  // namespace

int main() {
    three_characters_are_escaped();
    mentions_and_channels_are_ids();
    links_hold_what_they_are_given();
    nothing_that_was_written_is_markup();
    return boost::report_errors();
}
