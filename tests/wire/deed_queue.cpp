// SPDX-License-Identifier: BSL-1.0
// deed_queue: one deed at a time for each channel, in order, whatever is answered; each ends once.
#include <monongusa/wire/deed_queue.hpp>

#include <monongusa/action/any.hpp>
#include <monongusa/wire/discord/deed.hpp>

#include "../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

using namespace monongusa;
using namespace monongusa::wire::discord;
using monongusa::wire::rest_reply;
using deed_queue = wire::deed_queue<deed>;
namespace act = monongusa::action;

static_assert(!std::is_copy_constructible_v<deed_queue>);

std::error_code const refused = std::make_error_code(std::errc::permission_denied);

chat::origin in(std::string channel) { return {{std::move(channel)}, {"30", "alice"}, "20", ""}; }

struct asked {
    std::uint64_t id;
    rest_request request;
};
std::vector<asked> all_asked(deed_queue& queue) {
    std::vector<asked> all;
    for (asked one{}; queue.next(one.id, one.request);) all.push_back(one);
    return all;
}
std::vector<std::string> paths(std::vector<asked> const& all) {
    std::vector<std::string> out;
    for (auto const& one : all) out.push_back(one.request.path);
    return out;
}

struct ended {
    std::uint64_t id;
    std::error_code failed;
    chat::sent sent;
};
std::vector<ended> all_ended(deed_queue& queue) {
    std::vector<ended> all;
    for (ended one{}; queue.completed(one.id, one.failed, one.sent);) all.push_back(one);
    return all;
}

using texts = std::vector<std::string>;

void deeds_of_a_channel_wait_for_each_other() {
    deed_queue queue{{}, {}, detail::random{1}};
    BOOST_TEST(queue.submit(1, act::send{"one", in("10")}));
    BOOST_TEST(queue.submit(2, act::react{"tada", in("10")}));
    BOOST_TEST(queue.submit(3, act::send{"three", in("11")}));
    auto const first = all_asked(queue);
    BOOST_TEST(paths(first) == (texts{"/channels/10/messages", "/channels/11/messages"}));
    if (first.size() != 2) return;
    BOOST_TEST_EQ(queue.size(), 3u);
    queue.replied(first[1].id, {}, {200, {}, R"({"id":"903"})"});
    BOOST_TEST(all_asked(queue).empty());
    queue.replied(first[0].id, refused, {});
    BOOST_TEST(paths(all_asked(queue)) == texts{"/channels/10/messages/20/reactions/%F0%9F%8E%89/@me"});
    auto const over = all_ended(queue);
    BOOST_TEST_EQ(over.size(), 2u);
    if (over.size() != 2) return;
    BOOST_TEST(over[0].id == 3 && !over[0].failed && over[0].sent == (chat::sent{"903", {"11"}}));
    BOOST_TEST(over[1].id == 1 && over[1].failed == refused && over[1].sent == chat::sent{});
    BOOST_TEST_EQ(queue.size(), 1u);
}

void a_deed_of_several_requests_keeps_the_next_one_waiting() {
    deed_queue queue{{}, {}, detail::random{1}};
    queue.submit(1, act::reply_in_thread{"tea", in("10")});
    queue.submit(2, act::send{"cake", in("10")});
    texts seen;
    for (auto all = all_asked(queue); !all.empty(); all = all_asked(queue)) {
        BOOST_TEST_EQ(all.size(), 1u);
        seen.push_back(all.front().request.path);
        BOOST_TEST_EQ(all.front().request.lane, "10");
        queue.replied(all.front().id, {}, {200, {}, R"({"id":"900"})"});
    }
    BOOST_TEST(seen == (texts{"/channels/10/messages/20/threads", "/channels/20/messages", "/channels/10/messages"}));
    BOOST_TEST_EQ(all_ended(queue).size(), 2u);
}

