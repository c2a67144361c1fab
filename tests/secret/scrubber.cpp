// SPDX-License-Identifier: BSL-1.0
// scrubber: nothing of a living secret stays in a text, whatever stands around it and however it is written; all else stays.
#include <monongusa/secret/scrubber.hpp>

#include "../support/base64.hpp"
#include "../support/growth.hpp"

#include <monongusa/secret/secret.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
using mg::secret;

std::string known_out_of(std::string text) {
    auto const before = text;
    bool const changed = mg::scrub_known(text);
    BOOST_TEST_EQ(changed, text != before);
    return text;
}
std::string all_out_of(std::string text) {
    auto const before = text;
    bool const changed = mg::scrub(text);
    BOOST_TEST_EQ(changed, text != before);
    auto again = text;
    BOOST_TEST(!mg::scrub(again));
    BOOST_TEST_EQ(again, text);
    return text;
}

std::string const shaped_token = "xox" "b-123456789012-AbCdEfGhIjKl";

void without_secrets_a_text_stays_as_it_is() {
    BOOST_TEST(mg::detail::living_secrets.none());
    BOOST_TEST_EQ(known_out_of("hunter2 " + shaped_token), "hunter2 " + shaped_token);
    BOOST_TEST_EQ(all_out_of("hunter2"), "hunter2");
    BOOST_TEST_EQ(all_out_of(""), "");
}

void a_value_is_replaced_by_its_name_while_its_secret_lives() {
    {
        secret const password{"hunter2", "PASSWORD"};
        secret const nameless{"swordfish"};
        BOOST_TEST_EQ(known_out_of("it is hunter2."), "it is (secret PASSWORD).");
        BOOST_TEST_EQ(known_out_of("it is swordfish."), "it is (secret).");
        BOOST_TEST_EQ(all_out_of("hunter2"), "(secret PASSWORD)");
        BOOST_TEST_EQ(known_out_of(""), "");
    }
    BOOST_TEST_EQ(known_out_of("it is hunter2."), "it is hunter2.");
    BOOST_TEST_EQ(all_out_of("it is swordfish."), "it is swordfish.");
}

void wherever_it_stands() {
    secret const password{"hunter2", "P"};
    BOOST_TEST_EQ(known_out_of("hunter2 or hunter2"), "(secret P) or (secret P)");
    BOOST_TEST_EQ(known_out_of("hunter2hunter2"), "(secret P)(secret P)");
    BOOST_TEST_EQ(known_out_of("xhunter2x"), "x(secret P)x");
    BOOST_TEST_EQ(known_out_of(std::string{"\0hunter2\0", 9}), std::string("\0(secret P)\0", 12));
    BOOST_TEST_EQ(known_out_of("hunterhunter2"), "hunter(secret P)");
    BOOST_TEST_EQ(known_out_of("hunter"), "hunter");
    BOOST_TEST_EQ(known_out_of("HUNTER2 hunter 2"), "HUNTER2 hunter 2");
}

void values_of_less_than_four_bytes_are_not_looked_for() {
    secret const short_one{"abc", "SHORT"};
    secret const long_enough{"wxyz", "LONG"};
    BOOST_TEST_EQ(known_out_of("abc wxyz"), "abc (secret LONG)");
    BOOST_TEST_EQ(short_one.reveal(), "abc");
}

void a_moved_secret_is_still_known() {
    secret first{"hunter2", "PASSWORD"};
    secret second{std::move(first)};
    BOOST_TEST_EQ(known_out_of("hunter2"), "(secret PASSWORD)");
    secret third{"swordfish", "OTHER"};
    third = std::move(second);  // Ends what it was.
    BOOST_TEST_EQ(known_out_of("hunter2 swordfish"), "(secret PASSWORD) swordfish");
    std::vector<secret> many;
    for (int i = 0; i < 20; ++i) many.emplace_back("value of " + std::to_string(i) + "!", "N" + std::to_string(i));
    BOOST_TEST_EQ(known_out_of("value of 0! value of 19!"), "(secret N0) (secret N19)");
    many.erase(many.begin());
    BOOST_TEST_EQ(known_out_of("value of 0! value of 19!"), "value of 0! (secret N19)");
}

void two_secrets_of_one_value_are_known_until_the_last_ends() {
    secret first{"hunter2", "PASSWORD"};
    {
        secret const second{"hunter2", "PASSWORD"};
    }
    BOOST_TEST_EQ(known_out_of("hunter2"), "(secret PASSWORD)");
    first = secret{};
    BOOST_TEST_EQ(known_out_of("hunter2"), "hunter2");
}

