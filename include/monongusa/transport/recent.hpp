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
#include <system_error>

namespace monongusa::transport {

/// Remembers the beginnings of the last messages under numbers that it gives out.  Bounded; any thread.
class recent {
    static constexpr std::size_t most = 4096;  // More than wait for their handlers at a time.
    static constexpr std::size_t longest = 40;

public:
    /// The id under which the message can be found for a while: `m1`, `m2`, …  Allocates nothing.
    void remember(std::string_view text, std::string& id) {
        std::lock_guard const lock{mutex_};
        auto& message = messages_[count_++ % most];
        message.number = ++last_;
        message.keep(text);
        write_id(last_, id);
    }

    /// Nobody will ask for this message: if it is the latest, it makes room for the next.
    void forget(std::string_view id) {
        std::lock_guard const lock{mutex_};
        auto* const message = find(id);
        if (!message || message != &messages_[(count_ - 1) % most]) return;
        message->number = 0;  // Nobody's: else it would be a late one in the place of the earliest.
        --count_;
    }

    /// Gives a message another beginning.
    void change(std::string_view id, std::string_view text) {
        std::lock_guard const lock{mutex_};
        if (auto* const message = find(id)) message->keep(text);
    }

    /// The first words, with `…` if there were more; the id if they are forgotten.
    std::string words(std::string_view id) {
        std::lock_guard const lock{mutex_};
        auto const* const message = find(id);
        if (!message) return std::string{id};
        return std::string{message->text.data(), message->size} + (message->cut ? "…" : "");
    }

private:
    struct beginning {
        std::uint64_t number = 0;
        std::array<char, longest> text{};
        std::size_t size = 0;
        bool cut = false;

        // As much as there is room for, but no half characters, and whole words if that does not cost too much.
        void keep(std::string_view all) noexcept {
            cut = all.size() > longest;
            size = cut ? longest : all.size();
            if (cut) {
                while (size > 0 && (static_cast<unsigned char>(all[size]) & 0xC0) == 0x80) --size;
                auto const space = all.substr(0, size + 1).rfind(' ');
                if (space != std::string_view::npos && space > longest / 2) size = space;
            }
            all.copy(text.data(), size);
        }
    };

    static void write_id(std::uint64_t number, std::string& id) {
        char digits[20];
        auto const end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        id.assign(1, 'm').append(digits, end);
    }

    beginning* find(std::string_view id) {
        std::uint64_t number = 0;
        if (!id.starts_with('m')) return nullptr;
        auto const [end, error] = std::from_chars(id.data() + 1, id.data() + id.size(), number);
        if (error != std::errc{} || end != id.data() + id.size() || number == 0) return nullptr;
        // Later ones have greater numbers.
        std::uint64_t first = count_ > most ? count_ - most : 0;
        std::uint64_t last = count_;
        while (first < last) {
            auto const middle = first + (last - first) / 2;
            auto& message = messages_[middle % most];
            if (message.number == number) return &message;
            (message.number < number ? first : last) = message.number < number ? middle + 1 : middle;
        }
        return nullptr;
    }

    std::mutex mutex_;
    std::array<beginning, most> messages_{};
    std::uint64_t count_ = 0;  // Of those that were remembered and not forgotten again.
    std::uint64_t last_ = 0;   // Number that was given out.
};

}  // namespace monongusa::transport

#endif
