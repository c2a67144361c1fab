// SPDX-License-Identifier: BSL-1.0
// slack_frames: what Slack sends over Socket Mode, many of a kind, each a delivery of its own however often it is taken.

#ifndef MONONGUSA_TESTS_BENCH_SLACK_FRAMES_HPP
#define MONONGUSA_TESTS_BENCH_SLACK_FRAMES_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/wire/slack/mrkdwn.hpp>

#include "../support/slack_events.hpp"
#include "frames.hpp"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench {

/// A message of a person in a channel, as text and as blocks, in an envelope of 0.9 kB (Slack API documentation, message and
/// Using Socket Mode).
inline constexpr std::string_view short_message =
    R"({"token":"xLegacyVerificationToken","team_id":"T0KETTLE01","api_app_id":"A0KETTLE42","event":{"user":"U0TARO001",)"
    R"("type":"message","ts":"1773500966.535009","text":"<@U0KETTLE1> is <@U0HANA002> bringing biscuits &amp; tea at five?",)"
    R"("team":"T0KETTLE01","blocks":[{"type":"rich_text","block_id":"Wq7t","elements":[{"type":"rich_text_section","elements":[)"
    R"({"type":"user","user_id":"U0KETTLE1"},{"type":"text","text":" is "},{"type":"user","user_id":"U0HANA002"},)"
    R"({"type":"text","text":" bringing biscuits & tea at five?"}]}]}],)"
    R"("channel":"C0TEAROOM","event_ts":"1773500966.535009","channel_type":"channel"},"type":"event_callback",)"
    R"("event_id":"Ev0TEA00101","event_time":1773500966,"authorizations":[{"team_id":"T0KETTLE01","user_id":"U0KETTLE1","is_bot":true}],)"
    R"("is_ext_shared_channel":false})";

constexpr std::size_t people = 20;
inline std::string taro(std::size_t number) { return mg::detail::joined("U0TARO", 100 + number % people); }

/// An envelope of Socket Mode around a payload.
inline std::string envelope_around(std::string_view payload, std::size_t number) {
    return mg::detail::joined(R"({"envelope_id":"c9a0f1de-3b52-4c7e-9d18-)", 100'000'000'000U + number, R"(","payload":)", payload,
                              R"(,"type":"events_api","accepts_response_payload":false,"retry_attempt":0,"retry_reason":""})");
}

/// What somebody says as Slack writes it: entities, and for JSON all but ASCII by its number, and slashes with a backslash.
inline std::string as_slack_writes(std::string_view line) {
    auto const text = mg::wire::slack::escaped(line);
    std::string out;
    auto const unit = [&out](std::uint32_t value) {
        out += "\\u";
        for (int shift = 12; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
    };
    char const* const end = text.data() + text.size();
    for (char const* at = text.data(); at != end;) {
        auto const [point, size] = mg::detail::utf8::decode(at, end);
        if (size == 0) throw std::logic_error{"a line that is not UTF-8"};
        at += size;
        if (point >= 0x10000) {
            unit(0xD800 + ((point - 0x10000) >> 10));
            unit(0xDC00 + ((point - 0x10000) & 0x3FF));
        } else if (point < 0x20 || point > 0x7E) {
            unit(point);
        } else {
            if (point == '"' || point == '\\' || point == '/') out += '\\';
            out += static_cast<char>(point);
        }
    }
    return out;
}

/// Envelopes of one kind and size.
class envelopes {
public:
    explicit envelopes(std::vector<std::string> const& texts) {
        for (auto const& text : texts) all_.push_back({text, behind(text, R"("event_id":"Ev)"), behind(text, R"("ts":"1773500966.)")});
        for (auto& one : all_) one.text.reserve(one.text.size() + padding);
    }

    std::size_t size() const noexcept { return all_.size(); }
    std::string const& front() const noexcept { return all_.front().text; }
    /// With an `event_id` and a `ts` that were in none before, since nobody takes a delivery twice.
    std::string const& operator[](std::size_t at) {
        auto& [text, event_id, ts] = all_[at];
        ++number_;
        write(text.data() + event_id, 9);
        write(text.data() + ts, 6);
        return text;
    }

private:
    struct numbered {
        std::string text;
        std::size_t event_id, ts;  // Where their last digits begin.
    };

    static std::size_t behind(std::string const& text, std::string_view what) {
        auto const at = text.find(what);
        if (at == text.npos) throw std::logic_error{"nothing to number"};
        return at + what.size();
    }
    void write(char* to, std::size_t digits) const noexcept {
        auto rest = number_;
        for (; digits > 0; --digits, rest /= 10) to[digits - 1] = static_cast<char>('0' + rest % 10);
    }

    std::vector<numbered> all_{};
    std::uint32_t number_ = 0;
};

/// Envelopes around messages like that, of about its size, of several people and half of them with a text of chat.
inline envelopes messages_on_slack(std::string_view model, std::vector<std::string> const& lines) {
    constexpr std::string_view mark = R"("text":")";
    auto const begin = model.find(mark) + mark.size();
    std::string const said{model.substr(begin, model.find('"', begin) - begin)};
    std::vector<std::string> all;
    for (std::size_t i = 0; i < frames_of_a_kind; ++i) {
        auto text = envelope_around(model, i);
        replace(text, "U0TARO001", taro(i));
        if (i % 2 == 1) {
            auto line = as_slack_writes(lines[i % lines.size()]);
            while (line.size() < said.size()) line += line.size() + 16 < said.size() ? " and what else" : ".";
            replace(text, said, line);
        }
        all.push_back(std::move(text));
    }
    return envelopes{all};
}

/// Who writes and who is named in them, as users.info tells of them.
inline std::vector<std::string> people_on_slack() {
    std::vector<std::string> all;
    auto const add = [&](std::string_view id, std::string_view name) {
        all.push_back(mg::detail::joined(R"({"id":")", id, R"(","name":")", name, R"(","profile":{"display_name":")", name, R"("}})"));
    };
    add("U0HANA002", "hana");
    for (std::size_t i = 0; i < people; ++i) add(taro(i), mg::detail::joined("taro", i));
    return all;
}
/// And where, as conversations.info tells.
inline std::vector<std::string> channels_on_slack() {
    return {R"({"id":"C0TEAROOM","name":"tearoom","is_channel":true})", R"({"id":"C0SHOP003","name":"shopping","is_channel":true})"};
}

}  // namespace bench

#endif
