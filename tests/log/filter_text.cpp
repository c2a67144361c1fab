// SPDX-License-Identifier: BSL-1.0
// filter_text: lists of levels are understood, and what is wrong with one is said in a sentence and changes nothing.
#include <monongusa/log/filter_text.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using monongusa::log::filter;
using monongusa::log::level;
using monongusa::log::read_filter;

void the_rest_and_subsystems_are_read() {
    filter shown;
    BOOST_TEST_EQ(read_filter("warning", shown), "");
    BOOST_TEST(shown.rest() == level::warning);
    BOOST_TEST_EQ(read_filter("info,stdio=debug,rule=off", shown), "");
    BOOST_TEST(shown.rest() == level::info);
    BOOST_TEST(shown.level_of("stdio") == level::debug);
    BOOST_TEST(shown.level_of("rule") == level::off);
    // What is not named stays.
    BOOST_TEST_EQ(read_filter("chat=err", shown), "");
    BOOST_TEST(shown.rest() == level::info && shown.level_of("stdio") == level::debug && shown.level_of("chat") == level::error);
    BOOST_TEST_EQ(read_filter("stdio=bytes,warn", shown), "");
    BOOST_TEST(shown.rest() == level::warning && shown.level_of("stdio") == level::bytes);
}

void the_last_word_counts() {
    filter shown;
    BOOST_TEST_EQ(read_filter("debug,error,http2_x=off,http2_x=trace", shown), "");
    BOOST_TEST(shown.rest() == level::error && shown.level_of("http2_x") == level::trace);
}

void a_mistake_is_a_sentence_and_changes_nothing() {
    struct row {
        std::string text;
        std::string_view wrong;
    };
    constexpr std::string_view no_level = "' is no level of the log; levels are off, error, warning, info, debug, trace and bytes";
    constexpr std::string_view no_name = "' is no subsystem of the log; its name has 1 to 14 small letters, digits or '_'";
    std::string const too_long(filter::longest + 1, 'x');
    for (row const& row : {row{"", no_level}, row{"loud", no_level}, row{"debug,", no_level}, row{",debug", no_level},
                           row{"debug,,off", no_level}, row{"stdio=", no_level}, row{"stdio=debug=off", no_level},
                           row{"debug off", no_level}, row{"INFO", no_level}, row{"=debug", no_name}, row{"debug,a b=off", no_name},
                           row{"Stdio=off", no_name}, row{too_long + "=off", no_name}, row{"st\ndio=off", no_name}}) {
        filter shown;
        auto const wrong = read_filter("trace,chat=bytes," + row.text, shown);
        BOOST_TEST(wrong.starts_with("'") && wrong.ends_with(row.wrong));
        BOOST_TEST(shown.rest() == level::info && shown.level_of("chat") == level::info);
    }
    filter shown;
    BOOST_TEST_EQ(read_filter("stdio=loud,x", shown), "'loud" + std::string{no_level});
    BOOST_TEST_EQ(read_filter("st-dio=debug", shown), "'st-dio" + std::string{no_name});
}

void too_many_are_too_many() {
    std::string text;
    for (std::size_t i = 0; i < filter::most; ++i) text += (text.empty() ? "part" : ",part") + std::to_string(i) + "=debug";
    filter shown;
    BOOST_TEST_EQ(read_filter(text, shown), "");
    BOOST_TEST_EQ(read_filter("error,part=debug", shown), "more than 8 subsystems of the log have a level of their own");
    BOOST_TEST(shown.rest() == level::info);
    BOOST_TEST_EQ(read_filter("error,part0=off", shown), "");
}

}  // namespace

int main() {
    the_rest_and_subsystems_are_read();
    the_last_word_counts();
    a_mistake_is_a_sentence_and_changes_nothing();
    too_many_are_too_many();
    return boost::report_errors();
}
