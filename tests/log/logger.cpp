// SPDX-License-Identifier: BSL-1.0
// logger: a bot's lines go where it says and show what it says, else as the process has it; what is not shown is not composed.
#include <monongusa/log/logger.hpp>

#include "../support/descriptors.hpp"

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/secret/secret.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <time.h>

namespace {

namespace log = monongusa::log;
using log::level;
using log::logger;
using log::record;
using log::scope;

static_assert(!std::is_copy_constructible_v<logger>);
// Part of each context.
static_assert(std::is_trivially_copyable_v<scope> && sizeof(scope) <= 3 * sizeof(void*));

// Writes down all that it is told.
struct noting {
    std::string heard{};
    std::int64_t time = 0;

    void write(record const& line) {
        heard += monongusa::detail::joined(name_of(line.level), '|', line.bot, '|', line.subsystem, '|', line.rule, '|', line.text, '\n');
        time = line.time;
    }
    std::string take() { return std::exchange(heard, {}); }
};

// Counts how often it became text.
struct counted {
    int* times;

    friend void append_to(std::string& out, counted const& part) {
        ++*part.times;
        out += "counted";
    }
};

void say_all(scope const& of) {
    of.error("e");
    of.warning("w");
    of.info("i");
    of("call");
    of.debug("d");
    of.trace("t");
    of.bytes("b");
    of.write(level::off, "never");
}

void a_line_says_who_speaks() {
    noting sink;
    logger tea{"tea"};
    tea.to(sink);
    tea.in("bot").warning("one ", 1, ' ', true, ' ', monongusa::chat::user{"U1", "alice"}, monongusa::chat::channel{"C1", "general"});
    tea.in("chat", 12)("two");
    tea.in("rule", 3).error();
    BOOST_TEST_EQ(sink.take(), "warning|tea|bot|0|one 1 true alice#general\ninfo|tea|chat|12|two\nerror|tea|rule|3|\n");
}

void it_has_the_time() {
    noting sink;
    logger tea;
    tea.to(sink);
    auto const before = std::int64_t{::time(nullptr)} * 1000;
    tea.in("bot")("now");
    BOOST_TEST_GE(sink.time, before - 1000);
    BOOST_TEST_LE(sink.time, std::int64_t{::time(nullptr)} * 1000 + 2000);
}

void each_level_shows_those_before_it() {
    constexpr std::string_view lines[] = {"error|tea|bot|0|e\n", "warning|tea|bot|0|w\n", "info|tea|bot|0|i\ninfo|tea|bot|0|call\n",
                                          "debug|tea|bot|0|d\n", "trace|tea|bot|0|t\n",   "bytes|tea|bot|0|b\n"};
    noting sink;
    logger tea{"tea"};
    tea.to(sink);
    std::string expected;
    for (std::size_t i = 0; i <= std::size(lines); ++i) {
        tea.show(static_cast<level>(i));
        say_all(tea.in("bot"));
        BOOST_TEST_EQ(sink.take(), expected);
        if (i < std::size(lines)) expected += lines[i];
    }
}

void subsystems_have_levels_of_their_own() {
    noting sink;
    logger tea{"tea"};
    tea.to(sink);
    log::filter shown{level::error};
    shown.set("stdio", level::debug);
    tea.show(shown);
    tea.in("stdio").debug("d");
    tea.in("stdio").trace("t");
    tea.in("bot").warning("w");
    BOOST_TEST(tea.in("stdio").shows(level::debug) && !tea.in("stdio").shows(level::trace) && !tea.in("bot").shows(level::warning));
    BOOST_TEST_EQ(sink.take(), "debug|tea|stdio|0|d\n");
}

void what_is_not_shown_is_not_composed() {
    noting sink;
    logger tea{"tea"};
    tea.to(sink);
    int times = 0;
    tea.in("bot").debug(counted{&times});
    BOOST_TEST_EQ(times, 0);
    tea.in("bot").info(counted{&times});
    BOOST_TEST_EQ(times, 1);
    log::filter shown{level::off};
    shown.set("stdio", level::bytes);
    tea.show(shown);
    tea.in("bot").error(counted{&times});
    BOOST_TEST_EQ(times, 1);
}

void what_it_was_not_told_is_as_the_process_has_it() {
    noting process;
    noting own;
    log::redirection const here{process};
    logger tea{"tea"};
    tea.in("bot").info("one");
    tea.in("bot").debug("not shown");
    BOOST_TEST_EQ(process.take(), "info|tea|bot|0|one\n");
    // Also when that changes.
    log::process().show(level::debug);
    tea.in("bot").debug("two");
    BOOST_TEST_EQ(process.take(), "debug|tea|bot|0|two\n");
    BOOST_TEST(tea.shown().rest() == level::debug);
    tea.to(own);
    tea.in("bot").debug("three");
    log::process().show({});
    tea.in("bot").debug("not shown");
    BOOST_TEST_EQ(own.take(), "debug|tea|bot|0|three\n");
    tea.show(level::trace);
    tea.in("bot").trace("four");
    BOOST_TEST_EQ(own.take(), "trace|tea|bot|0|four\n");
    BOOST_TEST_EQ(process.take(), "");
    logger second{"second"};
    second.show(level::bytes);
    second.in("bot").bytes("five");
    BOOST_TEST_EQ(process.take(), "bytes|second|bot|0|five\n");
}

void it_is_raised_and_never_lowered() {
    logger tea;
    tea.show_at_least(level::off);
    tea.show_at_least(level::info);
    // It still follows the process.
    log::process().show(level::error);
    BOOST_TEST(!tea.shows(level::warning, "bot"));
    tea.show_at_least(level::trace);
    BOOST_TEST(tea.shows(level::trace, "bot") && !tea.shows(level::bytes, "bot"));
    log::process().show({});
    BOOST_TEST(tea.shows(level::trace, "bot"));
    tea.show_at_least(level::debug);
    BOOST_TEST(tea.shown().rest() == level::trace);
    log::filter quiet{level::warning};
    quiet.set("rule", level::off);
    tea.show(quiet);
    tea.show_at_least(level::bytes);
    BOOST_TEST(tea.shows(level::bytes, "bot") && !tea.shows(level::error, "rule"));
}

void a_part_of_the_process_has_no_bot() {
    noting process;
    log::redirection const here{process};
    scope{"cache"}.warning("full");
    scope{"cache"}.debug("not shown");
    BOOST_TEST_EQ(process.take(), "warning||cache|0|full\n");
}

void its_name_can_be_set_later() {
    noting sink;
    logger mine;
    mine.to(sink);
    BOOST_TEST_EQ(mine.bot(), "bot");
    auto const of = mine.in("bot");
    mine.bot(std::string{"tea"} + "pot");
    of("here");
    mine.bot("");
    of("here");
    BOOST_TEST_EQ(sink.take(), "info|teapot|bot|0|here\ninfo||bot|0|here\n");
}

void no_sink_sees_a_secret() {
    noting sink;
    monongusa::secret const token{"hunter2\n\"x", "TOKEN"};
    logger tea{token.reveal()};
    tea.to(sink);
    tea.in("bot")("it is ", token.reveal(), "!");
    tea.in("bot").error("{\"p\":\"hunter2\\n\\\"x\"}");
    // In parts, and one that nobody told.
    tea.in("bot")("hunt", "er2\n", '"', 'x');
    tea.bot("tea");
    tea.in("bot")("Authorization: Bearer ", "abcdefgh");
    tea.in("bot")("no ", token.name());
    BOOST_TEST_EQ(sink.take(),
                  "info|(secret TOKEN)|bot|0|it is (secret TOKEN)!\nerror|(secret TOKEN)|bot|0|{\"p\":\"(secret TOKEN)\"}\n"
                  "info|(secret TOKEN)|bot|0|(secret TOKEN)\ninfo|tea|bot|0|Authorization: Bearer (secret)\ninfo|tea|bot|0|no TOKEN\n");
}

}  // namespace

int main() {
    a_line_says_who_speaks();
    it_has_the_time();
    each_level_shows_those_before_it();
    subsystems_have_levels_of_their_own();
    what_is_not_shown_is_not_composed();
    what_it_was_not_told_is_as_the_process_has_it();
    it_is_raised_and_never_lowered();
    a_part_of_the_process_has_no_bot();
    its_name_can_be_set_later();
    no_sink_sees_a_secret();
    return boost::report_errors();
}
