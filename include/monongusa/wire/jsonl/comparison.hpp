// SPDX-License-Identifier: BSL-1.0
// comparison: what a bot does now against what it did in a recording.

#ifndef MONONGUSA_WIRE_JSONL_COMPARISON_HPP
#define MONONGUSA_WIRE_JSONL_COMPARISON_HPP

#include <monongusa/action/any.hpp>
#include <monongusa/action/edit.hpp>
#include <monongusa/action/journal.hpp>
#include <monongusa/action/occasion.hpp>
#include <monongusa/action/view.hpp>
#include <monongusa/wire/jsonl/file_content.hpp>
#include <monongusa/wire/jsonl/line.hpp>
#include <monongusa/wire/jsonl/recording.hpp>

#include <algorithm>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace monongusa::wire::jsonl {

/// What came of one event in one of the two runs only, each in the order of the stamps.
struct difference {
    std::uint64_t event = 0;
    std::vector<action_line> missing{};  ///< In the recording, and not done now.
    std::vector<action_line> added{};    ///< Done now, and not in the recording.

    friend bool operator==(difference const&, difference const&) = default;
};

/// The actions of a recording.
template <class = void>
std::vector<action_line> actions_of(recording const& from) {
    std::vector<action_line> actions;
    for (auto const& one : from.entries) {
        if (auto const* const action = get_if<action_line>(&one)) actions.push_back(*action);
    }
    return actions;
}

/// What a journal has noted, as lines.
template <class = void>
std::vector<action_line> actions_of(std::vector<action::performed> const& from) {
    std::vector<action_line> actions;
    for (auto const& [stamp, what] : from) {
        actions.push_back({stamp, {}, what, action::view{what}.text ? action::journal::id_of(stamp) : "", ""});
    }
    return actions;
}

namespace part {

// In the order of their stamps; those of one stamp in that of the list.
template <class = void>
std::vector<action_line const*> in_order(std::vector<action_line> const& actions) {
    std::vector<action_line const*> sorted;
    for (auto const& action : actions) sorted.push_back(&action);
    std::sort(sorted.begin(), sorted.end(), [](action_line const* left, action_line const* right) {
        auto const order = left->stamp <=> right->stamp;
        return order != 0 ? order < 0 : left < right;
    });
    return sorted;
}

/// Pairs actions that are the same: by their type, what they say or show (of files too long for a recording what it has kept of them), and target.
/// Neither time nor rule counts, nor how a message is called that the bot itself has sent: whichever takes the place of the other is the same.
template <class = void>
class basic_pairing {
public:
    /// The actions of one event.
    void compare(std::span<action_line const* const> before, std::span<action_line const* const> now, difference& found) {
        std::vector<bool> paired(now.size(), false);
        for (auto const* const one : before) {
            std::size_t other = 0;
            while (other < now.size() && (paired[other] || !same(*one, *now[other]))) ++other;
            if (other == now.size()) {
                found.missing.push_back(*one);
            } else {
                paired[other] = true;
                note(*one, *now[other]);
            }
        }
        for (std::size_t i = 0; i < now.size(); ++i) {
            if (!paired[i]) found.added.push_back(*now[i]);
        }
        // Another text in the place of one: what is done with it later may still be the same.
        for (std::size_t i = 0; i < std::min(found.missing.size(), found.added.size()); ++i) note(found.missing[i], found.added[i]);
    }

private:
    void note(action_line const& before, action_line const& now) {
        action::view const action{before.what};
        bool const makes_a_message = action.text && !action.is<action::edit>();
        if (makes_a_message && !before.sent.empty() && before.what.index() == now.what.index()) sent_[before.sent] = now.sent;
    }

    bool same(action_line const& before, action_line const& now) const {
        action::view const one{before.what};
        action::view const other{now.what};
        if (one.name != other.name || (one.text && *one.text != *other.text) || (one.emoji && *one.emoji != *other.emoji)) return false;
        if (one.files && !std::equal(other.files->begin(), other.files->end(), one.files->begin(), one.files->end(), is_recorded_as<>)) return false;
        if (one.framed && !look_alike(*one.framed, *other.framed)) return false;
        return one.to->channel.id == other.to->channel.id && one.to->user.id == other.to->user.id && same_message(one.to->message, other.to->message) &&
               same_message(one.to->thread, other.to->thread);
    }

    // An event may also name a message of the bot, as it was called in the recording.
    bool same_message(std::string const& before, std::string const& now) const {
        if (before == now) return true;
        auto const found = sent_.find(before);
        return found != sent_.end() && found->second == now;
    }

    std::unordered_map<std::string, std::string> sent_;  // How the bot's messages are called now.
};
using pairing = basic_pairing<>;

template <class = void>
std::uint64_t event_of_first(std::span<action_line const* const> actions) noexcept {
    return actions.empty() ? ~std::uint64_t{0} : actions.front()->stamp.event;
}

// Those of one event, which then are no longer among the others.
template <class = void>
std::span<action_line const* const> take_those_of(std::uint64_t event, std::span<action_line const* const>& from) noexcept {
    std::size_t count = 0;
    while (count < from.size() && from[count]->stamp.event == event) ++count;
    auto const those = from.first(count);
    from = from.subspan(count);
    return those;
}

}  // namespace part

/// Event by event, those where the two runs differ.
template <class = void>
std::vector<difference> compare(std::vector<action_line> const& recorded, std::vector<action_line> const& done) {
    auto const all_recorded = part::in_order(recorded);
    auto const all_done = part::in_order(done);
    std::span<action_line const* const> before{all_recorded};
    std::span<action_line const* const> now{all_done};
    std::vector<difference> differences;
    part::pairing pairs;
    while (!before.empty() || !now.empty()) {
        difference found;
        found.event = std::min(part::event_of_first(before), part::event_of_first(now));
        auto const then = part::take_those_of(found.event, before);
        pairs.compare(then, part::take_those_of(found.event, now), found);
        if (!found.missing.empty() || !found.added.empty()) differences.push_back(std::move(found));
    }
    return differences;
}

}  // namespace monongusa::wire::jsonl

#endif
