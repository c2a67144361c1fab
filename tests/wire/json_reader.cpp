// SPDX-License-Identifier: BSL-1.0
// json_reader: gives what is asked for in whatever order it stands, passes over the rest, and survives what is no JSON.
#include <monongusa/wire/json_reader.hpp>

#include <monongusa/detail/append.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>
#include <boost/json/src.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire;
using monongusa::detail::joined;

// Goes through everything, written anew without blanks; "!" where it fails.
void write(json_reader& reader, std::string& out, int depth) {
    bool first = true;
    switch (depth == 0 ? json_kind::nothing : reader.kind()) {
        case json_kind::object:
            out += '{';
            reader.members([&](std::string_view name) {
                out += joined(first ? "" : ",", '"', name, "\":");
                first = false;
                write(reader, out, depth - 1);
            });
            out += '}';
            break;
        case json_kind::array:
            out += '[';
            reader.elements([&] {
                out += first ? "" : ",";
                first = false;
                write(reader, out, depth - 1);
            });
            out += ']';
            break;
        default: out += reader.value();
    }
}
std::string read(std::string_view text, int depth = 100) {
    std::string const copy{text};
    json_reader reader{copy};
    std::string out;
    write(reader, out, depth);
    if (!reader.fine()) return "!";
    return out + (reader.kind() == json_kind::nothing && reader.rest().empty() ? "" : joined(" and ", reader.rest()));
}

std::string text(std::string_view value) {
    std::string out = "before";
    json_reader reader{value};
    reader.text(out);
    return reader.fine() ? out : out + "!";
}
std::string id(std::string_view value) {
    std::string out = "before";
    json_reader reader{value};
    reader.id(out);
    return reader.fine() ? out : out + "!";
}
template <class Number>
Number number(std::string_view value) {
    return json_reader{value}.number<Number>(7);
}

void everything_is_read_whatever_the_blanks() {
    struct {
        std::string_view text;
        std::string_view read;
    } const rows[] = {
        {"{}", "{}"},
        {" \t\r\n{ \n } ", "{}"},
        {"[]", "[]"},
        {"[ ]", "[]"},
        {"null", "null"},
        {"true", "true"},
        {"false", "false"},
        {"0", "0"},
        {"-1.5e+9", "-1.5e+9"},
        {R"("a \" b")", R"("a \" b")"},
        {R"({"a":1,"b":[2,{"c":null}],"a":{}})", R"({"a":1,"b":[2,{"c":null}],"a":{}})"},
        {" { \"a\" : 1 , \"b\" : [ 2 , { \"c\" : null } ] } ", R"({"a":1,"b":[2,{"c":null}]})"},
        {R"({"i\u0064":1})", R"({"id":1})"},
        {R"({"":1})", R"({"":1})"},
        {"1 2", "1 and 2"},
    };
    for (auto const& row : rows) BOOST_TEST_EQ(read(row.text), row.read);
}

void what_is_no_json_fails() {
    for (std::string_view const none : {"",           " ",
                                        "{",          "[",
                                        "}",          "]",
                                        "\"",         "\"a",
                                        "\"\\",       "\"\\\"",
                                        "{\"a\"",     "{\"a\":",
                                        "{\"a\":1",   "{\"a\":1,",
                                        "{\"a\":1,}", "{\"a\" 1}",
                                        "{1:2}",      "{a:1}",
                                        "{,}",        "[1",
                                        "[1,",        "[1,]",
                                        "[,]",        "[1 2]",
                                        "nul",        "tru",
                                        "fals",       "nothing",
                                        "yes",        "+1",
                                        ".5",         "'a'",
                                        "{\"a\":}",   "{]",
                                        "[}",         "{\"a\":1]",
                                        "{\"a\":[1}", "\xEF\xBB\xBF{}",
                                        "\x01",       "{\"a\"\x01:1}"}) {
        if (read(none) != "!") BOOST_ERROR(joined("read: ", none, " as ", read(none)).c_str());
    }
    // Nobody has asked for what is inside, so only its end must be found.
    for (std::string_view const none : {"{", "[", "[\"", "{\"a", "[[]", "[{}", "[\"]", "{\"\\\"}"}) BOOST_TEST_EQ(read(none, 0), "!");
    for (std::string_view const skipped : {"[1 2]", "{a:1}", "[\"]\"]", "[\"\\\"]\"]"}) BOOST_TEST_EQ(read(skipped, 0), skipped);
}

