// SPDX-License-Identifier: BSL-1.0
// emoji: a plain value, and how it is read from each chat's notation.
#include <monongusa/chat/emoji.hpp>

#include "../laws/value.hpp"

#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::chat::emoji;
using monongusa::chat::read_emoji;

constexpr bool reads_as(std::string_view text, std::string_view name, std::string_view id = {}) {
    auto const [valid, read_name, read_id] = read_emoji(text);
    return valid && read_name == name && read_id == id;
}

static_assert(reads_as(":tada:", "tada"));
static_assert(reads_as("<:party:123>", "party", "123"));

void obeys_the_value_laws() { laws::value(emoji{"party", "123"}, &emoji::name, &emoji::id); }

void it_equals_its_name_whoever_added_it() {
    BOOST_TEST((emoji{"tada", ""} == "tada"));
    BOOST_TEST((emoji{"tada", "123"} == "tada"));
    BOOST_TEST((emoji{"tada", ""} != "tad"));
    BOOST_TEST((emoji{"tada", ""} != ":tada:"));
    BOOST_TEST((emoji{"tada", "123"} != emoji{"tada", ""}));
}

void it_is_written_between_colons() { BOOST_TEST_EQ(monongusa::detail::joined(emoji{"tada", ""}), ":tada:"); }

void a_name_between_colons_is_an_emoji() {
    BOOST_TEST(reads_as(":+1:", "+1"));
    BOOST_TEST(reads_as(":e-mail:", "e-mail"));
    BOOST_TEST(reads_as(":お茶:", "お茶"));
    BOOST_TEST(reads_as(":a:", "a"));
}

void a_server_s_own_has_a_name_and_an_id() {
    BOOST_TEST(reads_as("<:party:1>", "party", "1"));
    BOOST_TEST(reads_as("<a:party:123456789012345678>", "party", "123456789012345678"));
    BOOST_TEST(reads_as("<:a:1>", "a", "1"));
    BOOST_TEST(reads_as("<a:a:1>", "a", "1"));
}

void a_picture_is_its_own_name() {
    BOOST_TEST(reads_as("🎉", "🎉"));
    BOOST_TEST(reads_as("👩‍💻", "👩‍💻"));
    BOOST_TEST(reads_as("❤️", "❤️"));
    BOOST_TEST(reads_as("1️⃣", "1️⃣"));
    BOOST_TEST(reads_as("🇯🇵", "🇯🇵"));
}

void what_is_none_of_these_is_no_emoji() {
    for (std::string_view const text :
         {"",        "tada",    ":",        "::",      ":::",      ":tada",  "tada:",  ":ta da:", ":a:b:", ":<:",  ":>:",
          " :tada:", ":tada: ", "<>",       "<:>",     "<::>",     "<::1>",  "<:a:>",  "<a::1>",  "<a:b>", "<:a>", "<:a:1",
          ":a:1>",   "<:a:1x>", "<:a:1:2>", "<b:a:1>", "<aa:b:1>", "<::::>", "<a:::>", "🎉!",      "a🎉",
          "東京",    "é",       "\xFF",    "1",       "11️⃣",     ":a\nb:",  "<:a b:1>"}) {
        if (read_emoji(text).valid) BOOST_ERROR(("read as an emoji: " + std::string{text}).c_str());
    }
}

}  // namespace

int main() {
    obeys_the_value_laws();
    it_equals_its_name_whoever_added_it();
    it_is_written_between_colons();
    a_name_between_colons_is_an_emoji();
    a_server_s_own_has_a_name_and_an_id();
    a_picture_is_its_own_name();
    what_is_none_of_these_is_no_emoji();
    return boost::report_errors();
}
