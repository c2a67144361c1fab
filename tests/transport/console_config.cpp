// SPDX-License-Identifier: BSL-1.0
// console_config: the names of the formats, and what a terminal does unless it is told.
#include <monongusa/transport/console_config.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string_view>

namespace {

using namespace monongusa::transport;

static_assert(format_called("lines") == console_format::lines);
static_assert(format_called("irc") == console_format::irc);
static_assert(format_called("jsonl") == console_format::jsonl);
static_assert(format_called("chat") == console_format::chat);

void other_names_are_no_formats() {
    // Guessing is what is done without a name.
    for (std::string_view const name : {"", "guess", "Lines", "chat ", "json", "xml", "line"}) BOOST_TEST(!format_called(name));
}

void unless_told_it_guesses_and_has_nothing_to_ask() {
    console_config const how;
    BOOST_TEST(how.speaks == console_format::guess);
    BOOST_TEST(how.commands.self == nullptr && how.commands.list == nullptr && how.commands.why == nullptr);
    BOOST_TEST_EQ(how.name, "bot");
}

}  // namespace

int main() {
    other_names_are_no_formats();
    unless_told_it_guesses_and_has_nothing_to_ask();
    return boost::report_errors();
}