void what_cannot_be_asked_ends_in_its_turn() {
    deed_queue queue{{}, {}, detail::random{1}};
    queue.submit(1, act::send{"one", in("10")});
    queue.submit(2, act::send{"", in("10")});
    queue.submit(3, act::edit{"", in("10")});
    queue.submit(4, act::send{"four", in("10")});
    queue.submit(5, act::send{"five", {}});
    auto const first = all_asked(queue);
    BOOST_TEST_EQ(first.size(), 1u);
    auto over = all_ended(queue);
    BOOST_TEST_EQ(over.size(), 1u);
    if (first.size() != 1 || over.size() != 1) return;
    BOOST_TEST(over[0].id == 5 && over[0].failed == error::no_destination);
    queue.replied(first[0].id, {}, {});
    BOOST_TEST_EQ(all_asked(queue).size(), 1u);
    over = all_ended(queue);
    BOOST_TEST(over.size() == 3 && over[0].id == 1 && over[1].id == 2 && over[1].failed == error::text_empty && over[2].id == 3);
}

void only_so_much_waits() {
    deed_queue few{{}, {3, 1'000'000}, detail::random{1}};
    for (std::uint64_t id = 1; id <= 3; ++id) BOOST_TEST(few.submit(id, act::send{"tea", in(std::to_string(id))}));
    BOOST_TEST(!few.submit(4, act::send{"tea", in("4")}));
    auto const first = all_asked(few);
    BOOST_TEST_EQ(first.size(), 3u);
    BOOST_TEST(!few.submit(4, act::send{"tea", in("4")}));
    few.replied(first[0].id, {}, {});
    BOOST_TEST(few.submit(4, act::send{"tea", in("4")}));

    deed_queue small{{}, {100, 100'000}, detail::random{1}};
    act::upload const large{"", {{"a", std::string(200'000, 'x'), ""}}, in("10")};
    BOOST_TEST(small.submit(1, large));  // One alone is taken.
    BOOST_TEST(!small.submit(2, act::send{"tea", in("11")}));
    small.replied(all_asked(small).at(0).id, {}, {});
    BOOST_TEST(small.submit(2, act::send{"tea", in("11")}) && small.submit(3, act::send{"tea", in("11")}));
    BOOST_TEST(small.submit(4, large) && !small.submit(5, act::send{"tea", in("11")}));
    small.cancel_all(error::stopped);
    BOOST_TEST(small.submit(6, act::send{"tea", in("11")}) && small.submit(7, act::send{"tea", in("11")}));
}

void all_can_be_cancelled() {
    deed_queue queue{{}, {}, detail::random{1}};
    queue.submit(1, act::send{std::string(2001, 'x'), in("10")});
    queue.submit(2, act::send{"two", in("11")});
    queue.submit(3, act::send{"three", in("10")});
    auto const first = all_asked(queue);
    BOOST_TEST_EQ(first.size(), 2u);
    queue.replied(first.at(0).id, {}, {200, {}, R"({"id":"901"})"});
    queue.cancel_all(error::stopped);
    BOOST_TEST_EQ(queue.size(), 0u);
    auto const over = all_ended(queue);
    BOOST_TEST_EQ(over.size(), 3u);
    for (std::size_t i = 0; i < over.size(); ++i) BOOST_TEST(over[i].id == i + 1 && over[i].failed == error::stopped);
    BOOST_TEST_EQ(over.at(0).sent.message, "901");
    // What comes late is ignored, and there is a next time.
    queue.replied(first.at(1).id, {}, {});
    BOOST_TEST(all_asked(queue).empty() && all_ended(queue).empty());
    BOOST_TEST(queue.submit(4, act::send{"four", in("11")}));
    auto const next = all_asked(queue);
    BOOST_TEST_EQ(next.size(), 1u);
    BOOST_TEST_NE(next.at(0).id, first.at(1).id);
}

void a_reply_that_nobody_waits_for_is_ignored() {
    deed_queue queue{{}, {}, detail::random{1}};
    queue.replied(1, {}, {});
    queue.submit(1, act::send{"tea", in("10")});
    auto const first = all_asked(queue);
    queue.replied(first.at(0).id + 1, refused, {});
    BOOST_TEST(all_ended(queue).empty());
    queue.replied(first.at(0).id, {}, {});
    queue.replied(first.at(0).id, refused, {});
    auto const over = all_ended(queue);
    BOOST_TEST(over.size() == 1 && !over[0].failed);
}

void nonces_differ_from_deed_to_deed_and_from_bot_to_bot() {
    std::set<std::string> bodies;
    for (std::uint64_t seed = 0; seed < 10; ++seed) {
        deed_queue queue{{}, {}, detail::random{seed}};
        for (std::uint64_t id = 0; id < 10; ++id) queue.submit(id, act::send{"tea", in(std::to_string(id + 1))});
        for (auto const& one : all_asked(queue)) bodies.insert(one.request.body);
    }
    BOOST_TEST_EQ(bodies.size(), 100u);
}

// A day of a busy bot in which anything may fail: its texts say where and when each was submitted.
void whatever_happens_each_channel_keeps_its_order() {
    support::chance chance{9};
    deed_queue queue{{}, {200, std::numeric_limits<std::size_t>::max()}, detail::random{9}};
    std::map<std::uint64_t, std::string> lane_of;                // Of the deeds that are not over.
    std::map<std::string, std::vector<std::uint64_t>> expected;  // The deeds of each channel in their order.
    std::map<std::uint64_t, rest_request> under_way;
    std::uint64_t last = 0;
    std::size_t turned_away = 0;
    std::size_t over = 0;
    auto const submit = [&] {
        auto const channel = std::to_string(10 + chance.below(12));
        auto const id = ++last;
        auto const where = in(channel);
        bool taken = false;
        switch (chance.below(6)) {
            case 0: taken = queue.submit(id, act::reply_in_thread{"tea", where}); break;
            case 1: taken = queue.submit(id, act::send{std::string(1 + chance.below(5000), 'x'), where}); break;
            case 2: taken = queue.submit(id, act::react{"heart", where}); break;
            case 3: taken = queue.submit(id, act::direct_message{"tea", where}); break;
            case 4: taken = queue.submit(id, act::send{"", where}); break;
            default: taken = queue.submit(id, act::any{act::send{"tea", where}}); break;
        }
        if (!taken) {
            BOOST_TEST_EQ(queue.size(), 200u);
            ++turned_away;
            return;
        }
        lane_of[id] = channel;
        expected[channel].push_back(id);
    };
    auto const answer = [&] {
        auto one = under_way.begin();
        std::advance(one, static_cast<std::ptrdiff_t>(chance.below(under_way.size())));
        constexpr std::string_view replies[] = {R"({"id":"900"})", R"({"id":"900"})", R"({"id":"901"})", "<html>", ""};
        constexpr api_error refusals[] = {api_error::unknown_channel, api_error::unknown_emoji, api_error::thread_exists,
                                          api_error::wrong_channel_type, api_error::no_permission};
        auto const failed = chance.one_in(2) ? std::error_code{} : make_error_code(refusals[chance.below(std::size(refusals))]);
        std::string const body{chance.one_of(replies)};
        auto const id = one->first;
        under_way.erase(one);
        queue.replied(id, failed, {failed ? 400 : 200, {}, body});
    };
    auto const look = [&] {
        for (auto& one : all_asked(queue)) {
            for (auto const& [id, other] : under_way) BOOST_TEST_NE(other.lane, one.request.lane);
            BOOST_TEST(under_way.emplace(one.id, one.request).second);
        }
        for (auto const& one : all_ended(queue)) {
            auto const found = lane_of.find(one.id);
            BOOST_TEST(found != lane_of.end());
            if (found == lane_of.end()) continue;
            auto& order = expected[found->second];
            BOOST_TEST_EQ(order.front(), one.id);
            order.erase(order.begin());
            lane_of.erase(found);
            ++over;
        }
        BOOST_TEST_EQ(queue.size(), lane_of.size());
    };
    for (int step = 0; step < 20'000; ++step) {
        // Now and then more comes than is done.
        bool const crowded = step / 2'000 % 2 == 0;
        if (under_way.empty() || crowded || chance.one_in(8)) submit();
        if (!under_way.empty() && !(crowded && chance.one_in(3))) answer();
        look();
    }
    while (!under_way.empty()) {
        answer();
        look();
    }
    BOOST_TEST_EQ(queue.size(), 0u);
    BOOST_TEST(over > 5'000);
    BOOST_TEST(turned_away > 0);
}

}  // namespace

int main() {
    deeds_of_a_channel_wait_for_each_other();
    a_deed_of_several_requests_keeps_the_next_one_waiting();
    what_cannot_be_asked_ends_in_its_turn();
    only_so_much_waits();
    all_can_be_cancelled();
    a_reply_that_nobody_waits_for_is_ignored();
    nonces_differ_from_deed_to_deed_and_from_bot_to_bot();
    whatever_happens_each_channel_keeps_its_order();
    return boost::report_errors();
}
