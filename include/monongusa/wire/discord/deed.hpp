// SPDX-License-Identifier: BSL-1.0
// deed: an action, and the requests it takes.

#ifndef MONONGUSA_WIRE_DISCORD_DEED_HPP
#define MONONGUSA_WIRE_DISCORD_DEED_HPP

#include <monongusa/action/edit.hpp>
#include <monongusa/action/embed.hpp>
#include <monongusa/action/react.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/typing.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/chat/sent.hpp>
#include <monongusa/error/error.hpp>
#include <monongusa/wire/direct_channels.hpp>
#include <monongusa/wire/discord/allowed_mentions.hpp>
#include <monongusa/wire/discord/created_id.hpp>
#include <monongusa/wire/discord/embed_body.hpp>
#include <monongusa/wire/discord/emoji_path.hpp>
#include <monongusa/wire/discord/error.hpp>
#include <monongusa/wire/discord/requests.hpp>
#include <monongusa/wire/discord/rest_request.hpp>
#include <monongusa/wire/discord/thread_name.hpp>
#include <monongusa/wire/emoji_pictures.hpp>
#include <monongusa/wire/long_text.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/splitting.hpp>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace monongusa::wire::discord {

struct deed_options {
    long_text when_long = long_text::split;
    split_limits limits{};
    allowed_mentions mentions{};  ///< Of every message and every edit.
    /// See Discord's documentation, Uploading Files; how large each file may be depends on the server, and Discord says so itself.
    std::size_t most_files = 10;
    std::size_t most_bytes = 25 * 1024 * 1024;  ///< Of all files of a message.
};

/// One action as the requests it takes, each made when the one before is answered.  What cannot be asked at all is done at once, with an error:
/// error::no_destination where `to` lacks an id that the action needs or has one that is none of Discord's; error::text_empty and error::text_too_long;
/// api_error::unknown_emoji, too_many_attachments and request_too_large for what Discord would refuse so.
///
/// A machine on one thread.  Moving is cheap; what was moved from is only good for ending.
class deed {
public:
    using request_type = rest_request;
    using options_type = deed_options;

    /// `channels` must outlive it.  `nonce` is random: it keeps Discord from saying twice what is sent twice.
    template <class Action>
    deed(Action action, deed_options const& options, direct_channels& channels, std::uint64_t nonce)
        : options_(options), channels_(&channels), nonce_(nonce) {
        begin(std::move(action));
    }

    /// The next request; false while one is unanswered, and when it is done.
    bool next(rest_request& out) {
        if (waiting_ || step_ == step::over) return false;
        if (step_ == step::open_direct) {
            if (auto const known = channels_->find(to_.user.id); !known.empty()) {
                place_.id = known;
                known_place_ = true;
                step_ = step::say;
            }
        }
        switch (step_) {
            case step::open_thread: out = requests::thread_from_message(to_.channel.id, to_.message, place_.name); break;
            case step::open_direct: out = requests::create_dm(to_.user.id); break;
            case step::say: out = message(); break;
            case step::ask: out = once_; break;
            case step::over: return false;
        }
        out.lane = lane();
        waiting_ = true;
        return true;
    }

    /// What came of that request; the error is what it failed with, an api_error where Discord refused it.
    void replied(std::error_code failed, rest_reply const& reply) {
        if (!waiting_) return;
        waiting_ = false;
        switch (step_) {
            case step::open_thread: return opened_thread(failed);
            case step::open_direct: return opened_direct(failed, reply);
            case step::say: return said(failed, reply);
            case step::ask: return asked(failed);
            case step::over: return;
        }
    }

    bool done() const noexcept { return step_ == step::over; }

    /// Once it is done: what it failed with.
    std::error_code error() const noexcept { return error_; }

    /// The first message that came of it, also if a later part of its text failed; of an edit the message that was changed.
    chat::sent const& sent() const noexcept { return sent_; }

