// SPDX-License-Identifier: BSL-1.0
// Tests who is told when something of the bot's is done: on the handler's own executor or in an activity, and never by whoever completes.
#include <monongusa/coroutine/operation.hpp>

#include "../support/bare_engine.hpp"

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <string>
#include <utility>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::detail::activity_behind;
using mg::detail::activity_executor;
using mg::detail::coroutines;
using mg::detail::listening_handler;
using support::bare_engine;

namespace {

template <class Handler>
std::unique_ptr<listening_handler<Handler>> listen(bare_engine& bot, Handler handler, mg::chat::origin_ref const& from = {}) {
    return std::make_unique<listening_handler<Handler>>(std::move(handler), coroutines::of(*bot), from);
}
template <class Handler, class... Results>
void post(std::unique_ptr<listening_handler<Handler>> own, Results... results) {
    listening_handler<Handler>::post(std::move(own), std::move(results)...);
}

void one_without_an_executor_is_told_in_an_activity_of_the_place() {
    bare_engine bot;
    mg::chat::channel const channel{"tea-id", "tea", mg::chat::channel_kind::open};
    std::string told;
    auto one = listen(bot, [&](int number, std::string const& text) { told = text + std::to_string(number); }, {&channel, nullptr, nullptr, nullptr});
    BOOST_TEST(one->runs_in() != nullptr);
    post(std::move(one), 4, std::string{"tea"});
    BOOST_TEST_EQ(told, "");
    BOOST_TEST_EQ(bot.queued(), 1u);
    BOOST_TEST_EQ(bot.lane(), "tea-id");
    bot.run_all();
    BOOST_TEST_EQ(told, "tea4");
}

void one_with_an_executor_is_told_there() {
    bare_engine bot;
    asio::io_context other;
    bool told = false;
    auto one = listen(bot, asio::bind_executor(other.get_executor(), [&] { told = true; }));
    BOOST_TEST(one->runs_in() == nullptr);
    post(std::move(one));
    BOOST_TEST_EQ(bot.queued(), 0u);
    other.run();
    BOOST_TEST(told);
}

void an_activity_is_known_behind_any_executor() {
    bare_engine bot;
    auto const in = coroutines::of(*bot).new_activity({});
    asio::io_context other;
    BOOST_TEST_EQ(activity_behind(activity_executor{in}), &*in);
    BOOST_TEST_EQ(activity_behind(asio::any_io_executor{activity_executor{in}}), &*in);
    BOOST_TEST(activity_behind(asio::any_io_executor{other.get_executor()}) == nullptr);
    BOOST_TEST(activity_behind(other.get_executor()) == nullptr);
    BOOST_TEST(activity_behind(asio::any_io_executor{}) == nullptr);
    auto const one = listen(bot, asio::bind_executor(asio::any_io_executor{activity_executor{in}}, [] {}));
    BOOST_TEST_EQ(one->runs_in(), &*in);
}

// So that a late cancellation does not reach what comes next.
void its_slot_is_empty_when_it_is_told() {
    bare_engine bot;
    asio::cancellation_signal signal;
    int cancelled = 0;
    auto one = listen(bot, asio::bind_cancellation_slot(signal.slot(), [&] { signal.emit(asio::cancellation_type::all); }));
    BOOST_TEST(one->slot().is_connected());
    one->slot().assign([&](asio::cancellation_type) { ++cancelled; });
    signal.emit(asio::cancellation_type::all);
    BOOST_TEST_EQ(cancelled, 1);
    post(std::move(one));
    bot.run_all();
    BOOST_TEST_EQ(cancelled, 1);
}

void one_that_is_let_go_is_never_told() {
    bare_engine bot;
    auto const held = std::make_shared<int>(1);
    { auto const one = listen(bot, [held] { BOOST_ERROR("told"); }); }
    BOOST_TEST_EQ(held.use_count(), 1);
    bot.run_all();
    post(listen(bot, [held] { BOOST_ERROR("told"); }));
    bot.drop_all();
    BOOST_TEST_EQ(held.use_count(), 1);
}

struct only_moved {
    std::unique_ptr<int> held = std::make_unique<int>(7);
    int* to;
    void operator()(std::unique_ptr<int> given) && { *to = *held + *given; }
};

void handlers_and_results_may_be_moved_alone() {
    bare_engine bot;
    int told = 0;
    only_moved handler;
    handler.to = &told;
    post(listen(bot, std::move(handler)), std::make_unique<int>(35));
    bot.run_all();
    BOOST_TEST_EQ(told, 42);
}

}  // namespace

int main() {
    one_without_an_executor_is_told_in_an_activity_of_the_place();
    one_with_an_executor_is_told_there();
    an_activity_is_known_behind_any_executor();
    its_slot_is_empty_when_it_is_told();
    one_that_is_let_go_is_never_told();
    handlers_and_results_may_be_moved_alone();
    return boost::report_errors();
}
