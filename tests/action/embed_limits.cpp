// SPDX-License-Identifier: BSL-1.0
// embed_limits: each part may be as long as its limit and no longer, counted in code points, and so may all together.
#include <monongusa/action/embed_limits.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <system_error>

namespace {

using monongusa::error;
using monongusa::action::embed;
using monongusa::action::embed_limits;
using monongusa::action::refusal_of;

// Each differs, so that none is taken for another.
constexpr embed_limits small{.title = 2, .text = 3, .fields = 4, .field_name = 5, .field_value = 6, .footer = 7, .all = 30, .empty_fields = false, .empty_frames = false};

std::string long_text(std::size_t count) {
    std::string text;
    while (count-- > 0) text += "日";
    return text;
}

template <class Make>
void the_longest_is_taken_and_one_more_is_not(std::size_t most, Make make) {
    BOOST_TEST(!refusal_of(small, make(most)));
    BOOST_TEST(refusal_of(small, make(most + 1)) == error::text_too_long);
    BOOST_TEST(!refusal_of({}, make(most + 1)));
}

void each_part_has_its_limit() {
    the_longest_is_taken_and_one_more_is_not(2, [](std::size_t count) { return embed{.title = long_text(count)}; });
    the_longest_is_taken_and_one_more_is_not(3, [](std::size_t count) { return embed{.text = long_text(count)}; });
    the_longest_is_taken_and_one_more_is_not(4, [](std::size_t count) {
        embed made;
        made.fields.assign(count, {"a", "b"});
        return made;
    });
    the_longest_is_taken_and_one_more_is_not(5, [](std::size_t count) { return embed{.fields = {{long_text(count), "b"}}}; });
    the_longest_is_taken_and_one_more_is_not(6, [](std::size_t count) { return embed{.fields = {{"a", long_text(count)}}}; });
    the_longest_is_taken_and_one_more_is_not(7, [](std::size_t count) { return embed{.footer = long_text(count)}; });
}

void and_so_have_all_of_them() {
    the_longest_is_taken_and_one_more_is_not(5, [](std::size_t count) {
        return embed{.text = long_text(2), .title = long_text(1), .fields = {{long_text(5), long_text(6)}, {long_text(count), long_text(4)}}, .footer = long_text(7)};
    });
}

void a_byte_that_is_no_text_counts_as_one() {
    BOOST_TEST(!refusal_of(small, embed{.text = "\xff\xfe\xf0"}));
    BOOST_TEST(refusal_of(small, embed{.text = "\xff\xfe\xf0\x9f"}) == error::text_too_long);
}

void what_cannot_be_seen_is_refused() {
    BOOST_TEST(refusal_of(small, embed{}) == error::text_empty);
    BOOST_TEST(refusal_of(small, embed{.url = "https://tea.example", .color = 7}) == error::text_empty);
    BOOST_TEST(!refusal_of(small, embed{.image = "https://tea.example/cup.png"}));
    BOOST_TEST(refusal_of(small, embed{.text = "tea", .fields = {{"a", ""}}}) == error::text_empty);
    BOOST_TEST(refusal_of(small, embed{.text = "tea", .fields = {{"", "b"}}}) == error::text_empty);
    BOOST_TEST(!refusal_of({}, embed{}));
    BOOST_TEST(!refusal_of({}, embed{.fields = {{"", ""}}}));
}

}  // namespace

int main() {
    each_part_has_its_limit();
    and_so_have_all_of_them();
    a_byte_that_is_no_text_counts_as_one();
    what_cannot_be_seen_is_refused();
    return boost::report_errors();
}
