// SPDX-License-Identifier: BSL-1.0
// Tests which rules of a table run for an event, in which order, and that it costs no allocation.
#include <monongusa/table/dispatch.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <atomic>
#include <cstdlib>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace {
std::atomic<std::size_t> allocations = 0;
}

void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace mg = monongusa;
using support::said;

namespace {

// Stands for a bot: writes down which rows accept and which throw.
struct noting_bot {
    std::string happened;

    template <std::size_t Position, class Call, class Row, class Event>
    void accepted(Row const&, Event&, typename Call::stored const&) {
        happened += std::to_string(Position) + ";";
    }
    template <std::size_t Position, class Event>
    void threw(Event const&) {
        try {
            throw;
        } catch (std::exception const& error) {
            happened += std::to_string(Position) + " threw " + error.what() + ";";
        }
    }
};

template <class Table, class Event>
std::string rows_for(Table const& table, Event event) {
    noting_bot bot;
    bool const accepted = mg::detail::dispatch<Table, mg::context<>, Event, noting_bot>::run(table, event, bot);
    BOOST_TEST_EQ(accepted, bot.happened.find_first_of("0123456789") != std::string::npos && bot.happened.find("threw") == std::string::npos);
    return bot.happened;
}

void every_accepting_rule_runs_in_the_order_of_the_table() {
    constexpr mg::table table{
        mg::listen_to<"a">([] {}),
        mg::on<mg::event::message>([] {}),
        mg::respond_to<"b">([] {}),
        mg::when([](mg::event::message const& message) { return message.text.size() > 5; }, [] {}),
        mg::listen_to<"b">([] {}),
        mg::on_emoji<"tada">([] {}),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "ab")), "0;1;4;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot a b")), "0;1;2;3;4;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "")), "1;");
    BOOST_TEST_EQ(rows_for(table, support::reacted("ann", "tada")), "5;");
    BOOST_TEST_EQ(rows_for(table, support::reacted("ann", "scroll")), "");
    BOOST_TEST_EQ(rows_for(table, mg::event::ready{}), "");
}

void first_match_stops_at_the_first() {
    constexpr mg::table table{
        mg::first_match,
        mg::default_reply([] {}),
        mg::listen_to<"x">([] {}),
        mg::listen_to<"y">([] {}),
        mg::on<mg::event::message>(mg::matcher::regex<"z">{}, [] {}),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "xyz")), "1;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "yz")), "2;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "z")), "3;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot: z")), "3;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot: hello")), "0;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "hello")), "");
}

void a_group_that_does_not_convert_is_no_match() {
    constexpr mg::table all{
        mg::listen_to<"add (\\d+) (\\d+)">([](int, int) {}),
        mg::listen_to<"add (\\d+)">([](std::string_view) {}),
        mg::default_reply([] {}),
    };
    BOOST_TEST_EQ(rows_for(all, said("ann", "add 1 2")), "0;1;");
    BOOST_TEST_EQ(rows_for(all, said("ann", "add 1 2147483648")), "1;");
    BOOST_TEST_EQ(rows_for(all, said("ann", "add 2147483648 1")), "1;");
    constexpr mg::table first{
        mg::first_match,
        mg::respond_to<"add (\\d+) (\\d+)">([](int, int) {}),
        mg::respond_to<"^add">([] {}),
        mg::default_reply([] {}),
    };
    BOOST_TEST_EQ(rows_for(first, said("ann", "@bot add 1 2")), "0;");
    BOOST_TEST_EQ(rows_for(first, said("ann", "@bot add 1 2147483648")), "1;");
    BOOST_TEST_EQ(rows_for(first, said("ann", "@bot please add 1 2147483648")), "2;");
}

void a_default_reply_comes_last_and_only_to_what_nobody_answered() {
    constexpr mg::table table{
        mg::default_reply([] {}),
        mg::listen_to<"tea">([] {}),
        mg::respond_to<"coffee">([] {}),
        mg::when([](mg::event::message const& message) { return message.text.find("cake") != std::string::npos; }, [] {}),
        mg::on<mg::event::message>(mg::matcher::regex<"rum">{}, [] {}),
        mg::default_reply([] {}),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot hello")), "0;5;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "hello")), "");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot tea")), "1;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot coffee")), "2;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "coffee")), "");
    // These only observe.
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot cake")), "3;0;5;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot rum")), "4;0;5;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot cake with tea")), "1;3;");
}

