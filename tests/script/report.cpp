// SPDX-License-Identifier: BSL-1.0
// report: well-formed whatever the scripts are called and whatever went wrong in them.
#include <monongusa/script/report.hpp>

#include <monongusa/detail/utf8.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace script = monongusa::script;
using script::verdict;
using namespace std::string_literals;

void tap() {
    BOOST_TEST_EQ(script::as_tap({{"a", true, "", 0}}, 3), "TAP version 13\n1..3\nok 1 - a\nBail out! the scripts behind it were not played\n");
    BOOST_TEST_EQ(script::as_tap({}, 0), "TAP version 13\n1..0\n");
    BOOST_TEST_EQ(script::as_tap({{"a.chat", true, "", 0}, {"b.chat", false, "--- b\n\n+++ b", 0}}, 2),
                  "TAP version 13\n1..2\nok 1 - a.chat\nnot ok 2 - b.chat\n# --- b\n# \n# +++ b\n");
    BOOST_TEST_EQ(script::as_tap({{"a", false, "why\n", 0}}, 1), "TAP version 13\n1..1\nnot ok 1 - a\n# why\n");
    BOOST_TEST_EQ(script::as_tap({{"a", false, "", 0}}, 1), "TAP version 13\n1..1\nnot ok 1 - a\n");
}

void a_name_is_no_directive_of_tap_and_no_line_of_its_own() {
    BOOST_TEST_EQ(script::as_tap({{"a # TODO.chat", false, "", 0}}, 1), "TAP version 13\n1..1\nnot ok 1 - a \\# TODO.chat\n");
    BOOST_TEST_EQ(script::as_tap({{"a\nok 2", true, "", 0}}, 1), "TAP version 13\n1..1\nok 1 - a\\nok 2\n");
}

void junit() {
    BOOST_TEST_EQ(script::as_junit({}, "greeter"),
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"greeter\" tests=\"0\" failures=\"0\" "
                  "time=\"0.000000\">\n</testsuite>\n");
    BOOST_TEST_EQ(script::as_junit({{"a.chat", true, "", 0.25}, {"b.chat", false, "-a\n+b\n", 1.5}}, "greeter"),
                  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<testsuite name=\"greeter\" tests=\"2\" failures=\"1\" time=\"1.750000\">\n"
                  "  <testcase classname=\"greeter\" name=\"a.chat\" time=\"0.250000\"/>\n"
                  "  <testcase classname=\"greeter\" name=\"b.chat\" time=\"1.500000\">"
                  "<failure message=\"the script did not pass\">-a\n+b\n</failure></testcase>\n"
                  "</testsuite>\n");
}

void a_short_time_has_no_exponent() {
    for (double const seconds : {0.00001, 1e-30, 123456789.5, 1e300}) {
        auto const written = script::as_junit({{"a", true, "", seconds}}, "s");
        auto const time = written.substr(written.rfind("time=\"") + 6);
        BOOST_TEST_EQ(time.substr(0, time.find('"')).find_first_not_of("0123456789."), std::string::npos);
    }
}

std::string xml(std::string_view text) {
    std::string out;
    script::append_xml(out, text);
    return out;
}

