// SPDX-License-Identifier: BSL-1.0
// Tests how a coroutine does an action: it goes on when that is done, however late, and is told what came of it, whatever its token.
#include <monongusa/coroutine/performing.hpp>

#include "../support/descriptors.hpp"
#include "../support/memory_transport.hpp"
#include "../support/toy_network.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/coroutine.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/executor/thread_pool.hpp>
#include <monongusa/verbs.hpp>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_future.hpp>
#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <chrono>
#include <future>
#include <mutex>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

namespace mg = monongusa;
namespace asio = boost::asio;
using mg::detail::boost_error;
using mg::executor::inplace;
using mg::executor::thread_pool;
using support::conversation;
using support::far_end;
using support::memory_transport;
using support::said;
using support::toy_network;
using namespace std::chrono_literals;

namespace {

struct notes {
    std::mutex mutex{};
    std::string all{};
    void add(std::string_view what) {
        std::lock_guard const lock{mutex};
        (all += what) += ";";
    }
};

// A bot that hears one message at a time.
template <class Table>
class small_bot {
public:
    explicit small_bot(Table const& table) : bot_(memory_transport{chat}, inplace{}, table, mg::with(told), mg::clock::manual{}) {}

    std::string hears(std::string_view text) {
        bot_.hear(said("ann", text));
        bot_.wait_until_quiet();
        return std::exchange(told.all, {});
    }

