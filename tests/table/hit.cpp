// SPDX-License-Identifier: BSL-1.0
// hit: a queued handler sees the event as it was, however late it runs, and the bot is told what became of it.
#include <monongusa/table/hit.hpp>

#include <monongusa/context/context.hpp>
#include <monongusa/event/message.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace {

namespace mg = monongusa;
using mg::event::message;
using messages = mg::detail::deliveries<message>;
using mg::detail::arrival;

message said(std::string text) {
    message message;
    message.id = "m1";
    message.text = std::move(text);
    message.author.name = "ann";
    message.channel.name = "general";
    return message;
}

// Stands for a bot's environment: keeps the tasks, and writes down what it is told.
struct noting {
    struct performer {
        noting& of;
        mg::action::occasion& occasion;

        template <class Action>
        void perform(Action const& action) const {
            auto const stamp = occasion.next();
            of.note(mg::detail::joined(stamp.event, '.', stamp.rule, '.', stamp.number, ' ', action.text));
        }
    };

    std::string happened{};
    std::vector<mg::task_of_bot> tasks{};
    std::string component_text = "component";
    bool may_run = true;
    bool takes = true;
    std::function<void()> at_the_end{};

    void note(std::string_view what) { (happened += what) += ';'; }

    performer performer_for(mg::action::occasion& occasion) { return {*this, occasion}; }
    template <class Asked>
    Asked& component() {
        return component_text;
    }
    void submit(mg::task_of_bot& task) {
        if (!takes) throw std::runtime_error{"not taken"};
        tasks.push_back(task);
    }
    void task_begins() { note("begins"); }
    struct turn {};
    turn turn_of(std::size_t) noexcept { return {}; }
    bool task_may_run() { return may_run; }
    void task_ends() {
        if (at_the_end) at_the_end();
        note("ends");
    }
    void task_dropped() { note("dropped"); }
    void chosen(mg::action::occasion const&) {}
    void threw(mg::action::occasion const& occasion) noexcept {
        try {
            throw;
        } catch (std::exception const& error) {
            note(mg::detail::joined(occasion.event, '.', occasion.rule, " threw ", error.what(), " at ", occasion.origin.user->name));
        }
    }

    void run_all() {
        for (auto const& task : tasks) task();
        tasks.clear();
    }
};

using context = mg::context<>;

// Queues the row's handler, as dispatch does; the row accepts the event.
template <class Row>
void queue(Row const& row, arrival<message>& event, noting& bot, std::size_t position = 1) {
    using arguments = mg::detail::arguments_of<Row, context, message>;
    typename arguments::stored stored{};
    auto const found = row.matcher().match(event.get());
    BOOST_TEST(found && arguments::accept(found, event.get().text, stored));
    mg::detail::enqueue<context>(row, position, event, bot, stored);
}

