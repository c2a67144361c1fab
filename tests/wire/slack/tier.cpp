// SPDX-License-Identifier: BSL-1.0
// tier: each method that a bot uses has the one that Slack documents.
#include <monongusa/wire/slack/tier.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <iterator>

namespace {

using namespace monongusa::wire::slack;

static_assert(std::is_sorted(std::begin(tiers), std::end(tiers),
                             [](auto const& left, auto const& right) { return left.method < right.method; }));

static_assert(each_minute(tier::one) == 1 && each_minute(tier::two) == 20 && each_minute(tier::three) == 50 &&
              each_minute(tier::four) == 100);
static_assert(each_minute(tier::special) == 200 && each_minute(tier::none) == 0);

static_assert(tier_of("auth.test") == tier::special && tier_of("chat.postMessage") == tier::special);
static_assert(tier_of("chat.update") == tier::three && tier_of("chat.delete") == tier::three &&
              tier_of("chat.postEphemeral") == tier::four);
static_assert(tier_of("reactions.add") == tier::three && tier_of("reactions.remove") == tier::two &&
              tier_of("reactions.get") == tier::three);
static_assert(tier_of("conversations.open") == tier::three && tier_of("conversations.info") == tier::three);
static_assert(tier_of("conversations.list") == tier::two && tier_of("conversations.members") == tier::four);
static_assert(tier_of("conversations.history") == tier::three && tier_of("conversations.replies") == tier::three);
static_assert(tier_of("users.conversations") == tier::two && tier_of("users.info") == tier::four && tier_of("users.list") == tier::two);
static_assert(tier_of("bots.info") == tier::three && tier_of("emoji.list") == tier::two);
static_assert(tier_of("files.getUploadURLExternal") == tier::four && tier_of("files.completeUploadExternal") == tier::four);
static_assert(tier_of("files.info") == tier::four && tier_of("apps.connections.open") == tier::one);

// A name is taken as a whole.
static_assert(tier_of("") == tier::two && tier_of("users.inf") == tier::two && tier_of("users.info2") == tier::two &&
              tier_of("moon.rise") == tier::two);

}  // namespace

int main() { return boost::report_errors(); }
