// SPDX-License-Identifier: BSL-1.0
// executor_policy: what is an executor, and that its laws hold for one that refuses.
#include <monongusa/concept/executor.hpp>

#include "../laws/executor.hpp"
#include "../laws/order.hpp"
#include "../support/manual_executor.hpp"

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::executor_policy;
using monongusa::runs_in_place;
using monongusa::executor::order;

struct without_try_execute {
    template <class Callback>
    void on_room(Callback&&);
    void drain(monongusa::instant);
    bool at_rest() const;
};
struct without_an_answer {
    template <class Task>
    void try_execute(Task&&);
    template <class Callback>
    void on_room(Callback&&);
    void drain(monongusa::instant);
    bool at_rest() const;
};
struct without_on_room {
    template <class Task>
    bool try_execute(Task&&);
    void drain(monongusa::instant);
    bool at_rest() const;
};
struct without_drain {
    template <class Task>
    bool try_execute(Task&&);
    template <class Callback>
    void on_room(Callback&&);
    bool at_rest() const;
};
struct without_at_rest {
    template <class Task>
    bool try_execute(Task&&);
    template <class Callback>
    void on_room(Callback&&);
    void drain(monongusa::instant);
};
struct sound : without_at_rest {
    bool at_rest() const;
};
// Needs what the task of a bot has, and nothing that only a lambda is.
struct asks_for_the_origin : sound {
    template <class Task>
        requires requires(Task& task) { static_cast<monongusa::chat::origin_ref const&>(task.origin()); }
    bool try_execute(Task& task);
};
struct claims_to_be_in_place {
    static constexpr bool in_place = true;
};
struct denies_to_be_in_place {
    static constexpr bool in_place = false;
};

static_assert(executor_policy<support::manual_executor>);
static_assert(executor_policy<sound>);
static_assert(executor_policy<asks_for_the_origin>);
static_assert(!executor_policy<without_try_execute>);
static_assert(!executor_policy<without_an_answer>);
static_assert(!executor_policy<without_on_room>);
static_assert(!executor_policy<without_drain>);
static_assert(!executor_policy<without_at_rest>);
static_assert(!executor_policy<int>);

static_assert(runs_in_place<claims_to_be_in_place>);
static_assert(!runs_in_place<denies_to_be_in_place>);
static_assert(!runs_in_place<support::manual_executor>);

struct may_or_may_not {
    bool in_place() const;
};
static_assert(monongusa::may_run_in_place<may_or_may_not> && !runs_in_place<may_or_may_not>);
static_assert(!monongusa::may_run_in_place<claims_to_be_in_place> && !monongusa::may_run_in_place<support::manual_executor>);

static_assert(!monongusa::mistake::not_an_executor<int>::fine);
// Each of its sentences names what is lacking, so for a sound executor it has none.
static_assert((monongusa::mistake::not_an_executor<support::manual_executor>::require(), true));

void one_with_a_queue_obeys_the_executor_laws() {
    for (auto const room : {1u, 2u, 1000u}) {
        support::manual_executor executor{room};
        auto const run = [&] { executor.run_all(); };
        laws::executor(executor, run);
        for (auto const how : {order::channel, order::author, order::none}) laws::order(executor, how, run);
    }
}

void so_it_does_when_somebody_works_it_off() {
    for (auto const room : {1u, 1000u}) {
        support::manual_executor in_order{room};
        support::workers const one{in_order, 1};
        laws::executor(in_order);
        laws::order(in_order, order::channel);
        support::manual_executor shared{room};
        support::workers const several{shared, 3};
        laws::executor(shared);
        laws::order(shared, order::none);
    }
}

void a_full_one_refuses() {
    support::manual_executor executor{1};
    int runs = 0;
    auto task = [&runs] { ++runs; };
    BOOST_TEST(executor.try_execute(task));
    BOOST_TEST(!executor.at_rest());
    BOOST_TEST(!executor.try_execute(task));
    executor.run_all();
    BOOST_TEST_EQ(runs, 1);
}

}  // namespace

int main() {
    one_with_a_queue_obeys_the_executor_laws();
    so_it_does_when_somebody_works_it_off();
    a_full_one_refuses();
    return boost::report_errors();
}
