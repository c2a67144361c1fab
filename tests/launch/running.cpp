// SPDX-License-Identifier: BSL-1.0
// Tests how a launched bot is run on a transport: its exit status, its recording, and what lives beside it.
#include <monongusa/launch/running.hpp>

#include "launching.hpp"

#include <monongusa/bot/components.hpp>
#include <monongusa/verbs.hpp>

#include "../support/memory_transport.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace mg = monongusa;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"tea">([](auto& chat) { chat.send("green?"); }),
};
constexpr mg::table counting{mg::listen_to<"how many">([](auto& chat, int& cups) { chat.send(std::to_string(++cups)); })};

struct ended {
    int status = -1;
    std::string log{};
};

template <class... Beside>
ended launched(support::conversation& said, mg::detail::launch_options const& options, mg::components<> given, Beside const&... beside) {
    ended made;
    made.log = support::logged_by([&] {
        made.status = mg::detail::run_launched(support::memory_transport{said}, "teahouse", options, reactions, given.referred(), beside...);
    });
    return made;
}

void a_bot_runs_until_its_transport_ends() {
    support::conversation said{{support::said("ann", "tea"), support::said("ann", "milk")}};
    auto const made = launched(said, {}, mg::components<>{});
    BOOST_TEST_EQ(made.status, 0);
    BOOST_TEST_EQ(said.done.size(), 1u);
    BOOST_TEST_EQ(said.done.at(0), "send #general: green?");
}

void what_goes_wrong_is_told_by_its_status() {
    support::conversation broken{{support::said("ann", "tea")}};
    broken.ending = std::make_error_code(std::errc::network_down);
    auto const made = launched(broken, {}, mg::components<>{});
    BOOST_TEST_EQ(made.status, 1);
    BOOST_TEST_EQ(made.log, "error bot: ended: " + broken.ending.message() + "\n");
    support::conversation thrown{{support::said("ann", "tea")}};
    thrown.thrown = std::make_exception_ptr(std::runtime_error{"no water"});
    BOOST_TEST_EQ(launched(thrown, {}, mg::components<>{}).status, 1);
    BOOST_TEST_EQ(thrown.done.size(), 1u);
}

void handlers_get_what_was_given() {
    support::conversation said{{support::said("ann", "how many"), support::said("ann", "how many")}};
    int cups = 4;
    auto given = mg::with(cups);
    BOOST_TEST_EQ(mg::detail::run_launched(support::memory_transport{said}, "teahouse", {}, counting, given.referred()), 0);
    BOOST_TEST_EQ(cups, 6);
    BOOST_TEST_EQ(said.done.at(1), "send #general: 6");
}

void threads_are_as_the_options_say() {
    support::conversation said{{support::said("ann", "tea")}};
    mg::detail::launch_options options;
    options.threads.threads = 2;
    options.grace = std::chrono::seconds{60};
    BOOST_TEST_EQ(launched(said, options, mg::components<>{}).status, 0);
    BOOST_TEST_EQ(said.done.size(), 1u);
}

void a_recording_calls_the_transport_by_its_name() {
    launching::folder const files;
    auto const path = files.path("r.jsonl");
    mg::detail::launch_options options;
    options.record = path;
    support::conversation said{{support::said("zoe", "tea")}};
    BOOST_TEST_EQ(launched(said, options, mg::components<>{}).status, 0);
    auto const recorded = files.read("r.jsonl");
    BOOST_TEST_NE(recorded.find("\"transport\":\"teahouse\""), recorded.npos);
    BOOST_TEST_NE(recorded.find("\"text\":\"tea\""), recorded.npos);
    BOOST_TEST_NE(recorded.find("green?"), recorded.npos);
    BOOST_TEST_NE(recorded.find("zoe"), recorded.npos);
    options.pseudonyms = true;
    auto const other = files.path("p.jsonl");
    options.record = other;
    support::conversation again{{support::said("zoe", "tea")}};
    BOOST_TEST_EQ(launched(again, options, mg::components<>{}).status, 0);
    auto const hidden = files.read("p.jsonl");
    BOOST_TEST_NE(hidden.find("green?"), hidden.npos);
    BOOST_TEST_EQ(hidden.find("zoe"), hidden.npos);
    options.record = "/nowhere/r.jsonl";
    support::conversation unrecorded{{support::said("zoe", "tea")}};
    BOOST_TEST_EQ(launched(unrecorded, options, mg::components<>{}).status, 1);
    BOOST_TEST(unrecorded.done.empty());
}

// It is made when the transport stays where it is, and is there until the bot has ended.
void what_is_beside_lives_as_long_as_the_bot_runs() {
    struct beside_it {
        support::conversation* said;
        std::string* told;
        ~beside_it() { *told += "gone after " + std::to_string(said->done.size()) + "; "; }
    };
    std::string told;
    support::conversation said{{support::said("ann", "tea")}};
    auto const made = launched(said, {}, mg::components<>{}, [&](support::memory_transport& stays) {
        told += stays.name() == "bot" ? "made after " + std::to_string(said.done.size()) + "; " : "?";
        return beside_it{&said, &told};
    });
    BOOST_TEST_EQ(made.status, 0);
    BOOST_TEST_EQ(told, "made after 0; gone after 1; ");
}

void before_there_is_a_bot_time_is_what_it_is() {
    mg::detail::time_of_bot time;
    auto const before = mg::instant::clock::now();
    BOOST_TEST(mg::detail::time_of_bot::now(&time) >= before);
    mg::detail::launched_clock const virtual_clock{true};
    time.clock = &virtual_clock;
    BOOST_TEST(mg::detail::time_of_bot::now(&time) == virtual_clock.now());
}

}  // namespace

int main() {
    a_bot_runs_until_its_transport_ends();
    what_goes_wrong_is_told_by_its_status();
    handlers_get_what_was_given();
    threads_are_as_the_options_say();
    a_recording_calls_the_transport_by_its_name();
    what_is_beside_lives_as_long_as_the_bot_runs();
    before_there_is_a_bot_time_is_what_it_is();
    return boost::report_errors();
}
