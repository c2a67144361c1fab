// SPDX-License-Identifier: BSL-1.0
// What Slack sends over Socket Mode and answers to apps.connections.open under libFuzzer: nothing does harm, and what is read keeps its promises.  Try:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/slack_frames.cpp -o slack && ./slack -max_total_time=60
#include <monongusa/wire/slack/callback.hpp>
#include <monongusa/wire/slack/frame.hpp>
#include <monongusa/wire/slack/link.hpp>
#include <monongusa/wire/slack/open_answer.hpp>
#include <monongusa/wire/slack/seen_events.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>

namespace {

namespace mg = monongusa;
using namespace mg::wire::slack;
using mg::instant;
using mg::wire::json_reader;
using mg::wire::slack::link;  // POSIX has another.

void must(bool holds) {
    if (!holds) __builtin_trap();
}

bool is_in(std::string_view part, std::string_view whole) {
    return part.empty() || (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

bool is_json(std::string_view text) {
    json_reader reader{text};
    reader.skip();
    return reader.fine() && reader.rest().empty();
}

void is_a_callback(std::string_view text) {
    callback read;
    bool const is = read_callback(text, read);
    must(is || read == callback{});
    for (auto const part : {read.type, read.event_id, read.event, read.event_type, read.challenge, read.trigger_id})
        must(is_in(part, text));
    must(is_in(read.event_type, read.event));
    must(read.event.empty() || read.event.front() == '{');  // Where it ends, brackets were counted and not compared.
    if (!is) return;
    must(is_json(text));
    seen_events seen{{.most = 2, .most_bytes = 64}};
    auto const key = delivery_key(read);
    must(seen.first(key, instant{}));
    must(seen.first(key, instant{}) == (key.empty() || key.size() > 64));
    must(seen.bytes() <= 64);
}

// Whatever comes, the machine has at most one more thing to acknowledge and goes on.
void is_heard(frame const& read, std::string_view text) {
    link machine{{}, mg::detail::random{1}};
    instant const now{std::chrono::hours{1}};
    machine.start(now);
    machine.url({open_kind::url, "wss://slack.test/", "", {}}, now);
    machine.opened(0, now);
    link_action action;
    while (machine.next(action)) continue;
    for (int i = 0; i < 3; ++i) {
        auto const what = machine.received(0, read, now);
        must(what == heard::control || read.kind == frame_kind::events_api || read.kind == frame_kind::slash_commands ||
             read.kind == frame_kind::interactive);
        std::size_t sent = 0;
        while (machine.next(action)) {
            must(action.step != link_step::none && action.step != link_step::connect);
            if (action.step == link_step::send)
                must(++sent == 1 && is_json(action.text) && !read.envelope_id.empty() && action.text.size() < 4096);
            if (action.step == link_step::note || action.step == link_step::lost) must(action.text.size() < 400);
        }
        must(sent == 0 || is_in(read.envelope_id, text));
    }
    must(machine.when() > now);
}

void is_a_frame(std::string_view text) {
    auto const read = read_frame(text);
    for (auto const part : {read.type, read.envelope_id, read.payload, read.reason, read.retry_reason, read.app_id})
        must(is_in(part, text));
    must(read.kind != frame_kind::malformed || read == frame{});
    must(read.kind == frame_kind::malformed || is_json(text));
    must(read.retry_attempt >= 0 && read.connections >= 0 && read.envelope_id.size() <= longest_envelope_id);
    is_a_callback(read.payload);
    is_heard(read, text);
}

// The first byte is the status, what stands in front of the next newline the time to wait.
void is_an_answer(std::string_view text) {
    static constexpr int statuses[] = {200, 200, 200, 429, 500, 401, 204, 0};
    mg::wire::rest_reply reply{200, {}, {}};
    if (!text.empty()) {
        reply.status = statuses[static_cast<unsigned char>(text.front()) % std::size(statuses)];
        text.remove_prefix(1);
        if (auto const line = text.find('\n'); line != std::string_view::npos) {
            reply.headers.emplace_back("retry-after", text.substr(0, line));
            text.remove_prefix(line + 1);
        }
    }
    reply.body = text;
    auto const read = read_open(reply);
    must((read.kind == open_kind::url) == !read.url.empty() && (read.kind == open_kind::url) == read.error.empty());
    must(read.wait >= instant::duration::zero() && read.wait <= open_answer::longest_wait);
    must(read.url.empty() || read.url.starts_with("wss://") || read.url.starts_with("ws://"));
    must(read.url.size() <= open_answer::longest_url && read.error.size() <= 4 * open_answer::longest_error);
    for (char const character : read.url) must(character > 0x20 && character < 0x7F);
    for (char const character : read.error) must(static_cast<unsigned char>(character) >= 0x20 || character == '\t');
}

// The bytes as changes to what Slack sends, each of three bytes: where, how many bytes go, how many of those that follow come.
std::string edited(std::string_view bytes) {
    static constexpr std::string_view texts[] = {
        R"({"type":"hello","num_connections":2,"debug_info":{"host":"applink-1","approximate_connection_time":18060},"connection_info":{"app_id":"A1"}})",
        R"({"type":"disconnect","reason":"refresh_requested","debug_info":{"host":"applink-1"}})",
        R"({"type":"disconnect","reason":"too_many_websockets","num_connections":11,"connection_info":{"app_id":"A1"}})",
        R"({"envelope_id":"57d6a792","payload":{"token":"t","team_id":"T1","event":{"type":"message","channel":"C1","user":"U1","text":"tea","ts":"1.2"},)"
        R"("type":"event_callback","event_id":"Ev1","event_time":1},"type":"events_api","accepts_response_payload":false,"retry_attempt":1,"retry_reason":"timeout"})",
        R"({"type":"slash_commands","envelope_id":"e-2","accepts_response_payload":true,"payload":{"command":"/tea","trigger_id":"13.37"}})",
        R"({"token":"t","challenge":"c3","type":"url_verification"})",
        " \n{\"ok\":true,\"url\":\"wss://wss-primary.slack.com/link/?ticket=1-2&app_id=3\"}",
        "\x03"
        "30\n{\"ok\":false,\"error\":\"ratelimited\"}",
    };
    if (bytes.empty()) return {};
    auto const number = [&](std::size_t i) -> std::size_t { return static_cast<unsigned char>(bytes[i]); };
    std::string text{texts[number(0) % std::size(texts)]};
    bytes.remove_prefix(1);
    for (std::size_t from = 0; bytes.size() >= 3;) {
        from = std::min(from + number(0), text.size());
        auto const come = std::min(number(2) % 32, bytes.size() - 3);
        text.replace(from, number(1) % 64, bytes.substr(3, come));
        bytes.remove_prefix(3 + come);
    }
    return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    auto const changed = edited(text);
    for (auto const one : {text, std::string_view{changed}}) {
        is_a_frame(one);
        is_a_callback(one);
        is_an_answer(one);
    }
    return 0;
}