    /// Deeds of one lane are to be done one after the other: the id of the channel that the action belongs to.
    std::string lane() const { return to_.channel.id.empty() && !to_.user.id.empty() ? "@" + to_.user.id : to_.channel.id; }

    /// About how many bytes it holds.
    std::size_t weight() const noexcept {
        std::size_t bytes = sizeof(deed);
        for (auto const& piece : pieces_) bytes += piece.size();
        for (auto const& file : files_) bytes += file.content.size();
        for (auto const& embed : embeds_) bytes += embed.text.size() + embed.url.size() + embed.image.size();
        return bytes;
    }

private:
    enum class step : unsigned char { open_thread, open_direct, say, ask, over };

    static bool is_id(std::string_view text) noexcept {
        return !text.empty() && text.size() <= 20 && text.find_first_not_of("0123456789") == std::string_view::npos;
    }

    template <class... Actions>
    void begin(std::variant<Actions...> action) {
        std::visit([this](auto& one) { this->begin(std::move(one)); }, action);
    }
    void begin(action::send action) {
        if (in_channel(action)) say(action.text);
    }
    void begin(action::reply action) {
        if (in_channel(action) && has_message()) reply(action.text);
    }
    void begin(action::reply_in_thread action) {
        if (!in_channel(action)) return;
        if (is_id(to_.thread)) {
            if (to_.thread != place_.id) place_ = {to_.thread, "", place_.kind};
            return say(action.text);
        }
        if (!has_message()) return;
        // There are no threads where two talk alone.
        if (to_.channel.kind == chat::channel_kind::direct || to_.channel.kind == chat::channel_kind::group) return reply(action.text);
        say(action.text);
        if (done()) return;
        step_ = step::open_thread;
        place_.name = thread_name(action.text, to_.user.name);
    }
    void begin(action::direct_message action) {
        to_ = std::move(action.to);
        if (!is_id(to_.user.id)) return finish(error::no_destination);
        place_ = {"", "", chat::channel_kind::direct};
        say(action.text);
        if (!done()) step_ = step::open_direct;
    }
    void begin(action::upload action) {
        if (!in_channel(action)) return;
        std::size_t bytes = 0;
        for (auto const& file : action.files) bytes += file.content.size();
        if (action.files.size() > options_.most_files) return finish(api_error::too_many_attachments);
        if (bytes > options_.most_bytes) return finish(api_error::request_too_large);
        files_ = std::move(action.files);
        say(action.text);
    }
    void begin(action::embed action) {
        if (!in_channel(action)) return;
        if (auto const failed = check(action)) return finish(failed);
        embeds_.push_back(std::move(action));
        say({});
    }
    void begin(action::edit action) {
        if (!in_channel(action) || !has_message()) return;
        options_.when_long = long_text::refuse;  // A message cannot become two.
        say(action.text);
        if (!done()) ask(requests::edit_message(to_.channel.id, to_.message, pieces_.front(), options_.mentions));
        edits_ = true;
    }
    void begin(action::delete_message action) {
        if (in_channel(action) && has_message()) ask(requests::delete_message(to_.channel.id, to_.message));
    }
    void begin(action::react action) { begin_reaction(action, &requests::add_reaction); }
    void begin(action::unreact action) { begin_reaction(action, &requests::remove_own_reaction); }
    void begin(action::typing action) {
        if (in_channel(action)) ask(requests::typing(to_.channel.id));
    }

    using reaction = rest_request (*)(std::string_view channel, std::string_view message, std::string_view emoji);

    template <class Action>
    void begin_reaction(Action& action, reaction make) {
        if (!in_channel(action) || !has_message()) return;
        auto const emoji = emoji_path(action.emoji);
        if (emoji.empty()) return finish(api_error::unknown_emoji);
        other_emoji_ = other_form_of(emoji);
        reaction_ = make;
        ask(make(to_.channel.id, to_.message, emoji));
    }

