// SPDX-License-Identifier: BSL-1.0
// form: what is written is read again, and what strangers write does no harm.
#include <monongusa/wire/slack/form.hpp>

#include "../../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace monongusa::wire::slack;
using fields = std::vector<std::pair<std::string, std::string>>;

fields read(std::string_view text) {
    fields all;
    form_fields reader{text};
    for (std::string name, value; reader.next(name, value);) all.emplace_back(name, value);
    return all;
}

std::string show(fields const& all) {
    std::string out;
    for (auto const& [name, value] : all) out += "[" + name + "]=[" + value + "]";
    return out;
}

void fields_are_written_like_this() {
    struct {
        std::string_view value, written;
    } const rows[] = {
        {"", "a="},
        {"tea", "a=tea"},
        {"two words", "a=two+words"},
        {"a+b&c=d%", "a=a%2Bb%26c%3Dd%25"},
        {"AZaz09*-._~", "a=AZaz09*-._%7E"},
        {"<@U1>\n\"", "a=%3C%40U1%3E%0A%22"},
        {"お茶", "a=%E3%81%8A%E8%8C%B6"},
        {"a\xFFz\xE3\x81", "a=a%EF%BF%BDz%EF%BF%BD%EF%BF%BD"},
        {std::string_view{"\0\x7F", 2}, "a=%00%7F"},
        {"dXNlcjpVMDYx==", "a=dXNlcjpVMDYx%3D%3D"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(form{}.add("a", row.value).text, row.written);
    BOOST_TEST_EQ(form{}.add("channel", "C1").add("a b", "1").text, "channel=C1&a+b=1");
    BOOST_TEST_EQ(form{}.add("unfurl_links", false).add("unfurl_media", true).add("limit", 200u).text,
                  "unfurl_links=false&unfurl_media=true&limit=200");
    BOOST_TEST_EQ(form{}.add_given("cursor", "").add_given("channel", "C1").text, "channel=C1");
    BOOST_TEST_EQ(form{}.text, "");
}

void fields_are_read_like_this() {
    struct {
        std::string_view text;
        fields expected;
    } const rows[] = {
        {"", {}},
        {"&&", {}},
        {"a=b", {{"a", "b"}}},
        {"a=b&c=d", {{"a", "b"}, {"c", "d"}}},
        {"&a=b&&c=d&", {{"a", "b"}, {"c", "d"}}},
        {"a", {{"a", ""}}},
        {"=b", {{"", "b"}}},
        {"=", {{"", ""}}},
        {"a=b=c", {{"a", "b=c"}}},
        {"a=1&a=2", {{"a", "1"}, {"a", "2"}}},
        {"a+b=c+d%2B", {{"a b", "c d+"}}},
        {"%61=%E8%8c%B6", {{"a", "茶"}}},
        {"a=%", {{"a", "%"}}},
        {"a=%4", {{"a", "%4"}}},
        {"a=%4g%zz%%41", {{"a", "%4g%zz%A"}}},
        {"a=%00", {{"a", std::string(1, '\0')}}},
        {"a=%26%3D", {{"a", "&="}}},
        {"a=\xFF", {{"a", "\xFF"}}},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(show(read(row.text)), show(row.expected));
}

void a_field_is_found_by_its_name() {
    std::string value = "old";
    BOOST_TEST(field_of("token=x&payload=%7B%22type%22%3A1%7D&payload=2", "payload", value));
    BOOST_TEST_EQ(value, R"({"type":1})");
    BOOST_TEST(!field_of("token=x&payloads=1", "payload", value));
    BOOST_TEST_EQ(value, "");
    BOOST_TEST(field_of("pay%6Coad=", "payload", value));
    BOOST_TEST(!field_of("", "", value));
}

void what_is_written_is_read_again() {
    support::chance chance{5};
    constexpr std::string_view parts[] = {"a", " ", "&", "=", "%", "+", "%41", "お", "\n", "🎉", ";", "*"};
    for (int round = 0; round < 3'000; ++round) {
        fields expected;
        form written;
        for (auto left = 1 + chance.below(5); left > 0; --left) {
            std::string name;
            std::string value;
            for (auto length = chance.below(6); length > 0; --length) name += chance.one_of(parts);
            for (auto length = chance.below(12); length > 0; --length) value += chance.one_of(parts);
            written.add(name, value);
            expected.emplace_back(std::move(name), std::move(value));
        }
        BOOST_TEST_EQ(show(read(written.text)), show(expected));
    }
}

void any_bytes_are_read() {
    support::chance chance{6};
    constexpr std::string_view parts[] = {"%", "&", "=", "%4", "%41", "a", "\xFF", "+", "%%", "%zz"};
    for (int round = 0; round < 3'000; ++round) {
        std::string text;
        for (auto left = chance.below(20); left > 0; --left) text += chance.one_of(parts);
        std::size_t size = 0;
        for (auto const& [name, value] : read(text)) size += name.size() + value.size();
        BOOST_TEST(size <= text.size());
    }
}

}  // namespace

int main() {
    fields_are_written_like_this();
    fields_are_read_like_this();
    a_field_is_found_by_its_name();
    what_is_written_is_read_again();
    any_bytes_are_read();
    return boost::report_errors();
}
