// SPDX-License-Identifier: BSL-1.0
// shape: finds what looks like a token or the address of a webhook, though nobody told it.

#ifndef MONONGUSA_SECRET_SHAPE_HPP
#define MONONGUSA_SECRET_SHAPE_HPP

#include <monongusa/secret/spelling.hpp>

#include <cstddef>
#include <string_view>

namespace monongusa::detail {

/// Reads a text from left to right.  What is called `take` goes behind what it is about, if that stands here, and says whether, or how much.
class shape_reader {
public:
    constexpr shape_reader(std::string_view text, std::size_t at) noexcept : text_{text}, at_{at}, begin_{at} {}

    /// What nobody may read begins here.
    constexpr void begin() noexcept { begin_ = at_; }
    constexpr passage read() const noexcept { return {begin_, at_}; }

    constexpr bool take(std::string_view word) noexcept {
        if (!left().starts_with(word)) return false;
        at_ += word.size();
        return true;
    }
    /// `word` is written small.
    constexpr bool take_in_any_case(std::string_view word) noexcept {
        auto const here = left();
        if (here.size() < word.size()) return false;
        for (std::size_t i = 0; i < word.size(); ++i) {
            char const small = here[i] >= 'A' && here[i] <= 'Z' ? static_cast<char>(here[i] - 'A' + 'a') : here[i];
            if (small != word[i]) return false;
        }
        at_ += word.size();
        return true;
    }
    constexpr bool take_one_of(std::string_view characters) noexcept {
        if (at_ == text_.size() || characters.find(text_[at_]) == std::string_view::npos) return false;
        ++at_;
        return true;
    }

    // As they stand in a URL, in JSON, and in a URL inside of another.
    constexpr bool take_slash() noexcept { return take("/") || take("\\/") || take("%2F") || take("%2f"); }
    constexpr bool take_colon() noexcept { return take(":") || take("%3A") || take("%3a"); }
    constexpr bool take_equals() noexcept { return take("=") || take("%3D") || take("%3d"); }
    constexpr bool take_quote() noexcept { return take("\"") || take("\\\"") || take("'") || take("%22"); }
    constexpr bool take_blanks() noexcept {
        auto const before = at_;
        while (take(" ") || take("\t") || take("%20")) {}
        return at_ > before;
    }

    constexpr std::size_t take_digits() noexcept {
        auto const before = at_;
        while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
        return at_ - before;
    }
    /// Letters, digits, '-' and '_', at most so many of them.
    constexpr std::size_t take_token(std::size_t most = std::string_view::npos) noexcept {
        auto const before = at_;
        while (at_ < text_.size() && at_ - before < most && is_token(text_[at_])) ++at_;
        return at_ - before;
    }
    /// The same with the escapes of a URL and some characters more.
    constexpr std::size_t take_token_with(std::string_view more) noexcept {
        auto const before = at_;
        for (;;) {
            if (take_token() > 0 || take_one_of(more)) continue;
            auto const escape = hex_byte(left(), "%").length;
            if (escape == 0) return at_ - before;
            at_ += escape;
        }
    }
    /// T, B and the like with capitals and digits behind it, one at the least.
    constexpr bool take_slack_id(char letter) noexcept {
        auto const before = at_;
        if (at_ == text_.size() || text_[at_] != letter) return false;
        do ++at_;
        while (at_ < text_.size() && at_ - before < 24 && (is_digit(text_[at_]) || (text_[at_] >= 'A' && text_[at_] <= 'Z')));
        return at_ - before > 1;
    }
    /// Whether one of the next characters is a digit, with nothing before it but what a token has.
    constexpr bool meets_a_digit_within(std::size_t characters) const noexcept {
        for (char const character : left().substr(0, characters)) {
            if (is_digit(character)) return true;
            if (!is_token(character)) return false;
        }
        return false;
    }

private:
    static constexpr bool is_digit(char character) noexcept { return character >= '0' && character <= '9'; }
    static constexpr bool is_token(char character) noexcept {
        return base64_digit(static_cast<unsigned char>(character)) >= 0 && character != '+' && character != '/';
    }
    constexpr std::string_view left() const noexcept { return text_.substr(at_); }

