// SPDX-License-Identifier: BSL-1.0
// executor_policy: what is an executor, and that its laws hold for one that refuses.
#include <monongusa/concept/executor.hpp>

#include "../laws/executor.hpp"
#include "../support/manual_executor.hpp"

#include <boost/core/lightweight_test.hpp>

namespace {

using monongusa::executor_policy;
using monongusa::runs_in_place;

struct without_try_execute {
    template <class Callback>
    void on_room(Callback&&);
    bool at_rest() const;
};
struct without_an_answer {
    template <class Task>
    void try_execute(Task&&);
    template <class Callback>
    void on_room(Callback&&);
    bool at_rest() const;
};
struct without_on_room {
    template <class Task>
    bool try_execute(Task&&);
    bool at_rest() const;
};
struct without_at_rest {
    template <class Task>
    bool try_execute(Task&&);
    template <class Callback>
    void on_room(Callback&&);
};
struct claims_to_be_in_place {
    static constexpr bool in_place = true;
};
struct denies_to_be_in_place {
    static constexpr bool in_place = false;
};

static_assert(executor_policy<support::manual_executor>);
static_assert(!executor_policy<without_try_execute>);
static_assert(!executor_policy<without_an_answer>);
static_assert(!executor_policy<without_on_room>);
static_assert(!executor_policy<without_at_rest>);
static_assert(!executor_policy<int>);

static_assert(runs_in_place<claims_to_be_in_place>);
static_assert(!runs_in_place<denies_to_be_in_place>);
static_assert(!runs_in_place<support::manual_executor>);

static_assert(!monongusa::mistake::not_an_executor<int>::fine);
// Each of its sentences names what is lacking, so for a sound executor it has none.
static_assert((monongusa::mistake::not_an_executor<support::manual_executor>::require(), true));

void one_with_a_queue_obeys_the_executor_laws() {
    for (auto const room : {1u, 2u, 1000u}) {
        support::manual_executor executor{room};
        laws::executor(executor, [&] { executor.run_all(); });
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
    a_full_one_refuses();
    return boost::report_errors();
}
