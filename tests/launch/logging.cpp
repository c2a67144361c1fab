// SPDX-License-Identifier: BSL-1.0
// Tests the log of a launched bot: which lines, in which form, and that it stands above what somebody types.
#include <monongusa/launch/logging.hpp>

#include "../support/descriptors.hpp"
#include "launching.hpp"

#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

namespace mg = monongusa;
using mg::detail::launch_options;

namespace {

constexpr mg::table reactions{
    mg::respond_to<"give me (.+)">([](auto& chat, std::string_view thing) {
        chat.log("giving");
        mg::log::warning("stock is low");
        chat.reply("Here is " + std::string{thing});
    }),
};

std::string log_of(std::vector<std::string> const& arguments, std::string_view said = "@bot give me tea\n") {
    return launching::launch(reactions, arguments, said).log;
}
bool holds(std::string_view text, std::string_view words) { return text.find(words) != std::string_view::npos; }

constexpr std::string_view usual = "info bot rule 1: giving\nwarning: stock is low\n";

void the_levels_are_those_asked_for() {
    BOOST_TEST_EQ(log_of({}), usual);
    BOOST_TEST_EQ(log_of({"--log", "info"}), usual);
    BOOST_TEST_EQ(log_of({"--log", "warning"}), "warning: stock is low\n");
    BOOST_TEST_EQ(log_of({"--log=off"}), "");
    BOOST_TEST_EQ(log_of({"--log=off,chat=info"}), "info bot rule 1: giving\n");
}

void each_v_tells_more() {
    auto const one = log_of({"-v"});
    auto const two = log_of({"-vv"});
    auto const three = log_of({"-v", "-vv"});
    BOOST_TEST(holds(one, "debug bot rule 1: accepts event 1\n") && holds(one, "debug bot: event 1: message") && !holds(one, "tea"));
    BOOST_TEST(holds(two, "trace bot: event 1: message") && holds(two, ": @bot give me tea\n") && holds(two, ": reply: Here is tea\n"));
    BOOST_TEST(!holds(two, "40 62 6f 74") && holds(three, "40 62 6f 74"));  // `@bot` as bytes.
    BOOST_TEST_EQ(log_of({"--log=trace"}), two);
    // More than what the levels say, never less.
    BOOST_TEST_EQ(log_of({"--log=trace", "-v"}), two);
    BOOST_TEST(holds(log_of({"--log=off", "-v"}), "accepts event 1"));
}

void a_wrong_filter_runs_nothing() {
    auto const ended = launching::launch(reactions, {"--log", "info,"}, "@bot give me tea\n");
    BOOST_TEST_EQ(ended.status, 2);
    BOOST_TEST_EQ(ended.out, "");
}

void json_is_an_object_a_line() {
    auto const log = log_of({"--log-format=json"});
    std::size_t lines = 0;
    for (std::string_view left = log; !left.empty(); ++lines) {
        auto const line = left.substr(0, left.find('\n'));
        BOOST_TEST(line.starts_with("{\"") && line.ends_with("}"));
        left.remove_prefix(line.size() + 1);
    }
    BOOST_TEST_EQ(lines, 2u);
    BOOST_TEST(holds(log, "giving") && holds(log, "stock is low"));
}

void colours_come_when_they_are_asked_for() {
    BOOST_TEST(!holds(log_of({"--color=auto"}), "\x1b["));
    BOOST_TEST(!holds(log_of({"--color=never"}), "\x1b["));
    BOOST_TEST(holds(log_of({"--color", "always"}), "\x1b["));
}

void it_is_as_it_was_when_the_bot_has_ended() {
    mg::log::filter before;
    before.rest(mg::log::level::error);
    auto const usual_filter = mg::log::process().shown();
    mg::log::process().show(before);
    log_of({"-vvv"});
    BOOST_TEST(mg::log::process().shown().rest() == mg::log::level::error);
    mg::log::process().show(usual_filter);
    {
        launch_options options;
        options.verbosity = 2;
        mg::detail::logging const here{options};
        BOOST_TEST(mg::log::process().shown().rest() == mg::log::level::trace);
    }
    BOOST_TEST(mg::log::process().shown().rest() == usual_filter.rest());
}

// Stands below whatever is written.
struct line_being_typed {
    mg::transport::console_footer footer() {
        return {this,
                [](void*, std::string& out) {
                    out += "[hide]";
                    return true;
                },
                [](void*, std::string& out) { out += "[show]"; }};
    }
};

void beside_somebody_who_types_its_lines_stand_above() {
    auto const file = support::file_with("");
    auto const null = support::opened("/dev/null", O_WRONLY);
    support::redirected const instead{STDERR_FILENO, file.get()};
    launch_options const options;
    mg::detail::logging const here{options};
    mg::transport::console_output out{file.get()};
    line_being_typed line;
    {
        mg::detail::logging_beside const above{out};
        out.footer(line.footer());
        mg::log::info("one");
        out.write("chat\n");
        out.footer({});
    }
    mg::log::info("two");
    ::lseek(file.get(), 0, SEEK_SET);
    auto const written = launching::without_times(launching::replaced(support::read_all(file.get()), "[hide]", "[hide]\n"));
    BOOST_TEST_EQ(written, "[hide]\ninfo: one\n[show][hide]\nchat\n[show]" + written.substr(written.rfind("[show]") + 6));
    BOOST_TEST(written.ends_with("info: two\n"));
}

}  // namespace

int main() {
    the_levels_are_those_asked_for();
    each_v_tells_more();
    a_wrong_filter_runs_nothing();
    json_is_an_object_a_line();
    colours_come_when_they_are_asked_for();
    it_is_as_it_was_when_the_bot_has_ended();
    beside_somebody_who_types_its_lines_stand_above();
    return boost::report_errors();
}
