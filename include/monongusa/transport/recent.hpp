// SPDX-License-Identifier: BSL-1.0
// recent: the first words of messages that were said lately, to name them by.

#ifndef MONONGUSA_TRANSPORT_RECENT_HPP
#define MONONGUSA_TRANSPORT_RECENT_HPP

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::transport {

/// Remembers the beginnings of the last messages under numbers that it gives out.  Bounded; any thread.
class recent {
    static constexpr std::size_t most = 1024;
    static constexpr std::size_t longest = 40;

public:
    /// The id under which the message can be found for a while: `m1`, `m2`, …
    void remember(std::string_view text, std::string& id) {
        std::lock_guard const lock{mutex_};
        auto const number = ++last_;
        auto& entry = entries_[number % most];
        entry.first = number;
        entry.second.assign(beginning(text));
        write_id(number, id);
    }

    /// Gives a message another beginning.
    void change(std::string_view id, std::string_view text) {
        std::lock_guard const lock{mutex_};
        if (auto* const entry = find(id)) entry->second.assign(beginning(text));
    }

    /// The first words, with `…` if there were more; the id if they are forgotten.
    std::string words(std::string_view id) {
        std::lock_guard const lock{mutex_};
        auto const* const entry = find(id);
        return entry ? entry->second : std::string{id};
    }

private:
    using remembered = std::pair<std::uint64_t, std::string>;

    static std::string beginning(std::string_view text) {
        if (text.size() <= longest) return std::string{text};
        auto end = longest;
        auto const inside_a_character = [&](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; };
        while (end > 0 && inside_a_character(end)) --end;
        auto const space = text.substr(0, end).rfind(' ');
        if (space != std::string_view::npos && space > longest / 2) end = space;
        return std::string{text.substr(0, end)} + "…";
    }

    static void write_id(std::uint64_t number, std::string& id) {
        char digits[20];
        auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        id.assign(1, 'm').append(digits, end);
    }

    remembered* find(std::string_view id) {
        std::uint64_t number = 0;
        if (!id.starts_with('m')) return nullptr;
        auto const [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
        if (error != std::errc{} || end != id.data() + id.size()) return nullptr;
        auto& entry = entries_[number % most];
        return entry.first == number && number != 0 ? &entry : nullptr;
    }

    std::mutex mutex_;
    std::array<remembered, most> entries_{};
    std::uint64_t last_ = 0;
};

}  // namespace monongusa::transport

#endif