void what_xml_cannot_hold_is_replaced() {
    struct {
        std::string text;
        std::string_view written;
    } const rows[] = {
        {"<a & \"b\"> 'c' ]]>", "&lt;a &amp; &quot;b&quot;&gt; 'c' ]]&gt;"},
        {"日本\n\tx", "日本\n\tx"},
        {"\x1b[1m", "\xEF\xBF\xBD[1m"},
        {"\0"s, "\xEF\xBF\xBD"},
        {"a\r\n", "a\xEF\xBF\xBD\n"},
        {"\xff\xc3(", "\xEF\xBF\xBD\xEF\xBF\xBD("},
        {"\xEF\xBF\xBE\xEF\xBF\xBF", "\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xed\xa0\x80", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"\xEF\xBF\xBD", "\xEF\xBF\xBD"},
        {"\xF4\x8F\xBF\xBD", "\xF4\x8F\xBF\xBD"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(xml(row.text), row.written);
}

// As the grammar of XML 1.0 has it, as far as it is used here.
bool is_well_formed(std::string_view text) {
    std::vector<std::string> open;
    auto const legal = [](std::string_view part) {
        for (std::size_t i = 0; i < part.size();) {
            auto const character = monongusa::detail::utf8::decode(part.data() + i, part.data() + part.size());
            auto const point = character.point;
            if (character.size == 0 || (point < 0x20 && point != '\n' && point != '\t') || point == 0xFFFE || point == 0xFFFF ||
                part[i] == '<')
                return false;
            if (part[i] == '&') {
                auto const entity = part.substr(i, part.find(';', i) - i);
                if (entity != "&amp" && entity != "&lt" && entity != "&gt" && entity != "&quot") return false;
            }
            i += character.size;
        }
        return true;
    };
    if (!text.starts_with("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")) return false;
    text.remove_prefix(text.find('>') + 1);
    while (!text.empty()) {
        auto const between = text.substr(0, text.find('<'));
        if (!legal(between)) return false;
        text.remove_prefix(between.size());
        if (text.empty()) break;
        auto tag = text.substr(1, text.find('>') - 1);
        text.remove_prefix(std::min(tag.size() + 2, text.size()));
        if (tag.starts_with('/')) {
            if (open.empty() || open.back() != tag.substr(1)) return false;
            open.pop_back();
            continue;
        }
        bool const empty = tag.ends_with('/');
        if (empty) tag.remove_suffix(1);
        auto const name = tag.substr(0, tag.find(' '));
        for (tag.remove_prefix(name.size()); !tag.empty();) {
            auto const value = tag.find("=\"");
            auto const end = value == std::string_view::npos ? value : tag.find('"', value + 2);
            if (end == std::string_view::npos || tag.front() != ' ' || !legal(tag.substr(value + 2, end - value - 2))) return false;
            tag.remove_prefix(end + 1);
        }
        if (!empty) open.emplace_back(name);
    }
    return open.empty();
}

void it_is_well_formed_whatever_happened() {
    BOOST_TEST(!is_well_formed("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a><b></a>"));
    BOOST_TEST(!is_well_formed("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"\x01\"/>"));
    BOOST_TEST(!is_well_formed("<?xml version=\"1.0\" encoding=\"UTF-8\"?><a>&</a>"));
    std::minstd_rand random{20'240'607};
    auto const bytes = [&] {
        static std::string const parts[] = {"<",    ">",   "&",    "\"",   "'",    "]]>", "a", "\n",           "\r",
                                            "\x1b", "\0"s, "\xff", "\xc3", "日本", "=",   "/", "\xEF\xBF\xBF", "?"};
        std::string text;
        for (auto left = random() % 12; left > 0; --left) text += parts[random() % std::size(parts)];
        return text;
    };
    for (int i = 0; i < 5000; ++i) {
        std::vector<verdict> const all{{bytes(), true, "", 0}, {bytes(), false, bytes(), 0.5}};
        auto const written = script::as_junit(all, bytes());
        if (is_well_formed(written)) continue;
        BOOST_ERROR(written.c_str());
        return;
    }
}

void tap_has_one_line_for_each_script_whatever_it_is_called() {
    std::minstd_rand random{20'240'608};
    for (int i = 0; i < 2000; ++i) {
        std::string name;
        for (auto left = random() % 6; left > 0; --left) name += static_cast<char>(random());
        auto const written = script::as_tap({{name, true, "", 0}}, 1);
        BOOST_TEST_EQ(std::count(written.begin(), written.end(), '\n'), 3);
        BOOST_TEST_EQ(written.find('\r'), std::string::npos);
    }
}

}  // namespace

int main() {
    tap();
    a_name_is_no_directive_of_tap_and_no_line_of_its_own();
    junit();
    a_short_time_has_no_exponent();
    what_xml_cannot_hold_is_replaced();
    it_is_well_formed_whatever_happened();
    tap_has_one_line_for_each_script_whatever_it_is_called();
    return boost::report_errors();
}
