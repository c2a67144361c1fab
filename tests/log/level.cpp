// SPDX-License-Identifier: BSL-1.0
// level: each has a name by which it is read, and they stand from few lines to many.
#include <monongusa/log/level.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

namespace {

using monongusa::log::level;
using monongusa::log::level_of_verbosity;
using monongusa::log::name_of;
using monongusa::log::read_level;

struct named {
    level value;
    std::string_view name;
};
constexpr named in_order[] = {
    {level::off, "off"},     {level::error, "error"}, {level::warning, "warning"}, {level::info, "info"},
    {level::debug, "debug"}, {level::trace, "trace"}, {level::bytes, "bytes"},
};

void each_is_read_by_its_name() {
    for (auto const& row : in_order) {
        BOOST_TEST_EQ(name_of(row.value), row.name);
        level read = row.value == level::off ? level::bytes : level::off;
        BOOST_TEST(read_level(row.name, read));
        BOOST_TEST(read == row.value);
    }
}

void the_names_of_others_are_understood() {
    level read{};
    BOOST_TEST(read_level("warn", read) && read == level::warning);
    BOOST_TEST(read_level("err", read) && read == level::error);
}

void what_is_no_name_changes_nothing() {
    for (std::string_view const word : {"", "Info", "infos", "inf", "info ", "2", "all", "warni"}) {
        level read = level::trace;
        BOOST_TEST(!read_level(word, read));
        BOOST_TEST(read == level::trace);
    }
}

void who_shows_one_shows_those_before_it() {
    for (std::size_t i = 1; i < std::size(in_order); ++i) BOOST_TEST(in_order[i - 1].value < in_order[i].value);
}

void each_v_shows_more() {
    BOOST_TEST(level_of_verbosity(-1) == level::off);
    BOOST_TEST(level_of_verbosity(0) == level::off);
    BOOST_TEST(level_of_verbosity(1) == level::debug);
    BOOST_TEST(level_of_verbosity(2) == level::trace);
    BOOST_TEST(level_of_verbosity(3) == level::bytes);
    BOOST_TEST(level_of_verbosity(1000) == level::bytes);
}

}  // namespace

int main() {
    each_is_read_by_its_name();
    the_names_of_others_are_understood();
    what_is_no_name_changes_nothing();
    who_shows_one_shows_those_before_it();
    each_v_shows_more();
    return boost::report_errors();
}
