// SPDX-License-Identifier: BSL-1.0
// completion_list: what a word may become, and how far that is certain.

#ifndef MONONGUSA_TRANSPORT_COMPLETION_LIST_HPP
#define MONONGUSA_TRANSPORT_COMPLETION_LIST_HPP

#include <monongusa/detail/append.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::transport {

/// Where the last word of a line begins; only blanks part words.
constexpr std::size_t last_word(std::string_view line) noexcept {
    auto const blank = line.find_last_of(" \t");
    return blank == std::string_view::npos ? 0 : blank + 1;
}

template <class = void>
class basic_completion_list {
public:
    /// Keeps the candidates that begin with `word` and that a line can hold.
    basic_completion_list(std::string_view word, std::vector<std::string> candidates) : word_(word), words_(std::move(candidates)) {
        std::erase_if(words_, [word](std::string const& one) {
            auto const steers = [](char byte) { return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f; };
            return !one.starts_with(word) || std::any_of(one.begin(), one.end(), steers);
        });
        std::sort(words_.begin(), words_.end());
        words_.erase(std::unique(words_.begin(), words_.end()), words_.end());
    }

    std::size_t size() const noexcept { return words_.size(); }

    /// What can be typed in behind the word without a choice; a blank is the end of the only candidate.
    std::string rest() const {
        if (words_.empty()) return {};
        std::string_view common = words_.front();
        // They are sorted: what the first and the last share, all do.
        auto const differ = std::mismatch(common.begin(), common.end(), words_.back().begin(), words_.back().end()).first;
        common = common.substr(0, static_cast<std::size_t>(differ - common.begin()));
        while (common.size() > word_.size() && continues(words_.front(), common.size())) common.remove_suffix(1);
        std::string rest{common.substr(word_.size())};
        if (words_.size() == 1) rest += ' ';
        return rest;
    }

    /// All of them in columns, or as many as one can look at.
    std::string columns(std::size_t width) const {
        constexpr std::size_t most = 200;
        auto const shown = std::min(words_.size(), most);
        std::size_t widest = 0;
        for (std::size_t i = 0; i < shown; ++i) widest = std::max(widest, characters(words_[i]));
        auto const in_a_row = std::max<std::size_t>(1, (width + 1) / (widest + 2));
        auto const rows = (shown + in_a_row - 1) / in_a_row;
        std::string out;
        for (std::size_t row = 0; row < rows; ++row) {
            for (std::size_t i = row; i < shown; i += rows) {
                detail::append_visible(out, words_[i]);
                if (i + rows < shown) out.append(widest + 2 - characters(words_[i]), ' ');
            }
            out += '\n';
        }
        if (shown < words_.size()) detail::append_part(out, detail::joined("… and ", words_.size() - shown, " more\n"));
        return out;
    }

private:
    static bool continues(std::string_view text, std::size_t at) noexcept {
        return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
    }
    static std::size_t characters(std::string_view text) noexcept {
        std::size_t count = 0;
        for (std::size_t i = 0; i < text.size(); ++i) count += continues(text, i) ? 0 : 1;
        return count;
    }

    std::string_view word_;
    std::vector<std::string> words_;
};
using completion_list = basic_completion_list<>;

}  // namespace monongusa::transport

#endif
