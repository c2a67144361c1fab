// SPDX-License-Identifier: BSL-1.0
// Tests that why says of rules of every kind what a bot does with them, and runs none of their handlers.
#include <monongusa/table/why.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/action/all.hpp>
#include <monongusa/bot/introspection.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/table/dispatch.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace mg = monongusa;
using support::said;

namespace {

template <class Table, class Event>
std::vector<mg::explanation> ask(Table const& table, Event const& event) {
    return mg::why<mg::detail::context_of_launch>(table, event);
}

constexpr auto quiet = [] {};

struct by_hand {
    void operator()(std::string_view) const { BOOST_ERROR("no handler runs"); }
};
struct by_hand_and_final final {
    void operator()(mg::event::message const&, int, int) const { BOOST_ERROR("no handler runs"); }
};
std::string by_function(mg::event::message const&, std::optional<std::string_view>) {
    BOOST_ERROR("no handler runs");
    return "";
}
constexpr std::size_t limit = 3;

// Handlers of every kind, rules with and without state.
auto const all_kinds = mg::table{
    mg::listen_to<"(tea)">([] { BOOST_ERROR("no handler runs"); }),
    mg::listen_to<"(te)a">([](auto& chat) { chat.reply("no handler runs"); }),
    mg::listen_to<"(t)ea">([](auto& chat, std::string_view what, mg::event::message const&) { chat.reply(std::string{what}); }),
    mg::listen_to<"t(e)a">([](mg::context<mg::action::edit>& chat, std::string const& what) { chat.edit(what); }),
    mg::listen_to<"te(a)">([](std::string& component, std::string_view what) { component = what; }),
    mg::listen_to<"te(a)?">(&by_function),
    mg::listen_to<"(\\w+)!">(by_hand{}),
    mg::respond_to<"(\\d+) (\\d+)">(by_hand_and_final{}),
    mg::on<mg::event::message>(mg::matcher::equals{"tea"}, [](mg::event::message const&) { return mg::action::send{"no handler runs"}; }),
    mg::when([most = limit](mg::event::message const& message) { return message.text.size() > most; },
             [held = std::string{"state"}](auto& chat) { chat.reply(held); }),
    mg::from_anyone(mg::on_emoji<"tada">([](mg::event::reaction_added const&, int& counted) { ++counted; })),
    mg::from_self(mg::on<mg::event::message>(quiet)),
    mg::on_error([](mg::event::failure const&) { BOOST_ERROR("no handler runs"); }),
    mg::default_reply([](auto& chat) { chat.reply("no handler runs"); }),
};

void rules_with_state_are_asked_where_they_stand() {
    auto const all = ask(all_kinds, said("ann", "rum"));
    BOOST_TEST_EQ(all.at(8).reason, "the text \"rum\" is not \"tea\"");
    BOOST_TEST_EQ(all.at(9).reason, "predicate: false");
    BOOST_TEST_EQ(ask(all_kinds, said("ann", "rums")).at(9).reason, "accepts");
    BOOST_TEST_EQ(ask(all_kinds, mg::event::failure{}).at(12).reason, "accepts");
    for (auto const& rule : ask(all_kinds, mg::event::message_edited{})) BOOST_TEST(rule.reason.ends_with(", not message_edited"));
}

// The bot says in one sentence of the compiler that its contexts do not suit; another error beside that would only hide it.
void a_handler_that_does_not_compile_is_told_elsewhere() {
    using context = mg::detail::context_of_launch<mg::event::message>;
    constexpr auto picky = []<class Context>(Context&) requires(!std::is_same_v<Context, context>) {};
    BOOST_TEST(!ask(mg::table{mg::listen_to<"tea">(picky)}, said("ann", "tea")).at(0).accepts);
}

// Takes what a table chooses, and runs nothing.
struct choices {
    struct performer {
        template <class Action>
        void perform(Action const&) const {}
    };
    std::string chosen_rules{};

