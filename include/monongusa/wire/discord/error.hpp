// SPDX-License-Identifier: BSL-1.0
// error: what Discord refuses, as values of std::error_code with a sentence that says what to do.

#ifndef MONONGUSA_WIRE_DISCORD_ERROR_HPP
#define MONONGUSA_WIRE_DISCORD_ERROR_HPP

#include <string>
#include <system_error>

namespace monongusa::wire::discord {

/// Codes as Discord gives them in the body of a refusal, and HTTP statuses where there is no such code.  Others come as the number alone,
/// and are in the same category.  Each is also the condition of std::errc that comes nearest.  (Discord's documentation, Opcodes and Status
/// Codes)
enum class api_error : int {
    waits_too_long = 1,  ///< Not Discord's: a limit lasts longer than the request is to wait, so it was not done.
    limited_again = 2,   ///< Not Discord's: as often as it was tried there was a limit, so it was not done.

    bad_request = 400,
    unauthorized = 401,
    forbidden = 403,
    not_found = 404,
    method_not_allowed = 405,
    body_too_large = 413,
    too_many_requests = 429,
    server_failed = 500,
    bad_gateway = 502,
    unavailable = 503,
    gateway_timeout = 504,

    unknown_channel = 10003,
    unknown_guild = 10004,
    unknown_message = 10008,
    unknown_user = 10013,
    unknown_emoji = 10014,
    unknown_webhook = 10015,
    unknown_interaction = 10062,
    slow_mode = 20016,
    channel_write_limit = 20028,
    guild_write_limit = 20029,
    too_many_reactions = 30010,
    too_many_attachments = 30015,
    too_many_old_edits = 30046,
    not_authorized = 40001,
    direct_messages_too_fast = 40003,
    request_too_large = 40005,
    already_answered = 40060,
    resource_limited = 40062,
    too_many_follow_ups = 40094,
    blocked_by_cloudflare = 40333,
    no_access = 50001,
    not_the_author = 50005,
    empty_message = 50006,
    cannot_message_user = 50007,
    no_permission = 50013,
    bad_token = 50014,
    system_message = 50021,
    wrong_channel_type = 50024,
    invalid_form = 50035,
    thread_archived = 50083,
    invalid_json = 50109,
    no_mutual_guild = 50278,
    overloaded = 130000,
    reply_without_history = 160002,
    thread_exists = 160004,
    thread_locked = 160005,
    blocked_by_automod = 200000,
    harmful_link = 240000,
};

struct api_error_entry {
    api_error which;
    std::errc condition;
    char const* sentence;
};

/// In the order of the codes.
inline constexpr api_error_entry api_errors[] = {
    {api_error::waits_too_long, std::errc::timed_out, "Discord's limits would have held the request back for too long; it was not done"},
    {api_error::limited_again, std::errc::resource_unavailable_try_again,
     "Discord's limits refused the request again and again; it was not done"},
    {api_error::bad_request, std::errc::invalid_argument, "Discord does not take the request (HTTP 400)"},
    {api_error::unauthorized, std::errc::permission_denied,
     "Discord does not accept the bot's token (HTTP 401); it is wrong, or was reset in the developer portal, which shows a new one"},
    {api_error::forbidden, std::errc::permission_denied, "Discord does not allow it (HTTP 403)"},
    {api_error::not_found, std::errc::no_such_file_or_directory,
     "Discord does not know what the request is about (HTTP 404); it may be deleted"},
    {api_error::method_not_allowed, std::errc::operation_not_supported, "Discord does not offer this (HTTP 405)"},
    {api_error::body_too_large, std::errc::message_size, "the request is larger than Discord takes (HTTP 413)"},
    {api_error::too_many_requests, std::errc::resource_unavailable_try_again,
     "Discord's limits refused the request (HTTP 429); it was not done"},
    {api_error::server_failed, std::errc::io_error, "Discord failed (HTTP 500); whether it was done is unknown"},
    {api_error::bad_gateway, std::errc::io_error,
     "Discord could not be reached behind its front (HTTP 502); whether it was done is unknown"},
    {api_error::unavailable, std::errc::resource_unavailable_try_again,
     "Discord is not available (HTTP 503); whether it was done is unknown"},
    {api_error::gateway_timeout, std::errc::timed_out, "Discord took too long (HTTP 504); whether it was done is unknown"},
    {api_error::unknown_channel, std::errc::no_such_file_or_directory, "Discord knows no such channel; it was deleted, or the id is wrong"},
    {api_error::unknown_guild, std::errc::no_such_file_or_directory, "Discord knows no such server; the bot may have been removed from it"},
    {api_error::unknown_message, std::errc::no_such_file_or_directory, "Discord knows no such message in that channel; it may be deleted"},
    {api_error::unknown_user, std::errc::no_such_file_or_directory, "Discord knows no such user"},
    {api_error::unknown_emoji, std::errc::no_such_file_or_directory,
     "Discord knows no such emoji; write a standard one by its name, one of a server as name:id"},
    {api_error::unknown_webhook, std::errc::no_such_file_or_directory, "Discord knows no such webhook; it must not be used again"},
    {api_error::unknown_interaction, std::errc::timed_out, "the interaction is over; the first answer has to come within three seconds"},
    {api_error::slow_mode, std::errc::resource_unavailable_try_again,
     "the channel is in slow mode; the bot needs Manage Messages or Manage Channels to pass it"},
    {api_error::channel_write_limit, std::errc::resource_unavailable_try_again, "too much was written to the channel in a short time"},
    {api_error::guild_write_limit, std::errc::resource_unavailable_try_again, "too much was written to the server in a short time"},
    {api_error::too_many_reactions, std::errc::no_space_on_device, "a message takes no more than 20 different reactions"},
    {api_error::too_many_attachments, std::errc::no_space_on_device, "a message takes no more than 10 files"},
    {api_error::too_many_old_edits, std::errc::resource_unavailable_try_again,
     "too many edits of messages older than an hour; wait before the next one"},
    {api_error::not_authorized, std::errc::permission_denied,
     "the bot's token does not authorize this; look at it in the developer portal"},
    {api_error::direct_messages_too_fast, std::errc::resource_unavailable_try_again,
     "direct messages are opened too fast; write to fewer people"},
    {api_error::request_too_large, std::errc::message_size, "the file is larger than Discord takes; send a smaller one"},
    {api_error::already_answered, std::errc::already_connected, "the interaction has been answered; send a follow-up"},
    {api_error::resource_limited, std::errc::resource_unavailable_try_again, "Discord limits this service at the moment; try again later"},
    {api_error::too_many_follow_ups, std::errc::no_space_on_device,
     "no more than five follow-ups where the bot is installed for a user alone"},
    {api_error::blocked_by_cloudflare, std::errc::connection_refused,
     "Cloudflare blocks the bot; its User-Agent is missing or not of the form that Discord asks for"},
    {api_error::no_access, std::errc::permission_denied, "the bot does not see that channel; give it View Channel there"},
    {api_error::not_the_author, std::errc::operation_not_permitted, "a bot edits its own messages only"},
    {api_error::empty_message, std::errc::invalid_argument, "Discord takes no empty message"},
    {api_error::cannot_message_user, std::errc::permission_denied, "the user does not take direct messages from the bot"},
    {api_error::no_permission, std::errc::permission_denied,
     "the bot lacks a permission there; look at its roles and at the channel's permissions"},
    {api_error::bad_token, std::errc::permission_denied, "Discord does not accept the token; take a new one from the developer portal"},
    {api_error::system_message, std::errc::operation_not_permitted, "this cannot be done with a message of the system"},
    {api_error::wrong_channel_type, std::errc::operation_not_supported, "channels of this type do not take this"},
    {api_error::invalid_form, std::errc::invalid_argument, "Discord does not take a value of the request; the log says which"},
    {api_error::thread_archived, std::errc::operation_not_permitted, "the thread is archived; reopen it first"},
    {api_error::invalid_json, std::errc::invalid_argument, "Discord found no JSON in the request; this is a mistake in monongusa"},
    {api_error::no_mutual_guild, std::errc::permission_denied,
     "the user shares no server with the bot any more, and so takes no direct message"},
    {api_error::overloaded, std::errc::resource_unavailable_try_again, "Discord is overloaded; try again later"},
    {api_error::reply_without_history, std::errc::permission_denied, "to reply, the bot needs Read Message History in the channel"},
    {api_error::thread_exists, std::errc::file_exists, "the message has a thread; its id is that of the message"},
    {api_error::thread_locked, std::errc::operation_not_permitted, "the thread is locked; somebody with Manage Threads has to unlock it"},
    {api_error::blocked_by_automod, std::errc::operation_not_permitted, "a rule of the server's AutoMod blocked the message"},
    {api_error::harmful_link, std::errc::operation_not_permitted, "Discord takes a link in the message for harmful"},
};

constexpr api_error_entry const* find_api_error(int value) noexcept {
    for (auto const& one : api_errors) {
        if (static_cast<int>(one.which) == value) return &one;
    }
    return nullptr;
}

class api_error_category final : public std::error_category {
public:
    char const* name() const noexcept override { return "discord"; }

