// SPDX-License-Identifier: BSL-1.0
// Tests what is found wrong between a table, a transport, an executor and components.
#include <monongusa/bot/fit.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/clock/manual.hpp>
#include <monongusa/clock/real.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/schedule.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <system_error>

namespace mg = monongusa;
namespace mistake = mg::mistake;
namespace event = mg::event;
namespace action = mg::action;

namespace {

struct database {};

// Emits and performs only what it is told to.
template <class Emits, class Performs>
struct poor_transport {
    static constexpr Emits emits{};
    static constexpr Performs performs{};
    support::memory_sink sink() const;
    template <class Listener>
    std::error_code run(Listener&);
    void stop();
    void pause();
    void resume();
};
using only_messages = poor_transport<std::remove_const_t<decltype(mg::types<event::message>)>,
                                     std::remove_const_t<decltype(mg::types<action::reply, action::send>)>>;
static_assert(mg::transport_policy<only_messages>);

struct no_transport {};
struct queue {
    template <class Task>
    bool try_execute(Task&&);
    template <class Callback>
    void on_room(Callback&&);
    void drain(mg::instant);
    bool at_rest();
};
static_assert(mg::executor_policy<queue> && !mg::runs_in_place<queue>);

template <class Event>
using context_of = mg::basic_context<support::memory_sink, event::reach_of<Event>>;

template <class Rule, class Transport = support::memory_transport, class Components = mg::components<>>
using verdict = typename decltype(mg::detail::find_mistake_in_bot<Rule, mg::rule_number<7>, Transport, Components, context_of>())::type;

template <auto& Rule, class Transport = support::memory_transport, class Components = mg::components<>>
using verdict_of = verdict<std::remove_cvref_t<decltype(Rule)>, Transport, Components>;

constexpr auto talks = mg::listen_to<"tea">([](auto& chat) { chat.reply("tea"); });
constexpr auto silent = mg::listen_to<"tea">([] {});
constexpr auto replies = mg::listen_to<"tea">([] { return "tea"; });
constexpr auto edits = mg::listen_to<"tea">([](mg::context<action::edit>& chat) { chat.edit("tea"); });
constexpr auto deletes = mg::listen_to<"tea">([] { return action::delete_message{}; });
constexpr auto hears_reactions = mg::on_emoji<"tada">([] {});
constexpr auto hears_failures = mg::on_error([] {});
constexpr auto asks = mg::listen_to<"coffee">([](database&) {});
constexpr auto asks_in_company = mg::listen_to<"(t)ea">([](auto&, char, database const&) {});
constexpr auto hears_time = mg::on<event::due>([] {});
constexpr auto asks_of_time = mg::when([](event::due const&) { return true; }, [] {});
constexpr auto comes_by_time = mg::every(std::chrono::minutes{1}, [](event::due const&) {});
constexpr auto comes_at_its_time = mg::at<"@hourly">([](event::due const&) {});
constexpr auto takes_nonsense = mg::listen_to<"(t)ea">([](auto&, database) {});

static_assert(verdict_of<talks>::fine);
static_assert(verdict_of<edits>::fine);
static_assert(verdict_of<hears_reactions>::fine);
static_assert(verdict_of<replies, only_messages>::fine);
static_assert(verdict_of<silent, only_messages>::fine);
static_assert(verdict_of<hears_failures, only_messages>::fine, "a failure comes from the bot itself");
// Time comes to the rule whose time it is, and to no other.
static_assert(verdict_of<comes_by_time, only_messages>::fine && verdict_of<comes_at_its_time>::fine);
static_assert(
    std::is_same_v<verdict_of<hears_time>, mistake::event_never_emitted<event::due, support::memory_transport, mg::rule_number<7>>>);
static_assert(
    std::is_same_v<verdict_of<asks_of_time>, mistake::event_never_emitted<event::due, support::memory_transport, mg::rule_number<7>>>);
static_assert(verdict<mg::refused>::fine, "that has been told");
static_assert(verdict<int>::fine, "that has been told");

static_assert(std::is_same_v<verdict_of<hears_reactions, only_messages>,
                             mistake::event_never_emitted<event::reaction_added, only_messages, mg::rule_number<7>>>);
static_assert(std::is_same_v<verdict_of<edits, only_messages>,
                             mistake::action_not_performed<action::reply_in_thread, only_messages, mg::rule_number<7>>>);
static_assert(std::is_same_v<verdict_of<talks, only_messages>,
                             mistake::action_not_performed<action::reply_in_thread, only_messages, mg::rule_number<7>>>);
static_assert(std::is_same_v<verdict_of<deletes, only_messages>,
                             mistake::action_not_performed<action::delete_message, only_messages, mg::rule_number<7>>>);
static_assert(std::is_same_v<verdict_of<asks>, mistake::component_not_given<database&, mg::rule_number<7>>>);
static_assert(std::is_same_v<verdict_of<asks_in_company>, mistake::component_not_given<database const&, mg::rule_number<7>>>);
static_assert(std::is_same_v<verdict_of<asks, support::memory_transport, mg::components<database const&>>,
                             mistake::component_not_given<database&, mg::rule_number<7>>>);
static_assert(verdict_of<asks, support::memory_transport, mg::components<database&>>::fine);
static_assert(verdict_of<asks_in_company, support::memory_transport, mg::components<database const&>>::fine);
static_assert(std::is_same_v<verdict_of<takes_nonsense>, mistake::not_from_text<database, mg::group_number<1>>>);

constexpr mg::table table{talks, hears_failures};
constexpr mg::table wanting{talks, asks, hears_reactions};

template <class Transport, class Executor, class Table, class Clock = mg::clock::real, class Components = mg::components<>>
using fit = mg::detail::fit_of_bot<Transport, Executor, std::remove_const_t<Table>, Components, Clock, context_of>;
using sound = fit<support::memory_transport, mg::executor::inplace, decltype(table)>;
static_assert(sound::value && sound::transport_verdict::fine && sound::executor_verdict::fine && sound::table_verdict::fine &&
              sound::components_verdict::fine && sound::clock_verdict::fine);
static_assert(!fit<support::memory_transport, mg::executor::inplace, decltype(wanting)>::value);

using without_transport = fit<no_transport, mg::executor::inplace, decltype(table)>;
static_assert(!without_transport::value && std::is_same_v<without_transport::transport_verdict, mistake::not_a_transport<no_transport>>);
using without_executor = fit<support::memory_transport, int, decltype(table)>;
static_assert(!without_executor::value && std::is_same_v<without_executor::executor_verdict, mistake::not_an_executor<int>>);
static_assert(fit<support::memory_transport, queue, decltype(table)>::value, "handlers may run later");
static_assert(fit<support::memory_transport, queue, decltype(table), mg::clock::manual>::value);
using without_clock = fit<support::memory_transport, mg::executor::inplace, decltype(table), database>;
static_assert(!without_clock::value && std::is_same_v<without_clock::clock_verdict, mistake::not_a_clock<database>>);
using without_table = fit<support::memory_transport, mg::executor::inplace, database>;
static_assert(!without_table::value && std::is_same_v<without_table::table_verdict, mistake::not_a_table<database>>);

using without_with = fit<support::memory_transport, mg::executor::inplace, decltype(table), mg::clock::real, database>;
static_assert(!without_with::value && std::is_same_v<without_with::components_verdict, mistake::not_components<database>>);
using clock_for_components = fit<support::memory_transport, mg::executor::inplace, decltype(table), mg::clock::real, mg::clock::manual>;
static_assert(std::is_same_v<clock_for_components::components_verdict, mistake::not_components<mg::clock::manual>>);

static_assert(!mistake::event_never_emitted<int, int, int>::fine && !mistake::action_not_performed<int, int, int>::fine);
static_assert(!mistake::component_not_given<int, int>::fine && !mistake::not_a_table<int>::fine);
static_assert(!mistake::not_a_clock<int>::fine && !mistake::not_components<int>::fine);

void what_fits_has_no_mistake() {
    BOOST_TEST(sound::value);
    BOOST_TEST(!verdict_of<asks>::fine);
}

}  // namespace

int main() {
    what_fits_has_no_mistake();
    return boost::report_errors();
}
