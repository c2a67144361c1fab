// SPDX-License-Identifier: BSL-1.0
// error_table: each word once, in the order of the values, with one sentence.
#include <monongusa/wire/slack/error_table.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <cstddef>
#include <iostream>
#include <iterator>
#include <set>
#include <string_view>

namespace {

using namespace monongusa::wire::slack;

constexpr bool is_in_order() {
    for (std::size_t i = 0; i != std::size(api_errors); ++i) {
        if (static_cast<std::size_t>(api_errors[i].which) != 1000 + i) return false;
    }
    return true;
}
static_assert(is_in_order());
static_assert(find_api_error("channel_not_found")->which == api_error::channel_not_found);
static_assert(find_api_error(static_cast<int>(api_error::not_authed))->word == "not_authed");
static_assert(find_api_error(static_cast<int>(api_error::expired_url))->word == "expired_url");
static_assert(!find_api_error(999) && !find_api_error(1000 + static_cast<int>(std::size(api_errors))) && !find_api_error(-1000) &&
              !find_api_error(0));
static_assert(!find_api_error("") && !find_api_error("channel_not_foun") && !find_api_error("Channel_not_found"));

// Those of which the documentation says something that a bot's author can act on.
constexpr std::string_view documented =
    "not_authed invalid_auth account_inactive token_revoked token_expired not_allowed_token_type missing_scope no_permission "
    "org_login_required ekm_access_denied ratelimited accesslimited team_added_to_org request_timeout fatal_error internal_error "
    "service_unavailable deprecated_endpoint method_deprecated unknown_method is_bot user_removed_from_team team_disabled "
    "forbidden_team insecure_request access_denied team_access_not_granted invalid_json json_not_object invalid_post_type "
    "missing_post_type channel_not_found not_in_channel is_archived no_text msg_blocks_too_long msg_too_long invalid_blocks "
    "invalid_blocks_format too_many_attachments restricted_action restricted_action_read_only_channel "
    "restricted_action_thread_only_channel restricted_action_non_threadable_channel restricted_action_thread_locked "
    "cannot_reply_to_message messages_tab_disabled attachment_payload_limit_exceeded markdown_text_conflict metadata_too_large "
    "rate_limited message_limit_exceeded duplicate_message_not_found cant_update_message edit_window_closed message_not_found "
    "update_failed block_mismatch cant_delete_message compliance_exports_prevent_deletion user_not_in_channel already_reacted "
    "invalid_name too_many_emoji too_many_reactions bad_timestamp not_reactable thread_locked no_reaction user_not_found "
    "user_not_visible user_disabled users_list_not_supplied too_many_users invalid_user_combination "
    "method_not_supported_for_channel_type invalid_cursor invalid_arguments file_not_found posting_to_channel_denied "
    "file_upload_size_restricted";

void each_documented_word_is_known() {
    std::size_t known = 0;
    for (auto left = documented; !left.empty(); ++known) {
        auto const word = left.substr(0, left.find(' '));
        left.remove_prefix(std::min(word.size() + 1, left.size()));
        if (!BOOST_TEST(find_api_error(word) != nullptr)) std::cerr << "  " << word << "\n";
    }
    BOOST_TEST_GT(known, 80u);
}

void each_word_is_there_once_and_has_one_line() {
    std::set<std::string_view> words;
    for (auto const& one : api_errors) {
        BOOST_TEST(words.insert(one.word).second);
        std::string_view const sentence = one.sentence;
        bool const good = !sentence.empty() && !sentence.ends_with('.') && sentence.find('\n') == sentence.npos;
        if (!BOOST_TEST(good)) std::cerr << "  " << one.word << "\n";
    }
}

}  // namespace

int main() {
    each_documented_word_is_known();
    each_word_is_there_once_and_has_one_line();
    return boost::report_errors();
}
