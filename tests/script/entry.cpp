// SPDX-License-Identifier: BSL-1.0
// entry: values that can be kept, copied and told apart, and that say nothing as long as nothing is said.
#include <monongusa/script/entry.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>
#include <utility>

namespace {

namespace script = monongusa::script;

static_assert(std::is_copy_constructible_v<script::entry> && std::is_nothrow_move_constructible_v<script::entry>);

void one_of_nothing_is_a_blank_line() { BOOST_TEST_EQ(script::entry{}.index(), script::entry{script::blank{}}.index()); }

void places_are_compared_by_all_they_have() {
    BOOST_TEST((script::place{true, "alice"} == script::place{true, "alice"}));
    BOOST_TEST((script::place{true, "alice"} != script::place{false, "alice"}));
    BOOST_TEST((script::place{true, "alice"} != script::place{true, ""}));
}

void what_is_left_out_is_not_there() {
    script::says const says;
    BOOST_TEST(!says.label && !says.who && !says.where && !says.thread && says.text.empty());
    script::expects const expects;
    BOOST_TEST(!expects.any_order && !expects.where && !expects.thread && !expects.to && expects.deed.empty() && expects.has_text &&
               !expects.pattern);
}

// It is kept in a vector, which moves it.
void a_pattern_still_works_in_another_place() {
    script::expects first;
    first.pattern.emplace("te+a");
    script::entry entry{first};
    script::entry const there{std::move(entry)};
    BOOST_TEST(get<script::expects>(there).pattern->matches("a teea"));
    BOOST_TEST(!get<script::expects>(there).pattern->matches("ta"));
    BOOST_TEST(first.pattern->matches("tea"));
}

}  // namespace

int main() {
    one_of_nothing_is_a_blank_line();
    places_are_compared_by_all_they_have();
    what_is_left_out_is_not_there();
    a_pattern_still_works_in_another_place();
    return boost::report_errors();
}
