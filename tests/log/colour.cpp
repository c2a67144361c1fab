// SPDX-License-Identifier: BSL-1.0
// colour: the command line is heard before the environment, and that before the terminal.
#include <monongusa/log/colour.hpp>

#include "../support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace {

using monongusa::detail::is_coloured;
using monongusa::detail::paint;
using monongusa::log::colour;
using monongusa::log::level;
using monongusa::log::read_colour;

void its_words_are_read() {
    colour read = colour::never;
    BOOST_TEST(read_colour("auto", read) && read == colour::automatic);
    BOOST_TEST(read_colour("always", read) && read == colour::always);
    BOOST_TEST(read_colour("never", read) && read == colour::never);
    for (std::string_view const word : {"", "Auto", "automatic", "yes", "always "})
        BOOST_TEST(!read_colour(word, read) && read == colour::never);
}

struct row {
    char const* no_color;
    char const* clicolor_force;
    char const* force_color;
    char const* term;
    bool terminal;
    bool coloured;
};
constexpr row rows[] = {
    {nullptr, nullptr, nullptr, "xterm", true, true},
    {nullptr, nullptr, nullptr, "xterm", false, false},
    // A terminal without colours, or of no kind.
    {nullptr, nullptr, nullptr, "dumb", true, false},
    {nullptr, nullptr, nullptr, "", true, false},
    {nullptr, nullptr, nullptr, nullptr, true, false},
    // What is set and empty is not set.
    {"", nullptr, nullptr, "xterm", true, true},
    {nullptr, "", "", "xterm", false, false},
    {"1", nullptr, nullptr, "xterm", true, false},
    {"0", nullptr, nullptr, "xterm", true, false},
    {nullptr, "1", nullptr, nullptr, false, true},
    {nullptr, nullptr, "1", "dumb", false, true},
    {nullptr, nullptr, "3", nullptr, true, true},
    // "0" forces nothing, and forbids nothing either.
    {nullptr, "0", nullptr, "xterm", false, false},
    {nullptr, nullptr, "0", "xterm", false, false},
    {nullptr, "0", "0", "xterm", true, true},
    {nullptr, "0", "1", nullptr, false, true},
    // Whoever wants none is heard first.
    {"1", "1", "1", "xterm", true, false},
    {"", "1", nullptr, nullptr, false, true},
};

void the_environment_is_asked_in_order() {
    for (auto const& row : rows) {
        support::variable const no_color{"NO_COLOR", row.no_color};
        support::variable const clicolor_force{"CLICOLOR_FORCE", row.clicolor_force};
        support::variable const force_color{"FORCE_COLOR", row.force_color};
        support::variable const term{"TERM", row.term};
        BOOST_TEST_EQ(is_coloured(colour::automatic, row.terminal), row.coloured);
        // The command line is heard before all of them.
        BOOST_TEST(is_coloured(colour::always, row.terminal));
        BOOST_TEST(!is_coloured(colour::never, row.terminal));
    }
}

void levels_that_matter_differ() {
    BOOST_TEST_NE(paint::of(level::error), paint::of(level::warning));
    BOOST_TEST_NE(paint::of(level::warning), paint::of(level::info));
    for (auto const one : {level::error, level::warning, level::info, level::debug, level::trace, level::bytes}) {
        BOOST_TEST(paint::of(one).starts_with("\x1b[") && paint::of(one).ends_with('m'));
    }
}

}  // namespace

int main() {
    its_words_are_read();
    the_environment_is_asked_in_order();
    levels_that_matter_differ();
    return boost::report_errors();
}
