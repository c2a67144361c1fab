// SPDX-License-Identifier: BSL-1.0
// error_table: the words with which Slack refuses, each with a condition and a sentence that says what to do.

#ifndef MONONGUSA_WIRE_SLACK_ERROR_TABLE_HPP
#define MONONGUSA_WIRE_SLACK_ERROR_TABLE_HPP

#include <iterator>
#include <string_view>
#include <system_error>

namespace monongusa::wire::slack {

/// Slack's words as they are, and HTTP statuses where there is no word.  Slack has more than it documents: the others are kept too, see
/// `error_called`.  (Slack API documentation, the lists of errors of each method)
enum class api_error : int {
    waits_too_long = 1,  ///< Not Slack's: a limit lasts longer than the request is to wait, so it was not done.
    limited_again = 2,   ///< Not Slack's: as often as it was tried there was a limit, so it was not done.
    no_answer = 3,       ///< Not Slack's: what came was no answer of the Web API, but a page of something else perhaps.

    // The token.
    not_authed = 1000,
    invalid_auth,
    account_inactive,
    token_revoked,
    token_expired,
    not_allowed_token_type,
    user_removed_from_team,
    missing_scope,
    no_permission,
    org_login_required,
    ekm_access_denied,
    accesslimited,
    access_denied,
    team_access_not_granted,
    team_disabled,
    forbidden_team,
    insecure_request,
    is_bot,
    // The service.
    ratelimited,
    rate_limited,
    message_limit_exceeded,
    team_added_to_org,
    request_timeout,
    fatal_error,
    internal_error,
    service_unavailable,
    deprecated_endpoint,
    method_deprecated,
    unknown_method,
    // The request.
    invalid_arguments,
    invalid_arg_name,
    invalid_array_arg,
    invalid_charset,
    invalid_form_data,
    invalid_json,
    json_not_object,
    invalid_post_type,
    missing_post_type,
    invalid_cursor,
    // Where, and who.
    channel_not_found,
    not_in_channel,
    is_archived,
    posting_to_channel_denied,
    restricted_action,
    restricted_action_read_only_channel,
    restricted_action_thread_only_channel,
    restricted_action_non_threadable_channel,
    restricted_action_thread_locked,
    thread_locked,
    thread_not_found,
    cannot_reply_to_message,
    messages_tab_disabled,
    method_not_supported_for_channel_type,
    user_not_found,
    user_not_visible,
    user_disabled,
    user_not_in_channel,
    users_list_not_supplied,
    too_many_users,
    invalid_user_combination,
    cannot_dm_bot,
    bot_not_found,
    // Messages.
    no_text,
    msg_too_long,
    msg_blocks_too_long,
    markdown_text_conflict,
    invalid_blocks,
    invalid_blocks_format,
    block_mismatch,
    too_many_attachments,
    attachment_payload_limit_exceeded,
    metadata_too_large,
    duplicate_message_not_found,
    message_not_found,
    cant_update_message,
    edit_window_closed,
    update_failed,
    cant_delete_message,
    compliance_exports_prevent_deletion,
    // Reactions.
    already_reacted,
    no_reaction,
    invalid_name,
    too_many_emoji,
    too_many_reactions,
    bad_timestamp,
    not_reactable,
    no_item_specified,
    // Files.
    file_not_found,
    file_deleted,
    file_upload_size_restricted,
    // Addresses to answer to.
    used_url,
    expired_url
};

struct api_error_entry {
    api_error which;
    std::string_view word;
    std::errc condition;
    char const* sentence;
};

/// In the order of the values.
inline constexpr api_error_entry api_errors[] = {
    {api_error::not_authed, "not_authed", std::errc::permission_denied, "no token was sent to Slack; set SLACK_BOT_TOKEN"},
    {api_error::invalid_auth, "invalid_auth", std::errc::permission_denied,
     "Slack does not accept the token; copy it again from the app's page OAuth & Permissions"},
    {api_error::account_inactive, "account_inactive", std::errc::permission_denied,
     "the token's user or workspace is gone; install the app again"},
    {api_error::token_revoked, "token_revoked", std::errc::permission_denied,
     "the token was revoked; install the app again, which gives a new one"},
    {api_error::token_expired, "token_expired", std::errc::permission_denied,
     "the token has expired; switch token rotation off for the app, or renew the token"},
    {api_error::not_allowed_token_type, "not_allowed_token_type", std::errc::permission_denied,
     "this needs another kind of token; a bot's begins with xoxb-, an app's with xapp-"},
    {api_error::user_removed_from_team, "user_removed_from_team", std::errc::permission_denied,
     "the token's user was removed from the workspace; install the app again"},
    {api_error::missing_scope, "missing_scope", std::errc::permission_denied,
     "the token lacks a scope; add it to the app on api.slack.com, then install the app again"},
    {api_error::no_permission, "no_permission", std::errc::permission_denied,
     "the token may not do this; look at the app's scopes, and whether the bot is in the channel"},
    {api_error::org_login_required, "org_login_required", std::errc::permission_denied,
     "the workspace moves to an organization; nothing can be done there until it has moved"},
    {api_error::ekm_access_denied, "ekm_access_denied", std::errc::permission_denied,
     "the workspace's administrators have suspended access to messages; ask them"},
    {api_error::accesslimited, "accesslimited", std::errc::permission_denied,
     "Slack does not let this address or this app in at present; ask the workspace's administrators"},
    {api_error::access_denied, "access_denied", std::errc::permission_denied,
     "the token may not reach this; ask the workspace's administrators"},
    {api_error::team_access_not_granted, "team_access_not_granted", std::errc::permission_denied,
     "the app was not approved for this workspace; ask its administrators"},
    {api_error::team_disabled, "team_disabled", std::errc::permission_denied, "the workspace is disabled"},
    {api_error::forbidden_team, "forbidden_team", std::errc::permission_denied,
     "the app may not be used in this workspace; ask its administrators"},
    {api_error::insecure_request, "insecure_request", std::errc::protocol_error, "Slack wants HTTPS; look at SLACK_API_BASE"},
    {api_error::is_bot, "is_bot", std::errc::operation_not_permitted, "a bot cannot do this"},
    {api_error::ratelimited, "ratelimited", std::errc::resource_unavailable_try_again,
     "Slack's limits refused the request; it was not done"},
    {api_error::rate_limited, "rate_limited", std::errc::resource_unavailable_try_again,
     "too much was posted in a short time; it was not done"},
    {api_error::message_limit_exceeded, "message_limit_exceeded", std::errc::resource_unavailable_try_again,
     "the workspace has sent more messages than Slack takes of it; try again later"},
    {api_error::team_added_to_org, "team_added_to_org", std::errc::resource_unavailable_try_again,
     "the workspace is being moved to an organization; try again later"},
    {api_error::request_timeout, "request_timeout", std::errc::timed_out,
     "Slack did not get the whole request; whether it was done is unknown"},
    {api_error::fatal_error, "fatal_error", std::errc::io_error, "Slack failed; whether it was done is unknown"},
    {api_error::internal_error, "internal_error", std::errc::io_error,
     "Slack failed; whether it was done is unknown, look at status.slack.com"},
    {api_error::service_unavailable, "service_unavailable", std::errc::resource_unavailable_try_again,
     "Slack is not available; it was not done, look at status.slack.com"},
    {api_error::deprecated_endpoint, "deprecated_endpoint", std::errc::operation_not_supported, "Slack does not offer this any more"},
    {api_error::method_deprecated, "method_deprecated", std::errc::operation_not_supported, "Slack does not offer this method any more"},
    {api_error::unknown_method, "unknown_method", std::errc::operation_not_supported,
     "Slack knows no such method; look at SLACK_API_BASE, and at the method's name"},
    {api_error::invalid_arguments, "invalid_arguments", std::errc::invalid_argument,
     "Slack does not take an argument of the request; the log says which"},
    {api_error::invalid_arg_name, "invalid_arg_name", std::errc::invalid_argument, "Slack does not take the name of an argument"},
    {api_error::invalid_array_arg, "invalid_array_arg", std::errc::invalid_argument, "Slack does not take a list that was sent"},
    {api_error::invalid_charset, "invalid_charset", std::errc::invalid_argument, "Slack does not know the request's charset; send UTF-8"},
    {api_error::invalid_form_data, "invalid_form_data", std::errc::invalid_argument, "Slack could not read the form that was sent"},
    {api_error::invalid_json, "invalid_json", std::errc::invalid_argument, "Slack found no JSON in the request"},
    {api_error::json_not_object, "json_not_object", std::errc::invalid_argument, "Slack wants an object as the request's JSON"},
    {api_error::invalid_post_type, "invalid_post_type", std::errc::invalid_argument, "Slack does not know the request's content type"},
    {api_error::missing_post_type, "missing_post_type", std::errc::invalid_argument, "the request has no content type"},
    {api_error::invalid_cursor, "invalid_cursor", std::errc::invalid_argument, "the cursor has expired; ask for the first page again"},
    {api_error::channel_not_found, "channel_not_found", std::errc::no_such_file_or_directory,
     "Slack shows the bot no such channel; the id is wrong, or it is private and the bot was not invited"},
    {api_error::not_in_channel, "not_in_channel", std::errc::permission_denied, "the bot is not in the channel; invite it with /invite"},
    {api_error::is_archived, "is_archived", std::errc::operation_not_permitted, "the channel is archived"},
    {api_error::posting_to_channel_denied, "posting_to_channel_denied", std::errc::permission_denied, "the bot may not post there"},
    {api_error::restricted_action, "restricted_action", std::errc::permission_denied,
     "the workspace does not let the bot do this; ask its administrators"},
    {api_error::restricted_action_read_only_channel, "restricted_action_read_only_channel", std::errc::permission_denied,
     "only some people may post in the channel; ask its administrators"},
    {api_error::restricted_action_thread_only_channel, "restricted_action_thread_only_channel", std::errc::permission_denied,
     "the channel takes answers in threads only"},
    {api_error::restricted_action_non_threadable_channel, "restricted_action_non_threadable_channel", std::errc::permission_denied,
     "the channel takes no answers in threads"},
    {api_error::restricted_action_thread_locked, "restricted_action_thread_locked", std::errc::permission_denied, "the thread is locked"},
    {api_error::thread_locked, "thread_locked", std::errc::operation_not_permitted, "the thread is locked"},
    {api_error::thread_not_found, "thread_not_found", std::errc::no_such_file_or_directory,
     "there is no such thread; it is named by the time stamp of its first message"},
    {api_error::cannot_reply_to_message, "cannot_reply_to_message", std::errc::operation_not_permitted,
     "this kind of message takes no answers"},
    {api_error::messages_tab_disabled, "messages_tab_disabled", std::errc::permission_denied,
     "people cannot write to the app; switch on the Messages Tab in its App Home"},
    {api_error::method_not_supported_for_channel_type, "method_not_supported_for_channel_type", std::errc::operation_not_supported,
     "channels of this kind do not take this"},
    {api_error::user_not_found, "user_not_found", std::errc::no_such_file_or_directory, "Slack knows no such user"},
    {api_error::user_not_visible, "user_not_visible", std::errc::permission_denied, "Slack does not show this user to the bot"},
    {api_error::user_disabled, "user_disabled", std::errc::permission_denied, "the user is deactivated"},
    {api_error::user_not_in_channel, "user_not_in_channel", std::errc::no_such_file_or_directory,
     "the user is not in the channel, and would not see it"},
    {api_error::users_list_not_supplied, "users_list_not_supplied", std::errc::invalid_argument, "the request names no user"},
    {api_error::too_many_users, "too_many_users", std::errc::argument_list_too_long,
     "a conversation takes no more than eight users besides the bot"},
    {api_error::invalid_user_combination, "invalid_user_combination", std::errc::invalid_argument,
     "these users cannot be in one conversation"},
    {api_error::cannot_dm_bot, "cannot_dm_bot", std::errc::operation_not_permitted, "a bot does not take direct messages from another one"},
    {api_error::bot_not_found, "bot_not_found", std::errc::no_such_file_or_directory, "Slack knows no such bot"},
    {api_error::no_text, "no_text", std::errc::invalid_argument, "Slack takes no empty message"},
    {api_error::msg_too_long, "msg_too_long", std::errc::message_size,
     "the text is longer than Slack takes; split it before 4,000 characters"},
    {api_error::msg_blocks_too_long, "msg_blocks_too_long", std::errc::message_size, "the blocks are longer than Slack takes"},
    {api_error::markdown_text_conflict, "markdown_text_conflict", std::errc::invalid_argument,
     "markdown_text cannot go with text or blocks"},
    {api_error::invalid_blocks, "invalid_blocks", std::errc::invalid_argument, "Slack does not take the blocks; the log says why"},
    {api_error::invalid_blocks_format, "invalid_blocks_format", std::errc::invalid_argument, "the blocks are no JSON that Slack can read"},
    {api_error::block_mismatch, "block_mismatch", std::errc::invalid_argument, "the blocks are not those of the message"},
    {api_error::too_many_attachments, "too_many_attachments", std::errc::argument_list_too_long,
     "a message takes no more than 100 attachments"},
    {api_error::attachment_payload_limit_exceeded, "attachment_payload_limit_exceeded", std::errc::message_size,
     "the attachments are larger than Slack takes"},
    {api_error::metadata_too_large, "metadata_too_large", std::errc::message_size, "the metadata is larger than Slack takes"},
    {api_error::duplicate_message_not_found, "duplicate_message_not_found", std::errc::no_such_file_or_directory,
     "Slack took the message for a second one, but does not find the first"},
    {api_error::message_not_found, "message_not_found", std::errc::no_such_file_or_directory,
     "there is no such message in that channel; it may be deleted"},
    {api_error::cant_update_message, "cant_update_message", std::errc::operation_not_permitted, "a bot edits its own messages only"},
    {api_error::edit_window_closed, "edit_window_closed", std::errc::operation_not_permitted,
     "the message is too old to be edited; the workspace's settings say so"},
    {api_error::update_failed, "update_failed", std::errc::io_error, "Slack could not edit the message; try again"},
    {api_error::cant_delete_message, "cant_delete_message", std::errc::operation_not_permitted, "a bot deletes its own messages only"},
    {api_error::compliance_exports_prevent_deletion, "compliance_exports_prevent_deletion", std::errc::operation_not_permitted,
     "the workspace keeps all messages; they cannot be deleted"},
    {api_error::already_reacted, "already_reacted", std::errc::file_exists, "the bot has reacted so already"},
    {api_error::no_reaction, "no_reaction", std::errc::no_such_file_or_directory, "the bot has not reacted so"},
    {api_error::invalid_name, "invalid_name", std::errc::invalid_argument,
     "the workspace has no emoji of this name; write it without colons"},
    {api_error::too_many_emoji, "too_many_emoji", std::errc::no_space_on_device, "the message takes no more kinds of reactions"},
    {api_error::too_many_reactions, "too_many_reactions", std::errc::no_space_on_device, "the bot cannot react to the message more often"},
    {api_error::bad_timestamp, "bad_timestamp", std::errc::invalid_argument,
     "this is no time stamp of a message; give it as Slack told it"},
    {api_error::not_reactable, "not_reactable", std::errc::operation_not_supported, "this kind of message takes no reactions"},
    {api_error::no_item_specified, "no_item_specified", std::errc::invalid_argument, "the request does not say what to react to"},
    {api_error::file_not_found, "file_not_found", std::errc::no_such_file_or_directory, "Slack shows the bot no such file"},
    {api_error::file_deleted, "file_deleted", std::errc::no_such_file_or_directory, "the file is deleted"},
    {api_error::file_upload_size_restricted, "file_upload_size_restricted", std::errc::message_size,
     "the file is larger than the workspace takes"},
    {api_error::used_url, "used_url", std::errc::operation_not_permitted, "the address to answer to was used five times; it takes no more"},
    {api_error::expired_url, "expired_url", std::errc::timed_out, "the address to answer to is older than 30 minutes; it takes no more"},
};

constexpr api_error_entry const* find_api_error(std::string_view word) noexcept {
    for (auto const& one : api_errors) {
        if (one.word == word) return &one;
    }
    return nullptr;
}

constexpr api_error_entry const* find_api_error(int value) noexcept {
    auto const first = static_cast<int>(api_errors[0].which);
    if (value < first || value - first >= static_cast<int>(std::size(api_errors))) return nullptr;
    return &api_errors[value - first];
}

}  // namespace monongusa::wire::slack

#endif