    std::string_view text_;
    std::size_t at_;
    std::size_t begin_;
};

// How each of them looks.  None may look far ahead and then fail: a text of many beginnings would be read again and again.  What may hold the
// token of another platform takes the dots of that along.

/// A Discord bot token: the bot's id in base64, which makes its first letter an M, N or O; a time; a signature.
constexpr bool take_discord_token(shape_reader& reader) noexcept {
    auto const id = reader.take_token(31);
    if (id < 22 || id > 30 || !reader.take(".")) return false;
    auto const time = reader.take_token(9);
    if (time < 5 || time > 8 || !reader.take(".")) return false;
    return reader.take_token() >= 27;
}

/// xoxb-…, xapp-… and their kin.  They hold numbers from the start on, which xoxb-your-token-here does not.
constexpr bool take_slack_token(shape_reader& reader) noexcept {
    reader.take("xoxe.");
    if (reader.take("xox")) {
        if (!reader.take_one_of("abcdeprs") || !reader.take("-")) return false;
    } else if (!reader.take("xapp-") && !reader.take("xwfp-")) {
        return false;
    }
    return reader.meets_a_digit_within(12) && reader.take_token_with("+/=") >= 10;
}

/// The header, as HTTP has it, or as a member of JSON or the like.
constexpr bool take_authorization(shape_reader& reader) noexcept {
    if (!reader.take_in_any_case("authorization")) return false;
    bool const quoted = reader.take_quote();
    reader.take_blanks();
    if (!reader.take_colon() && !reader.take_equals() && !(quoted && reader.take(","))) return false;
    reader.take_blanks();
    reader.take_quote();
    if (!reader.take_in_any_case("bot") && !reader.take_in_any_case("bearer") && !reader.take_in_any_case("basic")) return false;
    if (!reader.take_blanks() && !reader.take("+")) return false;
    reader.begin();
    return reader.take_token_with(".~+/=:") >= 8;
}

/// ticket=… and token=… as in a URL, "ticket":"…" and "token":"…" as in what a bot sends to identify itself.
constexpr bool take_member(shape_reader& reader) noexcept {
    if (!reader.take_in_any_case("ticket") && !reader.take_in_any_case("token")) return false;
    bool const quoted = reader.take_quote();
    reader.take_blanks();
    bool const equals = reader.take_equals();
    if (!equals && !(quoted && reader.take_colon())) return false;
    reader.take_blanks();
    if (!reader.take_quote() && !equals) return false;
    reader.begin();
    if (equals && !reader.meets_a_digit_within(24)) return false;
    return reader.take_token_with(".~+/=:") >= (equals ? 16U : 8U);
}

/// The path of a Discord webhook, of an interaction's answer or of what follows it; whatever the host, since logs tell paths without it.
constexpr bool take_discord_path(shape_reader& reader) noexcept {
    if (!reader.take("webhooks") && !reader.take("interactions")) return false;
    if (!reader.take_slash() || reader.take_digits() == 0 || !reader.take_slash()) return false;
    reader.begin();
    return reader.take_token_with(".~=:") >= 16;
}

/// The token of a Discord interaction, which begins with base64 of "interaction:".
constexpr bool take_interaction_token(shape_reader& reader) noexcept {
    return reader.take("aW50ZXJhY3Rpb246") && reader.take_token_with("+/=") >= 8;
}

/// A Slack webhook, or where to answer a command: all behind the first word of the path.
constexpr bool take_slack_hook(shape_reader& reader) noexcept {
    if (!reader.take("hooks.slack")) return false;
    reader.take("-gov");
    if (!reader.take(".com") || !reader.take_slash() || reader.take_token(16) == 0 || !reader.take_slash()) return false;
    reader.begin();
    std::size_t length = 0;
    for (std::size_t more = 1; more > 0; length += more) {
        more = reader.take_token_with("");
        if (more > 0) reader.take_slash();
    }
    return length >= 8;
}

/// The path of a Slack webhook, or of where to answer a command or a click, without its host, as logs tell it: /services/T…/B…/…,
/// /commands/T…/1…/….
constexpr bool take_slack_path(shape_reader& reader) noexcept {
    if (!reader.take_slash()) return false;
    bool const is_hook = reader.take("services");
    bool const is_answer = !is_hook && (reader.take("commands") || reader.take("actions") || reader.take("app"));
    if ((!is_hook && !is_answer) || !reader.take_slash() || !reader.take_slack_id('T') || !reader.take_slash()) return false;
    if (!(is_hook ? reader.take_slack_id('B') : reader.take_digits() > 0) || !reader.take_slash()) return false;
    reader.begin();
    return reader.take_token() >= 8;
}

/// Where a file is sent to, with its host or without: /upload/v1/….
constexpr bool take_slack_upload(shape_reader& reader) noexcept {
    if (!reader.take_slash() || !reader.take("upload") || !reader.take_slash() || !reader.take("v1") || !reader.take_slash()) return false;
    reader.begin();
    return reader.take_token_with(".~=:") >= 16;
}

/// What may not be read of the shape that begins exactly at `at`.
constexpr passage shape_at(std::string_view text, std::size_t at) noexcept {
    shape_reader reader{text, at};
    switch (text[at]) {
        case 'M':
        case 'N':
        case 'O': return take_discord_token(reader) ? reader.read() : passage{};
        case 'x': return take_slack_token(reader) ? reader.read() : passage{};
        case 'a':
        case 'A': {
            if (take_authorization(reader)) return reader.read();
            shape_reader again{text, at};
            return take_interaction_token(again) ? again.read() : passage{};
        }
        case 't':
        case 'T': return take_member(reader) ? reader.read() : passage{};
        case 'w':
        case 'i': return take_discord_path(reader) ? reader.read() : passage{};
        case 'h': return take_slack_hook(reader) ? reader.read() : passage{};
        case '/':
        case '\\':
        case '%': {
            if (take_slack_path(reader)) return reader.read();
            shape_reader again{text, at};
            return take_slack_upload(again) ? again.read() : passage{};
        }
        default: return {};
    }
}

/// The first shape of a text that begins at `from` or behind it.
constexpr passage next_shape(std::string_view text, std::size_t from) noexcept {
    for (std::size_t at = from; at < text.size(); ++at) {
        if (auto const here = shape_at(text, at); here.found()) return here;
    }
    return {};
}

}  // namespace monongusa::detail

#endif
