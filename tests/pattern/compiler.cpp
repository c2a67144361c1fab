// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/compiler.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace mp = monongusa::pattern;

namespace {

struct compiled {
    explicit compiled(std::string_view pattern) {
        mp::tree read;
        mp::parse(pattern, read);
        shape = mp::outline_of(read);
        if (shape.reason != mp::mistake::none) return;
        code.resize(shape.code);
        sets.resize(shape.sets);
        ranges.resize(shape.ranges);
        plain.resize(shape.plain);
        groups.resize(shape.groups);
        facts = mp::compile(read, {code.data(), sets.data(), ranges.data(), plain.data(), groups.data()});
    }
    std::string_view text() const { return {plain.data(), plain.size()}; }

    mp::outline shape;
    std::vector<mp::instruction> code;
    std::vector<mp::character_set> sets;
    std::vector<mp::code_range> ranges;
    std::vector<char> plain;
    std::vector<mp::group_facts> groups;
    mp::program_facts facts;
};

constexpr std::string_view patterns[] = {"",
                                         "a",
                                         "abc",
                                         "a|b",
                                         "a*",
                                         "a+",
                                         "a?",
                                         "a*?",
                                         "(a*)*",
                                         "(|a)+",
                                         "(a|b)*c",
                                         "a{3}",
                                         "a{2,5}",
                                         "a{2,}",
                                         "a{0,}",
                                         "a{0}",
                                         "(a?){0,4}?",
                                         "[a-z]+",
                                         "^a$",
                                         "(?m)^a$",
                                         "\\bfoo\\b",
                                         "あ[ぁ-ん]*",
                                         "(?i)straße",
                                         "(?:a|bc|def)*",
                                         "((a)(b)?)+",
                                         "\\w+@\\w+\\.com",
                                         "(?s).*",
                                         "(?:(?:(?:a)*)*)*",
                                         "(?:a*b?){2,7}"};

void a_program_is_as_large_as_was_measured() {
    for (auto const pattern : patterns) {
        compiled const made{pattern};
        BOOST_TEST(made.shape.reason == mp::mistake::none);
        BOOST_TEST_EQ(made.facts.size, made.shape.code);
        std::uint32_t threads = 0;
        for (auto const& step : made.code) {
            threads += mp::takes_a_character(step.op) || step.op == mp::opcode::accept;
            BOOST_TEST_LT(step.next, made.facts.size);
            if (step.op == mp::opcode::split) BOOST_TEST_LT(step.operand, made.facts.size);
        }
        BOOST_TEST_EQ(made.facts.threads, threads);
    }
}

void a_text_without_more_is_plain() {
    BOOST_TEST(compiled{"a\\.b"}.facts.plain);
    BOOST_TEST(compiled{"a\\.b"}.text() == "a.b");
    BOOST_TEST(compiled{"\\Qa*\\Eおは\\x{1F389}"}.text() == "a*おは🎉");
    BOOST_TEST(compiled{"a"}.text() == "a");
    BOOST_TEST(compiled{"[.]"}.text() == ".");
    BOOST_TEST(!compiled{""}.facts.plain);
    BOOST_TEST(!compiled{"a|b"}.facts.plain);
    BOOST_TEST(!compiled{"(ab)"}.facts.plain);
    BOOST_TEST(!compiled{"^ab"}.facts.plain);
    BOOST_TEST(!compiled{"(?i)ab"}.facts.plain);
    BOOST_TEST(compiled{"(?i)あ1"}.facts.plain);
}

void it_is_known_whether_a_match_must_be_at_the_beginning() {
    for (auto const pattern : {"^a", "\\Aa", "(^a)", "(?:^a|^b)", "^", "(^a)+b"}) BOOST_TEST(compiled{pattern}.facts.anchored);
    for (auto const pattern : {"a", "(?m)^a", "^a|b", "(?:^a)?b", "(?:^a)*", "a^", ""}) BOOST_TEST(!compiled{pattern}.facts.anchored);
}

void it_is_known_what_matches_every_text() {
    for (auto const pattern :
         {"", ".*", "a*", "(a|)", "(?:a*)*b?", "a*|b", "^", "$", "^a*", "a*$", "(?s).*?", "(^|b)", "x{0}", "(?m)^$|$", "\\A.*"})
        BOOST_TEST(compiled{pattern}.facts.everything);
    for (auto const pattern : {"a", ".", ".+", "^$", "\\b", "\\B", "^.*$", "a*b", "(?m)^$", "\\b|a"})
        BOOST_TEST(!compiled{pattern}.facts.everything);
}

void the_first_bytes_are_known() {
    auto const first = [](std::string_view pattern, std::string_view bytes) {
        compiled const made{pattern};
        if (!made.facts.skips) return false;
        for (unsigned i = 0; i < 256; ++i)
            if (made.facts.first.has(static_cast<char>(i)) != (bytes.find(static_cast<char>(i)) != std::string_view::npos)) return false;
        return true;
    };
    BOOST_TEST(first("abc", "a"));
    BOOST_TEST(first("a|b*c", "abc"));
    BOOST_TEST(first("\\bgive", "g"));
    BOOST_TEST(first("(?i)give", "gG"));
    BOOST_TEST(first("(?i)kg", "kK\xE2"));
    BOOST_TEST(first("[あ-ん]", "\xE3"));
    BOOST_TEST(first("[à-ü]x", "\xC3"));
    BOOST_TEST(first("(?:x{0})ya", "y"));
    BOOST_TEST(!compiled{"a*"}.facts.skips);
    BOOST_TEST(!compiled{"\\b"}.facts.skips);
    auto const any = compiled{"."}.facts.first;
    BOOST_TEST(any.has('a') && !any.has('\n') && any.has('\xE3') && !any.has('\x80') && !any.has('\xC1') && !any.has('\xF5'));
}

}  // namespace

int main() {
    a_program_is_as_large_as_was_measured();
    a_text_without_more_is_plain();
    it_is_known_whether_a_match_must_be_at_the_beginning();
    it_is_known_what_matches_every_text();
    the_first_bytes_are_known();
    return boost::report_errors();
}
