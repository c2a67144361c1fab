// SPDX-License-Identifier: BSL-1.0
// name_book: what was learned last is known, and there is an end to how much.

#include <monongusa/wire/slack/name_book.hpp>

#include "support/live_memory.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>

namespace {

using book = monongusa::wire::slack::name_book<std::string>;

std::string name(book const& in, std::string_view id) {
    auto const* const known = in.find(id);
    return known ? *known : "nobody";
}

void things_come_change_and_go() {
    book names{10};
    BOOST_TEST_EQ(name(names, "U1"), "nobody");
    names.keep("U1", "ann");
    names.keep("U2", "bob");
    names.keep("U1", "Ann");
    BOOST_TEST_EQ(name(names, "U1"), "Ann");
    BOOST_TEST_EQ(name(names, "U2"), "bob");
    BOOST_TEST_EQ(names.size(), 2u);
    names.forget("U1");
    names.forget("U7");
    BOOST_TEST_EQ(name(names, "U1"), "nobody");
    names.clear();
    BOOST_TEST_EQ(names.size(), 0u);
}

void the_oldest_are_forgotten() {
    constexpr std::size_t most = 10;
    book names{most};
    for (int i = 0; i < 1000; ++i) {
        names.keep(std::to_string(i), "n" + std::to_string(i));
        BOOST_TEST(names.size() <= most);
        // At the least half of them.
        for (int back = 0; back < 5 && back <= i; ++back)
            BOOST_TEST_EQ(name(names, std::to_string(i - back)), "n" + std::to_string(i - back));
        BOOST_TEST(i < 10 || !names.find(std::to_string(i - 10)));
    }
}

void what_changes_is_known_once() {
    book names{4};
    for (auto const* const id : {"1", "2", "3"}) names.keep(id, "old");  // The first two are in the older half now.
    names.keep("1", "new");
    BOOST_TEST_EQ(name(names, "1"), "new");
    BOOST_TEST_EQ(names.size(), 3u);
    names.forget("1");
    BOOST_TEST_EQ(name(names, "1"), "nobody");
}

void the_smallest_book_knows_the_last() {
    for (std::size_t const most : {std::size_t{0}, std::size_t{1}, std::size_t{2}}) {
        book names{most};
        for (auto const* const id : {"1", "2", "3"}) {
            names.keep(id, id);
            BOOST_TEST_EQ(name(names, id), id);
            BOOST_TEST(names.size() <= 2);
        }
    }
}

void looking_up_costs_no_memory() {
    book names{10};
    std::string const id = "U0123456789012345678901234567890123456789";
    names.keep(id, "ann");
    auto const before = support::live_memory::now().allocations;
    bool const known = names.find(std::string_view{id}) != nullptr;
    BOOST_TEST_EQ(support::live_memory::now().allocations, before);
    BOOST_TEST(known);
}

}  // namespace

int main() {
    things_come_change_and_go();
    the_oldest_are_forgotten();
    what_changes_is_known_once();
    the_smallest_book_knows_the_last();
    looking_up_costs_no_memory();
    return boost::report_errors();
}