void a_queued_handler_runs_when_its_task_is_called() {
    messages pool;
    noting bot;
    auto scratch = said("give tea");
    arrival<message> event{scratch, 7, &pool};
    queue(mg::listen_to<"give (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }), event, bot, 3);
    BOOST_TEST_EQ(bot.happened, "begins;");
    BOOST_TEST_EQ(bot.tasks.size(), 1u);
    bot.run_all();
    BOOST_TEST_EQ(bot.happened, "begins;7.3.1 Here is tea;ends;");
}

// However short: a string of up to fifteen characters is moved with its event, so a view of it would dangle where one of a longer one would not.
void what_a_handler_sees_is_there_however_late_it_runs() {
    constexpr auto row = mg::listen_to<"^(.)(.*)$">([](message const& event, char first, std::string_view rest, std::string& component) {
        component += event.text == first + std::string{rest} && rest.data() == event.text.data() + 1 ? "" : " but wrong " + event.text;
    });
    messages pool;
    noting bot;
    message scratch;
    for (std::size_t length = 1; length <= 64; ++length) {
        scratch.text.assign(length, 'x');
        scratch.text.front() = static_cast<char>('A' + length % 26);
        arrival<message> event{scratch, length, &pool};
        queue(row, event, bot);
    }
    scratch.text.assign(100, '!');
    BOOST_TEST_EQ(bot.tasks.size(), 64u);
    bot.run_all();
    BOOST_TEST_EQ(bot.component_text, "component");
}

void all_hits_of_an_event_share_it() {
    messages pool;
    noting bot;
    std::vector<message const*> seen;
    auto const row = mg::on<message>([&seen](message const& event) { seen.push_back(&event); });
    auto scratch = said("tea");
    {
        arrival<message> event{scratch, 7, &pool};
        queue(row, event, bot, 1);
        queue(row, event, bot, 2);
    }
    BOOST_TEST_EQ(bot.tasks.size(), 2u);
    BOOST_TEST(bot.tasks[0].origin().user == bot.tasks[1].origin().user);
    BOOST_TEST_EQ(bot.tasks[0].origin().user->name, "ann");
    bot.run_all();
    BOOST_TEST_EQ(seen.size(), 2u);
    BOOST_TEST(seen.front() == seen.back());
}

// The pool gives the same delivery again: nobody holds it any more.
bool is_back(messages& pool, message const* event) {
    message scratch;
    return &pool.swap_in(scratch, 99)->event == event;
}

// Whoever waits for the last task may end the bot, with its pools, as soon as it is told.
void the_event_is_given_back_before_the_bot_is_told_of_the_end() {
    for (bool const throws : {false, true}) {
        messages pool;
        noting bot;
        message const* seen = nullptr;
        auto const row = mg::on<message>([&](message const& event) {
            seen = &event;
            if (throws) throw std::runtime_error{"no tea"};
        });
        auto scratch = said("tea");
        {
            arrival<message> event{scratch, 7, &pool};
            queue(row, event, bot);
        }
        bool back = false;
        bot.at_the_end = [&] { back = is_back(pool, seen); };
        bot.tasks.front()();
        BOOST_TEST(back);
    }
}

void one_that_is_never_called_is_dropped_and_gives_its_event_back() {
    messages pool;
    noting bot;
    int runs = 0;
    auto scratch = said("tea");
    message const* place = nullptr;
    {
        arrival<message> event{scratch, 7, &pool};
        queue(mg::on<message>([&runs] { ++runs; }), event, bot);
        place = &event.get();
    }
    BOOST_TEST(!is_back(pool, place));
    bot.tasks.clear();
    BOOST_TEST_EQ(bot.happened, "begins;dropped;");
    BOOST_TEST_EQ(runs, 0);
}

void a_handler_whose_time_is_over_does_not_begin() {
    messages pool;
    noting bot;
    int runs = 0;
    auto scratch = said("tea");
    message const* place = nullptr;
    {
        arrival<message> event{scratch, 7, &pool};
        queue(mg::on<message>([&runs] { ++runs; }), event, bot);
        place = &event.get();
    }
    bot.may_run = false;
    bot.tasks.front()();
    BOOST_TEST(is_back(pool, place));
    bot.tasks.clear();
    BOOST_TEST_EQ(bot.happened, "begins;dropped;");
    BOOST_TEST_EQ(runs, 0);
}

void what_a_handler_throws_goes_to_the_bot_with_its_occasion() {
    messages pool;
    noting bot;
    auto scratch = said("tea");
    arrival<message> event{scratch, 7, &pool};
    queue(mg::on<message>([] { throw std::runtime_error{"no tea"}; }), event, bot, 4);
    bot.run_all();
    BOOST_TEST_EQ(bot.happened, "begins;7.4 threw no tea at ann;ends;");
}

void a_task_that_cannot_be_handed_over_is_told_and_dropped() {
    messages pool;
    noting bot;
    bot.takes = false;
    auto scratch = said("tea");
    arrival<message> event{scratch, 7, &pool};
    queue(mg::on<message>([] {}), event, bot, 4);
    BOOST_TEST_EQ(bot.happened, "begins;dropped;7.4 threw not taken at ann;");
}

void a_handler_may_run_where_the_event_is() {
    noting bot;
    auto const scratch = said("tea");
    auto const row = mg::on<message>([&scratch](message const& event) { return &event == &scratch ? "the same" : "another"; });
    mg::action::occasion const occasion{mg::event::origin_of(scratch), 7, 2};
    mg::detail::run_handler<context>(row, occasion, bot, scratch, mg::detail::arguments_of<decltype(row), context, message>::stored{});
    BOOST_TEST_EQ(bot.happened, "7.2.1 the same;");
}

// Handlers with state are referred to, not copied; those without are not even kept.
void a_handler_with_state_is_the_one_in_the_table() {
    messages pool;
    noting bot;
    auto const row = mg::on<message>([calls = std::make_unique<int>(0)] { return std::to_string(++*calls); });
    auto scratch = said("tea");
    arrival<message> event{scratch, 7, &pool};
    queue(row, event, bot);
    queue(row, event, bot);
    bot.run_all();
    BOOST_TEST_EQ(bot.happened, "begins;begins;7.1.1 1;ends;7.1.1 2;ends;");
}

constexpr auto stateless = mg::on<message>([] {});
constexpr auto stateful = mg::on<message>([number = 1] { return number > 0 ? "" : "none"; });
template <class Row>
using hit_of_row = mg::detail::hit_of<context, std::remove_const_t<Row>, message, noting>;
static_assert(sizeof(hit_of_row<decltype(stateless)>) + sizeof(void*) == sizeof(hit_of_row<decltype(stateful)>));

}  // namespace

int main() {
    a_queued_handler_runs_when_its_task_is_called();
    what_a_handler_sees_is_there_however_late_it_runs();
    all_hits_of_an_event_share_it();
    the_event_is_given_back_before_the_bot_is_told_of_the_end();
    one_that_is_never_called_is_dropped_and_gives_its_event_back();
    a_handler_whose_time_is_over_does_not_begin();
    what_a_handler_throws_goes_to_the_bot_with_its_occasion();
    a_task_that_cannot_be_handed_over_is_told_and_dropped();
    a_handler_may_run_where_the_event_is();
    a_handler_with_state_is_the_one_in_the_table();
    return boost::report_errors();
}
