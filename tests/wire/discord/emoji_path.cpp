// SPDX-License-Identifier: BSL-1.0
// emoji_path: every way to write an emoji, and what is none.
#include <monongusa/wire/discord/emoji_path.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::wire::discord::emoji_path;

void each_way_to_write_one_is_understood() {
    struct {
        std::string_view written, path;
    } const rows[] = {
        {"tada", "🎉"},
        {":tada:", "🎉"},
        {"🎉", "🎉"},
        {"+1", "👍"},
        {"thumbsup", "👍"},
        {"heart", "❤️"},
        {"❤", "❤"},
        {"❤️", "❤️"},
        {"👍🏽", "👍🏽"},
        {"🇯🇵", "🇯🇵"},
        {"jp", "🇯🇵"},
        {"1️⃣", "1️⃣"},
        {"one", "1️⃣"},
        {"party:41771983429993937", "party:41771983429993937"},
        {"<:party:41771983429993937>", "party:41771983429993937"},
        {"<a:party:41771983429993937>", "party:41771983429993937"},
        {"tada:1", "tada:1"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(emoji_path(row.written), row.path);
}

void what_is_none_is_empty() {
    for (std::string_view const none : {"",          ":",          "::",        ":tada",
                                        "tada:",     "party",      ":party:",   "party:",
                                        ":1",        "party:x",    "party:1:2", "party:123456789012345678901",
                                        "<:party:>", "<:party:x>", "<@1>",      "pa rty:1",
                                        "../1",      "hello",      "\xFF",      "\xF0\x9F\x8E",
                                        "a🎉",        "\n:1"}) {
        BOOST_TEST_EQ(emoji_path(none), "");
    }
    std::string many;
    for (int i = 0; i < 33; ++i) many += "🎉";
    BOOST_TEST_EQ(emoji_path(many), "");
}

}  // namespace

int main() {
    each_way_to_write_one_is_understood();
    what_is_none_is_empty();
    return boost::report_errors();
}
