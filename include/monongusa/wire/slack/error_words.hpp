// SPDX-License-Identifier: BSL-1.0
// error_words: words of Slack's that nobody knew when this was written, each with a number.

#ifndef MONONGUSA_WIRE_SLACK_ERROR_WORDS_HPP
#define MONONGUSA_WIRE_SLACK_ERROR_WORDS_HPP

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <mutex>
#include <string_view>

namespace monongusa::wire::slack {

/// Keeps a word for as long as the process runs, so that a number is enough to name it: a std::error_code carries no text.  From any thread;
/// it has nothing to construct or to destroy, and never takes more room than this.  A word is kept as far as it goes, and so that it does no
/// harm in a log: whatever is no letter, digit, `_`, `-`, `.` or `:` becomes `?`.
class error_words {
public:
    static constexpr std::size_t most = 256;
    static constexpr std::size_t longest = 64;

    /// Its number, the same each time; `most` where there is no room for a further one.
    std::size_t number_of(std::string_view word) noexcept {
        if (auto const known = find(word, size()); known != most) return known;
        std::lock_guard const alone{adding_};
        auto const size = size_.load(std::memory_order_relaxed);
        if (auto const known = find(word, size); known != most || size == most) return known;
        auto& kept = words_[size];
        kept.size = std::min(word.size(), longest);
        for (std::size_t i = 0; i != kept.size; ++i) kept.text[i] = harmless(word[i]);
        size_.store(size + 1, std::memory_order_release);
        return size;
    }

    /// The word of a number that was given; empty for any other.  Valid for ever.
    std::string_view word_of(std::size_t number) const noexcept {
        return number < size_.load(std::memory_order_acquire) ? words_[number].view() : std::string_view{};
    }

    std::size_t size() const noexcept { return size_.load(std::memory_order_acquire); }

private:
    struct kept_word {
        std::size_t size = 0;
        char text[longest]{};
        std::string_view view() const noexcept { return {text, size}; }
    };

    static constexpr char harmless(char one) noexcept {
        bool const is_fine = (one >= 'a' && one <= 'z') || (one >= 'A' && one <= 'Z') || (one >= '0' && one <= '9') || one == '_' ||
                             one == '-' || one == '.' || one == ':';
        return is_fine ? one : '?';
    }

    std::size_t find(std::string_view word, std::size_t among) const noexcept {
        word = word.substr(0, longest);
        auto const same = [](char kept, char said) { return kept == harmless(said); };
        for (std::size_t i = 0; i != among; ++i) {
            auto const kept = words_[i].view();
            if (std::equal(kept.begin(), kept.end(), word.begin(), word.end(), same)) return i;
        }
        return most;
    }

    // A word does not change once it is counted.
    kept_word words_[most];
    std::atomic<std::size_t> size_{0};
    std::mutex adding_;
};

}  // namespace monongusa::wire::slack

#endif
