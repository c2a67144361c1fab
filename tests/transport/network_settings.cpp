// SPDX-License-Identifier: BSL-1.0
// network_settings: a configuration comes before the environment, and bytes are shown without what is secret.
#include <monongusa/transport/network_settings.hpp>
#include <monongusa/transport/slack_config.hpp>

#include "../support/descriptors.hpp"
#include "../support/environment.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

namespace mg = monongusa;
using mg::transport::given;
using mg::transport::log_network_bytes;
using mg::transport::without_slash;
using support::variable;

void what_is_configured_comes_first_and_the_environment_second() {
    struct {
        std::string own;
        char const* environment;
        std::string_view expected;
    } const rows[] = {
        {"", nullptr, "otherwise"}, {"", "", "otherwise"},  // A variable that is empty says nothing.
        {"", "theirs", "theirs"},   {"own", nullptr, "own"}, {"own", "", "own"}, {"own", "theirs", "own"},
    };
    for (auto const& row : rows) {
        variable const set{"MONONGUSA_TEST_TEA", row.environment};
        BOOST_TEST_EQ(given(row.own, "MONONGUSA_TEST_TEA", "otherwise"), row.expected);
    }
    variable const unset{"MONONGUSA_TEST_TEA", nullptr};
    BOOST_TEST_EQ(given("", "MONONGUSA_TEST_TEA", ""), "");
}

void slashes_are_taken_from_the_end_alone() {
    struct {
        std::string_view url, expected;
    } const rows[] = {
        {"", ""},
        {"/", ""},
        {"///", ""},
        {"https://tea.example", "https://tea.example"},
        {"https://tea.example/api//", "https://tea.example/api"},
        {"/a/b", "/a/b"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(without_slash(std::string{row.url}), row.expected);
}

std::string shown(std::string_view bytes, char direction) {
    mg::log::process().show(mg::log::level::bytes);
    auto log = support::logged_by([&] { log_network_bytes<"kettle">(nullptr, direction, bytes); });
    mg::log::process().show({});
    return log;
}

// Where somebody has asked for them.
void bytes_are_shown_with_their_direction() {
    BOOST_TEST_EQ(support::logged_by([] { log_network_bytes<"kettle">(nullptr, '>', "tea"); }), "");
    auto const out = shown("GET /tea HTTP/1.1\r\n", '>');
    BOOST_TEST(out.starts_with("bytes kettle: > "));
    BOOST_TEST_EQ(out.find("bytes kettle: < "), out.npos);
    auto const in = shown("HTTP/1.1 418", '<');
    BOOST_TEST(in.starts_with("bytes kettle: < "));
    BOOST_TEST_NE(in.find("HTTP/1.1 418"), in.npos);
    BOOST_TEST_EQ(shown("", '<'), "");
}

void no_secret_is_among_them() {
    mg::secret const token{"planted.4711.token", "TEA_TOKEN"};
    for (std::size_t before = 0; before < 20; ++before) {
        // Wherever the lines of the dump are cut.
        auto const log = shown(std::string(before, '.') + "planted.4711.token", '>');
        BOOST_TEST(!log.empty());
        BOOST_TEST_EQ(log.find("4711"), log.npos);
        BOOST_TEST_EQ(log.find("34 37 31 31"), log.npos);
    }
}

}  // namespace

int main() {
    what_is_configured_comes_first_and_the_environment_second();
    slashes_are_taken_from_the_end_alone();
    bytes_are_shown_with_their_direction();
    no_secret_is_among_them();
    return boost::report_errors();
}