void of_values_that_overlap_nothing_sticks_out() {
    secret const whole{"abcdefgh", "WHOLE"};
    secret const part{"cdef", "PART"};
    secret const across{"ghijkl", "ACROSS"};
    BOOST_TEST_EQ(known_out_of("abcdefgh cdef"), "(secret WHOLE) (secret PART)");
    BOOST_TEST_EQ(known_out_of("_abcdefghijkl_"), "_(secret WHOLE)_");
    BOOST_TEST_EQ(known_out_of("_cdefghijkl_"), "_(secret PART)(secret ACROSS)_");
    secret const longest{"efghijklmnop", "LONGEST"};
    BOOST_TEST_EQ(known_out_of("abcdefghijklmnopq"), "(secret LONGEST)q");
}

void it_is_what_finding_each_value_for_itself_gives() {
    unsigned state = 1;
    auto const below = [&](unsigned limit) { return ((state = state * 1664525 + 1013904223) >> 16) % limit; };
    auto const word = [&](std::size_t size) {
        std::string out;
        while (out.size() < size) out += "!?"[below(2)];  // Of no base64 and no escape, so that these are all the forms.
        return out;
    };
    for (int round = 0; round < 300; ++round) {
        std::vector<std::string> values;
        std::vector<secret> living;
        for (int i = 0; i < 3; ++i) {
            values.push_back(word(4 + below(4)));
            living.emplace_back(values.back());
        }
        auto const text = word(60);
        // Where values overlap, and not where they only touch, they are one passage.
        std::string expected;
        std::size_t end = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            std::size_t length = 0;
            for (auto const& value : values) {
                if (std::string_view{text}.substr(at).starts_with(value) && value.size() > length) length = value.size();
            }
            if (length > 0 && at >= end) expected += "(secret)";
            if (length > 0 && at + length > end) end = at + length;
            if (at >= end && at < text.size()) expected += text[at];
        }
        BOOST_TEST_EQ(known_out_of(text), expected);
    }
}

void escaped_as_in_a_url() {
    secret const password{"p/s w+r&d=1~%\xC3\xA4", "P"};
    // Everything but what is unreserved, in both cases; everything; as a form; hardly anything.
    BOOST_TEST_EQ(known_out_of("?a=p%2Fs%20w%2Br%26d%3D1~%25%C3%A4&b"), "?a=(secret P)&b");
    BOOST_TEST_EQ(known_out_of("?a=p%2fs%20w%2br%26d%3d1~%25%c3%a4&b"), "?a=(secret P)&b");
    BOOST_TEST_EQ(known_out_of("%70%2F%73%20%77%2B%72%26%64%3D%31%7E%25%C3%A4"), "(secret P)");
    BOOST_TEST_EQ(known_out_of("?a=p%2Fs+w%2Br%26d%3D1%7E%25%C3%A4"), "?a=(secret P)");
    BOOST_TEST_EQ(known_out_of("?a=p/s%20w+r&d=1~%25%C3%a4"), "?a=(secret P)");
    BOOST_TEST_EQ(known_out_of("p%2Fs%20w"), "p%2Fs%20w");
    secret const other{"%41%41%41", "PERCENT"};  // Looks as if it were escaped.
    BOOST_TEST_EQ(known_out_of("%41%41%41 %2541%2541%2541 AAA"), "(secret PERCENT) (secret PERCENT) AAA");
}

void escaped_as_in_json_or_html() {
    secret const password{"a\"b\\c/d\ne<f", "P"};
    BOOST_TEST_EQ(known_out_of(R"({"p":"a\"b\\c/d\ne<f"})"), R"-({"p":"(secret P)"})-");
    BOOST_TEST_EQ(known_out_of(R"({"p":"a\u0022b\u005Cc\/d\u000ae\u003cf"})"), R"-({"p":"(secret P)"})-");
    BOOST_TEST_EQ(known_out_of("a&quot;b\\c/d\ne&lt;f"), "(secret P)");
    BOOST_TEST_EQ(known_out_of(R"(a\"b)"), R"(a\"b)");
}

void in_base64() {
    std::string const value = "s3cret-va/ue\xFB\xFF\xFE~~";
    for (std::size_t length = 4; length <= value.size(); ++length) {
        auto const own = value.substr(0, length);
        secret const password{own, "P"};
        for (std::size_t before = 0; before < 7; ++before) {
            for (std::size_t behind = 0; behind < 7; ++behind) {
                for (auto const alphabet : {support::standard_alphabet, support::url_alphabet}) {
                    for (bool const padded : {true, false}) {
                        auto const text = support::base64(std::string(before, '\0') + own + std::string(behind, '\0'), alphabet, padded);
                        // Every digit that has a bit of the value is gone, and the padding that would follow.
                        auto const begin = before * 8 / 6;
                        auto end = ((before + length) * 8 + 5) / 6;
                        while (end < text.size() && text[end] == '=') ++end;
                        auto const expected = text.substr(0, begin) + "(secret P)" + text.substr(end);
                        BOOST_TEST_EQ(known_out_of(text), expected);
                        BOOST_TEST_EQ(known_out_of("x=\"" + text + "\""), "x=\"" + expected + "\"");
                    }
                }
            }
        }
    }
}

