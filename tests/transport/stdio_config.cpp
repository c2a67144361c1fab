// SPDX-License-Identifier: BSL-1.0
// Tests what a conversation on the terminal is told if nobody says anything, and when somebody types.
#include <monongusa/transport/stdio_config.hpp>

#include "../support/descriptors.hpp"
#include "../support/pty.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string_view>

using namespace monongusa::transport;

namespace {

void it_is_the_standard_descriptors_and_a_bot() {
    stdio_config const how;
    BOOST_TEST_EQ(how.name, "bot");
    BOOST_TEST(how.format == line_format::guess);
    BOOST_TEST_EQ(how.longest_line, 1048576u);
    BOOST_TEST_EQ(how.input, 0);
    BOOST_TEST_EQ(how.output, 1);
    BOOST_TEST_EQ(how.prompt, "> ");
    BOOST_TEST(!how.completion.complete && how.history.empty());
}

void only_between_two_terminals_somebody_types() {
    support::pty const one;
    auto const null = support::opened("/dev/null", O_RDWR);
    struct row {
        int input;
        int output;
        bool typed;
    };
    for (auto const& row : {row{one.terminal(), one.terminal(), true}, row{one.terminal(), null.get(), false},
                            row{null.get(), one.terminal(), false}, row{-1, -1, false}}) {
        stdio_config how;
        how.input = row.input;
        how.output = row.output;
        BOOST_TEST_EQ(is_typed(how), row.typed);
    }
}

}  // namespace

int main() {
    it_is_the_standard_descriptors_and_a_bot();
    only_between_two_terminals_somebody_types();
    return boost::report_errors();
}
