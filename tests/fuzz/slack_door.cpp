// SPDX-License-Identifier: BSL-1.0
// What comes to Slack's door under libFuzzer: signatures, forms and JSON of strangers: nothing does harm, and what is let in keeps its promises.  Try:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/slack_door.cpp -o door && ./door -max_total_time=60
#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/courtesy.hpp>
#include <monongusa/wire/slack/door.hpp>
#include <monongusa/wire/slack/signature.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

namespace mg = monongusa;
using namespace mg::wire::slack;

void must(bool holds) {
    if (!holds) __builtin_trap();
}

bool is_utf8(std::string_view text) {
    for (char const* at = text.data(); at != text.data() + text.size();) {
        auto const size = mg::detail::utf8::decode(at, text.data() + text.size()).size;
        if (size == 0) return false;
        at += size;
    }
    return true;
}

bool is_object(std::string_view text) {
    mg::wire::json_reader reader{text};
    return reader.members([](std::string_view) {}) && reader.fine() && reader.rest().empty();
}

void holds(courtesy const& one) {
    must(one.answer.empty() || (is_object(one.answer) && is_utf8(one.answer)));
    must(one.post.empty() || (is_object(one.post) && is_utf8(one.post)));
    must(one.response_url.empty() == one.post.empty());
    must(one.response_url.empty() || one.response_url.starts_with("http"));
    // Nobody can be mentioned, and nothing linked.
    must(one.answer.find('<') == one.answer.npos && one.post.find('<') == one.post.npos);
}

void holds(door_answer const& made, std::string_view body) {
    bool const carries = made.kind == door_kind::event || made.kind == door_kind::command || made.kind == door_kind::interaction;
    must(made.status == 200 || made.status == 400 || made.status == 415);
    must(made.status == 200 || made.kind == door_kind::unknown);
    must(carries == !made.payload.empty());
    must(made.body.empty() == (made.kind != door_kind::challenge) && is_utf8(made.body) && made.body.size() <= 4096);
    must(made.body.empty() == made.content_type.empty());
    if (carries) must(is_object(made.payload));
    if (made.kind == door_kind::event) must(made.payload == body);
    if (made.kind == door_kind::command) must(is_utf8(made.payload));
}

// Signs nothing: only the form of what it is asked is looked at.
bool asked(std::string_view key, std::string_view message, std::string_view hex) {
    must(!key.empty() && message.starts_with("v0:") && hex.size() == 64);
    return hex.back() == '0';
}

void signatures_are_judged(std::string_view text) {
    auto const first = text.find('\n');
    auto const timestamp = text.substr(0, first);
    auto const rest = first == text.npos ? std::string_view{} : text.substr(first + 1);
    auto const second = rest.find('\n');
    auto const body = second == rest.npos ? std::string_view{} : rest.substr(second + 1);
    for (std::int64_t const now : {std::int64_t{0}, std::int64_t{1'700'000'000}, INT64_MAX, INT64_MIN}) {
        auto const judged = judge_signature("s", timestamp, rest.substr(0, second), body, std::chrono::seconds{now}, &asked);
        if (judged == signature_verdict::good)
            must(now >= 0 && rest.starts_with("v0=") && rest[second == rest.npos ? rest.size() - 1 : second - 1] == '0');
        must(judge_signature("", timestamp, rest.substr(0, second), body, std::chrono::seconds{now}, &asked) != signature_verdict::good);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    for (std::string_view const type : {"application/json", "application/x-www-form-urlencoded", ""})
        holds(answer_at_door(type, std::string{text}), text);
    holds(answer_at_door(text.substr(0, text.find('\n')), std::string{text}), text);
    if (is_ssl_check(text)) must(answer_at_door("application/x-www-form-urlencoded", std::string{text}).payload.empty());
    for (bool const takes_answer : {false, true}) {
        holds(courtesy_to_command(text, takes_answer));
        holds(courtesy_to_interaction(text, takes_answer));
    }
    signatures_are_judged(text);
    return 0;
}