void only_rules_that_say_so_hear_bots() {
    constexpr mg::table table{
        mg::listen_to<"a">([] {}),
        mg::from_anyone(mg::listen_to<"a">([] {})),
        mg::from_self(mg::listen_to<"a">([] {})),
        mg::from_anyone(mg::from_self(mg::listen_to<"a">([] {}))),
        mg::default_reply([] {}),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot a")), "0;1;3;");
    BOOST_TEST_EQ(rows_for(table, support::message_by(support::other_bot("robin"), "@bot a")), "1;3;");
    BOOST_TEST_EQ(rows_for(table, support::message_by(support::the_bot(), "@bot a")), "2;3;");
    // A rule that was not asked has not answered, but neither is a bot answered by a plain default_reply.
    BOOST_TEST_EQ(rows_for(table, support::message_by(support::other_bot("robin"), "@bot b")), "");
}

void a_predicate_that_throws_is_told_and_the_others_go_on() {
    constexpr mg::table table{
        mg::when([](mg::event::message const& message) -> bool { throw std::runtime_error{"no " + message.text}; }, [] {}),
        mg::listen_to<"a">([] {}),
    };
    noting_bot bot;
    auto event = said("ann", "a");
    BOOST_TEST((mg::detail::dispatch<std::remove_const_t<decltype(table)>, mg::context<>, mg::event::message, noting_bot>::run(table, event, bot)));
    BOOST_TEST_EQ(bot.happened, "0 threw no a;1;");
    event.text = "b";
    bot.happened.clear();
    BOOST_TEST((!mg::detail::dispatch<std::remove_const_t<decltype(table)>, mg::context<>, mg::event::message, noting_bot>::run(table, event, bot)));
    BOOST_TEST_EQ(bot.happened, "0 threw no b;");
}

// Emits two messages between which the test can count.
struct counting_transport {
    static constexpr auto emits = mg::types<mg::event::message>;
    static constexpr auto performs = mg::action::all;

    mg::event::message* message;
    std::size_t* counted;

    support::memory_sink sink() const noexcept { return support::memory_sink{nowhere}; }
    template <class Listener>
    std::error_code run(Listener& listener) const {
        auto const before = allocations.load();
        listener.hear(*message);
        *counted = allocations.load() - before;
        return {};
    }
    void stop() const noexcept {}
    void pause() const noexcept {}
    void resume() const noexcept {}

    static inline support::conversation nowhere;
};

struct total {
    long sum = 0;
};

constexpr mg::table busy{
    mg::listen_to<"add (\\d+) (\\d+)">([](int left, int right, total& total) { total.sum += left + right; }),
    mg::respond_to<"[Gg]ive me (.+)">([](auto& chat, std::string_view thing) { chat.reply("Here is " + std::string{thing}); }),
    mg::listen_to<"tea|coffee|cake">([](auto& chat) { chat.reply("yes"); }),
    mg::when([](mg::event::message const& message) { return message.text.size() > 500; }, [](auto& chat) { chat.react("scroll"); }),
    mg::on<mg::event::message>(mg::matcher::regex<"(\\w+)@(\\w+)">{}, [](std::string, std::string) {}),
    mg::default_reply([](auto& chat) { chat.reply("?"); }),
};

std::size_t allocated_for(std::string_view text, total& sum) {
    auto message = said("somebody whose name no small buffer holds", text);
    std::size_t counted = 0;
    mg::bot bot{counting_transport{&message, &counted}, mg::executor::inplace{}, busy, mg::with(sum)};
    BOOST_TEST(!bot.run());
    return counted;
}

void a_message_that_no_rule_matches_allocates_nothing() {
    total sum;
    BOOST_TEST_EQ(allocated_for("a long text that has nothing for this bot, as nearly all texts have nothing for it", sum), 0u);
    BOOST_TEST_EQ(allocated_for("add 1 99999999999999999999999999999999999999", sum), 0u);
    BOOST_TEST_EQ(sum.sum, 0);
    // Not vacuous: this handler makes a text that no small buffer holds.
    BOOST_TEST_NE(allocated_for("@bot give me a very long cup of whatever is warm enough", sum), 0u);
}

void numbers_that_a_handler_takes_allocate_nothing() {
    total sum;
    BOOST_TEST_EQ(allocated_for("whatever it is that somebody wants, please add 2 40", sum), 0u);
    BOOST_TEST_EQ(sum.sum, 42);
}

}  // namespace

int main() {
    every_accepting_rule_runs_in_the_order_of_the_table();
    first_match_stops_at_the_first();
    a_group_that_does_not_convert_is_no_match();
    a_default_reply_comes_last_and_only_to_what_nobody_answered();
    only_rules_that_say_so_hear_bots();
    a_predicate_that_throws_is_told_and_the_others_go_on();
    a_message_that_no_rule_matches_allocates_nothing();
    numbers_that_a_handler_takes_allocate_nothing();
    return boost::report_errors();
}