    void chosen(mg::action::occasion const& occasion) { chosen_rules += std::to_string(occasion.rule) + ";"; }
    void threw(mg::action::occasion const&) {}
    performer performer_for(mg::action::occasion&) { return {}; }
    template <class Context>
    Context context_for(mg::action::occasion&) {
        throw std::logic_error{"no handler runs"};
    }
    template <class Asked>
    Asked& component() {
        throw std::logic_error{"no handler runs"};
    }
    struct turn {};
    turn turn_of(std::size_t) noexcept { return {}; }
    void task_begins() {}
    void task_done() {}
};
struct runs_nothing {
    template <class Task>
    bool try_execute(Task&) {
        return false;
    }
};

template <class Table, class Event>
void says_what_a_bot_does(Table const& table, Event event) {
    choices notes;
    runs_nothing executor;
    mg::detail::arrival<Event> arrival{event, 1, nullptr};
    using dispatch = mg::detail::dispatch<Table, mg::detail::context_of_launch<Event>, Event, choices, runs_nothing>;
    dispatch::run(table, arrival, notes, executor);
    // What is chosen in place of others comes last.
    std::string accepted, in_place_of_others;
    for (auto const& rule : ask(table, event)) {
        bool const fallback = mg::rules(table)[rule.rule - 1].verb == mg::verb::default_reply;
        if (rule.accepts) (fallback ? in_place_of_others : accepted) += std::to_string(rule.rule) + ";";
        BOOST_TEST_EQ(rule.accepts, rule.reason.starts_with("accepts"));
    }
    BOOST_TEST_EQ(accepted + in_place_of_others, notes.chosen_rules);
}

void its_answer_is_that_of_a_bot() {
    constexpr mg::table first_of{
        mg::first_match,
        mg::default_reply(quiet),
        mg::when([](mg::event::message const& m) -> bool { return m.text.size() > 20 ? throw std::length_error{"long"} : m.text == "tea!"; }, quiet),
        mg::listen_to<"(\\d+) (\\d+)">([](int, int) {}),
        mg::respond_to<"tea">(quiet),
        mg::from_anyone(mg::listen_to<"t">(quiet)),
        mg::from_self(mg::listen_to<"tea">(quiet)),
        mg::from_anyone(mg::default_reply(quiet)),
        mg::on_emoji<"tada">(quiet),
    };
    for (char const* const text : {"", "@bot", "tea", "@bot tea", "tea!", "@bot 1 2", "@bot 1 99999999999", "1 2", "rum", "@bot rum",
                                   "@bot tea and a lot of other things"}) {
        for (auto const& author : {support::person("ann"), support::other_bot("robin"), support::the_bot()}) {
            says_what_a_bot_does(all_kinds, support::message_by(author, text));
            says_what_a_bot_does(first_of, support::message_by(author, text));
            auto reaction = support::reacted("ann", "tada");
            reaction.user = author;
            says_what_a_bot_does(all_kinds, reaction);
            says_what_a_bot_does(first_of, reaction);
        }
    }
    says_what_a_bot_does(all_kinds, mg::event::failure{});
    says_what_a_bot_does(all_kinds, mg::event::ready{});
}

template <std::size_t Number>
constexpr mg::detail::fixed_string<3> digits{{'0' + Number / 100, '0' + Number / 10 % 10, '0' + Number % 10, '\0'}};

void there_may_be_more_rules_than_a_fold_takes() {
    constexpr auto table = []<std::size_t... Number>(std::index_sequence<Number...>) {
        return mg::table{mg::on<mg::event::message>(mg::matcher::equals<digits<Number>>{}, quiet)...};
    }(std::make_index_sequence<260>{});
    auto const all = ask(table, said("ann", "259"));
    BOOST_TEST_EQ(all.size(), 260u);
    for (std::size_t i = 0; i < all.size(); ++i) {
        BOOST_TEST_EQ(all[i].rule, i + 1);
        BOOST_TEST_EQ(all[i].accepts, i == 259);
    }
}

}  // namespace

int main() {
    rules_with_state_are_asked_where_they_stand();
    a_handler_that_does_not_compile_is_told_elsewhere();
    its_answer_is_that_of_a_bot();
    there_may_be_more_rules_than_a_fold_takes();
    return boost::report_errors();
}
