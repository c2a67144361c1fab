// SPDX-License-Identifier: BSL-1.0
// cursor: a line of a script, word by word.

#ifndef MONONGUSA_SCRIPT_CURSOR_HPP
#define MONONGUSA_SCRIPT_CURSOR_HPP

#include <monongusa/script/entry.hpp>
#include <monongusa/script/mistake.hpp>
#include <monongusa/script/text.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace monongusa::script {

/// Reads on or stays where it is.  The first mistake is kept, and from then on nothing is read.
template <class = void>
class basic_cursor {
public:
    explicit basic_cursor(std::string_view line, std::size_t begin = 0) : line_(line), at_(begin) {}

    std::size_t column() const noexcept { return at_; }
    std::string_view rest() const noexcept { return line_.substr(at_); }
    bool ended() const noexcept { return rest().empty(); }

    void blanks() noexcept {
        while (!ended() && (line_[at_] == ' ' || line_[at_] == '\t')) ++at_;
    }
    bool take(char sign) noexcept {
        if (wrong_ || ended() || line_[at_] != sign) return false;
        ++at_;
        return true;
    }
    /// Only as a whole word.
    bool take_word(std::string_view word) noexcept {
        if (wrong_ || !rest().starts_with(word)) return false;
        auto const after = rest().substr(word.size());
        if (!after.empty() && after[0] != ' ' && after[0] != '\t' && after[0] != ':') return false;
        at_ += word.size();
        return true;
    }

    /// Up to the next blank.
    std::string_view word() noexcept {
        auto const all = rest();
        auto const found = all.substr(0, all.find_first_of(" \t"));
        at_ += found.size();
        return found;
    }

    /// A name: in quotes, or up to a blank or a colon; empty where there is none.
    std::optional<std::string> name() {
        if (wrong_) return std::nullopt;
        if (take('"')) return quoted();
        auto const all = rest();
        auto const found = all.substr(0, all.find_first_of(" \t:\"<>[]()"));
        if (found.empty()) return std::nullopt;
        at_ += found.size();
        return std::string{found};
    }

    /// The label of a message: letters, digits and `_`, `-`, `.`.
    std::optional<named> label() {
        auto const begin = at_;
        while (!ended() && belongs_to_a_label(line_[at_])) ++at_;
        if (wrong_ || at_ == begin) return std::nullopt;
        return named{std::string{line_.substr(begin, at_ - begin)}, begin};
    }
    /// The same, or in quotes the id of a message that has none.
    std::optional<named> label_or_id() {
        auto const begin = at_;
        if (!take('"')) return label();
        auto id = quoted();
        if (!id) return std::nullopt;
        return named{*std::move(id), begin};
    }

    std::optional<chat::emoji> emoji() {
        auto const begin = at_;
        auto const read = chat::read_emoji(word());
        if (!wrong_ && read.valid) return chat::emoji{std::string{read.name}, std::string{read.id}};
        at_ = begin;
        return std::nullopt;
    }

    /// `#channel` or `dm`.
    std::optional<place> where() {
        if (take_word("dm")) return place{true, {}};
        auto const begin = at_;
        if (take('#')) {
            if (auto found = name()) return place{false, *std::move(found)};
        }
        at_ = begin;
        return std::nullopt;
    }

    /// All the rest: a text, or what says that it stands on the lines below.
    void text(std::string& text) {
        below_ = rest() == heredoc_begin;
        if (!below_) wrong(read_text(rest(), at_, text));
        at_ = line_.size();
    }
    bool text_is_below() const noexcept { return below_; }

    void back_to(std::size_t column) noexcept { at_ = column; }

    /// What is wrong here, or there.
    void wrong(std::string sentence) { wrong(at_, std::move(sentence)); }
    void wrong(std::size_t column, std::string sentence) {
        if (!wrong_) wrong_ = {column, std::move(sentence)};
    }
    void wrong(mistake what) {
        if (what && !wrong_) wrong_ = std::move(what);
    }
    mistake const& what_is_wrong() const noexcept { return wrong_; }

private:
    // Behind the first quote.
    std::optional<std::string> quoted() {
        auto const begin = at_;
        while (!ended() && line_[at_] != '"') at_ += line_[at_] == '\\' && at_ + 1 < line_.size() ? 2 : 1;
        std::string text;
        wrong(read_text(line_.substr(begin, at_ - begin), begin, text));
        if (!take('"')) wrong(begin - 1, "the quote is not closed");
        return text;
    }

    std::string_view line_;
    std::size_t at_;
    bool below_ = false;
    mistake wrong_;
};
using cursor = basic_cursor<>;

}  // namespace monongusa::script

#endif
