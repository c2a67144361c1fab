// SPDX-License-Identifier: BSL-1.0
// Tests what a bot has beside once it has coroutines: who is under way, what they wait for, and the end of both.
#include <monongusa/coroutine/coroutines.hpp>

#include "../support/bare_engine.hpp"

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <vector>

namespace mg = monongusa;
using mg::detail::coroutines;
using support::bare_engine;

namespace {

void there_is_one_of_a_bot_and_none_before_it_is_asked_for() {
    bare_engine bot;
    BOOST_TEST(bot->companion() == nullptr);
    auto& all = coroutines::of(*bot);
    BOOST_TEST_EQ(bot->companion(), static_cast<mg::detail::companion*>(&all));
    BOOST_TEST_EQ(&coroutines::of(*bot), &all);
    BOOST_TEST_EQ(all.waits().size(), 0u);
}

void those_under_way_are_counted() {
    bare_engine bot;
    auto& all = coroutines::of(*bot);
    auto const first = all.new_activity({});
    auto const second = all.new_activity({});
    BOOST_TEST(all.begins(*first) && all.begins(*second));
    BOOST_TEST_EQ(all.running(all), 2u);
    BOOST_TEST_EQ(bot->quiet().under_way().tasks, 2u);
    second->wait_begins();
    BOOST_TEST_EQ(all.waiting(all), 1u);
    all.ends(*first);
    BOOST_TEST_EQ(all.running(all), 1u);
    BOOST_TEST(bot->quiet().now());
    second->wait_ends();
    all.ends(*second);
    BOOST_TEST_EQ(all.running(all), 0u);
    BOOST_TEST_EQ(all.waiting(all), 0u);
    BOOST_TEST(bot->quiet().now());
}

void all_of_them_are_cancelled_and_no_others() {
    bare_engine bot;
    auto& all = coroutines::of(*bot);
    std::vector<mg::detail::activity_ref> them;
    std::string cancelled;
    for (char const name : {'a', 'b', 'c', 'd'}) {
        them.push_back(all.new_activity({}));
        them.back()->signal().slot().assign([&cancelled, name](boost::asio::cancellation_type) { cancelled += name; });
    }
    for (auto const& one : them) all.begins(*one);
    all.ends(*them[1]);  // From the middle, the front and the end of the list.
    all.cancel(all);
    bot.run_all();
    BOOST_TEST_EQ(cancelled.size(), 3u);
    for (char const name : {'a', 'c', 'd'}) BOOST_TEST(cancelled.find(name) != std::string::npos);
    all.ends(*them[3]);
    all.ends(*them[0]);
    all.cancel(all);
    bot.run_all();
    BOOST_TEST_EQ(cancelled.substr(3), "c");
    all.ends(*them[2]);
}

void there_is_an_end_to_how_many_are_under_way() {
    bare_engine bot;
    auto& all = coroutines::of(*bot);
    std::vector<mg::detail::activity_ref> them;
    while (them.size() < coroutines::most) {
        them.push_back(all.new_activity({}));
        if (!all.begins(*them.back())) break;
    }
    BOOST_TEST_EQ(them.size(), coroutines::most);
    auto const one_more = all.new_activity({});
    BOOST_TEST(!all.begins(*one_more));
    all.ends(*them.front());
    BOOST_TEST(all.begins(*one_more));
    all.ends(*one_more);
    for (std::size_t i = 1; i < them.size(); ++i) all.ends(*them[i]);
    BOOST_TEST(bot->quiet().now());
}

struct noted_stream {
    std::string pushed{};
    int ends = 0;

    static mg::detail::open_stream opened(std::shared_ptr<noted_stream> const& of) {
        return {of, [](void* self, void const* event) { static_cast<noted_stream*>(self)->pushed += *static_cast<std::string const*>(event); },
                [](void* self) noexcept { ++static_cast<noted_stream*>(self)->ends; }};
    }
};

void events_go_into_the_stream_of_their_row() {
    auto const second = std::make_shared<noted_stream>();
    auto const fourth = std::make_shared<noted_stream>();
    {
        bare_engine bot;
        auto& all = coroutines::of(*bot);
        all.open(4, noted_stream::opened(fourth));
        all.open(2, noted_stream::opened(second));
        std::string const tea = "tea";
        std::string const cake = "cake";
        all.push(2, &tea);
        all.push(4, &cake);
        all.push(3, &tea);  // No stream.
        all.push(9, &tea);
        BOOST_TEST_EQ(second->pushed, "tea");
        BOOST_TEST_EQ(fourth->pushed, "cake");
        mg::detail::companion& companion = all;
        companion.stop_waiting(companion);
        BOOST_TEST_EQ(second->ends, 1);
        BOOST_TEST_EQ(fourth->ends, 1);
    }
    BOOST_TEST_EQ(second.use_count(), 1);
}

void nobody_waits_for_an_event_of_a_kind_that_none_wants() {
    bare_engine bot;
    auto& all = coroutines::of(*bot);
    int event = 7;
    BOOST_TEST(!all.offer(all, {&mg::detail::event_key_of<int>, &event, {}}));
    BOOST_TEST(!bot->offer({&mg::detail::event_key_of<int>, &event, {}}));
}

}  // namespace

int main() {
    there_is_one_of_a_bot_and_none_before_it_is_asked_for();
    those_under_way_are_counted();
    all_of_them_are_cancelled_and_no_others();
    there_is_an_end_to_how_many_are_under_way();
    events_go_into_the_stream_of_their_row();
    nobody_waits_for_an_event_of_a_kind_that_none_wants();
    return boost::report_errors();
}
