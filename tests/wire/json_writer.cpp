// SPDX-License-Identifier: BSL-1.0
// json_writer: valid JSON in valid UTF-8, whatever the texts are.
#include <monongusa/wire/json_writer.hpp>

#include "../support/chance.hpp"

#include <boost/core/lightweight_test.hpp>
#include <boost/json/src.hpp>
#include <boost/json/value.hpp>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;

std::string written(std::string_view text) {
    std::string out;
    append_json_string(out, text);
    return out;
}

void each_text_is_written_so() {
    using namespace std::string_view_literals;
    struct {
        std::string_view text, json;
    } const rows[] = {
        {"", R"("")"},
        {"tea", R"("tea")"},
        {"\"\\/\b\f\n\r\t", R"("\"\\/\b\f\n\r\t")"},
        {"\0\x1f\x7f"sv, "\"\\u0000\\u001f\x7f\""},
        {"é 日本 🎉 \u2028", "\"é 日本 🎉 \u2028\""},
        {"a\xFFz", "\"a\uFFFDz\""},
        {"\xE3\x81", "\"\uFFFD\uFFFD\""},
        {"\xED\xA0\x80", "\"\uFFFD\uFFFD\uFFFD\""},
        {"\xC0\x80", "\"\uFFFD\uFFFD\""},
        {"\xF0\x9F\x8E\"", "\"\uFFFD\uFFFD\uFFFD\\\"\""},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(written(row.text), row.json);
}

void commas_stand_where_json_wants_them() {
    std::string out = "before{";
    json_writer writer{out};
    writer.open('{')
        .key("a")
        .text("{")
        .key("b")
        .open('[')
        .close(']')
        .key("c")
        .open('[')
        .value(1)
        .text(":")
        .open('{')
        .close('}')
        .json("[2]")
        .close(']');
    writer.key("d").open('{').key("e").json("null").key("f").value(true).close('}').key("g").value(false).close('}');
    BOOST_TEST_EQ(out, R"(before{{"a":"{","b":[],"c":[1,":",{},[2]],"d":{"e":null,"f":true},"g":false})");
}

void numbers_keep_their_value() {
    std::string out;
    json_writer writer{out};
    writer.open('[').value(std::numeric_limits<std::uint64_t>::max()).value(std::numeric_limits<std::int64_t>::min()).value(0U).close(']');
    BOOST_TEST_EQ(out, "[18446744073709551615,-9223372036854775808,0]");
}

void whatever_the_bytes_it_can_be_read() {
    support::chance chance{7};
    for (int round = 0; round < 5'000; ++round) {
        std::string text;
        constexpr std::string_view parts[] = {"a", "\"", "\\", "\n", "é", "日", "🎉", "\xFF", "\xE3", "\x80", "\x1f"};
        for (auto left = chance.below(20); left > 0; --left)
            text += chance.one_in(4) ? std::string(1, static_cast<char>(chance.below(256))) : std::string{chance.one_of(parts)};
        auto const json = written(text);
        boost::system::error_code failed;
        auto const read = boost::json::parse(json, failed);
        BOOST_TEST(!failed);
        if (failed) continue;
        // The same text, but for what was broken: and written again nothing changes.
        BOOST_TEST_EQ(written(std::string_view{read.as_string()}), json);
        if (json.find("\uFFFD") == std::string::npos) BOOST_TEST(std::string_view{read.as_string()} == text);
    }
}

}  // namespace

int main() {
    each_text_is_written_so();
    commas_stand_where_json_wants_them();
    numbers_keep_their_value();
    whatever_the_bytes_it_can_be_read();
    return boost::report_errors();
}
