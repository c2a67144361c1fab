// SPDX-License-Identifier: BSL-1.0
// people: who is in a chat that is nowhere, and what its channels are called.

#ifndef MONONGUSA_SCRIPT_PEOPLE_HPP
#define MONONGUSA_SCRIPT_PEOPLE_HPP

#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/append.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::script {

/// Everybody exists; only those are kept of whom more is known than their name.  Ids are the first names, and stay when somebody is renamed.  Bounded: what
/// was known longest goes first.
template <class = void>
class basic_people {
    static constexpr std::size_t most = 4096;
    static constexpr std::string_view direct_prefix = "dm-";

public:
    explicit basic_people(std::string bot) : bot_(std::move(bot)) {}

    std::string const& bot() const noexcept { return bot_; }

    chat::user find(std::string_view name) const {
        for (auto const& one : known_) {
            if (one.name == name) return one;
        }
        bool const self = name == bot_;
        return {free_id(known_, name), std::string{name}, self, self, {}};
    }

    void role(std::string_view name, std::string_view role, bool off) {
        auto& roles = known(name).roles;
        roles.erase(std::remove(roles.begin(), roles.end(), role), roles.end());
        if (!off && roles.size() < most) roles.emplace_back(role);
    }
    void is_bot(std::string_view name) { known(name).bot = true; }
    void rename(std::string_view from, std::string_view to) { known(from).name = to; }

    chat::channel channel(std::string_view name) const {
        for (auto const& one : channels_) {
            if (one.name == name) return one;
        }
        return {free_id(channels_, name), std::string{name}, chat::channel_kind::open};
    }
    /// The same under the names that they have now, for what was said before.
    chat::user now(chat::user const& user) const {
        auto const* const one = known_by_id(user.id);
        return one ? *one : user;
    }
    chat::channel now(chat::channel channel) const {
        for (auto const& one : channels_) {
            if (one.id == channel.id) return one;
        }
        bool const direct = channel.kind == chat::channel_kind::direct && channel.id.starts_with(direct_prefix);
        auto const* const one = direct ? known_by_id(std::string_view{channel.id}.substr(direct_prefix.size())) : nullptr;
        if (one) channel.name = one->name;
        return channel;
    }

    /// The conversation with somebody alone.
    chat::channel direct(std::string_view name) const {
        return {std::string{direct_prefix} + find(name).id, std::string{name}, chat::channel_kind::direct};
    }

    void rename_channel(std::string_view from, std::string_view to) {
        auto renamed = channel(from);
        renamed.name = to;
        channels_.erase(std::remove_if(channels_.begin(), channels_.end(), [&](auto const& one) { return one.name == from || one.name == to; }),
                        channels_.end());
        if (channels_.size() == most) channels_.erase(channels_.begin());
        channels_.push_back(std::move(renamed));
    }

private:
    chat::user& known(std::string_view name) {
        for (auto& one : known_) {
            if (one.name == name) return one;
        }
        auto fresh = find(name);
        if (known_.size() == most) known_.erase(known_.begin());
        return known_.emplace_back(std::move(fresh));
    }

    // Whose first name it was may now have another, and keeps it as an id.
    template <class Named>
    static std::string free_id(std::vector<Named> const& taken, std::string_view name) {
        std::string id{name};
        for (std::size_t number = 2; has_id(taken, id); ++number) id = detail::joined(name, ".", number);
        return id;
    }
    template <class Named>
    static bool has_id(std::vector<Named> const& among, std::string_view id) {
        for (auto const& one : among) {
            if (one.id == id) return true;
        }
        return false;
    }

    chat::user const* known_by_id(std::string_view id) const {
        for (auto const& one : known_) {
            if (one.id == id) return &one;
        }
        return nullptr;
    }

    std::string bot_;
    std::vector<chat::user> known_;
    std::vector<chat::channel> channels_;
};
using people = basic_people<>;

}  // namespace monongusa::script

#endif
