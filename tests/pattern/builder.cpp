// SPDX-License-Identifier: BSL-1.0
#include <monongusa/pattern/builder.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mp = monongusa::pattern;
namespace emptiness = monongusa::pattern::emptiness;

namespace {

void costs_add_up() {
    mp::tree read;
    mp::builder make{read};
    std::uint32_t items = mp::node::none;
    make.link(items, make.character(U'a', false));
    make.link(items, make.character(U'b', false));
    std::uint32_t const both = make.sequence(items);
    BOOST_TEST_EQ(read.nodes[both].code, 2u);
    BOOST_TEST_EQ(read.nodes[both].threads, 2u);
    BOOST_TEST_EQ(read.nodes[both].empty, emptiness::never);
    make.repeat(both, 2, 5, false);
    BOOST_TEST(read.nodes[both].kind == mp::node_kind::repeat);
    BOOST_TEST_EQ(read.nodes[both].code, 2u * 5u + 3u);
    BOOST_TEST_EQ(read.nodes[both].threads, 10u);
    BOOST_TEST(!make.too_large(both));
    for (int i = 0; i < 5; ++i) make.repeat(both, 1000, 1000, false);
    BOOST_TEST(make.too_large(both));
    BOOST_TEST_EQ(read.nodes[both].code, mp::limits::far_too_much);
}

void no_items_are_nothing_and_one_is_itself() {
    mp::tree read;
    mp::builder make{read};
    BOOST_TEST(read.nodes[make.sequence(mp::node::none)].kind == mp::node_kind::nothing);
    std::uint32_t items = mp::node::none;
    std::uint32_t const only = make.character(U'a', false);
    make.link(items, only);
    BOOST_TEST_EQ(make.sequence(items), only);
    std::uint32_t branches = mp::node::none;
    make.link(branches, only);
    BOOST_TEST_EQ(make.alternation(branches, 0), only);
}

void equal_sets_are_kept_once() {
    mp::tree read;
    mp::builder make{read};
    auto const add = [&](char32_t lo, char32_t hi) {
        std::size_t const from = read.ranges.size();
        read.ranges.push({lo, hi});
        return make.set(from);
    };
    BOOST_TEST_EQ(read.nodes[add('a', 'z')].value, 0u);
    BOOST_TEST_EQ(read.nodes[add('0', '9')].value, 1u);
    BOOST_TEST_EQ(read.nodes[add('a', 'z')].value, 0u);
    BOOST_TEST(read.nodes[add('x', 'x')].kind == mp::node_kind::one);
    BOOST_TEST_EQ(read.sets.size(), 2u);
    BOOST_TEST_EQ(read.ranges.size(), 2u);
}

void a_letter_in_any_case_is_cheap_where_ascii_has_it_all() {
    mp::tree read;
    mp::builder make{read};
    BOOST_TEST(read.nodes[make.character(U'G', true)].kind == mp::node_kind::letter);
    BOOST_TEST(read.nodes[make.character(U'1', true)].kind == mp::node_kind::one);
    BOOST_TEST(read.nodes[make.character(U'あ', true)].kind == mp::node_kind::one);
    BOOST_TEST(read.nodes[make.character(U'k', true)].kind == mp::node_kind::set);
    BOOST_TEST(read.nodes[make.character(U'é', true)].kind == mp::node_kind::set);
    BOOST_TEST(read.nodes[make.character(U'G', false)].kind == mp::node_kind::one);
}

void a_repeat_of_a_repeat_is_one_where_nothing_is_lost() {
    mp::tree read;
    mp::builder make{read};
    std::uint32_t const item = make.character(U'a', false);
    make.repeat(item, 1, mp::node::none, false);
    make.repeat(item, 0, 1, false);
    BOOST_TEST_EQ(read.nodes[item].min, 0u);
    BOOST_TEST_EQ(read.nodes[item].max, mp::node::none);
    BOOST_TEST(read.nodes[read.nodes[item].child].kind == mp::node_kind::one);
    make.repeat(item, 0, mp::node::none, true);
    BOOST_TEST(read.nodes[read.nodes[item].child].kind == mp::node_kind::repeat);
}

}  // namespace

int main() {
    costs_add_up();
    no_items_are_nothing_and_one_is_itself();
    equal_sets_are_kept_once();
    a_letter_in_any_case_is_cheap_where_ascii_has_it_all();
    a_repeat_of_a_repeat_is_one_where_nothing_is_lost();
    return boost::report_errors();
}
