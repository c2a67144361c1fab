// SPDX-License-Identifier: BSL-1.0
// jsonl under libFuzzer: nothing that is read does harm, and what is written again is read equal.  Try:
//   clang++ -std=c++20 -g -O1 -fsanitize=fuzzer,address,undefined -Iinclude tests/fuzz/jsonl.cpp -o jsonl && ./jsonl -max_total_time=60
#include <monongusa/wire/jsonl/comparison.hpp>
#include <monongusa/wire/jsonl/line.hpp>
#include <monongusa/wire/jsonl/pseudonyms.hpp>
#include <monongusa/wire/jsonl/recording.hpp>
#include <monongusa/wire/jsonl/rewriter.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

namespace {

namespace jsonl = monongusa::wire::jsonl;

void must(bool holds) {
    if (!holds) __builtin_trap();
}

void a_line_is_read_equal_when_it_is_written_again(std::string_view text) {
    jsonl::parse_error error;
    auto const line = jsonl::read(text, error);
    if (error) {
        must(error.column >= 1 && error.column <= text.size() + 1 && !error.what.empty());
        return;
    }
    std::string written;
    visit([&](auto const& what) { jsonl::write(written, what); }, line);
    must(written.find('\n') == written.size() - 1);
    must(jsonl::read(std::string_view{written}.substr(0, written.size() - 1), error) == line);
    must(!error);
}

void a_text_is_read_equal_when_it_is_written(std::string_view text) {
    std::string written;
    monongusa::detail::append_json_text(written, text);
    jsonl::parse_error error;
    std::string again;
    must(jsonl::scanner(written, error).string(&again) && again == text);
}

// Whatever stands in a message, its body stays a part of it.
void pseudonyms_keep_the_body_in_the_text(jsonl::recording& all) {
    jsonl::pseudonyms names{{1, 2}, "bot"};
    for (auto& entry : all.entries) {
        if (auto* const event = get_if<jsonl::event_line>(&entry)) {
            visit([&](auto& what) { names.apply(what); }, event->what);
            if (auto const* const message = get_if<monongusa::event::message>(&event->what);
                message && message->body_range.present()) {
                must(message->body_range.begin <= message->body_range.end && message->body_range.end <= message->text.size());
            }
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text{reinterpret_cast<char const*>(data), size};
    a_line_is_read_equal_when_it_is_written_again(text);
    a_text_is_read_equal_when_it_is_written(text);
    auto all = jsonl::read_recording(text, "input");
    auto const actions = jsonl::actions_of(all);
    must(jsonl::compare(actions, actions).empty());
    pseudonyms_keep_the_body_in_the_text(all);
    return 0;
}