    conversation chat{};
    notes told{};

private:
    mg::bot<memory_transport, inplace, Table const&, decltype(mg::with(std::declval<notes&>())), mg::clock::manual> bot_;
};

constexpr mg::table tokens{
    mg::listen_to<"await">([](auto& chat, notes& told) -> mg::task<> {
        auto const sent = co_await chat.async_send("tea");
        told.add(sent.message + " in " + sent.channel.name);
    }),
    mg::listen_to<"tuple">([](auto& chat, notes& told) -> mg::task<> {
        auto const [error, sent] = co_await chat.async_send("tea", asio::as_tuple(asio::use_awaitable));
        told.add(error ? error.message() : sent.message);
    }),
    mg::listen_to<"redirect">([](auto& chat, notes& told) -> mg::task<> {
        boost_error error;
        co_await chat.async_send("tea", asio::redirect_error(asio::use_awaitable, error));
        told.add(error ? error.message() : "done");
    }),
    // From a plain handler, which does not wait.
    mg::listen_to<"callback">([](auto& chat, notes& told) {
        chat.async_send("tea", [&told](boost_error error, mg::chat::sent const& sent) { told.add(error ? error.message() : sent.message); });
        told.add("first");
    }),
    mg::listen_to<"detached">([](auto& chat) { chat.async_send("tea", asio::detached); }),
    mg::listen_to<"throw">([](auto& chat, notes& told) -> mg::task<> {
        try {
            co_await chat.async_send("tea");
            told.add("done");
        } catch (boost::system::system_error const& error) {
            told.add(error.code().message());
        }
    }),
    mg::listen_to<"leave">([](auto& chat) -> mg::task<> { co_await chat.async_send("tea"); }),
    mg::on_error([](mg::event::failure const& failure, notes& told) { told.add("failed: " + failure.what); }),
};

void each_token_is_told_what_came_of_it() {
    small_bot bot{tokens};
    BOOST_TEST_EQ(bot.hears("await"), "sent in general;");
    BOOST_TEST_EQ(bot.hears("tuple"), "sent;");
    BOOST_TEST_EQ(bot.hears("redirect"), "done;");
    BOOST_TEST_EQ(bot.hears("callback"), "first;sent;");
    BOOST_TEST_EQ(bot.hears("detached"), "");
    BOOST_TEST_EQ(bot.hears("throw"), "done;");
    BOOST_TEST_EQ(bot.chat.done.size(), 6u);
}

void what_fails_is_told_to_who_asked_and_to_nobody_else() {
    small_bot bot{tokens};
    bot.chat.refusal = make_error_code(mg::error::text_too_long);
    auto const words = bot.chat.refusal.message() + ";";
    BOOST_TEST_EQ(bot.hears("tuple"), words);
    BOOST_TEST_EQ(bot.hears("redirect"), words);
    BOOST_TEST_EQ(bot.hears("callback"), "first;" + words);
    BOOST_TEST_EQ(bot.hears("detached"), "");
    BOOST_TEST_EQ(bot.hears("throw"), words);
    // Unless it does not catch it.
    auto const left = bot.hears("leave");
    BOOST_TEST(left.starts_with("failed: ") && left.find(bot.chat.refusal.message()) != std::string::npos);
}

void the_code_is_the_transport_s_own() {
    constexpr mg::table table{mg::listen_to<"tea">([](auto& chat, notes& told) -> mg::task<> {
        try {
            co_await chat.async_send("tea");
        } catch (boost::system::system_error const& error) {
            told.add(error.code() == make_error_code(mg::error::connection_lost) ? "lost" : "other");
            told.add(error.code() == std::errc::connection_aborted ? "aborted" : "other");
        }
    })};
    small_bot bot{table};
    bot.chat.refusal = make_error_code(mg::error::connection_lost);
    BOOST_TEST_EQ(bot.hears("tea"), "lost;aborted;");
}

void where_an_action_cannot_go_it_fails() {
    constexpr mg::table table{mg::on<mg::event::ready>([](auto& chat, notes& told) -> mg::task<> {
        mg::action::send const nowhere{"hello"};
        auto const [error, sent] = co_await chat.async_perform(nowhere, asio::as_tuple(asio::use_awaitable));
        told.add(error == make_error_code(mg::error::no_destination) ? "nowhere" : error.message());
    })};
    notes told;
    conversation chat{{mg::event::ready{support::the_bot()}}};
    mg::bot bot{memory_transport{chat}, inplace{}, table, mg::with(told), mg::clock::manual{}};
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(told.all, "nowhere;");
}

// --- late

constexpr mg::table slow{mg::listen_to<"tea">([](auto& chat, notes& told) -> mg::task<> {
    told.add("asks");
    co_await chat.async_send("one");
    told.add("goes on");
    co_await chat.async_send("two");
    told.add("ends");
})};

template <class Executor>
void it_goes_on_when_the_network_has_answered(Executor executor) {
    notes told;
    far_end end;
    end.answer_by_hand();
    {
        mg::bot bot{toy_network{end}, std::move(executor), slow, mg::with(told)};
        auto ending = std::async(std::launch::async, [&] { return bot.run(); });
        end.emit(said("ann", "tea"));
        end.until([](far_end::view const& now) { return now.under_way == 1; });
        {
            std::lock_guard const lock{told.mutex};
            BOOST_TEST_EQ(told.all, "asks;");
        }
        end.answer();
        end.until([](far_end::view const& now) { return now.answered == 1 && now.under_way == 1; });
        end.answer();
        end.hang_up();
        BOOST_TEST(!ending.get());
    }
    BOOST_TEST_EQ(told.all, "asks;goes on;ends;");
    BOOST_TEST_EQ(end.done().size(), 2u);
}

void what_is_lost_on_the_way_throws() {
    notes told;
    far_end end;
    end.answer_by_hand();
    mg::table const table{mg::listen_to<"tea">([](auto& chat, notes& all) -> mg::task<> {
        auto const [error, sent] = co_await chat.async_send("tea", asio::as_tuple(asio::use_awaitable));
        all.add(error == make_error_code(mg::error::connection_lost) ? "lost" : "other");
    })};
    mg::bot bot{toy_network{end}, inplace{}, table, mg::with(told)};
    auto ending = std::async(std::launch::async, [&] { return bot.run(); });
    end.emit(said("ann", "tea"));
    end.until([](far_end::view const& now) { return now.under_way == 1; });
    end.lose_connection();
    end.hang_up();
    BOOST_TEST(!ending.get());
    BOOST_TEST_EQ(told.all, "lost;");
}

// While it is done others run, also in the same channel.
void it_holds_no_lane_meanwhile() {
    notes told;
    far_end end;
    end.answer_by_hand();
    constexpr mg::table table{
        mg::listen_to<"slow">([](auto& chat) -> mg::task<> { co_await chat.async_send("slow"); }),
        mg::listen_to<"quick">([](notes& all) { all.add("quick"); }),
    };
    mg::bot bot{toy_network{end}, thread_pool{1}, table, mg::with(told)};
    auto ending = std::async(std::launch::async, [&] { return bot.run(); });
    end.emit(said("ann", "slow"));
    end.until([](far_end::view const& now) { return now.under_way == 1; });
    end.emit(said("ann", "quick"));
    for (bool seen = false; !seen; std::this_thread::yield()) {
        std::lock_guard const lock{told.mutex};
        seen = !told.all.empty();
    }
    BOOST_TEST_EQ(end.now().answered, 0u);
    end.answer();
    end.hang_up();
    BOOST_TEST(!ending.get());
}

// --- other threads

void a_plain_handler_of_a_pool_may_wait_for_a_future() {
    far_end end;
    notes told;
    constexpr mg::table table{mg::listen_to<"tea">([](auto& chat, notes& all) {
        auto sent = chat.async_send("tea", asio::use_future);
        all.add(sent.get().message);
    })};
    end.emit(said("ann", "tea"));
    end.hang_up();
    {
        mg::bot bot{toy_network{end}, thread_pool{{.threads = 2, .order = mg::executor::order::none}}, table, mg::with(told)};
        BOOST_TEST(!bot.run());
    }
    BOOST_TEST_EQ(told.all, "sent;");
}

void one_may_be_told_on_another_executor() {
    asio::io_context other;
    std::thread::id told_on;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat) {
        chat.async_send("tea", asio::bind_executor(other, [&](boost_error, mg::chat::sent const&) { told_on = std::this_thread::get_id(); }));
    })};
    conversation chat{{said("ann", "tea")}};
    {
        mg::bot bot{memory_transport{chat}, inplace{}, table};
        BOOST_TEST(!bot.run());
    }
    std::thread::id runs_on;
    std::thread running{[&] {
        runs_on = std::this_thread::get_id();
        other.run();
    }};
    running.join();
    BOOST_TEST(told_on == runs_on);
}

