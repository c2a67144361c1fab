// SPDX-License-Identifier: BSL-1.0
// Tests the command line: every option in both spellings, every wrong value with its sentence, and what makes no sense together.
#include <monongusa/launch/options.hpp>

#include "../support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mg = monongusa;
using mg::detail::launch_options;
using mg::detail::report_form;
using mg::transport::console_format;

namespace {

using arguments = std::vector<char const*>;

struct reading {
    int status = -1;
    launch_options options{};
    std::string told{};
};

reading read(arguments given) {
    given.insert(given.begin(), "greeter");
    reading reading;
    reading.told = support::logged_by([&] { reading.status = mg::detail::read_options(static_cast<int>(given.size()), given.data(), reading.options); });
    return reading;
}

// Sound ones.
launch_options options_of(arguments given) {
    auto reading = read(std::move(given));
    BOOST_TEST_EQ(reading.status, 0);
    BOOST_TEST_EQ(reading.told, "");
    return reading.options;
}

std::string joined(std::vector<std::string_view> const& texts) {
    std::string all;
    for (auto const text : texts) ((all += '<') += text) += '>';
    return all;
}

void without_options_it_is_stdio() {
    auto const options = options_of({});
    BOOST_TEST_EQ(options.program, "greeter");
    BOOST_TEST_EQ(options.console.name, "bot");
    BOOST_TEST(options.console.speaks == console_format::guess);
    BOOST_TEST_EQ(options.console.history, "");
    BOOST_TEST(!options.list && !options.help && !options.version && !options.check && !options.update && !options.pseudonyms && !options.log_is_json);
    BOOST_TEST(options.scripts.empty() && options.record.empty() && options.replay.empty());
    BOOST_TEST(options.report == report_form::diff);
    BOOST_TEST_EQ(options.threads.threads, 0u);
    BOOST_TEST(options.threads.order == mg::executor::order::channel);
    BOOST_TEST(options.grace == std::chrono::seconds{5});
    BOOST_TEST(options.patience == std::chrono::seconds{60});
    BOOST_TEST_EQ(options.verbosity, 0);
    BOOST_TEST(options.shown.rest() == mg::log::level::info);
    BOOST_TEST(options.colour == mg::log::colour::automatic);
    launch_options none;
    BOOST_TEST_EQ(mg::detail::read_options(0, nullptr, none), 0);
}

void a_value_follows_or_stands_behind_an_equals_sign() {
    for (auto const& given : {arguments{"--on", "stdio", "--format", "irc", "--name", "hal", "--history", "h", "--record", "r", "--pseudonyms"},
                              arguments{"--on=stdio", "--format=irc", "--name=hal", "--history=h", "--record=r", "--pseudonyms"},
                              arguments{"--name", "eve", "--name=hal", "--format=lines", "--format", "irc", "--history=i", "--history=h", "--record=r",
                                        "--pseudonyms"}}) {
        auto const options = options_of(given);
        BOOST_TEST_EQ(options.console.name, "hal");
        BOOST_TEST(options.console.speaks == console_format::irc);
        BOOST_TEST_EQ(options.console.history, "h");
        BOOST_TEST_EQ(options.record, "r");
        BOOST_TEST(options.pseudonyms);
    }
    BOOST_TEST(options_of({"--format", "lines"}).console.speaks == console_format::lines);
    BOOST_TEST(options_of({"--format=jsonl"}).console.speaks == console_format::jsonl);
    BOOST_TEST(options_of({"--format", "chat"}).console.speaks == console_format::chat);
    BOOST_TEST_EQ(options_of({"--name", "a=b"}).console.name, "a=b");
    BOOST_TEST_EQ(options_of({"--name=a=b"}).console.name, "a=b");
    BOOST_TEST_EQ(options_of({"--name", "日本"}).console.name, "日本");
    BOOST_TEST_EQ(options_of({"--replay", "r"}).replay, "r");
    BOOST_TEST_EQ(options_of({"--replay=-"}).replay, "-");
}

void threads_order_and_times_are_read() {
    auto const options = options_of({"--threads", "4", "--order=author", "--grace", "30", "--patience=7"});
    BOOST_TEST_EQ(options.threads.threads, 4u);
    BOOST_TEST(options.threads.order == mg::executor::order::author);
    BOOST_TEST(options.grace == std::chrono::seconds{30});
    BOOST_TEST(options.patience == std::chrono::seconds{7});
    BOOST_TEST(options_of({"--order", "none"}).threads.order == mg::executor::order::none);
    BOOST_TEST(options_of({"--order", "author", "--order", "channel"}).threads.order == mg::executor::order::channel);
    BOOST_TEST_EQ(options_of({"--threads=1024"}).threads.threads, 1024u);
    BOOST_TEST_EQ(options_of({"--threads=0"}).threads.threads, 0u);
    BOOST_TEST(options_of({"--grace=0"}).grace == std::chrono::seconds{0});
    BOOST_TEST(options_of({"--grace=86400"}).grace == std::chrono::seconds{86400});
    BOOST_TEST(options_of({"--patience", "0"}).patience == std::chrono::seconds{0});
}

void verbosity_is_how_often_it_is_asked_for() {
    BOOST_TEST_EQ(options_of({"-v"}).verbosity, 1);
    BOOST_TEST_EQ(options_of({"-vv"}).verbosity, 2);
    BOOST_TEST_EQ(options_of({"-v", "-v"}).verbosity, 2);
    BOOST_TEST_EQ(options_of({"-vvv"}).verbosity, 3);
}

void the_log_is_described() {
    auto const some = options_of({"--log", "warning,rule=debug"}).shown;
    BOOST_TEST(some.rest() == mg::log::level::warning);
    BOOST_TEST(options_of({"--log=off"}).shown.rest() == mg::log::level::off);
    BOOST_TEST(options_of({"--log-format", "json"}).log_is_json);
    BOOST_TEST(!options_of({"--log-format=json", "--log-format=text"}).log_is_json);
    BOOST_TEST(options_of({"--color", "always"}).colour == mg::log::colour::always);
    BOOST_TEST(options_of({"--color=never"}).colour == mg::log::colour::never);
    BOOST_TEST(options_of({"--color=never", "--color=auto"}).colour == mg::log::colour::automatic);
}

void options_without_a_value_are_known() {
    BOOST_TEST(options_of({"--list"}).list);
    BOOST_TEST(options_of({"--intents"}).intents && !options_of({}).intents);
    BOOST_TEST(options_of({"--manifest"}).manifest && !options_of({}).manifest);
    BOOST_TEST_EQ(options_of({"--manifest"}).events_url, "");
    using mg::detail::home_of_bot;
    BOOST_TEST(options_of({}).on == home_of_bot::stdio && options_of({"--on=discord"}).on == home_of_bot::discord);
    BOOST_TEST(options_of({"--on=slack"}).on == home_of_bot::slack);
    BOOST_TEST(options_of({"--on", "discord", "--on", "stdio"}).on == home_of_bot::stdio);
    BOOST_TEST(options_of({"--help"}).help);
    BOOST_TEST(options_of({"-h"}).help);
    BOOST_TEST(options_of({"--version"}).version);
    options_of({"--list", "--help", "-h", "--version"});
}

void what_is_to_be_explained_is_known() {
    BOOST_TEST(!options_of({}).explain);
    BOOST_TEST(options_of({"--explain", "give me tea"}).explain == "give me tea");
    BOOST_TEST(options_of({"--explain="}).explain == "");
}

void an_address_for_events_asks_for_the_manifest() {
    for (auto const& given : {arguments{"--manifest-url", "https://a.example/b?c=d"}, arguments{"--manifest-url=https://a.example/b?c=d", "--manifest"}}) {
        auto const options = options_of(given);
        BOOST_TEST(options.manifest);
        BOOST_TEST_EQ(options.events_url, "https://a.example/b?c=d");
    }
    BOOST_TEST(!options_of({}).named && options_of({"--name=bot"}).named);
    auto const longest = "https://" + std::string(992, 'a');
    BOOST_TEST_EQ(options_of({"--manifest-url", longest.c_str()}).events_url.size(), 1000u);
    BOOST_TEST_EQ(read({"--manifest-url", (longest + 'a').c_str()}).status, 2);
}

void scripts_stand_behind_check_or_update_or_further_options() {
    struct row {
        arguments given;
        std::string_view scripts;
        bool updates;
    };
    row const rows[] = {
        {{"--check", "a.chat"}, "<a.chat>", false},
        {{"--check=a.chat"}, "<a.chat>", false},
        {{"--check", "a.chat", "b.chat"}, "<a.chat><b.chat>", false},
        {{"--check=a.chat", "b.chat", "--check=c.chat", "--check", "d.chat"}, "<a.chat><b.chat><c.chat><d.chat>", false},
        {{"--check", "a.chat", "b.chat", "--update"}, "<a.chat><b.chat>", true},
        {{"--check", "--update", "a.chat"}, "<a.chat>", true},
        {{"--update", "a.chat", "b.chat"}, "<a.chat><b.chat>", true},
        {{"--update", "--check", "a.chat"}, "<a.chat>", true},
        {{"--check", "-v", "a.chat", "--threads", "4", "b.chat"}, "<a.chat><b.chat>", false},
        {{"--check", "-"}, "<->", false},
        {{"--check", "a.chat", "-"}, "<a.chat><->", false},
        {{"--check=-"}, "<->", false},
        {{"--check=-a.chat", "./-b.chat"}, "<-a.chat><./-b.chat>", false},
        {{"--check=--update"}, "<--update>", false},
        {{"--check", "a=b.chat"}, "<a=b.chat>", false},
        {{"--check=a=b.chat"}, "<a=b.chat>", false},
        {{"--check", "a b", "a b"}, "<a b><a b>", false},
    };
    for (auto const& row : rows) {
        auto const options = options_of(row.given);
        BOOST_TEST(options.check);
        BOOST_TEST_EQ(options.update, row.updates);
        BOOST_TEST_EQ(joined(options.scripts), row.scripts);
    }
    BOOST_TEST(options_of({"--check=a", "--tap"}).report == report_form::tap);
    BOOST_TEST(options_of({"--junit", "--check", "a"}).report == report_form::junit);
}

void a_wrong_option_is_status_2_and_a_sentence() {
    struct row {
        arguments given;
        std::string_view sentence;
    };
    row const rows[] = {
        {{"--of"}, "there is no option '--of'"},
        {{"tea"}, "there is no option 'tea'"},
        {{"tea.chat", "--check", "a.chat"}, "there is no option 'tea.chat'"},
        {{""}, "there is no option ''"},
        {{"-n"}, "there is no option '-n'"},
        {{"-"}, "there is no option '-'"},
        {{"--"}, "there is no option '--'"},
        {{"-vw"}, "there is no option '-vw'"},
        {{"-v=1"}, "there is no option '-v=1'"},
        {{"--list=yes"}, "there is no option '--list=yes'"},
        {{"--help="}, "there is no option '--help='"},
        {{"-h=1"}, "there is no option '-h=1'"},
        {{"--update=a.chat"}, "there is no option '--update=a.chat'"},
        {{"--names=hal"}, "there is no option '--names=hal'"},
        {{"--of\x1b[2J"}, "there is no option '--of\\x1b[2J'"},
        {{"--on"}, "the option '--on' needs a value"},
        {{"--list", "--format"}, "the option '--format' needs a value"},
        {{"--name"}, "the option '--name' needs a value"},
        {{"--threads"}, "the option '--threads' needs a value"},
        {{"--patience"}, "the option '--patience' needs a value"},
        {{"--record"}, "the option '--record' needs a value"},
        {{"--replay"}, "the option '--replay' needs a value"},
        {{"--history"}, "the option '--history' needs a value"},
        {{"--log"}, "the option '--log' needs a value"},
        {{"--on", "irc"}, "there is no transport 'irc'"},
        {{"--on="}, "there is no transport ''"},
        {{"--format", "x"}, "there is no format 'x'"},
        {{"--format="}, "there is no format ''"},
        {{"--format", "guess"}, "there is no format 'guess'"},
        {{"--name="}, "'' cannot be a name; it is one word without '@'"},
        {{"--name", "two words"}, "'two words' cannot be a name; it is one word without '@'"},
        {{"--name", "@hal"}, "'@hal' cannot be a name; it is one word without '@'"},
        {{"--name", "a\nb"}, "'a\\nb' cannot be a name; it is one word without '@'"},
        {{"--of", "--on"}, "there is no option '--of'"},
        {{"--manifest-url"}, "the option '--manifest-url' needs a value"},
        {{"--manifest-url="}, "'' is no address that Slack sends events to; write https://host/path"},
        {{"--manifest-url", "https://"}, "'https://' is no address that Slack sends events to; write https://host/path"},
        {{"--manifest-url", "http://a.example/"}, "'http://a.example/' is no address that Slack sends events to; write https://host/path"},
        {{"--manifest-url=https://a b"}, "'https://a b' is no address that Slack sends events to; write https://host/path"},
        {{"--manifest=json"}, "there is no option '--manifest=json'"},
        {{"--threads="}, "'' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "-1"}, "'-1' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "2x"}, "'2x' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "+2"}, "'+2' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "1025"}, "'1025' is no number of threads; it is one from 0 to 1024"},
        {{"--threads", "99999999999999999999"}, "'99999999999999999999' is no number of threads; it is one from 0 to 1024"},
        {{"--order", "chance"}, "there is no order 'chance'"},
        {{"--order="}, "there is no order ''"},
        {{"--grace", "soon"}, "'soon' is no grace period; it is a number of seconds from 0 to 86400"},
        {{"--grace", "86401"}, "'86401' is no grace period; it is a number of seconds from 0 to 86400"},
        {{"--patience", "1.5"}, "'1.5' is no patience; it is a number of seconds from 0 to 86400"},
        {{"--patience=-1"}, "'-1' is no patience; it is a number of seconds from 0 to 86400"},
        {{"--record="}, "an empty name is no file's"},
        {{"--replay", ""}, "an empty name is no file's"},
        {{"--history="}, "an empty name is no file's"},
        {{"--check="}, "an empty name is no file's"},
        {{"--check", ""}, "an empty name is no file's"},
        {{"--check", "a.chat", ""}, "an empty name is no file's"},
        {{"--log-format", "xml"}, "there is no form 'xml' of the log; there are text and json"},
        {{"--color", "yes"}, "'yes' does not say when; there are auto, always and never"},
        {{"--color="}, "'' does not say when; there are auto, always and never"},
        {{"--check"}, "--check and --update need the name of a script"},
        {{"--update"}, "--check and --update need the name of a script"},
        {{"--check", "--update"}, "--check and --update need the name of a script"},
        {{"--check", "-a.chat"}, "there is no option '-a.chat'"},
        {{"--check", "--", "a.chat"}, "there is no option '--'"},
        {{"--update", "-"}, "--update writes into files, and '-' is none"},
        {{"--check=-", "--update"}, "--update writes into files, and '-' is none"},
        {{"--tap"}, "--tap and --junit go with --check"},
        {{"--junit", "--list"}, "--tap and --junit go with --check"},
        {{"--check=a", "--replay=b"}, "--check and --replay do not go together"},
        {{"--replay=b", "--update", "a"}, "--check and --replay do not go together"},
        {{"--record=a", "--replay=b"}, "--record goes with neither --check nor --replay"},
        {{"--check=b", "--record=a"}, "--record goes with neither --check nor --replay"},
        {{"--pseudonyms"}, "--pseudonyms goes with --record"},
        {{"--pseudonyms", "--replay=a"}, "--pseudonyms goes with --record"},
    };
    for (auto const& row : rows) {
        auto const reading = read(row.given);
        BOOST_TEST_EQ(reading.status, 2);
        BOOST_TEST_EQ(reading.told, "error: monongusa: " + std::string{row.sentence} + "; --help lists the options\n");
    }
    // The words are the filter's own.
    auto const wrong_level = read({"--log", "loud"});
    BOOST_TEST_EQ(wrong_level.status, 2);
    BOOST_TEST(wrong_level.told.starts_with("error: monongusa: --log: ") && wrong_level.told.find("loud") != std::string::npos);
}

