// SPDX-License-Identifier: BSL-1.0
// Tests what the rules of a table need of a platform: events, whose messages, roles, actions.
#include <monongusa/bot/needs.hpp>

#include <monongusa/bot/bot.hpp>
#include <monongusa/bot/introspection.hpp>
#include <monongusa/coroutine.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace mg = monongusa;
namespace action = mg::action;
namespace event = mg::event;

namespace {

template <class Table>
constexpr auto const& rows_of(Table const&) {
    return mg::detail::needs_of_list<typename Table::list, mg::detail::context_of_launch>::each;
}
template <class Table>
constexpr mg::detail::table_needs all_of(Table const&) {
    return mg::detail::needs_of_list<typename Table::list, mg::detail::context_of_launch>::all;
}

constexpr auto nothing = [](event::message const&) {};

constexpr mg::table everything{
    mg::respond_to<"give me (.+)">([](std::string_view thing) { return std::string{thing}; }),
    mg::listen_to<"help">([](auto& chat) { chat.reply("yes"); }),
    mg::default_reply(nothing),
    mg::on_emoji<"tada">([](event::reaction_added const&) {}),
    mg::on<event::ready>([](event::ready const&) {}),
    mg::on<event::message>(mg::matcher::addressed{} && mg::matcher::role<"admin">{}, nothing),
    mg::on<event::message>(mg::matcher::addressed{} || mg::matcher::role<"admin">{}, nothing),
    mg::on<event::message>(!mg::matcher::addressed{}, nothing),
    mg::on<event::message>(!mg::matcher::role<"admin">{}, [](event::message const&) { return action::edit{"x"}; }),
    mg::respond_to<"delete">([](mg::context<action::delete_message>& chat) { chat.delete_message(); }),
};

constexpr auto each = rows_of(everything);
static_assert(each.size() == 10);
static_assert(each[0].position == 1 && each[9].position == 10);

// Which messages.
static_assert(each[0].hears_event<event::message>() && each[0].only_addressed);
static_assert(each[1].hears_event<event::message>() && !each[1].only_addressed);
static_assert(each[2].only_addressed);
static_assert(each[5].only_addressed);
static_assert(!each[6].only_addressed);
static_assert(!each[7].only_addressed);

// Which events.
static_assert(each[3].hears_event<event::reaction_added>() && !each[3].hears_event<event::message>() &&
              !each[3].hears_event<event::reaction_removed>());
static_assert(each[4].hears_event<event::ready>());

// Roles, wherever they stand.
static_assert(!each[0].roles && each[5].roles && each[6].roles && each[8].roles);

// Actions: of the context, of what is declared, of what is returned.
static_assert(each[0].does_action<action::reply>() && !each[0].does_action<action::send>());
static_assert(each[1].does_action<action::send>() && each[1].does_action<action::react>() && !each[1].does_action<action::edit>());
static_assert(each[8].does_action<action::edit>() && !each[8].does_action<action::reply>());
static_assert(each[9].does_action<action::delete_message>());

static_assert(all_of(everything).roles() && all_of(everything).hears_event<event::reaction_added>());
static_assert(!all_of(everything).hears_event<event::member_joined>());

// Who is asked something answers without a mention: a conversation hears everything.
constexpr mg::table conversation{
    mg::respond_to<"book">([](auto& chat) -> mg::task<> { co_await chat.async_send("For how many?"); }),
    mg::respond_to<"welcome">([](mg::context<event::member_joined>& chat) -> mg::task<> {
        co_await chat.async_wait_for<event::member_joined>(std::chrono::seconds{1});
    }),
};
static_assert(!rows_of(conversation)[0].only_addressed);
static_assert(rows_of(conversation)[1].hears_event<event::member_joined>());

// Who is given the event, or a stream of them, may look who did it and where; nobody else is told.
template <class Row>
constexpr bool reads(Row const&) {
    return mg::detail::needs_of_row<Row, mg::detail::context_of_launch>(1).reads_event;
}
struct tally {};
std::string say_who(event::message const& message) { return message.author.name; }
std::string say_what(std::string_view what) { return std::string{what}; }
struct careful final {
    void operator()(event::reaction_added const&) const noexcept {}
};

static_assert(reads(mg::default_reply(nothing)));
static_assert(reads(mg::default_reply([](event::message) {})));
static_assert(reads(mg::respond_to<"who">(say_who)));
static_assert(reads(mg::on_emoji<"tada">(careful{})));
static_assert(reads(mg::on<event::ready>([](event::ready const&) {})));
static_assert(reads(mg::listen_to<"help">([](auto& chat, event::message const&) { chat.reply("yes"); })));
static_assert(reads(mg::listen_to<"help">([](mg::context<action::edit>&, event::message const&) {})));
static_assert(reads(mg::listen_to<"give (.+) to (.+)">([](event::message const&, std::string_view, std::string_view) {})));
static_assert(reads(mg::listen_to<"give (.+)">([](auto&, std::string_view, tally&, event::message const&) {})));

static_assert(!reads(mg::listen_to<"help">([] { return std::string{"yes"}; })));
static_assert(!reads(mg::respond_to<"give me (.+)">([](std::string_view thing) { return std::string{thing}; })));
static_assert(!reads(mg::respond_to<"say (.+)">(say_what)));
static_assert(!reads(mg::respond_to<"count">([](tally&) {})));
static_assert(!reads(mg::listen_to<"help">([](auto& chat) { chat.reply("yes"); })));
static_assert(!reads(mg::listen_to<"help (.+)">([](auto& chat, std::string_view) { chat.reply("yes"); })));
static_assert(!reads(mg::respond_to<"delete">([](mg::context<action::delete_message>& chat) { chat.delete_message(); })));
static_assert(!reads(mg::on_emoji<"tada">([](auto& chat) { chat.send("hurrah"); })));

static_assert(reads(mg::listen_to<"book">([](auto& chat, event::message const&) -> mg::task<> { co_await chat.async_send("when?"); })));
static_assert(reads(mg::listen_to<"book">([](event::message) -> mg::task<std::string> { co_return "no"; })));
static_assert(!reads(mg::listen_to<"book">([](auto& chat) -> mg::task<> { co_await chat.async_send("when?"); })));
static_assert(!reads(mg::listen_to<"book (.+)">([](std::string) -> mg::task<std::string> { co_return "no"; })));

constexpr auto every = [](mg::stream<event::message>) -> mg::task<> { co_return; };
static_assert(reads(mg::on_stream<event::message>(every)));
static_assert(reads(mg::on_stream<event::message>(every, mg::stream_limits{})));
constexpr auto every_and_all = [](auto&, mg::stream<event::message>) -> mg::task<> { co_return; };
static_assert(reads(mg::on_stream<event::message>(every_and_all)));
static_assert(reads(mg::on_stream<event::message>(every_and_all, mg::stream_limits{})));

// Whose events it takes, and which of them, changes nothing.
static_assert(reads(mg::from_anyone(mg::default_reply(nothing))) && reads(mg::from_self(mg::default_reply(nothing))));
static_assert(!reads(mg::from_anyone(mg::respond_to<"say (.+)">(say_what))) && !reads(mg::from_self(mg::respond_to<"say (.+)">(say_what))));
static_assert(reads(mg::on<event::message>(mg::matcher::role<"admin">{}, nothing)));
static_assert(!reads(mg::on<event::message>(mg::matcher::role<"admin">{}, [] {})));

// In a table each rule has its own.
static_assert(!each[0].reads_event && !each[1].reads_event && each[2].reads_event && each[3].reads_event && each[4].reads_event);
static_assert(each[7].reads_event && !each[9].reads_event);

void rules_are_named() {
    auto const needs = all_of(everything);
    BOOST_TEST(needs.name_of_rule(1).starts_with("rule 1, respond_to \"give me (.+)\""));
    BOOST_TEST_EQ(needs.name_of_rule(0), "");
    BOOST_TEST_EQ(needs.name_of_rule(11), "");
}

}  // namespace

int main() {
    rules_are_named();
    return boost::report_errors();
}
