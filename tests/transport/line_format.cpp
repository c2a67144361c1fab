// SPDX-License-Identifier: BSL-1.0
// Tests which lines are `[hh:mm] <nick> text`.
#include <monongusa/transport/line_format.hpp>

#include <boost/core/lightweight_test.hpp>

using monongusa::transport::read_irc;

namespace {

struct row {
    std::string_view line;
    std::string_view nick;
    std::string_view text;
};

constexpr row said[] = {
    {"[12:34] <ann> tea", "ann", "tea"},
    {"[12:34:56] <ann> tea", "ann", "tea"},
    {"[00:00] <a> ", "a", ""},
    {"[00:00] <a>", "a", ""},
    {"[12:34] <ann>  two blanks", "ann", " two blanks"},
    {"[12:34] <ann_|away> tea", "ann_|away", "tea"},
    {"[12:34] <@ann> tea", "@ann", "tea"},
    {"[12:34] <ann> <b> [12:34] <c> tea", "ann", "<b> [12:34] <c> tea"},
    {"[12:34] <ann> a > b", "ann", "a > b"},
    {"[12:34] <änn> té", "änn", "té"},
};

constexpr std::string_view garbage[] = {
    "",
    "tea",
    "[12:34]",
    "[12:34] ",
    "[12:34] tea",
    "[12:34] * ann waves",
    "[12:34] <",
    "[12:34] <ann",
    "[12:34] <> tea",
    "[12:34] <ann>tea",
    "[12:34]<ann> tea",
    "[12:34]  <ann> tea",
    "[1:34] <ann> tea",
    "[123:4] <ann> tea",
    "[12.34] <ann> tea",
    "[ab:cd] <ann> tea",
    "[12:34:5] <ann> tea",
    "[12:34:567] <ann> tea",
    "[12:34;56] <ann> tea",
    "(12:34] <ann> tea",
    "12:34] <ann> tea",
    " [12:34] <ann> tea",
    "<ann> tea",
    "] <ann> tea",
    "so: [12:34] <ann> tea",
};

static_assert([] {
    for (auto const& row : said) {
        auto const read = read_irc(row.line);
        if (!read.valid || read.nick != row.nick || read.text != row.text) return false;
    }
    return true;
}());
static_assert([] {
    for (auto const line : garbage) {
        auto const read = read_irc(line);
        if (read.valid || !read.nick.empty() || !read.text.empty()) return false;
    }
    return true;
}());

void what_is_certainly_irc_is_read() {
    for (auto const& row : said) {
        auto const read = read_irc(row.line);
        BOOST_TEST(read.valid);
        BOOST_TEST_EQ(read.nick, row.nick);
        BOOST_TEST_EQ(read.text, row.text);
    }
}

void all_else_is_refused() {
    for (auto const line : garbage) BOOST_TEST(!read_irc(line).valid);
}

}  // namespace

int main() {
    what_is_certainly_irc_is_read();
    all_else_is_refused();
    return boost::report_errors();
}
