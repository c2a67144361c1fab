// SPDX-License-Identifier: BSL-1.0
// reaction_name: emoji are written in several ways and called in one.
#include <monongusa/wire/slack/reaction_name.hpp>

#include <monongusa/chat/emoji_names.hpp>
#include <monongusa/detail/append.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;

void each_way_of_writing() {
    struct {
        std::string_view written, name;
    } const rows[] = {
        {"tada", "tada"},
        {":tada:", "tada"},
        {"\xF0\x9F\x8E\x89", "tada"},
        {"+1", "+1"},
        {"thumbsup", "thumbsup"},
        {"\xF0\x9F\x91\x8D", "+1"},
        {"wave::skin-tone-3", "wave::skin-tone-3"},
        {":wave::skin-tone-3:", "wave::skin-tone-3"},
        {"\xF0\x9F\x91\x8B\xF0\x9F\x8F\xBC", "wave::skin-tone-3"},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBF", "+1::skin-tone-6"},
        {"\xE2\x98\x9D\xF0\x9F\x8F\xBB", "point_up::skin-tone-2"},
        {"\xF0\x9F\x8F\xBB", "skin-tone-2"},
        {"\xE2\x9D\xA4\xEF\xB8\x8F", "heart"},
        {"\xE2\x9D\xA4", "heart"},
        // A workspace's own.
        {"kettle-on", "kettle-on"},
        {"it's_tea", "it's_tea"},
        {"\xE8\x8C\xB6", "\xE8\x8C\xB6"},
        {"th\xC3\xA9", "th\xC3\xA9"},
        {"100", "100"},
        // None.
        {"", ""},
        {":", ""},
        {"::", ""},
        {":::", ""},
        {"Tada", ""},
        {"two words", ""},
        {":tada", ""},
        {"tada:", ""},
        {"tada::", ""},
        {"wave::skin-tone-7", ""},
        {"wave::skin-tone-1", ""},
        {"wave::tada", ""},
        {"::skin-tone-2", ""},
        {"wave::skin-tone-2::skin-tone-3", ""},
        {"<:tea:1>", ""},
        {"a&b", ""},
        {"tea\n", ""},
        {"\xC3", ""},
        {"\xF0\x9F\x8E\x89\xF0\x9F\x8E\x89", ""},
        {"\xF0\x9F\x91\x8D\xF0\x9F\x8F\xBB\xF0\x9F\x8F\xBC", ""},
        {"a\xE2\x80\x8B", ""},
    };
    for (auto const& row : rows) {
        if (reaction_name(row.written) != row.name) BOOST_ERROR(joined(row.written, ": ", reaction_name(row.written)).c_str());
    }
    BOOST_TEST_EQ(reaction_name(std::string(200, 'a')).size(), 200u);
    BOOST_TEST_EQ(reaction_name(std::string(201, 'a')), "");
}

void all_standard_names_are_names() {
    monongusa::chat::for_each_emoji_beginning("", [](std::string_view name) {
        if (reaction_name(name) != name) BOOST_ERROR(std::string{name}.c_str());
        auto const toned = joined(name, "::skin-tone-4");
        if (reaction_name(joined(':', toned, ':')) != toned) BOOST_ERROR(toned.c_str());
    });
}

void one_emoji_has_one_name() {
    auto const first = [](std::string name) {
        use_first_name(name);
        return name;
    };
    BOOST_TEST_EQ(first("thumbsup"), "+1");
    BOOST_TEST_EQ(first("+1"), "+1");
    BOOST_TEST_EQ(first("thumbsup::skin-tone-3"), "+1::skin-tone-3");
    BOOST_TEST_EQ(first("wave::skin-tone-3"), "wave::skin-tone-3");
    BOOST_TEST_EQ(first("thumbsup::skin-tone-9"), "thumbsup::skin-tone-9");
    BOOST_TEST_EQ(first("kettle-on"), "kettle-on");
    BOOST_TEST_EQ(first(""), "");
    BOOST_TEST_EQ(first("shocked_face_with_exploding_head"), "exploding_head");
}

}  // namespace

int main() {
    each_way_of_writing();
    all_standard_names_are_names();
    one_emoji_has_one_name();
    return boost::report_errors();
}
