// SPDX-License-Identifier: BSL-1.0
// filter: shows what its levels say, of each subsystem by its own.
#include <monongusa/log/filter.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <type_traits>

namespace {

using monongusa::log::filter;
using monongusa::log::level;

static_assert(std::is_trivially_copyable_v<filter>);

void unless_told_otherwise_it_shows_what_the_owner_is_to_know() {
    constexpr filter shown;
    static_assert(shown.rest() == level::info && shown.loudest() == level::info);
    static_assert(shown.shows(level::error, "bot") && shown.shows(level::info, "bot") && !shown.shows(level::debug, "bot"));
    static_assert(shown.shows(level::info, ""));
}

void off_shows_nothing_and_nothing_is_off() {
    constexpr filter shown{level::off};
    static_assert(!shown.shows(level::error, "bot") && !shown.shows(level::off, "bot"));
    static_assert(!filter{level::bytes}.shows(level::off, "bot"));
}

void a_subsystem_may_say_more_or_less_than_the_rest() {
    filter shown{level::warning};
    BOOST_TEST(shown.set("stdio", level::debug));
    BOOST_TEST(shown.set("rule", level::off));
    BOOST_TEST(shown.shows(level::debug, "stdio"));
    BOOST_TEST(!shown.shows(level::trace, "stdio"));
    BOOST_TEST(!shown.shows(level::error, "rule"));
    BOOST_TEST(shown.shows(level::warning, "bot"));
    BOOST_TEST(!shown.shows(level::info, "bot"));
    // A part of a name, or more than it, is another.
    BOOST_TEST(!shown.shows(level::info, "stdi"));
    BOOST_TEST(!shown.shows(level::info, "stdio2"));
    BOOST_TEST(shown.level_of("stdio") == level::debug);
    BOOST_TEST(shown.level_of("chat") == level::warning);
}

void the_loudest_is_that_of_all() {
    filter shown{level::warning};
    shown.set("stdio", level::bytes);
    BOOST_TEST(shown.loudest() == level::bytes);
    shown.set("stdio", level::off);
    BOOST_TEST(shown.loudest() == level::warning);
    shown.rest(level::trace);
    BOOST_TEST(shown.loudest() == level::trace);
    BOOST_TEST(shown.shows(level::trace, "bot"));
    BOOST_TEST(!shown.shows(level::error, "stdio"));
}

void the_last_word_on_a_subsystem_counts() {
    filter shown;
    for (int i = 0; i < 100; ++i) BOOST_TEST(shown.set("stdio", level::bytes));
    BOOST_TEST(shown.set("stdio", level::error));
    BOOST_TEST(shown.level_of("stdio") == level::error);
}

void it_is_raised_and_never_lowered() {
    filter shown;
    shown.set("rule", level::off);
    shown.at_least(level::debug);
    BOOST_TEST(shown.rest() == level::debug);
    shown.at_least(level::off);
    BOOST_TEST(shown.rest() == level::debug);
    BOOST_TEST(shown.level_of("rule") == level::off);
}

void it_has_room_for_so_many_and_for_names_so_long() {
    filter shown;
    for (std::size_t i = 0; i < filter::most; ++i) BOOST_TEST(shown.set("part" + std::to_string(i), level::debug));
    BOOST_TEST(!shown.set("one_more", level::bytes));
    BOOST_TEST(shown.level_of("one_more") == level::info);
    BOOST_TEST(shown.loudest() == level::debug);
    BOOST_TEST(shown.set("part3", level::trace));
    BOOST_TEST(shown.level_of("part3") == level::trace);

    filter other;
    std::string const longest(filter::longest, 'x');
    BOOST_TEST(other.set(longest, level::debug));
    BOOST_TEST(other.level_of(longest) == level::debug);
    BOOST_TEST(!other.set(longest + 'x', level::bytes));
    BOOST_TEST(other.level_of(longest + 'x') == level::info);
    BOOST_TEST(!other.set("", level::bytes));
    BOOST_TEST(other.loudest() == level::debug);
}

}  // namespace

int main() {
    unless_told_otherwise_it_shows_what_the_owner_is_to_know();
    off_shows_nothing_and_nothing_is_off();
    a_subsystem_may_say_more_or_less_than_the_rest();
    the_loudest_is_that_of_all();
    the_last_word_on_a_subsystem_counts();
    it_is_raised_and_never_lowered();
    it_has_room_for_so_many_and_for_names_so_long();
    return boost::report_errors();
}
