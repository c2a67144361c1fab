// SPDX-License-Identifier: BSL-1.0
// api_error: what Slack refuses, as values of std::error_code with a sentence that says what to do.

#ifndef MONONGUSA_WIRE_SLACK_API_ERROR_HPP
#define MONONGUSA_WIRE_SLACK_API_ERROR_HPP

#include <monongusa/wire/slack/error_table.hpp>
#include <monongusa/wire/slack/error_words.hpp>

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <system_error>

namespace monongusa::wire::slack {

/// Each known word is also the condition of std::errc that comes nearest.
class api_error_category final : public std::error_category {
public:
    char const* name() const noexcept override { return "slack"; }

    std::string message(int value) const override {
        if (auto const* const known = find_api_error(value)) return std::string{known->sentence} + " (" + std::string{known->word} + ")";
        if (value >= 100 && value < 600) return "Slack refused it (HTTP " + std::to_string(value) + ")";
        switch (static_cast<api_error>(value)) {
            case api_error::waits_too_long: return "Slack's limits would have held the request back for too long; it was not done";
            case api_error::limited_again: return "Slack's limits refused the request again and again; it was not done";
            case api_error::no_answer: return "what came was no answer of Slack's Web API; look at SLACK_API_BASE, and at proxies";
            default: break;
        }
        auto const word = value >= first_word ? words_.word_of(static_cast<std::size_t>(value - first_word)) : std::string_view{};
        return word.empty() ? "Slack refused it, with one word too many to tell it here" : "Slack refused it (" + std::string{word} + ")";
    }

    std::error_condition default_error_condition(int value) const noexcept override {
        if (auto const* const known = find_api_error(value)) return known->condition;
        if (value == 408 || value == 504 || value == static_cast<int>(api_error::waits_too_long)) return std::errc::timed_out;
        if (value == 429 || value == 503 || value == static_cast<int>(api_error::limited_again))
            return std::errc::resource_unavailable_try_again;
        if (value >= 500 && value < 600) return std::errc::io_error;
        switch (value) {
            case 400: return std::errc::invalid_argument;
            case 401:
            case 403:
            case 407: return std::errc::permission_denied;
            case 404:
            case 410: return std::errc::no_such_file_or_directory;
            case 413: return std::errc::message_size;
            case static_cast<int>(api_error::no_answer): return std::errc::protocol_error;
            default: return {value, *this};
        }
    }

    /// A word that is not in the table.
    std::error_code called(std::string_view word) const noexcept { return {first_word + static_cast<int>(words_.number_of(word)), *this}; }

    /// Slack's own word for an error of this category; empty where it has none.
    std::string_view word_of(int value) const noexcept {
        if (auto const* const known = find_api_error(value)) return known->word;
        return value >= first_word ? words_.word_of(static_cast<std::size_t>(value - first_word)) : std::string_view{};
    }

private:
    static constexpr int first_word = 10'000;
    mutable error_words words_;
};

// One for the process, and never ended: an error may be told after main.
inline api_error_category const& the_api_error_category() noexcept {
    union kept {
        api_error_category category;
        constexpr kept() noexcept : category{} {}
        ~kept() {}
    };
    static constinit kept one{};
    return one.category;
}

inline std::error_code make_error_code(api_error which) noexcept { return {static_cast<int>(which), the_api_error_category()}; }

/// What Slack says in `error`: also words that nobody knew when this was written, whose `message` has them.  Never no error.
inline std::error_code error_called(std::string_view word) noexcept {
    if (word.empty()) return make_error_code(api_error::no_answer);
    auto const* const known = find_api_error(word);
    return known ? make_error_code(known->which) : the_api_error_category().called(word);
}

/// An HTTP status that is no success, where nothing else was said.  Never no error.
inline std::error_code status_error(int status) noexcept {
    bool const is_status = status >= 100 && status < 600;
    return {is_status ? status : static_cast<int>(api_error::no_answer), the_api_error_category()};
}

/// Slack's own word, as `channel_not_found`; empty for whatever is not Slack's.
inline std::string_view word_of(std::error_code error) noexcept {
    return error.category() == the_api_error_category() ? the_api_error_category().word_of(error.value()) : std::string_view{};
}

/// Whether nothing that needs this token will be done any more: it is wrong, or its time is over.
inline bool is_dead_token(std::error_code error) noexcept {
    for (auto const one : {api_error::not_authed, api_error::invalid_auth, api_error::account_inactive, api_error::token_revoked,
                           api_error::token_expired, api_error::user_removed_from_team, api_error::team_disabled}) {
        if (error == make_error_code(one)) return true;
    }
    return false;
}

}  // namespace monongusa::wire::slack

template <>
struct std::is_error_code_enum<monongusa::wire::slack::api_error> : std::true_type {};

#endif
