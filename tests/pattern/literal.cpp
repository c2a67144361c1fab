// SPDX-License-Identifier: BSL-1.0
// The header under test comes first, to prove that it stands alone.
// clang-format off
#include <monongusa/pattern/literal.hpp>
#include <monongusa/pattern/dynamic.hpp>
// clang-format on

#include <boost/core/lightweight_test.hpp>

#include <cstdlib>
#include <new>
#include <string_view>

namespace mp = monongusa::pattern;
using monongusa::detail::text_range;

namespace {
std::size_t allocations = 0;
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const made = std::malloc(size)) return made;
    throw std::bad_alloc{};
}
void operator delete(void* made) noexcept { std::free(made); }
void operator delete(void* made, std::size_t) noexcept { std::free(made); }

namespace {

using give = mp::literal<"give (\\w+)(?: to (?P<whom>\\w+))?">;
static_assert(give::reason == mp::mistake::none);
static_assert(give::groups == 2);
static_assert(!give::group_is_optional(0) && give::group_is_optional(1));
static_assert(give::group_name(0).empty() && give::group_name(1) == "whom" && give::group_name(2).empty());
static_assert(!give::matches_everything);
static_assert(give::text == "give (\\w+)(?: to (?P<whom>\\w+))?");

using broken = mp::literal<"give (\\w+">;
static_assert(broken::reason == mp::mistake::unclosed_group && broken::offset == 5 && broken::groups == 0);
static_assert(!broken::matches_everything && !broken::search("give x", nullptr) && broken::text == "give (\\w+");

static_assert(mp::literal<"">::matches_everything && mp::literal<".*">::matches_everything && !mp::literal<".+">::matches_everything);
static_assert(mp::literal<"(.*)?">::groups == 1 && !mp::literal<"(.*)?">::group_is_optional(0),
              "a greedy '?' always takes what can be empty");
static_assert(mp::literal<"(.*)??">::group_is_optional(0));
static_assert(mp::literal<"(.+)?">::group_is_optional(0));
static_assert(!mp::literal<"(a)+">::group_is_optional(0) && mp::literal<"(a)*">::group_is_optional(0));
static_assert(mp::literal<"(a){0}">::group_is_optional(0) && !mp::literal<"(a|b)">::group_is_optional(0));
static_assert(mp::literal<"(?:(a)+)?">::group_is_optional(0) && !mp::literal<"(?:(a*)+)?">::group_is_optional(0));
static_assert(mp::literal<"(a|(b))">::group_is_optional(1) && mp::literal<"x|(b)">::group_is_optional(0));
static_assert(!mp::literal<"(x|y)(?:a|b)(z)">::group_is_optional(0) && !mp::literal<"(x|y)(?:a|b)(z)">::group_is_optional(1));

constexpr bool gives_its_groups() {
    text_range groups[2];
    return give::search("please give tea to bob", groups) && groups[0] == text_range{12, 15} && groups[1] == text_range{19, 22};
}
static_assert(gives_its_groups());

constexpr bool leaves_a_group_unset() {
    text_range groups[2];
    return give::search("give tea", groups) && groups[0] == text_range{5, 8} && !groups[1].present();
}
static_assert(leaves_a_group_unset());

template <monongusa::detail::fixed_string... Patterns>
void are_the_same_at_run_time() {
    (
        [] {
            mp::dynamic const at_run_time{Patterns.view()};
            if (!(mp::literal<Patterns>::compiled == at_run_time.compiled())) BOOST_ERROR(Patterns.text);
        }(),
        ...);
}

void both_times_give_one_program() {
    are_the_same_at_run_time<"", "a", "abc", "a\\.b", "a|b", "(a*)*", "(|a)+", "a{2,5}", "a{2,}?", "(a)(b)?(?P<c>c)", "^a$", "(?m)^a$",
                             "\\bfoo\\B", "[a-z0-9_]+", "[^あ-ん]", "(?i)straße", "(?i)[à-ÿ]k", "\\w+@\\w+\\.[a-z]{2,24}", "(?s).*",
                             "(?U)a+b*?", "\\Qa.b\\E+", "[[:alpha:]]\\d", "おはよう", "🎉|🎊", "(?:a|bc|def)*", "((a)(b)?)+",
                             "[\\w.+-]{1,200}", "x{0}", "give (\\w+)(?: to (\\w+))?", "(?i:a(?-i:b))">();
}

void a_search_allocates_nothing() {
    std::string_view const texts[] = {"please give tea to bob", "give", "", "nothing of this kind", "\xFF\xFE"};
    std::size_t const before = allocations;
    int found = 0;
    for (auto const text : texts) {
        text_range groups[2];
        found += give::search(text, groups);
        found += mp::literal<"[\\w.]{1,200}x">::search(text, nullptr);
        found += mp::literal<"plain">::search(text, nullptr);
        found += mp::literal<"(a|aa)+$">::search(text, groups);
    }
    std::size_t const after = allocations;
    BOOST_TEST_EQ(found, 1);
    BOOST_TEST_EQ(after - before, 0u);
}

}  // namespace

int main() {
    BOOST_TEST(gives_its_groups());
    BOOST_TEST(leaves_a_group_unset());
    both_times_give_one_program();
    a_search_allocates_nothing();
    return boost::report_errors();
}
