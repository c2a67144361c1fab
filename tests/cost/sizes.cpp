// SPDX-License-Identifier: BSL-1.0
// Tests what tables, tasks and contexts take in memory, and that nothing among them is polymorphic.
#include <monongusa.hpp>
#include <monongusa/testing.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mg = monongusa;

namespace {

// --- a table without state is one byte, whatever its length

struct database {};

constexpr mg::table of_all_kinds{
    mg::listen_to<"(?i)can someone help me">([](auto& chat) { chat.reply("Yes"); }),
    mg::listen_to<R"(https?://(\S+))">([](auto& chat, std::string_view link) { chat.send(std::string{link}); }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::respond_to<"who is (.+)">([](database&, std::string_view who) { return std::string{who}; }),
    mg::on_emoji<"tada">([](mg::event::reaction_added const& added) { return mg::action::send{added.user.name}; }),
    mg::when([](mg::event::message const& m) { return m.text.size() > 500; }, [](auto& chat) { chat.react("scroll"); }),
    mg::on<mg::event::ready>([](mg::event::ready const& ready) { mg::log::info(ready.self.name); }),
    mg::on<mg::event::message>(mg::matcher::prefix<"!">{} && !mg::matcher::addressed{}, [](mg::context<mg::action::edit>&) {}),
    mg::from_anyone(mg::listen_to<"^ping$">([](auto& chat) { chat.send("pong"); })),
    mg::on_error([](mg::event::failure const&) {}),
    mg::default_reply([](auto& chat) { chat.reply("what?"); }),
};
static_assert(sizeof of_all_kinds == 1);

template <std::size_t Number>
struct nothing {
    void operator()() const {}
};
template <std::size_t Number>
constexpr mg::detail::fixed_string<3> digits{{'0' + Number / 100, '0' + Number / 10 % 10, '0' + Number % 10, '\0'}};

template <std::size_t... Number>
constexpr auto numbers(std::index_sequence<Number...>) {
    return mg::table{mg::on<mg::event::message>(mg::matcher::equals<digits<Number>>{}, nothing<Number>{})...};
}
template <std::size_t Rules>
using table_of = decltype(numbers(std::make_index_sequence<Rules>{}));

static_assert(sizeof(table_of<1>) == 1);
static_assert(sizeof(table_of<64>) == 1);
static_assert(sizeof(table_of<200>) == 1);
static_assert(std::is_empty_v<table_of<200>> && std::is_trivially_copyable_v<table_of<200>>);

// Equal rules too: they are made on use, so that they need no addresses that differ.
using same_twice = decltype(mg::table{mg::on<mg::event::ready>(nothing<0>{}), mg::on<mg::event::ready>(nothing<0>{})});
static_assert(sizeof(same_twice) == 1);

// --- what has state takes its own room and no more

struct adds_to {
    int* count;
    void operator()() const { ++*count; }
};
using with_a_pointer = decltype(mg::table{mg::on<mg::event::ready>(adds_to{}), mg::on<mg::event::ready>(nothing<1>{})});
static_assert(sizeof(with_a_pointer) == sizeof(int*));

// --- what is made for each event

using pool = mg::executor::thread_pool;
using sink = mg::transport::stdio_sink;
using context = mg::basic_context<sink, mg::event::reach::anywhere>;
template <class Row>
using hit_of = mg::detail::hit_of<context, Row, mg::event::message, mg::detail::environment<sink, mg::components<>>>;
using adds = std::remove_cvref_t<decltype(of_all_kinds.row<2>())>;
using greets = std::remove_cvref_t<decltype(of_all_kinds.row<0>())>;

// A task is a pointer, so that any queue of an executor holds it in place.
static_assert(sizeof(mg::task_of_bot) == sizeof(void*));
static_assert(std::is_nothrow_move_constructible_v<mg::task_of_bot>);
// What it points to fits two lines of a cache, also with the values of two groups.
static_assert(sizeof(hit_of<greets>) <= 128);
static_assert(sizeof(hit_of<adds>) <= sizeof(hit_of<greets>) + 2 * sizeof(int));
// A context is a view of where it answers: one line of a cache.
static_assert(sizeof(context) <= 64);
static_assert(sizeof(mg::context<mg::action::edit, mg::action::direct_message>) <= 64);
static_assert(sizeof(mg::any_sink) == 2 * sizeof(void*));
// Offsets, not copies of text: a length and a place for each group, and whether there is a match.
static_assert(sizeof(mg::chat::captures<0>) == 1);
static_assert(sizeof(mg::chat::captures<3>) <= 3 * 2 * sizeof(std::size_t) + sizeof(std::size_t));
// What a delivery adds to the event that it keeps: how many hold it, its number, and where it goes back to.
static_assert(sizeof(mg::detail::delivery<mg::event::message>) <= sizeof(mg::event::message) + 4 * sizeof(void*));

// --- what is there once

static_assert(sizeof(mg::executor::inplace) == 1);
template <class Executor, class Table>
using bot = mg::bot<mg::transport::stdio, Executor, Table, mg::components<>>;
// Half a kilobyte of it says who has a thread now.
static_assert(sizeof(bot<mg::executor::inplace, table_of<1>>) <= 2048);
// A rule is a line of a cache, in which it is counted, and nothing else.
static_assert(sizeof(mg::detail::rule_counters) <= 64);
static_assert(sizeof(bot<mg::executor::inplace, table_of<200>>) == sizeof(bot<mg::executor::inplace, table_of<1>>) + 199 * sizeof(mg::detail::rule_counters));
static_assert(sizeof(bot<pool, table_of<200>>) == sizeof(bot<pool, table_of<1>>) + 199 * sizeof(mg::detail::rule_counters));

// --- nothing is dispatched by a table of virtual functions

template <class... Types>
constexpr bool none_is_polymorphic = !(std::is_polymorphic_v<Types> || ...);

static_assert(
    none_is_polymorphic<std::remove_cvref_t<decltype(of_all_kinds)>, adds, greets, mg::matcher::regex<"a">, mg::matcher::addressed,
                        mg::matcher::emoji<"tada">, mg::matcher::equals<"a">, mg::matcher::prefix<"a">, mg::pattern::dynamic,
                        mg::event::message, mg::event::reaction_added, mg::event::failure, mg::action::send, mg::action::edit,
                        mg::executor::inplace, pool, mg::task_of_bot, hit_of<greets>, context, mg::context<mg::action::edit>, mg::any_sink,
                        sink, mg::transport::stdio, mg::transport::replay, mg::clock::real, mg::clock::manual, mg::detail::engine,
                        bot<pool, table_of<1>>, mg::testing::room<table_of<1>>>);

}  // namespace

int main() { return boost::report_errors(); }
