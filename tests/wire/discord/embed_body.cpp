// SPDX-License-Identifier: BSL-1.0
// embed_body: the JSON of a framed text, and what Discord would not take.
#include <monongusa/wire/discord/embed_body.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using namespace monongusa::wire::discord;
using namespace monongusa::wire;
using monongusa::error;
using monongusa::action::embed;
using monongusa::action::embed_field;

std::string written(embed const& framed) {
    std::string json;
    json_writer out{json};
    write(out, framed);
    return json;
}

std::string many(std::string_view what, std::size_t times) {
    std::string text;
    for (; times > 0; --times) text += what;
    return text;
}

void each_is_written_so() {
    BOOST_TEST_EQ(written({.text = "tea"}), R"({"description":"tea"})");
    BOOST_TEST_EQ(written({.text = "a\xFF\"", .title = "b", .url = "https://example.org", .fields = {{"c", "d", true}, {"e", "f", false}},
                           .image = "https://example.org/g.png", .footer = "h", .color = 0xFF8000}),
                  "{\"title\":\"b\",\"description\":\"a\uFFFD\\\"\",\"url\":\"https://example.org\",\"color\":16744448,"
                  R"("fields":[{"name":"c","value":"d","inline":true},{"name":"e","value":"f"}],)"
                  R"("image":{"url":"https://example.org/g.png"},"footer":{"text":"h"}})");
    BOOST_TEST_EQ(written({.text = "tea", .color = 0xFF000001}), R"({"description":"tea","color":1})");
}

void what_shows_nothing_is_refused() {
    for (auto const& nothing : {embed{}, embed{.text = " \n"}, embed{.url = "https://example.org"}, embed{.color = 5},
                                embed{.text = "tea", .fields = {{"", "x"}}}, embed{.text = "tea", .fields = {{"x", " "}}}}) {
        BOOST_TEST_EQ(check(nothing), error::text_empty);
    }
    for (auto const& something : {embed{.text = "x"}, embed{.title = "x"}, embed{.fields = {{"x", "y"}}}, embed{.image = "https://example.org"},
                                  embed{.footer = "x"}}) {
        BOOST_TEST_EQ(check(something), std::error_code{});
    }
}

// Each part as long as it may be, and one character longer.
void what_is_too_long_is_refused() {
    for (std::string_view const letter : {"x", "日", "🎉", "\xFF"}) {
        auto const of = [&](std::size_t size) { return many(letter, size); };
        auto const most = [&](std::size_t more) {
            return std::vector<embed>{{.title = of(256 + more)},
                                      {.text = of(4096 + more)},
                                      {.footer = of(2048 + more)},
                                      {.fields = {{of(256 + more), "y"}}},
                                      {.fields = {{"y", of(1024 + more)}}},
                                      {.fields = std::vector<embed_field>(25 + more, {"y", "z"})},
                                      {.text = of(3950 + more), .fields = {{of(1), of(1)}}, .footer = of(2048)}};
        };
        for (auto const& full : most(0)) BOOST_TEST_EQ(check(full), std::error_code{});
        for (auto const& over : most(1)) BOOST_TEST_EQ(check(over), error::text_too_long);
    }
    BOOST_TEST_EQ(check({.text = many("x", 10'000'000)}), error::text_too_long);
}

}  // namespace

int main() {
    each_is_written_so();
    what_shows_nothing_is_refused();
    what_is_too_long_is_refused();
    return boost::report_errors();
}
