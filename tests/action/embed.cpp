// SPDX-License-Identifier: BSL-1.0
// embed: a plain value, and how it reads where there are no frames.
#include <monongusa/action/embed.hpp>

#include "../laws/value.hpp"

#include <monongusa/action/view.hpp>
#include <monongusa/concept/action.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::action::embed;
using monongusa::action::embed_field;
using monongusa::action::lines_of;

static_assert(monongusa::action_type<embed> && embed::action_name == "embed");

monongusa::chat::origin const somewhere{{"C1", "general"}, {"U1", "alice"}, "m1", "t1"};
embed_field const price{"price", "3", true};
embed const tea{"with milk", "Tea", "https://tea.example", {price}, "https://tea.example/cup.png", "open till six", 0xFF8800, somewhere};

void both_obey_the_value_laws() {
    laws::value(price, &embed_field::name, &embed_field::value, &embed_field::beside);
    laws::value(tea, &embed::text, &embed::title, &embed::url, &embed::fields, &embed::image, &embed::footer, &embed::color, &embed::to);
}

template <class Member>
void shows(Member embed::*part) {
    embed other = tea;
    other.*part = Member{};
    BOOST_TEST(!look_alike(tea, other));
    BOOST_TEST(!look_alike(other, tea));
}

void all_but_the_target_is_seen() {
    shows(&embed::text);
    shows(&embed::title);
    shows(&embed::url);
    shows(&embed::fields);
    shows(&embed::image);
    shows(&embed::footer);
    shows(&embed::color);
    embed elsewhere = tea;
    elsewhere.to = {};
    BOOST_TEST(look_alike(tea, elsewhere));
}

void it_is_seen_as_a_whole() {
    monongusa::action::view const seen{tea};
    BOOST_TEST(seen.is<embed>());
    BOOST_TEST(seen.framed == &tea);
    BOOST_TEST(seen.text == &tea.text);
    BOOST_TEST(seen.files == nullptr);
}

void each_part_is_a_line() {
    struct {
        embed framed;
        std::string_view lines;
    } const rows[] = {
        {{}, ""},
        {{.text = "with milk"}, "with milk"},
        {{.text = "with\nmilk", .title = "Tea"}, "Tea\nwith\nmilk"},
        {{.title = "Tea", .url = "https://tea.example"}, "Tea <https://tea.example>"},
        {{.text = "with milk", .url = "https://tea.example"}, "<https://tea.example>\nwith milk"},
        {{.fields = {{"price", "3"}, {"size", "large"}}}, "price: 3\nsize: large"},
        {{.fields = {{"price", "3", true}, {"size", "large", true}}}, "price: 3 | size: large"},
        {{.fields = {{"a", "1"}, {"b", "2", true}, {"c", "3", true}, {"d", "4"}, {"e", "5", true}}}, "a: 1\nb: 2 | c: 3\nd: 4\ne: 5"},
        {{.fields = {{"", ""}}}, ": "},
        {{.image = "https://tea.example/cup.png"}, "image: https://tea.example/cup.png"},
        {{.footer = "open till six"}, "open till six"},
        {{.color = 1}, "color: #000001"},
        {{.color = 0xFEDCBA}, "color: #fedcba"},
        {tea, "Tea <https://tea.example>\nwith milk\nprice: 3\nimage: https://tea.example/cup.png\nopen till six\ncolor: #ff8800"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(lines_of(row.framed), row.lines);
}

}  // namespace

int main() {
    both_obey_the_value_laws();
    all_but_the_target_is_seen();
    it_is_seen_as_a_whole();
    each_part_is_a_line();
    return boost::report_errors();
}