void after_a_failure_there_is_nothing() {
    json_reader reader{R"({"a":nix,"b":1})"};
    int calls = 0;
    BOOST_TEST(reader.members([&](std::string_view) {
        ++calls;
        reader.skip();
        BOOST_TEST(reader.kind() == json_kind::nothing);
        BOOST_TEST(reader.written_text().data() == nullptr);
        BOOST_TEST(reader.id().empty());
        BOOST_TEST_EQ(reader.number(3), 3);
        BOOST_TEST(!reader.truth());
        BOOST_TEST(reader.value().empty() && reader.rest().empty());
        BOOST_TEST(!reader.members([](std::string_view) { BOOST_ERROR("a member"); }));
        BOOST_TEST(!reader.elements([] { BOOST_ERROR("an element"); }));
    }));
    BOOST_TEST_EQ(calls, 1);
    BOOST_TEST(!reader.fine());
}

void who_knows_enough_ends_it() {
    json_reader reader{R"({"a":1,"b":2, this is not looked at)"};
    int calls = 0;
    reader.members([&](std::string_view) {
        if (++calls == 2) reader.finish();
    });
    BOOST_TEST_EQ(calls, 2);
    BOOST_TEST(reader.fine());
    json_reader elements{"[1,2,3,"};
    calls = 0;
    elements.elements([&] {
        if (++calls == 2) elements.finish();
    });
    BOOST_TEST_EQ(calls, 2);
    BOOST_TEST(elements.fine());
}

void depth_needs_no_stack() {
    constexpr std::size_t deep = 1'000'000;
    BOOST_TEST(json_reader{support::discord_frames::nested(deep)}.value().size() == 2 * deep);
    auto const in_a_member = joined(R"({"x":)", support::discord_frames::nested(deep), R"(,"id":"5"})");
    json_reader reader{in_a_member};
    std::string_view id;
    reader.members([&](std::string_view name) {
        if (name == "id") id = reader.id();
    });
    BOOST_TEST(reader.fine());
    BOOST_TEST_EQ(id, "5");
    json_reader open{std::string_view{in_a_member}.substr(5, deep)};
    open.skip();
    BOOST_TEST(!open.fine());
}

void another_type_leaves_nothing() {
    BOOST_TEST_EQ(text(R"("a\n")"), "a\n");
    BOOST_TEST_EQ(text(R"("")"), "");
    for (auto const* const other : {"null", "1", "true", "{}", "[\"a\"]", R"({"a":"b"})"}) BOOST_TEST_EQ(text(other), "");
    BOOST_TEST_EQ(text("\"a"), "!");
    BOOST_TEST(json_reader{"null"}.written_text().data() == nullptr);
    BOOST_TEST(json_reader{"\"\""}.written_text().data() != nullptr);

    BOOST_TEST(json_reader{"true"}.truth());
    for (auto const* const other : {"false", "null", "1", "\"true\"", "{}", "[true]", "", "t"}) BOOST_TEST(!json_reader{other}.truth());

    for (auto const* const other : {"null", "1", "true", "\"\"", "[]"}) {
        json_reader reader{other};
        BOOST_TEST(!reader.members([](std::string_view) { BOOST_ERROR("a member"); }) && reader.fine() && reader.rest().empty());
    }
    for (auto const* const other : {"null", "1", "true", "\"\"", "{}"}) {
        json_reader reader{other};
        BOOST_TEST(!reader.elements([] { BOOST_ERROR("an element"); }) && reader.fine() && reader.rest().empty());
    }
}

