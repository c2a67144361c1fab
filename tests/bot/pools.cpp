// SPDX-License-Identifier: BSL-1.0
// pools: one pool for each event that the table hears, or none at all.
#include <monongusa/bot/pools.hpp>

#include <monongusa/event/connection.hpp>
#include <monongusa/event/failure.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>
#include <utility>

namespace {

namespace mg = monongusa;
using mg::detail::deliveries;
using mg::detail::pools;

constexpr mg::table reactions{
    mg::listen_to<"tea">([] {}),
    mg::on<mg::event::ready>([] {}),
    mg::listen_to<"coffee">([] {}),
    mg::on_emoji<"tada">([] {}),
    mg::on_error([](mg::event::failure const&) {}),
};
using table = std::remove_const_t<decltype(reactions)>;

static_assert(std::is_empty_v<pools<table, false>>);
static_assert(pools<table, false>::of<mg::event::message>() == nullptr);

// Four events, though five rules.
using all = mg::detail::pools_of_events<mg::detail::info_of_table<table>, std::make_index_sequence<4>>;
template <class Event>
inline constexpr bool has_pool = std::is_base_of_v<deliveries<Event>, all>;
static_assert(sizeof(pools<table, true>) == sizeof(all));
static_assert(has_pool<mg::event::message> && has_pool<mg::event::ready> && has_pool<mg::event::reaction_added>);
static_assert(has_pool<mg::event::failure>);
static_assert(!has_pool<mg::event::reaction_removed>);

using no_rules = decltype(mg::table{});
static_assert(std::is_default_constructible_v<pools<no_rules, true>>);

// However many rules hear an event, its deliveries go back to where they came from.
template <class Event>
void an_event_always_has_the_same_pool(pools<table, true>& pools) {
    deliveries<Event>* const pool = pools.template of<Event>();
    BOOST_TEST(pool != nullptr);
    BOOST_TEST(pool == pools.template of<Event>());
    Event scratch{};
    auto const* const first = &*pool->swap_in(scratch, 1);
    BOOST_TEST(first == &*pools.template of<Event>()->swap_in(scratch, 2));
}

void each_event_that_is_heard_has_a_pool() {
    pools<table, true> pools;
    an_event_always_has_the_same_pool<mg::event::message>(pools);
    an_event_always_has_the_same_pool<mg::event::ready>(pools);
    an_event_always_has_the_same_pool<mg::event::reaction_added>(pools);
    an_event_always_has_the_same_pool<mg::event::failure>(pools);
}

void two_bots_share_none() {
    pools<table, true> first;
    pools<table, true> second;
    BOOST_TEST(first.of<mg::event::message>() != second.of<mg::event::message>());
}

}  // namespace

int main() {
    each_event_that_is_heard_has_a_pool();
    two_bots_share_none();
    return boost::report_errors();
}