void help_lists_every_option_in_lines_that_fit() {
    auto const help = mg::detail::launch_help("greeter");
    BOOST_TEST(help.starts_with("usage: greeter [option...]\n\n"));
    for (auto const& option : mg::detail::all_launch_options) {
        auto const row = mg::detail::joined("\n  ", option.name, option.value.empty() ? "" : " ", option.value, " ");
        BOOST_TEST_NE(help.find(row), std::string::npos);
    }
    for (std::string_view const words : {"-v, -vv, -vvv ", "Exit status: 0 ", "SIGINT"}) BOOST_TEST_NE(help.find(words), std::string::npos);
    std::size_t begin = 0;
    for (auto end = help.find('\n'); end != std::string::npos; end = help.find('\n', begin)) {
        BOOST_TEST_LE(end - begin, 120u);
        BOOST_TEST(end == begin || help[end - 1] != ' ');
        begin = end + 1;
    }
    BOOST_TEST_EQ(begin, help.size());
}

}  // namespace

int main() {
    without_options_it_is_stdio();
    a_value_follows_or_stands_behind_an_equals_sign();
    threads_order_and_times_are_read();
    verbosity_is_how_often_it_is_asked_for();
    the_log_is_described();
    options_without_a_value_are_known();
    what_is_to_be_explained_is_known();
    an_address_for_events_asks_for_the_manifest();
    scripts_stand_behind_check_or_update_or_further_options();
    a_wrong_option_is_status_2_and_a_sentence();
    help_lists_every_option_in_lines_that_fit();
    return boost::report_errors();
}
