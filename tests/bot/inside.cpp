// SPDX-License-Identifier: BSL-1.0
// Tests the way to a bot's own parts, which the library alone goes.
#include <monongusa/bot/inside.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/clock/manual.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>

namespace mg = monongusa;
using support::conversation;
using support::memory_transport;
using support::said;

namespace {

constexpr mg::table echo{mg::listen_to<"(.+)">([](std::string_view text) { return std::string{text}; })};

void the_engine_and_the_environment_are_the_bot_s() {
    conversation chat;
    mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, echo, mg::with(), mg::clock::manual{}};
    using inside = mg::detail::inside_of<decltype(bot)>;
    auto& engine = inside::engine(bot);
    bot.hear(said("ann", "tea"));
    BOOST_TEST_EQ(&inside::environment(bot).bot(), &engine);
    engine.task_begins();
    BOOST_TEST(!bot.wait_until_quiet(mg::instant{}));
    engine.quiet().task_ends();
    BOOST_TEST(bot.wait_until_quiet(mg::instant{}));
}

// Of no event: only an action that says in `to` where it goes.
void its_context_answers_nothing() {
    conversation chat;
    mg::bot bot{memory_transport{chat}, mg::executor::inplace{}, echo, mg::with(), mg::clock::manual{}};
    using inside = mg::detail::inside_of<decltype(bot)>;
    static_assert(inside::context_of_nothing::reach == mg::event::reach::nowhere);
    bot.hear(said("ann", "tea"));
    mg::action::occasion occasion;
    auto context = inside::environment(bot).context_for<inside::context_of_nothing>(occasion);
    context.perform(mg::action::send{"cake", {support::general(), {}, "", ""}});
    BOOST_TEST_EQ(support::joined(chat.done), "reply ann: tea;send #general: cake;");
}

}  // namespace

int main() {
    the_engine_and_the_environment_are_the_bot_s();
    its_context_answers_nothing();
    return boost::report_errors();
}
