// SPDX-License-Identifier: BSL-1.0
// gateway_session: what has to be known to go on with a session on another connection, and when that has no point.

#ifndef MONONGUSA_WIRE_DISCORD_GATEWAY_SESSION_HPP
#define MONONGUSA_WIRE_DISCORD_GATEWAY_SESSION_HPP

#include <monongusa/wire/discord/gateway_config.hpp>
#include <monongusa/wire/discord/sequences.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::wire::discord {

/// A session, or none (Discord's documentation, Gateway, Resuming).  Trusts nothing that Discord says of it further than it fits.
class gateway_session {
public:
    /// So many attempts to resume that bring nothing new are made, and no more.
    static constexpr unsigned most_barren = 6;

    /// Begins one, in place of any other.  There is none where the id is empty or too long; its URL is not used where it `may_resume_at` none.
    void begin(std::string id, std::string resume_url, std::string_view base) {
        drop();
        if (id.empty() || id.size() > longest_session_id) return;
        if (!may_resume_at(resume_url, base)) resume_url.clear();
        is_there_ = true;
        id_ = std::move(id);
        url_ = std::move(resume_url);
    }
    void restore(saved_session saved, std::string_view base) {
        begin(std::move(saved.id), std::move(saved.resume_url), base);
        if (is_there_) sequences_.restore(saved.sequence);
    }
    void drop() {
        is_there_ = at_base_ = closed_once_ = fruitful_ = false;
        barren_ = 0;
        id_.clear();
        url_.clear();
        sequences_.begin();
    }

    explicit operator bool() const noexcept { return is_there_; }
    std::string const& id() const noexcept { return id_; }
    /// Behind which event it goes on; -1: its first.
    std::int64_t place() const noexcept { return sequences_.place(); }
    std::optional<saved_session> saved() const {
        if (!is_there_) return std::nullopt;
        return saved_session{id_, url_, place()};
    }

    /// Where to connect next.
    std::string_view url(std::string_view base) const noexcept { return url_.empty() || at_base_ ? base : std::string_view{url_}; }
    /// Nothing was to be reached there: the other URL is next.
    void connect_failed() noexcept { at_base_ = !at_base_; }

    /// Notes an event; whether it is new.
    bool hear(std::int64_t sequence) noexcept {
        bool const is_new = sequences_.hear(sequence);
        fruitful_ |= is_new;
        return is_new;
    }

    void resume_begins() noexcept {
        fruitful_ = false;
        sequences_.replay_begins();
    }
    /// All that was missed has come; `sequence` is the number of what says so.
    void resumed(std::int64_t sequence) noexcept {
        sequences_.replay_ends();
        sequences_.skip(sequence);
        barren_ = 0;
        at_base_ = closed_once_ = false;
    }
    /// It has not, and the connection is gone.  True if the session was given up for that.
    bool resume_failed() {
        barren_ = fruitful_ ? 0 : barren_ + 1;
        if (barren_ < most_barren) return false;
        drop();
        return true;
    }
    /// The other side closed in a way that may have ended it: once that is to be tried.
    void closed_in_doubt() {
        if (std::exchange(closed_once_, true)) drop();
    }

private:
    bool is_there_ = false;
    std::string id_{};
    std::string url_{};
    sequences sequences_{};
    bool at_base_ = false;
    bool closed_once_ = false;
    bool fruitful_ = false;  // The resume under way brought something new.
    unsigned barren_ = 0;    // How many in a row did not.
};

}  // namespace monongusa::wire::discord

#endif
