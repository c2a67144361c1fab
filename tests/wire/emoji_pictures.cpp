// SPDX-License-Identifier: BSL-1.0
// emoji_pictures: each name leads to its picture and back, with U+FE0F or without.
#include <monongusa/wire/emoji_pictures.hpp>

#include <monongusa/chat/emoji.hpp>
#include <monongusa/chat/emoji_names.hpp>

#include <boost/core/lightweight_test.hpp>

#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;

static_assert(name_of_picture("🎉") == "tada");
static_assert(picture_named("tada") == "🎉");

// The test's own way through the table: name to picture.
std::map<std::string, std::string> all() {
    std::map<std::string, std::string> pictures;
    std::istringstream table{std::string{emoji_pictures}};
    for (std::string entry; table >> entry;) {
        auto const sign = entry.find('=');
        std::istringstream names{entry.substr(sign + 1)};
        for (std::string name; std::getline(names, name, ',');) {
            BOOST_TEST(pictures.emplace(name, entry.substr(0, sign)).second);
        }
    }
    return pictures;
}

std::string without_signs(std::string text) {
    for (std::size_t at; (at = text.find("\uFE0F")) != std::string::npos;) text.erase(at, 3);
    return text;
}

void the_names_are_those_that_are_known() {
    auto const pictures = all();
    std::string names;
    for (auto const& [name, picture] : pictures) (names += names.empty() ? "" : " ") += name;
    BOOST_TEST(names == monongusa::chat::emoji_names);
    for (auto const& [name, picture] : pictures) BOOST_TEST(monongusa::chat::emoji_name::is_picture(picture));
}

void each_name_leads_to_its_picture_and_back() {
    auto const pictures = all();
    std::map<std::string, std::set<std::string>> names;
    for (auto const& [name, picture] : pictures) names[picture].insert(name);
    for (auto const& [name, picture] : pictures) {
        BOOST_TEST_EQ(picture_named(name), picture);
        for (auto const& form : {picture, without_signs(picture), picture + "\uFE0F", "\uFE0F" + picture}) {
            BOOST_TEST(names.at(picture).contains(std::string{name_of_picture(form)}));
        }
    }
}

void whatever_is_none_has_no_picture_and_no_name() {
    for (std::string_view const name : {"", " ", ",", "=", "tad", "tadaa", "ada", "Tada", ":tada:", "+1,thumbsup", "tada ", "\xFF"}) {
        BOOST_TEST_EQ(picture_named(name), "");
    }
    for (std::string_view const picture : {"", "a", "tada", "🎉🎉", "🎉=", "\uFE0F", "\xF0\x9F\x8E", "\xFF", " ", "=tada", "👍🏽"}) {
        BOOST_TEST_EQ(name_of_picture(picture), "");
    }
}

void there_is_another_form_where_the_sign_makes_one() {
    struct {
        std::string_view picture, other;
    } const rows[] = {
        {"❤️", "❤"},
        {"❤", "❤️"},
        {"1️⃣", "1⃣"},
        {"1⃣", "1️⃣"},
        {"🎉", ""},
        {"🎉\uFE0F", "🎉"},
        {"", ""},
        {"party:1", ""},
        {"👁️‍🗨️", "👁‍🗨"},
        {"👁‍🗨", "👁️‍🗨️"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(other_form_of(row.picture), row.other);
}

}  // namespace

int main() {
    the_names_are_those_that_are_known();
    each_name_leads_to_its_picture_and_back();
    whatever_is_none_has_no_picture_and_no_name();
    there_is_another_form_where_the_sign_makes_one();
    return boost::report_errors();
}
