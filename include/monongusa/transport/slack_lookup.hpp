// SPDX-License-Identifier: BSL-1.0
// slack_lookup: asks Slack what people and channels are called, before the bot hears of them.

#ifndef MONONGUSA_TRANSPORT_SLACK_LOOKUP_HPP
#define MONONGUSA_TRANSPORT_SLACK_LOOKUP_HPP

#include <monongusa/detail/instant.hpp>
#include <monongusa/net/loop.hpp>
#include <monongusa/transport/frame_inbox.hpp>
#include <monongusa/transport/slack_web.hpp>
#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/rest_reply.hpp>
#include <monongusa/wire/slack/api_error.hpp>
#include <monongusa/wire/slack/names_in.hpp>
#include <monongusa/wire/slack/requests.hpp>

#include <boost/asio/steady_timer.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace monongusa::transport {

struct slack_lookup_limits {
    instant::duration patience = std::chrono::seconds{3};   ///< As long as an event waits.
    instant::duration fresh = std::chrono::hours{1};        ///< Then it is asked again, and nobody waits for that.
    instant::duration retry = std::chrono::minutes{1};      ///< The same where Slack has not answered.
    std::size_t most_kept = 256;                            ///< Events.
    std::size_t most_kept_bytes = std::size_t{4} << 20;     ///< Of their texts.
    std::size_t most_known = 20'000;                        ///< Ids of which it is remembered when they were asked for.
    std::size_t most_asked = 64;                            ///< At a time; others are not asked for, and nobody waits for them.
    bool fresh_people = false;                              ///< An event waits also for people of whom the answer is old: where roles decide.
};

/// Slack's events name people and channels by their ids alone.  An event that names an unknown one waits here until that has been asked for, and those behind
/// it wait with it, so that the order stays; but not for long, and not many.  On the loop's thread.
class slack_lookup {
public:
    struct owner {
        void* self;
        void (*put)(void* self, inbox_item& item);
        /// A user, or a channel, in JSON as Slack's methods give it.
        void (*learned)(void* self, bool is_user, std::string_view json);
    };

    /// `web` outlives it.  What is not granted is not asked for.
    slack_lookup(net::loop& on, slack_web& web, owner of, bool users, bool channels, slack_lookup_limits const& limits = {})
        : web_(web), owner_(of), limits_(limits), asks_users_(users), asks_channels_(channels), timer_(on.io()) {}
    slack_lookup(slack_lookup const&) = delete;
    slack_lookup& operator=(slack_lookup const&) = delete;

    /// Somebody whom the bot knows already: itself.
    void leaves_out(std::string id) { known_.insert_or_assign(std::move(id), instant::max()); }

    /// Whether it keeps the event and puts it later; then `item` has another text.
    bool keeps(inbox_item& item) {
        std::vector<std::string> missing;
        auto const event = std::string_view{item.text}.substr(item.begin, item.end - item.begin);
        wire::slack::named_ids ids;
        wire::slack::names_in(event, ids);
        auto const now = instant::clock::now();
        for (auto const id : ids.users) want(id, true, now, missing);
        for (auto const id : ids.channels) {
            if (!id.starts_with('D')) want(id, false, now, missing);  // Where two talk alone there is no name.
        }
        // Who was refused at once has been answered.
        std::erase_if(missing, [&](std::string const& id) { return !under_way_.contains(id); });
        return keep(item, std::move(missing));
    }
    /// The same for what names nobody and has its place in the order.
    bool keeps_behind(inbox_item& item) { return keep(item, {}); }

private:
    struct kept {
        inbox_item item;
        instant until;
        std::vector<std::string> missing;
    };

    bool keep(inbox_item& item, std::vector<std::string>&& missing) {
        if (missing.empty() && kept_.empty()) return false;
        auto const size = item.text.size();
        while (!kept_.empty() && (kept_.size() >= limits_.most_kept || bytes_ > limits_.most_kept_bytes - std::min(size, limits_.most_kept_bytes))) put_first();
        kept_.push_back({std::move(item), detail::after(instant::clock::now(), limits_.patience), std::move(missing)});
        bytes_ += size;
        item = {};
        put_ready();
        return true;
    }

    void want(std::string_view id, bool is_user, instant now, std::vector<std::string>& missing) {
        if (!(is_user ? asks_users_ : asks_channels_)) return;
        std::string key{id};
        auto const known = known_.find(key);
        bool const is_known = known != known_.end();
        if (is_known && known->second > now) return;
        if (!under_way_.contains(key) && under_way_.size() < limits_.most_asked) ask(key, is_user);
        if (!is_known || (is_user && limits_.fresh_people)) missing.push_back(std::move(key));
    }

    void ask(std::string const& id, bool is_user) {
        under_way_.insert(id);
        auto request = is_user ? wire::slack::requests::user(id) : wire::slack::requests::conversation(id);
        web_.ask(std::move(request), [this, lives = std::weak_ptr{lives_}, id, is_user](std::error_code error, wire::rest_reply& reply) {
            if (!lives.expired()) answered(id, is_user, error, reply.body);
        });
    }
    void answered(std::string const& id, bool is_user, std::error_code error, std::string_view body) {
        under_way_.erase(id);
        // Also what is not found: it is not asked again at once.
        if (known_.size() >= limits_.most_known) known_.clear();
        bool const answers = !error || !wire::slack::word_of(error).empty();
        known_[id] = detail::after(instant::clock::now(), answers ? limits_.fresh : limits_.retry);
        if (!error) learn(is_user, body);
        if (is_hopeless(is_user, error)) (is_user ? asks_users_ : asks_channels_) = false;
        put_ready();
    }
    // Who may not see this channel may see others: public and private ones have scopes of their own.
    static bool is_hopeless(bool is_user, std::error_code error) {
        using wire::slack::api_error;
        return error == api_error::unknown_method || error == api_error::not_allowed_token_type || (is_user && error == api_error::missing_scope);
    }
    void learn(bool is_user, std::string_view body) {
        wire::json_reader reader{body};
        reader.members([&](std::string_view name) {
            if (name == (is_user ? "user" : "channel")) owner_.learned(owner_.self, is_user, reader.value());
        });
    }

    bool is_ready(kept const& one) const {
        return one.until <= instant::clock::now() ||
               std::none_of(one.missing.begin(), one.missing.end(), [&](std::string const& id) { return under_way_.contains(id); });
    }
    void put_ready() {
        while (!kept_.empty() && is_ready(kept_.front())) put_first();
        arm();
    }
    void put_first() {
        auto first = std::move(kept_.front().item);
        kept_.pop_front();
        bytes_ -= first.text.size();
        owner_.put(owner_.self, first);
    }
    void arm() {
        if (kept_.empty()) {
            timer_.cancel();
            return;
        }
        timer_.expires_at(kept_.front().until);
        timer_.async_wait([this, lives = std::weak_ptr{lives_}](boost::system::error_code const& error) {
            if (!error && !lives.expired()) put_ready();
        });
    }

    slack_web& web_;
    owner owner_;
    slack_lookup_limits limits_;
    bool asks_users_;
    bool asks_channels_;
    boost::asio::steady_timer timer_;
    std::deque<kept> kept_{};
    std::size_t bytes_ = 0;                             // Of what is kept.
    std::unordered_map<std::string, instant> known_{};  // Until when what was asked for is fresh.
    std::unordered_set<std::string> under_way_{};
    std::shared_ptr<bool const> lives_ = std::make_shared<bool const>(true);
};

}  // namespace monongusa::transport

#endif
