// SPDX-License-Identifier: BSL-1.0
// Tests which rules of a table run for an event, in which order, and that it costs no allocation.
#include <monongusa/table/dispatch.hpp>

#include "../support/manual_executor.hpp"
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
#include <type_traits>
#include <vector>

namespace {
std::atomic<std::size_t> allocations = 0;
}

// Inlined in part, g++ takes them for a mismatched pair.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept { std::free(memory); }
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace mg = monongusa;
using support::said;

namespace {

// Stands for a bot's environment: writes down, by their positions, which rows run and which throw.
struct noting {
    struct performer {
        template <class Action>
        void perform(Action const&) const {}
    };

    std::string happened{};

    // Each handler here returns text, so that it comes by.
    performer performer_for(mg::action::occasion& occasion) {
        happened += std::to_string(occasion.rule) + ";";
        return {};
    }
    void chosen(mg::action::occasion const& occasion) { choices += std::to_string(occasion.rule) + ";"; }
    void threw(mg::action::occasion const& occasion) {
        try {
            throw;
        } catch (std::exception const& error) {
            happened += std::to_string(occasion.rule) + " threw " + error.what() + " at " + occasion.origin.user->name + ";";
        }
    }

    // For handlers that run later.
    std::vector<mg::task_of_bot> tasks{};
    std::string choices{};
    int under_way = 0;
    int dropped = 0;
    bool may_run = true;

    void submit(mg::task_of_bot& task) { tasks.push_back(task); }
    void task_begins() { ++under_way; }
    struct turn {};
    turn turn_of(std::size_t) noexcept { return {}; }
    bool task_may_run() const { return may_run; }
    void task_ends() { --under_way; }
    void task_done() { --under_way; }
    void task_dropped() {
        ++dropped;
        --under_way;
    }
};
constexpr auto ran = [] { return ""; };

template <class Table, class Event>
std::string rows_for(Table const& table, Event event) {
    noting notes;
    mg::executor::inplace executor;
    using dispatch = mg::detail::dispatch<Table, mg::context<>, Event, noting, mg::executor::inplace>;
    mg::detail::arrival<Event> arrival{event, 5, nullptr};
    bool const accepted = dispatch::run(table, arrival, notes, executor);
    return accepted ? notes.happened : notes.happened + "none";
}

void every_accepting_rule_runs_in_the_order_of_the_table() {
    constexpr mg::table table{
        mg::listen_to<"a">(ran),
        mg::on<mg::event::message>(ran),
        mg::respond_to<"b">(ran),
        mg::when([](mg::event::message const& message) { return message.text.size() > 5; }, ran),
        mg::listen_to<"b">(ran),
        mg::on_emoji<"tada">(ran),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "ab")), "1;2;5;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot a b")), "1;2;3;4;5;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "")), "2;");
    BOOST_TEST_EQ(rows_for(table, support::reacted("ann", "tada")), "6;");
    BOOST_TEST_EQ(rows_for(table, support::reacted("ann", "scroll")), "none");
    BOOST_TEST_EQ(rows_for(table, mg::event::ready{}), "none");
}

void first_match_stops_at_the_first() {
    constexpr mg::table table{
        mg::first_match,
        mg::default_reply(ran),
        mg::listen_to<"x">(ran),
        mg::listen_to<"y">(ran),
        mg::on<mg::event::message>(mg::matcher::regex<"z">{}, ran),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "xyz")), "2;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "yz")), "3;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "z")), "4;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot: z")), "4;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot: hello")), "1;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "hello")), "none");
}

void a_group_that_does_not_convert_is_no_match() {
    constexpr mg::table all{
        mg::listen_to<"add (\\d+) (\\d+)">([](int, int) { return ""; }),
        mg::listen_to<"add (\\d+)">([](std::string_view) { return ""; }),
        mg::default_reply(ran),
    };
    BOOST_TEST_EQ(rows_for(all, said("ann", "add 1 2")), "1;2;");
    BOOST_TEST_EQ(rows_for(all, said("ann", "add 1 2147483648")), "2;");
    BOOST_TEST_EQ(rows_for(all, said("ann", "add 2147483648 1")), "2;");
    constexpr mg::table first{
        mg::first_match,
        mg::respond_to<"add (\\d+) (\\d+)">([](int, int) { return ""; }),
        mg::respond_to<"^add">(ran),
        mg::default_reply(ran),
    };
    BOOST_TEST_EQ(rows_for(first, said("ann", "@bot add 1 2")), "1;");
    BOOST_TEST_EQ(rows_for(first, said("ann", "@bot add 1 2147483648")), "2;");
    BOOST_TEST_EQ(rows_for(first, said("ann", "@bot please add 1 2147483648")), "3;");
}