void cancelling_does_not_take_it_back() {
    asio::cancellation_signal signal;
    notes told;
    mg::table const table{mg::listen_to<"tea">([&](auto& chat, notes& all) {
        chat.async_send("tea", asio::bind_cancellation_slot(signal.slot(), [&all](boost_error error, mg::chat::sent const& sent) {
                            all.add(error ? error.message() : sent.message);
                        }));
        signal.emit(asio::cancellation_type::all);
    })};
    conversation chat{{said("ann", "tea")}};
    mg::bot bot{memory_transport{chat}, inplace{}, table, mg::with(told), mg::clock::manual{}};
    BOOST_TEST(!bot.run());
    BOOST_TEST_EQ(told.all, "sent;");
    BOOST_TEST_EQ(chat.done.size(), 1u);
}

}  // namespace

int main() {
    each_token_is_told_what_came_of_it();
    what_fails_is_told_to_who_asked_and_to_nobody_else();
    the_code_is_the_transport_s_own();
    where_an_action_cannot_go_it_fails();
    it_goes_on_when_the_network_has_answered(inplace{});
    it_goes_on_when_the_network_has_answered(thread_pool{1});
    it_goes_on_when_the_network_has_answered(thread_pool{4});
    what_is_lost_on_the_way_throws();
    it_holds_no_lane_meanwhile();
    a_plain_handler_of_a_pool_may_wait_for_a_future();
    one_may_be_told_on_another_executor();
    cancelling_does_not_take_it_back();
    return boost::report_errors();
}
