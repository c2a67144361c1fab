// SPDX-License-Identifier: BSL-1.0
// Tests the two steps from a match to the arguments of a handler: what is decided at once, and what is made just before the call.
#include <monongusa/table/arguments.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/chat/origin.hpp>
#include <monongusa/context/context.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mg = monongusa;
using mg::detail::text_range;
using mg::detail::type_list;
using message = mg::event::message;

namespace toy {

struct word {
    std::string text{};
};
bool from_text(std::string_view text, word& value) noexcept {
    value.text = text;
    return true;
}

struct leaf {
    std::size_t size = 0;
    static std::optional<leaf> from_text(std::string_view text) noexcept { return leaf{text.size()}; }
};

}  // namespace toy

namespace {

struct database {
    int rows = 0;
};

// Stands for a bot's environment: has one component and knows where contexts were asked for.
struct environment {
    database rows;
    std::size_t asked_for = 0;

    template <class Context>
    int context_for(mg::action::occasion& occasion) {
        asked_for = occasion.rule;
        return 7;
    }
    template <class Asked>
    Asked& component() noexcept {
        return rows;
    }
};

using parameters = type_list<int, database&, std::string_view, message const&, database const&, std::optional<int>>;
using all = mg::detail::arguments<parameters, message>;

static_assert(std::tuple_size_v<all::stored> == 6);
static_assert(std::is_same_v<std::tuple_element_t<0, all::stored>, int>);
static_assert(std::is_same_v<std::tuple_element_t<1, all::stored>, mg::detail::nothing_stored>);
static_assert(std::is_same_v<std::tuple_element_t<2, all::stored>, text_range>);
static_assert(std::is_same_v<std::tuple_element_t<3, all::stored>, mg::detail::nothing_stored>);

mg::chat::captures<3> found(text_range first, text_range second, text_range third) { return {true, {first, second, third}}; }

void groups_are_converted_where_the_event_arrives() {
    all::stored stored{};
    BOOST_TEST(all::accept(found({0, 1}, {2, 5}, {6, 7}), "7 tea 9", stored));
    BOOST_TEST_EQ(std::get<0>(stored), 7);
    BOOST_TEST((std::get<2>(stored) == text_range{2, 5}));
    BOOST_TEST(!all::accept(found({2, 5}, {2, 5}, {6, 7}), "7 tea 9", stored));
    BOOST_TEST(!all::accept(found({0, 1}, {2, 5}, {2, 5}), "7 tea 9", stored));
}

void only_an_optional_may_be_absent() {
    all::stored stored{};
    BOOST_TEST(all::accept(found({0, 1}, {2, 5}, {}), "7 tea 9", stored));
    BOOST_TEST(!all::accept(found({0, 1}, {}, {6, 7}), "7 tea 9", stored));
    BOOST_TEST(!all::accept(found({}, {2, 5}, {6, 7}), "7 tea 9", stored));
}

void without_groups_all_is_accepted() {
    using none = mg::detail::arguments<type_list<message const&, database&>, message>;
    none::stored stored{};
    BOOST_TEST(none::accept(true, "tea", stored));
    BOOST_TEST(none::accept(found({}, {}, {}), "tea", stored));
    mg::detail::arguments<type_list<>, message>::stored nothing{};
    BOOST_TEST((mg::detail::arguments<type_list<>, message>::accept(true, "tea", nothing)));
}

void views_are_made_from_the_event_of_the_call() {
    auto before = support::said("ann", "7 tea 9");
    all::stored stored{};
    BOOST_TEST(all::accept(found({0, 1}, {2, 5}, {6, 7}), before.text, stored));
    auto const moved = std::exchange(before, support::said("bob", "8 rum 1"));
    environment bot;
    mg::detail::nothing_stored no_context;
    BOOST_TEST_EQ((all::make<0>(bot, no_context, moved, stored)), 7);
    BOOST_TEST(&all::make<1>(bot, no_context, moved, stored) == &bot.rows);
    auto const view = all::make<2>(bot, no_context, moved, stored);
    BOOST_TEST_EQ(view, "tea");
    BOOST_TEST(view.data() == moved.text.data() + 2);
    BOOST_TEST(&all::make<3>(bot, no_context, moved, stored) == &moved);
    static_assert(std::is_same_v<decltype(all::make<4>(bot, no_context, moved, stored)), database const&>);
    BOOST_TEST((all::make<5>(bot, no_context, moved, stored)) == 9);
}

void a_context_is_made_only_for_whom_takes_one() {
    using with_context = mg::detail::arguments<type_list<int, mg::context<>&>, message>;
    environment bot;
    auto const event = support::said("ann", "tea");
    mg::action::occasion occasion{mg::event::origin_of(event), 1, 3};
    BOOST_TEST_EQ(with_context::context(bot, occasion), 7);
    BOOST_TEST_EQ(bot.asked_for, 3u);
    bot.asked_for = 0;
    static_assert(std::is_same_v<decltype(all::context(bot, occasion)), mg::detail::nothing_stored>);
    (void)all::context(bot, occasion);
    BOOST_TEST_EQ(bot.asked_for, 0u);
}

// Of one's own type the value that was read is kept with the match, of which nothing may be taken away: a handler that takes `T&&` gets its own.
void who_takes_a_group_by_rvalue_gets_a_value_of_its_own() {
    using own =
        mg::detail::arguments<type_list<toy::word&&, toy::leaf&&, toy::word const&&, std::string&&, std::optional<toy::word>&&>, message>;
    auto const event = support::said("ann", "tea");
    mg::chat::captures<5> const each{true, {text_range{0, 1}, {0, 2}, {0, 3}, {1, 3}, {0, 2}}};
    own::stored stored{};
    BOOST_TEST(own::accept(each, event.text, stored));
    environment bot;
    mg::detail::nothing_stored no_context;
    static_assert(std::is_same_v<decltype(own::make<0>(bot, no_context, event, stored)), toy::word>);
    static_assert(std::is_same_v<decltype(own::make<1>(bot, no_context, event, stored)), toy::leaf>);
    for (int times = 0; times < 2; ++times) {
        [&](toy::word&& word, toy::leaf&& leaf, toy::word const&& constant, std::string&& text, std::optional<toy::word>&& perhaps) {
            BOOST_TEST_EQ(std::exchange(word.text, ""), "t");
            BOOST_TEST_EQ(std::exchange(leaf.size, 0u), 2u);
            BOOST_TEST_EQ(constant.text, "tea");
            BOOST_TEST_EQ(text, "ea");
            BOOST_TEST(perhaps && perhaps->text == "te");
        }(own::make<0>(bot, no_context, event, stored), own::make<1>(bot, no_context, event, stored),
          own::make<2>(bot, no_context, event, stored), own::make<3>(bot, no_context, event, stored),
          own::make<4>(bot, no_context, event, stored));
    }
}

}  // namespace

int main() {
    groups_are_converted_where_the_event_arrives();
    only_an_optional_may_be_absent();
    without_groups_all_is_accepted();
    views_are_made_from_the_event_of_the_call();
    a_context_is_made_only_for_whom_takes_one();
    who_takes_a_group_by_rvalue_gets_a_value_of_its_own();
    return boost::report_errors();
}
