// SPDX-License-Identifier: BSL-1.0
// deed: an action, and the requests it takes.

#ifndef MONONGUSA_WIRE_SLACK_DEED_HPP
#define MONONGUSA_WIRE_SLACK_DEED_HPP

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
#include <monongusa/wire/long_text.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/answers.hpp>
#include <monongusa/wire/slack/api_error.hpp>
#include <monongusa/wire/slack/attachment_body.hpp>
#include <monongusa/wire/slack/id.hpp>
#include <monongusa/wire/slack/mrkdwn.hpp>
#include <monongusa/wire/slack/reaction_name.hpp>
#include <monongusa/wire/slack/requests.hpp>
#include <monongusa/wire/slack/uploading.hpp>
#include <monongusa/wire/slack/web_request.hpp>
#include <monongusa/wire/splitting.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <variant>
#include <vector>

namespace monongusa::wire::slack {

struct deed_options {
    long_text when_long = long_text::split;
    /// Of a message as it is sent, with its entities.  See Slack API documentation, chat.postMessage, Truncating content, and chat.update.
    split_limits limits{4000, 128, false};
    std::size_t longest_text = 40'000;   ///< Code points of a text as the bot wrote it, however many messages it becomes.
    std::optional<bool> unfurl_links{};  ///< See `post`.
    std::optional<bool> unfurl_media{};
    bool markup = false;  ///< Texts are Slack's own markup; else they are shown as they are, and mention nobody.
};

/// One action as the requests it takes, each made when the one before is answered.  What cannot be asked at all is done at once, with an
/// error: error::no_destination where `to` lacks an id that the action needs or has one that is none of Slack's; error::text_empty, also
/// for a file without content; error::text_too_long; api_error::invalid_name for an emoji that Slack would not know.
///
/// What answers a message in a thread is said there.  A reply begins with a mention of its author, but not in a thread or where two talk
/// alone.  There is nothing by which a bot could show that it writes: typing is done at once.  A reaction that is there already, or is gone
/// already, is success.
///
/// A machine on one thread.  Moving is cheap; what was moved from is only good for ending.
class deed {
public:
    using request_type = web_request;
    using options_type = deed_options;

    /// `channels` must outlive it.  Nothing in it is left to chance, which others need (wire/deed_queue.hpp).
    template <class Action>
    deed(Action action, deed_options const& options, direct_channels& channels, std::uint64_t /*chance*/ = 0)
        : options_(options), channels_(&channels) {
        begin(std::move(action));
    }

    /// The next request; false while one is unanswered, and when it is done.
    bool next(web_request& out) {
        if (waiting_ || step_ == step::over) return false;
        if (step_ == step::open_direct) {
            if (auto const known = channels_->find(to_.user.id); !known.empty()) {
                place_.id = known;
                known_place_ = true;
                step_ = step::say;
            }
        }
        switch (step_) {
            case step::open_direct: out = requests::open_conversation(to_.user.id); break;
            case step::say: out = message(); break;
            case step::upload: uploading_.next(out); break;
            case step::share: out = requests::complete_upload(uploading_.stored(), place_.id, pieces_.back(), thread_); break;
            case step::ask: out = std::move(once_); break;
            case step::over: return false;
        }
        out.lane = lane();
        waiting_ = true;
        return true;
    }

    /// What came of that request; the error is what it failed with, an api_error where Slack refused it.
    void replied(std::error_code failed, rest_reply const& reply) {
        if (!waiting_) return;
        waiting_ = false;
        switch (step_) {
            case step::open_direct: return opened_direct(failed, reply);
            case step::say: return said(failed, reply);
            case step::upload: return uploaded(failed, reply);
            case step::share: return shared(failed, reply);
            case step::ask: return asked(failed);
            case step::over: return;
        }
    }

    bool done() const noexcept { return step_ == step::over; }

    /// Once it is done: what it failed with.
    std::error_code error() const noexcept { return error_; }

    /// The first message that came of it, also if a later part of its text failed; of an edit the message that was changed.  Of files that
    /// nothing else was said before, Slack may tell their message only later: then it has no id.
    chat::sent const& sent() const noexcept { return sent_; }

    /// Deeds of one lane are to be done one after the other: the id of the channel that the action belongs to.
    std::string lane() const { return to_.channel.id.empty() && !to_.user.id.empty() ? "@" + to_.user.id : to_.channel.id; }

    /// About how many bytes it holds.
    std::size_t weight() const noexcept {
        std::size_t bytes = sizeof(deed) + attachments_.size() + once_.body.size() + uploading_.weight();
        for (auto const& piece : pieces_) bytes += piece.size();
        return bytes;
    }

private:
    enum class step : unsigned char { open_direct, say, upload, share, ask, over };

    template <class... Actions>
    void begin(std::variant<Actions...> action) {
        std::visit([this](auto& one) { this->begin(std::move(one)); }, action);
    }
    void begin(action::send action) {
        if (in_channel(action)) say(action.text);
    }
    void begin(action::reply action) {
        if (!in_channel(action)) return;
        if (to_.user.id.empty() && to_.message.empty()) return finish(error::no_destination);
        bool const alone = to_.channel.kind == chat::channel_kind::direct || to_.channel.id.starts_with('D');
        say(action.text, alone || !thread_.empty() ? std::string{} : mention_of_author());
    }
    void begin(action::reply_in_thread action) {
        if (!in_channel(action)) return;
        // By an answer in it a thread would not be found.
        if (thread_.empty() && has_message()) thread_ = to_.message;
        if (!done()) say(action.text);
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
        uploading_ = uploading{std::move(action.files)};
        if (uploading_.has_empty()) return finish(error::text_empty);
        say(action.text);
        if (!done()) go_on();
    }
    void begin(action::embed action) {
        if (!in_channel(action)) return;
        if (auto const failed = check(action)) return finish(failed);
        attachments_ = json_of(action, options_.markup);
        say({});
    }
    void begin(action::edit action) {
        if (!in_channel(action) || !has_message()) return;
        options_.when_long = long_text::refuse;  // A message cannot become two.
        say(action.text);
        if (!done()) ask(requests::update_message(to_.channel.id, to_.message, pieces_.front()));
        edits_ = true;
    }
    void begin(action::delete_message action) {
        if (in_channel(action) && has_message()) ask(requests::delete_message(to_.channel.id, to_.message));
    }
    void begin(action::react action) { begin_reaction(action, &requests::add_reaction, api_error::already_reacted); }
    void begin(action::unreact action) { begin_reaction(action, &requests::remove_reaction, api_error::no_reaction); }
    void begin(action::typing action) {
        to_ = std::move(action.to);
        finish({});
    }