void a_default_reply_comes_last_and_only_to_what_nobody_answered() {
    constexpr mg::table table{
        mg::default_reply(ran),
        mg::listen_to<"tea">(ran),
        mg::respond_to<"coffee">(ran),
        mg::when([](mg::event::message const& message) { return message.text.find("cake") != std::string::npos; }, ran),
        mg::on<mg::event::message>(mg::matcher::regex<"rum">{}, ran),
        mg::default_reply(ran),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot hello")), "1;6;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "hello")), "none");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot tea")), "2;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot coffee")), "3;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "coffee")), "none");
    // These only observe.
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot cake")), "4;1;6;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot rum")), "5;1;6;");
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot cake with tea")), "2;4;");
}

void only_rules_that_say_so_hear_bots() {
    constexpr mg::table table{
        mg::listen_to<"a">(ran),
        mg::from_anyone(mg::listen_to<"a">(ran)),
        mg::from_self(mg::listen_to<"a">(ran)),
        mg::from_anyone(mg::from_self(mg::listen_to<"a">(ran))),
        mg::default_reply(ran),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "@bot a")), "1;2;4;");
    BOOST_TEST_EQ(rows_for(table, support::message_by(support::other_bot("robin"), "@bot a")), "2;4;");
    BOOST_TEST_EQ(rows_for(table, support::message_by(support::the_bot(), "@bot a")), "3;4;");
    // A rule that was not asked has not answered, but neither is a bot answered by a plain default_reply.
    BOOST_TEST_EQ(rows_for(table, support::message_by(support::other_bot("robin"), "@bot b")), "none");
}

void a_predicate_that_throws_is_told_and_the_others_go_on() {
    constexpr mg::table table{
        mg::when([](mg::event::message const& message) -> bool { throw std::runtime_error{"no " + message.text}; }, ran),
        mg::listen_to<"a">(ran),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "a")), "1 threw no a at ann;2;");
    BOOST_TEST_EQ(rows_for(table, said("bob", "b")), "1 threw no b at bob;none");
}

void a_handler_that_throws_is_told_and_the_others_go_on() {
    constexpr mg::table table{
        mg::listen_to<"a">([](mg::event::message const& message) { throw std::runtime_error{"no " + message.text}; }),
        mg::listen_to<"[a]">(ran),
        mg::default_reply(ran),
    };
    BOOST_TEST_EQ(rows_for(table, said("ann", "@a, @bot")), "1 threw no @a, @bot at ann;2;");
}

// An executor in place that runs nothing.
struct refusing_executor {
    int asked = 0;
    template <class Task>
    bool try_execute(Task& task) {
        ++asked;
        BOOST_TEST_EQ(task.origin().user->name, "ann");
        return false;
    }
};
void chosen_handlers_go_to_the_executor_and_nothing_else() {
    constexpr mg::table table{mg::listen_to<"a">(ran), mg::listen_to<"b">(ran), mg::listen_to<"c">(ran)};
    using table_type = std::remove_const_t<decltype(table)>;
    using dispatch = mg::detail::dispatch<table_type, mg::context<>, mg::event::message, noting, refusing_executor>;
    noting notes;
    refusing_executor executor;
    auto event = said("ann", "a c");
    mg::detail::arrival<mg::event::message> arrival{event, 5, nullptr};
    BOOST_TEST(dispatch::run(table, arrival, notes, executor));
    BOOST_TEST_EQ(executor.asked, 2);
    event = said("ann", "d");
    BOOST_TEST(!dispatch::run(table, arrival, notes, executor));
    BOOST_TEST_EQ(executor.asked, 2);
    BOOST_TEST_EQ(notes.happened, "");
    BOOST_TEST_EQ(notes.choices, "1;3;");
}

// --- handlers that run later


