// SPDX-License-Identifier: BSL-1.0
// emoji_text: names become pictures where they are emoji, and colons that are none stay.
#include <monongusa/wire/slack/emoji_text.hpp>

#include <monongusa/chat/emoji_names.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/utf8.hpp>

#include "support/growth.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;
using monongusa::wire::picture_named;

std::string shown(std::string_view text) {
    std::string out;
    append_with_pictures(out, text);
    return out;
}

void rows_are_shown() {
    struct {
        std::string_view text, shown;
    } const rows[] = {
        {"", ""},
        {"tea", "tea"},
        {":tada:", "🎉"},
        {"a :tada: b", "a 🎉 b"},
        {":tada::tada:", "🎉🎉"},
        {":tada: :tea:!", "🎉 🍵!"},
        {"(:tada:)", "(🎉)"},
        {":thumbsup: :+1:", "👍 👍"},
        // Skin tones.
        {":+1::skin-tone-2:", "👍🏻"},
        {":wave::skin-tone-6:", "👋🏿"},
        {":point_up::skin-tone-4:", "☝🏽"},
        {":tada::skin-tone-2:", "🎉🏻"},
        {":skin-tone-2:", "🏻"},
        {":+1: :skin-tone-2:", "👍 🏻"},
        {":+1::skin-tone-7:", "👍:skin-tone-7:"},
        {":+1::skin-tone-2", "👍:skin-tone-2"},
        // What is none.
        {"10:30:45", "10:30:45"},
        {"10:100:45", "10:100:45"},
        {"::", "::"},
        {":::", ":::"},
        {":not an emoji:", ":not an emoji:"},
        {":not_an_emoji:", ":not_an_emoji:"},
        {":tada", ":tada"},
        {"tada:", "tada:"},
        {":Tada:", ":Tada:"},
        {":ta\nda:", ":ta\nda:"},
        {"std::tada::x", "std::tada::x"},
        {"std::tada:", "std::tada:"},
        {": tada:tada:", ": tada:tada:"},
        {":kettle_on: :tada:", ":kettle_on: 🎉"},
        {"::tada::", "::tada::"},
        {":tada:::tada:", "🎉::tada:"},
        {":tada:tea:", "🎉tea:"},
    };
    for (auto const& row : rows) {
        if (shown(row.text) != row.shown) BOOST_ERROR(joined(row.text, " shown as ", shown(row.text)).c_str());
    }
}

void all_names_have_their_picture() {
    std::size_t count = 0;
    monongusa::chat::for_each_emoji_beginning("", [&](std::string_view name) {
        ++count;
        auto const picture = emoji_text::picture_of(name);
        if (picture.empty() || picture != picture_named(name)) BOOST_ERROR(std::string{name}.c_str());
        if (emoji_text::name_at(joined(":", name, ":")) != name) BOOST_ERROR(std::string{name}.c_str());
    });
    BOOST_TEST_EQ(count, emoji_text::pictures_by_name().size());
    BOOST_TEST(count > 1900);
}

// Of 🏻 to 🏿, one for each.
void tones_stand_behind_what_takes_them() {
    for (std::size_t tone = 0; tone < 5; ++tone) {
        auto const text = joined(":woman-running::skin-tone-", tone + 2, ":");
        auto const picture = picture_named("woman-running");
        std::string expected{picture.substr(0, 4)};
        char bytes[4];
        expected.append(bytes, monongusa::detail::utf8::encode(static_cast<char32_t>(0x1F3FB + tone), bytes));
        expected += picture.substr(4);
        BOOST_TEST_EQ(shown(text), expected);
    }
}

}  // namespace

int main() {
    rows_are_shown();
    all_names_have_their_picture();
    tones_stand_behind_what_takes_them();
    for (auto const part : {":", ":a:", ":a", ":+1::skin-tone-2:", "::skin-tone-2", "a:tada:"}) {
        BOOST_TEST(support::takes_linear_time(part, [](std::string const& text) { BOOST_TEST(!shown(text).empty()); }));
    }
    return boost::report_errors();
}