    std::string message(int value) const override {
        if (auto const* const known = find_api_error(value)) return known->sentence;
        bool const is_status = value >= 100 && value < 600;
        return (is_status ? "Discord refused it (HTTP " : "Discord refused it (code ") + std::to_string(value) + ")";
    }

    std::error_condition default_error_condition(int value) const noexcept override {
        if (auto const* const known = find_api_error(value)) return known->condition;
        if (value >= 500 && value < 600) return std::errc::io_error;
        return {value, *this};
    }
};

// One for the process, and never ended: an error may be told after main.
inline api_error_category const& the_api_error_category() noexcept {
    union kept {
        api_error_category category;
        constexpr kept() noexcept : category{} {}
        ~kept() {}
    };
    static constinit kept const one{};
    return one.category;
}

inline std::error_code make_error_code(api_error which) noexcept { return {static_cast<int>(which), the_api_error_category()}; }

/// What Discord's code says, or, where none was given but 0 (Discord's "general error"), the HTTP status.  Never no error.
inline std::error_code discord_error(int code, int status) noexcept {
    constexpr int first_code = 1'000;
    if (code >= first_code) return {code, the_api_error_category()};
    return {status >= 100 ? status : static_cast<int>(api_error::bad_gateway), the_api_error_category()};
}

}  // namespace monongusa::wire::discord

template <>
struct std::is_error_code_enum<monongusa::wire::discord::api_error> : std::true_type {};

#endif