void in_base64_that_a_url_escapes() {
    secret const password{"\xFB\xFF\xFE?>~", "P"};
    auto const text = support::base64("u:" + std::string{password.reveal()});
    std::string escaped;
    for (char const character : text) {
        if (character == '+') escaped += "%2B";
        else if (character == '/') escaped += "%2f";
        else if (character == '=') escaped += "%3D";
        else escaped += character;
    }
    BOOST_TEST_NE(escaped, text);
    BOOST_TEST_EQ(known_out_of(escaped), text.substr(0, 2) + "(secret P)");
}

void shapes_go_only_where_they_are_asked_to() {
    for (bool const with_a_secret : {false, true}) {
        secret const password{with_a_secret ? "hunter2" : "", "P"};
        BOOST_TEST_EQ(known_out_of("a token is like " + shaped_token), "a token is like " + shaped_token);
        BOOST_TEST_EQ(all_out_of("a token is like " + shaped_token + "!"), "a token is like (secret)!");
        BOOST_TEST_EQ(all_out_of(shaped_token + "," + shaped_token), "(secret),(secret)");
    }
}

void a_name_is_told_where_there_is_one() {
    secret const token{shaped_token, "SLACK_BOT_TOKEN"};
    BOOST_TEST_EQ(all_out_of("Authorization: Bearer " + shaped_token), "Authorization: Bearer (secret SLACK_BOT_TOKEN)");
    BOOST_TEST_EQ(all_out_of(shaped_token + "more"), "(secret SLACK_BOT_TOKEN)");  // The shape is longer.
}

void a_value_inside_of_a_shape_does_not_hide_the_rest_of_it() {
    secret const team{"123456789012", "TEAM"};
    BOOST_TEST_EQ(all_out_of("token " + shaped_token), "token (secret TEAM)");
    BOOST_TEST_EQ(known_out_of("token " + shaped_token), "token xoxb-(secret TEAM)-AbCdEfGhIjKl");
}

void it_takes_no_longer_than_the_text_is_long() {
    secret const token{"abcd", "P"};
    auto const scrub = [](std::string text) { mg::scrub(text); };
    for (std::string_view const part : {"abc", "abcd", "xoxb-1", "%61", "YWJj", "token=1abc", "\\u0061", "plain text, "}) {
        if (!BOOST_TEST(support::takes_linear_time(part, scrub))) std::cerr << "with " << part << '\n';
    }
}

void many_threads_may_scrub_while_secrets_come_and_go() {
    constexpr int threads = 4;
    constexpr int rounds = 300;
    secret const all_the_time{"always there", "ALWAYS"};
    std::atomic<int> missed = 0;
    std::vector<std::thread> running;
    for (int number = 0; number < threads; ++number) {
        running.emplace_back([&, number] {
            for (int round = 0; round < rounds; ++round) {
                auto const value = "value-" + std::to_string(number) + '-' + std::to_string(round) + '.';
                secret mine{value, "MINE"};
                std::string text = "a " + value + " always there";
                mg::scrub(text);
                if (text != "a (secret MINE) (secret ALWAYS)") ++missed;
                secret moved{std::move(mine)};
                text = value;
                mg::scrub_known(text);
                if (text != "(secret MINE)") ++missed;
                moved = secret{};
                text = value;
                mg::scrub_known(text);
                if (text != value) ++missed;
            }
        });
    }
    for (auto& thread : running) thread.join();
    BOOST_TEST_EQ(missed.load(), 0);
}

// Statics end in the opposite order of their construction, and after main.
struct ends_late {
    char const* value;
    secret held;

    explicit ends_late(char const* what) : value{what}, held{what, "LATE"} {}
    ~ends_late() {
        std::string text{value};
        mg::scrub(text);
        held = secret{};
        std::string after{value};
        if (text == "(secret LATE)" && !mg::scrub_known(after)) return;
        std::fputs("a static's destructor found the scrubber gone\n", stderr);
        std::_Exit(1);
    }
};

ends_late& first_static() {
    static ends_late it{"made first"};
    return it;
}

}  // namespace

int main() {
    without_secrets_a_text_stays_as_it_is();
    a_value_is_replaced_by_its_name_while_its_secret_lives();
    wherever_it_stands();
    values_of_less_than_four_bytes_are_not_looked_for();
    a_moved_secret_is_still_known();
    two_secrets_of_one_value_are_known_until_the_last_ends();
    of_values_that_overlap_nothing_sticks_out();
    it_is_what_finding_each_value_for_itself_gives();
    escaped_as_in_a_url();
    escaped_as_in_json_or_html();
    in_base64();
    in_base64_that_a_url_escapes();
    shapes_go_only_where_they_are_asked_to();
    a_name_is_told_where_there_is_one();
    a_value_inside_of_a_shape_does_not_hide_the_rest_of_it();
    it_takes_no_longer_than_the_text_is_long();
    many_threads_may_scrub_while_secrets_come_and_go();
    first_static();
    static ends_late const second{"made second"};
    return boost::report_errors();
}