void ids_are_texts_or_numbers_of_64_bits() {
    BOOST_TEST_EQ(id(R"("1034567890123456789")"), "1034567890123456789");
    BOOST_TEST_EQ(id("1034567890123456789"), "1034567890123456789");
    BOOST_TEST_EQ(id(R"("18446744073709551615")"), "18446744073709551615");
    BOOST_TEST_EQ(id("18446744073709551615"), "18446744073709551615");
    BOOST_TEST_EQ(id("1"), "1");
    for (auto const* const none :
         {R"("18446744073709551616")", "18446744073709551616", R"("123456789012345678901")", "-1", R"("-1")", "1.0", "1e3", R"("")",
          R"("12a")", R"(" 1")", R"("\u0031")", "null", "true", "{}", "[1]", R"("../../users/@me")"}) {
        BOOST_TEST_EQ(id(none), "");
    }
    BOOST_TEST_EQ(json_reader{R"("18446744073709551615")"}.id_number(), 18446744073709551615U);
    BOOST_TEST_EQ(json_reader{"12"}.id_number(), 12U);
    BOOST_TEST_EQ(json_reader{R"("18446744073709551616")"}.id_number(), 0U);
}

void numbers_fit_or_are_not_there() {
    BOOST_TEST_EQ(number<int>("42"), 42);
    BOOST_TEST_EQ(number<int>("-42"), -42);
    BOOST_TEST_EQ(number<int>("\"42\""), 42);
    BOOST_TEST_EQ(number<int>("2147483647"), 2147483647);
    BOOST_TEST_EQ(number<std::int64_t>("9223372036854775807"), 9223372036854775807);
    BOOST_TEST_EQ(number<unsigned>("4294967295"), 4294967295U);
    for (auto const* const none : {"2147483648", "-2147483649", "1e400", "99999999999999999999999999", "1.5", "1e1", "--1", "-", "+1",
                                   "\"\"", "\" 1\"", "\"1 \"", "null", "true", "[1]", "{}", ""}) {
        BOOST_TEST_EQ(number<int>(none), 7);
    }
    BOOST_TEST_EQ(number<unsigned>("-1"), 7U);
}

void a_name_of_any_length_may_stand_there() {
    std::string longest(1000, 'n');
    auto const written = joined("{\"", longest, "\":1,\"", longest, "\\n\":2,\"id\":\"3\"}");
    json_reader reader{written};
    std::string_view id;
    std::size_t sizes = 0;
    reader.members([&](std::string_view name) {
        sizes += name.size();
        if (name == "id") id = reader.id();
    });
    BOOST_TEST(reader.fine());
    BOOST_TEST_EQ(id, "3");
    BOOST_TEST_EQ(sizes, 1002u);  // The one with an escape is too long for anybody.
}

// Boost.JSON says whether it is JSON; all that is, is read.
void all_that_is_json_is_read() {
    for (auto const name : support::discord_frames::all) {
        auto const frame = support::discord_frames::file(name);
        boost::json::error_code error;
        boost::json::parse(frame, error);
        BOOST_TEST(!error);
        BOOST_TEST_EQ(read(frame), frame);
        BOOST_TEST_EQ(read(frame, 0), frame);
        for (std::size_t size = 0; size < frame.size(); ++size) {
            if (read(frame.substr(0, size)) != "!") BOOST_ERROR(joined(name, " cut at ", size).c_str());
        }
    }
}

}  // namespace

int main() {
    everything_is_read_whatever_the_blanks();
    what_is_no_json_fails();
    after_a_failure_there_is_nothing();
    who_knows_enough_ends_it();
    depth_needs_no_stack();
    another_type_leaves_nothing();
    ids_are_texts_or_numbers_of_64_bits();
    numbers_fit_or_are_not_there();
    a_name_of_any_length_may_stand_there();
    all_that_is_json_is_read();
    return boost::report_errors();
}
