// SPDX-License-Identifier: BSL-1.0
// Tests that a table of hundreds of rules compiles with default limits, has no size and finds its rows.
#include <monongusa/table/table.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/introspection.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <utility>
#include <vector>

namespace mg = monongusa;

namespace {

using numbers = std::vector<std::size_t>;

// Three digits, so that no two rules have the same text.
template <std::size_t Number>
constexpr mg::detail::fixed_string<3> digits{{'0' + Number / 100, '0' + Number / 10 % 10, '0' + Number % 10, '\0'}};

template <std::size_t Number>
struct remember {
    void operator()(numbers& heard) const { heard.push_back(Number); }
};

constexpr std::size_t most = 300;
constexpr auto reactions = []<std::size_t... Number>(std::index_sequence<Number...>) {
    return mg::table{mg::on<mg::event::message>(mg::matcher::equals<digits<Number>>{}, remember<Number>{})...};
}(std::make_index_sequence<most>{});

static_assert(sizeof reactions == 1);
static_assert(mg::check(reactions));
static_assert(mg::rules(reactions).size() == most);
static_assert(mg::rules(reactions)[299].matcher == "equals \"299\"");

void each_of_many_rules_is_found() {
    support::conversation chat;
    numbers heard;
    for (std::size_t number = 0; number < most; ++number) {
        auto const text = std::to_string(number);
        chat.events.push_back(support::said("ann", std::string(3 - text.size(), '0') + text));
    }
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, reactions, mg::with(heard)};
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(heard.size(), most);
    for (std::size_t number = 0; number < heard.size(); ++number) BOOST_TEST_EQ(heard[number], number);
}

void what_none_of_many_hears_is_nothing() {
    support::conversation chat;
    numbers heard;
    chat.events = {support::said("ann", "300"), support::said("ann", "")};
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, reactions, mg::with(heard)};
    BOOST_TEST(!bot.run());
    BOOST_TEST(heard.empty());
}

}  // namespace

int main() {
    each_of_many_rules_is_found();
    what_none_of_many_hears_is_nothing();
    return boost::report_errors();
}