constexpr mg::table tea_and_cake{
    mg::listen_to<"(tea)">([](std::string_view what, std::string& told, mg::event::message const& message) {
        told += std::string{what} + " of " + message.author.name + " in " + message.text + ";";
        return "";
    }),
    mg::listen_to<"cake">(ran),
    mg::listen_to<"rum">(ran),
};
// With a component.
struct noting_text : noting {
    std::string told{};
    template <class Asked>
    Asked& component() {
        return told;
    }
};
using later = mg::detail::dispatch<std::remove_const_t<decltype(tea_and_cake)>, mg::context<>, mg::event::message, noting_text,
                                   mg::detail::queued>;
mg::detail::queued queued;

void handlers_that_run_later_share_the_event() {
    mg::detail::deliveries<mg::event::message> pool;
    noting_text notes;
    auto scratch = said("ann", "tea and cake, please, and a lot of it");
    auto const* const text = scratch.text.data();
    {
        mg::detail::arrival<mg::event::message> arrival{scratch, 5, &pool};
        BOOST_TEST(later::run(tea_and_cake, arrival, notes, queued));
        BOOST_TEST(arrival.get().text.data() == text);
    }
    BOOST_TEST(scratch.text.data() != text);
    scratch = said("bob", "something else that was said in the meantime");
    BOOST_TEST_EQ(notes.happened, "");
    BOOST_TEST_EQ(notes.choices, "1;2;");
    BOOST_TEST_EQ(notes.under_way, 2);
    BOOST_TEST_EQ(notes.tasks.size(), 2u);
    for (auto const& task : notes.tasks) {
        BOOST_TEST_EQ(task.origin().user->name, "ann");
        task();
        task();
    }
    BOOST_TEST_EQ(notes.told, "tea of ann in tea and cake, please, and a lot of it;");
    BOOST_TEST_EQ(notes.happened, "1;2;");
    BOOST_TEST_EQ(notes.under_way, 0);
    // All have let go of the event, though the tasks are still there.
    auto next = said("eve", "rum");
    auto const delivery = pool.swap_in(next, 6);
    BOOST_TEST(next.text.data() == text);
    notes.tasks.clear();
    BOOST_TEST_EQ(notes.dropped, 0);
}

void handlers_that_never_run_let_go_of_the_event() {
    mg::detail::deliveries<mg::event::message> pool;
    noting_text notes;
    auto scratch = said("ann", "tea and cake and rum");
    mg::detail::arrival<mg::event::message> arrival{scratch, 5, &pool};
    BOOST_TEST(later::run(tea_and_cake, arrival, notes, queued));
    BOOST_TEST_EQ(notes.tasks.size(), 3u);
    notes.tasks.pop_back();
    BOOST_TEST_EQ(notes.dropped, 1);
    notes.may_run = false;
    notes.tasks.back()();
    BOOST_TEST_EQ(notes.dropped, 2);
    notes.tasks.pop_back();
    notes.tasks.clear();
    BOOST_TEST_EQ(notes.dropped, 3);
    BOOST_TEST_EQ(notes.under_way, 0);
    BOOST_TEST_EQ(notes.happened, "");
}

void without_a_hit_the_event_stays_where_it_is() {
    mg::detail::deliveries<mg::event::message> pool;
    noting_text notes;
    auto scratch = said("ann", "nothing for anybody");
    auto const before = scratch;
    mg::detail::arrival<mg::event::message> arrival{scratch, 5, &pool};
    BOOST_TEST(!later::run(tea_and_cake, arrival, notes, queued));
    BOOST_TEST(scratch == before);
    BOOST_TEST(notes.tasks.empty() && notes.choices.empty());
}

// --- what it costs

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
        accepted = listener.hear(*message);
        *counted = allocations.load() - before;
        return {};
    }
    void stop() const noexcept {}
    void pause() const noexcept {}
    void resume() const noexcept {}

    static inline support::conversation nowhere;
    static inline bool accepted;
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
    a_handler_that_throws_is_told_and_the_others_go_on();
    chosen_handlers_go_to_the_executor_and_nothing_else();
    handlers_that_run_later_share_the_event();
    handlers_that_never_run_let_go_of_the_event();
    without_a_hit_the_event_stays_where_it_is();
    a_message_that_no_rule_matches_allocates_nothing();
    numbers_that_a_handler_takes_allocate_nothing();
    return boost::report_errors();
}
