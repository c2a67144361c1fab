// SPDX-License-Identifier: BSL-1.0
// A pattern gives the same program, facts and mistakes whether it is compiled by the compiler or by the bot: some hundred of all constructs.

#include <monongusa/pattern/dynamic.hpp>
#include <monongusa/pattern/literal.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace mp = monongusa::pattern;
using monongusa::detail::fixed_string;

namespace {

std::size_t compared = 0;

// Not a template: the compiler has enough to do.
void is_the_same_at_run_time(std::string_view pattern, mp::mistake reason, std::size_t offset, mp::program const& program) {
    ++compared;
    try {
        mp::dynamic const at_run_time{pattern};
        if (reason == mp::mistake::none && program == at_run_time.compiled()) return;
    } catch (monongusa::pattern_error const& error) {
        if (reason == error.reason() && offset == error.offset() && program.facts.size == 0) return;
    }
    BOOST_ERROR(std::string{pattern}.c_str());
}

template <fixed_string... Patterns>
void are_the_same_at_run_time() {
    (is_the_same_at_run_time(mp::literal<Patterns>::text, mp::literal<Patterns>::reason, mp::literal<Patterns>::offset,
                             mp::literal<Patterns>::compiled),
     ...);
}

void characters() {
    are_the_same_at_run_time<"", "a", "abc", "あ", "おはよう", "🎉", "👍🏽", "👨\u200D👩\u200D👧", "e\u0301", "a b", "\n", "\x7F", "a\nb",
                             "]", "}", "a]b", "a}", "{", "a{", "a{x", "a{,2}", "a{01}", "-", "=", "/etc/fstab", "\\a\\f\\n\\r\\t\\v", "\\.",
                             "\\\\", "\\*\\+\\?", "\\(\\)\\[\\]\\{\\}\\|\\^\\$", "\\-\\_\\!", "\\x41", "\\x{41}", "\\x{3042}", "\\x{1F389}",
                             "\\x{10FFFF}", "\\0", "\\012", "\\101", "\\177", "\\12", "\\Qa.b\\E", "\\Qa.b", "\\Q\\E", "\\Q(*)\\Ex+",
                             "ab\\Q\\E+", ".", "..", "a.c", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">();
}

void classes() {
    are_the_same_at_run_time<"[a]", "[abc]", "[a-c]", "[^a]", "[^abc]", "[a-zA-Z0-9_]", "[]a]", "[^]a]", "[a-]", "[-a]", "[a\\-z]", "[\\]]",
                             "[\\\\]", "[^\\n]", "[a-cb-d]", "[c-ea-c]", "[aab]", "[あ]", "[あ-ん]", "[^あ-ん]", "[ァ-ヴー]", "[一-龠]+",
                             "[🎉🎊]", "[🏻-🏿]", "[a-あ]", "[\\x{80}-\\x{7FF}]", "[\\x00-\\x{10FFFF}]", "[^\\x00-\\x{10FFFF}]",
                             "[\\x{10000}-\\x{10FFFF}]", "[\\d]", "[\\D]", "[\\w.+-]", "[\\s\\S]", "[^\\W]", "[\\d\\-x]", "[[:alpha:]]",
                             "[[:^alpha:]]", "[[:alpha:][:digit:]]", "[^[:space:]]", "[[:word:]-]", "[[:x]", "[.]", "[*+?]", "[$^]",
                             "[a^]">();
    are_the_same_at_run_time<"\\d", "\\D", "\\s", "\\S", "\\w", "\\W", "\\d+\\.\\d+", "[[:alnum:]]", "[[:ascii:]]", "[[:blank:]]",
                             "[[:cntrl:]]", "[[:digit:]]", "[[:graph:]]", "[[:lower:]]", "[[:print:]]", "[[:punct:]]", "[[:space:]]",
                             "[[:upper:]]", "[[:word:]]", "[[:xdigit:]]", "[[:^upper:]]", "\\pN", "\\PN", "\\p{Lu}", "\\P{Lu}", "\\p{^Lu}",
                             "\\p{Greek}", "\\p{Han}", "[\\p{Hiragana}\\p{Katakana}ー]+", "[^\\p{Cyrillic}]", "\\p{Any}", "\\pL+",
                             "[\\pL\\pN]">();
}

void anchors() {
    are_the_same_at_run_time<"^", "$", "^$", "^a", "a$", "^abc$", "\\A", "\\z", "\\Aabc\\z", "\\b", "\\B", "\\bfoo\\b", "\\Boo", "a\\b",
                             "^^a", "a$$", "^*", "$*", "(?:^)+", "^a|^b", "^a|b", "(^a)", "(?:^|x)a", "(?m)^", "(?m)$", "(?m)^a$",
                             "(?m)^a|b$", "(?m)\\Aa\\z", "a^b", "a$b", "(?:^a)*", "(?:^a)+b", "\\b\\w+\\b", "^.*$", "(?m)^.*$", "(?m:^)a",
                             "(?m:^a)$">();
}

void groups() {
    are_the_same_at_run_time<"()", "(a)", "(?:a)", "(a)(b)", "((a)(b))", "(((((a)))))", "(?P<name>a)", "(?<name>a)",
                             "(?P<first>\\w+) (?P<second_2>\\w+)", "(|a)", "(a|)", "(?:)", "()()", "(a)|b", "(a)|(b)", "(a(b(c(d))))",
                             "(a)*", "(a)+", "(a)?", "(a)?\?", "(a){0}", "(a){0,2}", "(a){2}", "((a)|b)*", "((a*)+)*", "(a*)?", "(a*)?\?",
                             "(^a)?", "($)?", "(?:(a)|(b)|(c))+", "x(?:(a)?)*y", "(あ)(?P<い>)", "((((((((((a))))))))))">();
}

void flags() {
    are_the_same_at_run_time<"(?i)a", "(?i)abc", "(?i)k", "(?i)S", "(?i)ſ", "(?i)\\x{212A}", "(?i)ß", "(?i)ẞ", "(?i)σ", "(?i)Ω", "(?i)ǅ",
                             "(?i)я", "(?i)あ", "(?i)1", "(?i)[a-z]", "(?i)[^a-z]", "(?i)[k-s]", "(?i)[à-ÿ]", "(?i)[Α-Ω]", "(?i)[^ß]",
                             "(?i)[[:upper:]]", "(?i)[[:^lower:]]", "(?i)\\w", "(?i)\\W", "(?i)straße", "(?i)привет", "(?i)ΣΑΣ",
                             "(?i)\\p{Lu}", "(?i)\\P{Lu}", "(?i)[\\p{Greek}k]", "(?s).", "(?s).*", "(?-s).", "(?s:.).", "(?U)a*", "(?U)a*?",
                             "(?U)a+b?\?", "(?U:a*)a*", "(?i:a)b", "(?i)a(?-i)b", "(?i:a(?-i:b)c)", "a(?i)b", "(a(?i)b)c", "(?ims)a.$",
                             "(?im-s:a.$)", "(?i-i)a", "(?)a", "ab(?m)+", "(?:(?i))a", "a|(?i)b|c", "(?i)\\Qab\\E", "(?i)\\x41">();
}

void repeats() {
    are_the_same_at_run_time<"a*", "a+", "a?", "a*?", "a+?", "a?\?", "a{0}", "a{1}", "a{2}", "a{2,}", "a{0,}", "a{1,}", "a{0,1}", "a{2,5}",
                             "a{0,3}", "a{3}?", "a{2,}?", "a{0,2}?", "a{100}", "a{0,100}", "ab*c", "(?:ab)*c", "(?:ab)+", "(?:ab){2,3}",
                             "(?:a*)*", "(?:a*)+", "(?:a+)*", "(?:a+)?", "(?:a?)*", "(?:a?)?", "(?:a*?)*", "(?:a+?)+?", "(?:a{2}){3}",
                             "(?:a{0,2}){0,3}", "(?:|a)*", "(?:a|)*", "(?:|a)+", "(?:a|b)*", "(?:^|a)*", "(?:\\b)*", "(?:)*", "(?:)+",
                             "(?:a?\?)*", "(?:a*b*)*", "(?:a*b*)+?", ".*", ".+", ".*?", "(.*)(.*)", "[ab]*", "[^ab]+?", "あ*", "🎉{2,}",
                             "\\d{4}", "\\w{1,200}", "(?:(?:a?)?)?", "((?:a*)*)*">();
}

void alternations() {
    are_the_same_at_run_time<"a|b", "a|b|c", "abc|abd", "abc|ab|a", "a|ab|abc", "|", "||", "a|", "|a", "a||b", "(?:a|b)c", "a(?:b|c)",
                             "a(?:b|c|)d", "(?:a|b)(?:c|d)", "(?:a|bc|def)*", "cat|dog|bird|fish|horse|cow", "あ|い|う", "🎉|🎊", "^a|b$",
                             "a|.", ".|a", "[ab]|c", "(?:a|a)", "a|a", "(?i)a|b", "(?i:a)|a", "a|(?i:a)", "(?:(?:a|b)|c)",
                             "(?:a|(?:b|c))">();
}

void patterns_of_bots() {
    are_the_same_at_run_time<"give (\\w+)(?: to (\\w+))?", "^!(\\w+)(?: (.*))?$", "(?i)\\b(?:hi|hello|hey)\\b", "(\\w+)\\+\\+", "#(\\d+)",
                             "\\b[A-Z]{2,5}-(\\d+)\\b", "https?://(?:[a-z0-9-]+\\.)+[a-z]{2,24}(?:/\\S*)?", "[\\w.+-]+@[\\w-]+\\.[\\w.-]+",
                             "(\\d{4})-(\\d{2})-(\\d{2})", "(?i)remind me to (.+) in (\\d+) (minutes|hours)", "\\$(\\d+(?:\\.\\d\\d)?)",
                             "(?i)thanks?(?: you)?\\b", "^\\s*$", "(\\w+) or (\\w+)\\?", "s/([^/]+)/([^/]*)/(g?)", "<@([UW][A-Z0-9]+)>",
                             "(おはよう)(?:ございます)?", "(?:[:;]-?[)(DP])", "(?i)karma (?P<whom>\\S+)",
                             "\\b(?:\\d{1,3}\\.){3}\\d{1,3}\\b", "(?:[0-9a-f]{2}:){5}[0-9a-f]{2}", "v?(\\d+)\\.(\\d+)(?:\\.(\\d+))?",
                             "(?m)^> (.*)$", "`([^`]+)`">();
}

void mistakes() {
    are_the_same_at_run_time<"(", "(a", "a)", ")", "[", "[a", "[]", "[^]", "[b-a]", "[a-\\d]", "[[:nil:]]", "*", "+a", "?", "a**", "a+*",
                             "a?+", "a*+", "a{2}{3}", "|*", "(*)", "(?:+)", "a{1001}", "a{1,1001}", "a{3,2}", "\\", "a\\", "\\y", "\\Z",
                             "\\x", "\\x{", "\\x{110000}", "\\xZZ", "\\é", "\\1", "(a)\\1", "\\8", "\\k<n>", "\\C", "(?P<>a)", "(?P<n a)",
                             "(?P<n>a)(?P<n>b)", "(?z)", "(?i", "(?i-)", "(?", "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?>a)", "(?R)",
                             "(?1)", "(?P=n)", "(?P>n)", "(?(1)a|b)", "(?#a)", "\\p{Nil}", "\\p", "\\p{", "[\\p{Nil}]", "(?:a{1000}){1000}",
                             "a\xFF", "[\xFF]">();
}

}  // namespace

int main() {
    characters();
    classes();
    anchors();
    groups();
    flags();
    repeats();
    alternations();
    patterns_of_bots();
    mistakes();
    BOOST_TEST_GE(compared, 400u);
    return boost::report_errors();
}