    template <class Action>
    bool in_channel(Action& action) {
        to_ = std::move(action.to);
        place_ = to_.channel;
        if (!is_id(to_.channel.id)) finish(error::no_destination);
        return !done();
    }
    bool has_message() {
        if (!is_id(to_.message)) finish(error::no_destination);
        return !done();
    }

    void reply(std::string_view text) {
        replies_ = true;
        say(text);
    }
    void say(std::string_view text) {
        auto limits = options_.limits;
        if (options_.when_long == long_text::refuse) limits.pieces = 1;
        auto const failed = split(text, limits, pieces_);
        if (failed == error::text_empty && (!files_.empty() || !embeds_.empty())) {
            pieces_.emplace_back();
        } else if (failed) {
            return finish(failed);
        }
        step_ = step::say;
    }
    void ask(rest_request request) {
        once_ = std::move(request);
        step_ = step::ask;
    }

    rest_request message() const {
        auto const nonce = std::to_string(nonce_ + said_);
        message_body body{pieces_[said_], nonce, replies_ && said_ == 0 ? to_.message : std::string_view{}, options_.mentions, {}, embeds_};
        if (said_ + 1 == pieces_.size()) body.files = files_;
        return requests::create_message(place_.id, body, nonce_);
    }

    void opened_thread(std::error_code failed) {
        bool const impossible = failed == api_error::wrong_channel_type;
        if (failed && !impossible && failed != api_error::thread_exists) return finish(failed);
        step_ = step::say;
        if (impossible) {
            // The message is in a thread already, or where there are none.
            place_ = to_.channel;
            replies_ = true;
        } else {
            place_.id = to_.message;  // A thread has the id of the message with which it begins.
            if (failed) place_.name.clear();
        }
    }
    void opened_direct(std::error_code failed, rest_reply const& reply) {
        if (failed) return finish(failed);
        place_.id = created_id(reply.body);
        if (place_.id.empty()) return finish(std::make_error_code(std::errc::bad_message));
        channels_->remember(to_.user.id, place_.id);
        step_ = step::say;
    }
    void said(std::error_code failed, rest_reply const& reply) {
        if (failed == api_error::unknown_channel && std::exchange(known_place_, false)) {
            channels_->forget(to_.user.id);
            step_ = step::open_direct;
            return;
        }
        if (failed) return finish(failed);
        if (said_ == 0) sent_ = {created_id(reply.body), place_};
        if (++said_ == pieces_.size()) finish({});
    }
    void asked(std::error_code failed) {
        // Which form of a picture Discord takes has changed over the years; see emoji_table::as_picture.
        if (failed == api_error::unknown_emoji && !other_emoji_.empty()) {
            return ask(reaction_(to_.channel.id, to_.message, std::exchange(other_emoji_, {})));
        }
        if (!failed && edits_) sent_ = {to_.message, to_.channel};
        finish(failed);
    }

    void finish(std::error_code failed) {
        error_ = failed;
        step_ = step::over;
        pieces_ = {};
        files_ = {};
        embeds_ = {};
        once_ = {};
    }

    deed_options options_;
    direct_channels* channels_;
    std::uint64_t nonce_;
    chat::origin to_{};
    chat::channel place_{};  // Where it speaks.
    std::vector<std::string> pieces_{};
    std::vector<action::file> files_{};  // Under the last piece.
    std::vector<action::embed> embeds_{};
    std::size_t said_ = 0;  // How many pieces.
    rest_request once_{};   // Of an action that takes one request.
    std::string other_emoji_{};
    reaction reaction_ = nullptr;
    chat::sent sent_{};
    std::error_code error_{};
    step step_ = step::ask;
    bool waiting_ = false;
    bool replies_ = false;
    bool edits_ = false;
    bool known_place_ = false;  // The channel was remembered, not asked for.
};

}  // namespace monongusa::wire::discord

#endif
