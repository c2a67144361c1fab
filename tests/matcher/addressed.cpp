// SPDX-License-Identifier: BSL-1.0
// matcher::addressed: what speaks to the bot.
#include <monongusa/matcher/addressed.hpp>

#include "../laws/matcher.hpp"
#include "../support/toy_transport.hpp"

#include <monongusa/event/message.hpp>
#include <monongusa/event/reaction.hpp>

#include <boost/core/lightweight_test.hpp>

#include <type_traits>

namespace toy {

struct rang {
    bool addressed = false;
    friend constexpr bool operator==(rang const&, rang const&) = default;
};

}  // namespace toy

namespace {

using monongusa::event::message;
using monongusa::matcher::addressed;
using support::said;

static_assert(std::is_empty_v<addressed>);
static_assert(addressed{} == addressed{});
static_assert(monongusa::description_of<addressed>() == "addressed");
static_assert(!monongusa::has_pattern<addressed>());
static_assert(!monongusa::matcher_for<addressed, monongusa::event::reaction_added>);
static_assert(!monongusa::matcher_for<addressed, monongusa::event::message_edited>);

void obeys_the_matcher_laws() { laws::matcher(addressed{}, said("alice", "@bot tea"), said("alice", "tea")); }

void a_mention_anywhere_will_do() {
    BOOST_TEST(addressed{}.match(said("alice", "please @bot give me tea")));
    BOOST_TEST(!addressed{}.match(said("alice", "a bot, not @botany")));
}

// The transport decides: a direct message needs no mention.
void it_goes_by_the_event_and_not_by_the_text() {
    message direct = said("alice", "tea");
    direct.addressed = true;
    BOOST_TEST(addressed{}.match(direct));
}

void it_says_what_an_address_would_be() {
    BOOST_TEST_EQ(monongusa::why_not(addressed{}, said("alice", "tea")), "it is neither a direct message nor does it mention the bot");
}

static_assert(addressed{}.match(toy::rang{true}) && !addressed{}.match(toy::rang{false}));

void an_event_of_the_user_s_own_may_speak_to_the_bot() { laws::matcher(addressed{}, toy::rang{true}, toy::rang{false}); }

}  // namespace

int main() {
    obeys_the_matcher_laws();
    a_mention_anywhere_will_do();
    it_goes_by_the_event_and_not_by_the_text();
    it_says_what_an_address_would_be();
    an_event_of_the_user_s_own_may_speak_to_the_bot();
    return boost::report_errors();
}