    using reaction = web_request (*)(std::string_view channel, std::string_view message, std::string_view name);

    template <class Action>
    void begin_reaction(Action& action, reaction make, api_error same) {
        if (!in_channel(action) || !has_message()) return;
        auto const name = reaction_name(action.emoji);
        if (name.empty()) return finish(api_error::invalid_name);
        done_before_ = same;
        ask(make(to_.channel.id, to_.message, name));
    }

    template <class Action>
    bool in_channel(Action& action) {
        to_ = std::move(action.to);
        place_ = to_.channel;
        thread_ = to_.thread;
        bool const is_thread = thread_.empty() || is_ts(thread_);
        if (!is_id(to_.channel.id) || !is_thread) finish(error::no_destination);
        return !done();
    }
    bool has_message() {
        if (!is_ts(to_.message)) finish(error::no_destination);
        return !done();
    }
    // Webhooks have none that could be mentioned.
    std::string mention_of_author() const {
        auto const& user = to_.user.id;
        return is_id(user) && (user.front() == 'U' || user.front() == 'W') ? mention(user) + ' ' : std::string{};
    }

    void say(std::string_view text, std::string begin = {}) {
        if (text.size() > 4 * options_.longest_text || characters::points_of(text) > options_.longest_text)
            return finish(error::text_too_long);
        bool const blank = attachment::is_blank(text);
        if (blank && uploading_.done() && attachments_.empty()) return finish(error::text_empty);
        step_ = step::say;
        if (blank) return void(pieces_.emplace_back());
        auto limits = options_.limits;
        if (options_.when_long == long_text::refuse) limits.pieces = 1;
        options_.markup ? begin += text : begin += escaped(text);
        if (auto const failed = split(begin, limits, pieces_)) finish(failed);
    }
    void ask(web_request request) {
        once_ = std::move(request);
        step_ = step::ask;
    }

    web_request message() const {
        post what{place_.id, pieces_[said_], thread_};
        what.unfurl_links = options_.unfurl_links;
        what.unfurl_media = options_.unfurl_media;
        what.attachments = attachments_;
        return requests::post_message(what);
    }

    void opened_direct(std::error_code failed, rest_reply const& reply) {
        if (failed) return finish(failed);
        place_.id = read_opened(reply.body);
        if (place_.id.empty()) return finish(std::make_error_code(std::errc::bad_message));
        channels_->remember(to_.user.id, place_.id);
        step_ = step::say;
    }
    void said(std::error_code failed, rest_reply const& reply) {
        if (failed == api_error::channel_not_found && std::exchange(known_place_, false)) {
            channels_->forget(to_.user.id);
            step_ = step::open_direct;
            return;
        }
        if (failed) return finish(failed);
        if (said_ == 0) {
            auto told = read_posted(reply.body);
            sent_ = {std::move(told.ts), place_};
            // Where a user stood for the channel, Slack tells which it is.
            if (!told.channel.empty()) sent_.channel.id = std::move(told.channel);
        }
        ++said_;
        go_on();
    }
    // The last part of a text goes with the files.
    void go_on() {
        if (said_ == pieces_.size()) return finish({});
        if (said_ + 1 == pieces_.size() && !uploading_.done()) step_ = step::upload;
    }
    void uploaded(std::error_code failed, rest_reply const& reply) {
        if (!failed) failed = uploading_.replied(reply);
        if (failed) return finish(failed);
        if (uploading_.done()) step_ = step::share;
    }
    void shared(std::error_code failed, rest_reply const& reply) {
        if (!failed && said_ == 0) sent_ = {read_shared(reply.body, place_.id), place_};
        finish(failed);
    }
    void asked(std::error_code failed) {
        if (done_before_ && failed == done_before_) failed = {};
        if (!failed && edits_) sent_ = {to_.message, to_.channel};
        finish(failed);
    }

    void finish(std::error_code failed) {
        error_ = failed;
        step_ = step::over;
        pieces_ = {};
        uploading_ = {};
        attachments_ = {};
        once_ = {};
    }

    deed_options options_;
    direct_channels* channels_;
    chat::origin to_{};
    chat::channel place_{};  // Where it speaks.
    std::string thread_{};   // In which thread; empty: in none.
    std::vector<std::string> pieces_{};
    std::size_t said_ = 0;  // How many pieces.
    std::string attachments_{};
    uploading uploading_{};  // What stands under the last piece.
    web_request once_{};     // Of an action that takes one request.
    std::error_code done_before_{};
    chat::sent sent_{};
    std::error_code error_{};
    step step_ = step::ask;
    bool waiting_ = false;
    bool edits_ = false;
    bool known_place_ = false;  // The channel was remembered, not asked for.
};

}  // namespace monongusa::wire::slack

#endif
