// SPDX-License-Identifier: BSL-1.0
// Tests whose messages a rule takes.
#include <monongusa/table/audience.hpp>

#include <monongusa/event/all.hpp>

#include <boost/core/lightweight_test.hpp>

namespace mg = monongusa;
using mg::audience;

namespace {

static_assert(includes(audience::people | audience::bots, audience::bots));
static_assert(includes(audience::people | audience::bots, audience::people));
static_assert(!includes(audience::people | audience::bots, audience::self));
static_assert(!includes(audience::people, audience::people | audience::bots));
static_assert(includes(audience::self, audience::self));

template <class Event>
Event from(bool bot, bool self) {
    Event event;
    auto& author = const_cast<mg::chat::user&>(*mg::event::author_of(event));
    author.bot = bot;
    author.self = self;
    return event;
}

template <class Event>
void is_let_in_by_its_author() {
    struct row {
        audience whose;
        bool person, other_bot, itself;
    };
    row const rows[] = {
        {audience::people, true, false, false},
        {audience::self, false, false, true},
        {audience::people | audience::bots, true, true, false},
        {audience::people | audience::self, true, false, true},
        {audience::people | audience::bots | audience::self, true, true, true},
    };
    for (auto const& row : rows) {
        BOOST_TEST_EQ(admits(row.whose, from<Event>(false, false)), row.person);
        BOOST_TEST_EQ(admits(row.whose, from<Event>(true, false)), row.other_bot);
        BOOST_TEST_EQ(admits(row.whose, from<Event>(true, true)), row.itself);
        BOOST_TEST_EQ(admits(row.whose, from<Event>(false, true)), row.itself);
    }
}

void what_somebody_says_or_does_is_let_in_by_its_author() {
    is_let_in_by_its_author<mg::event::message>();
    is_let_in_by_its_author<mg::event::message_edited>();
    is_let_in_by_its_author<mg::event::message_deleted>();
    is_let_in_by_its_author<mg::event::reaction_added>();
    is_let_in_by_its_author<mg::event::reaction_removed>();
}

void the_coming_and_going_of_bots_concerns_everybody() {
    BOOST_TEST(admits(audience::people, from<mg::event::member_joined>(true, false)));
    BOOST_TEST(admits(audience::people, from<mg::event::member_left>(true, true)));
    BOOST_TEST(admits(audience::people, from<mg::event::member_changed>(true, true)));
}

void what_nobody_did_concerns_everybody() {
    mg::event::ready ready;
    ready.self = {"b", "bot", true, true};
    BOOST_TEST(admits(audience::people, ready));
    BOOST_TEST(admits(audience::people, mg::event::disconnected{}));
    BOOST_TEST(admits(audience::people, mg::event::channel_created{}));
    BOOST_TEST(admits(audience::self, mg::event::channel_renamed{}));
}

}  // namespace

int main() {
    what_somebody_says_or_does_is_let_in_by_its_author();
    the_coming_and_going_of_bots_concerns_everybody();
    what_nobody_did_concerns_everybody();
    return boost::report_errors();
}
