// SPDX-License-Identifier: BSL-1.0
// splitting: a long text as several messages.

#ifndef MONONGUSA_WIRE_SPLITTING_HPP
#define MONONGUSA_WIRE_SPLITTING_HPP

#include <monongusa/error/error.hpp>
#include <monongusa/wire/character.hpp>
#include <monongusa/wire/code_fence.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::wire {

/// How long messages may be, and how many one text may become.
struct split_limits {
    /// Code points of a message.  See Discord's documentation, Create Message.
    std::size_t characters = 2000;
    std::size_t pieces = 20;
    bool languages = true;  ///< A block of code may have its language behind its fence.  Slack shows that word as a line of code.
};

/// Cuts pieces off a text, one after the other, at the best place of their second half: between paragraphs, else lines, sentences, words,
/// else characters as `character` has them, of which a link is one as far as a message has room for it.  Blanks at a cut are dropped.  A
/// code block that is cut is closed with its fence and opened again with its language.  Takes time linear in the text and holds no more
/// than one piece.
class splitter {
public:
    /// The text must outlive it.  There is room for the longest character and the fences of its block at least.
    splitter(std::string_view text, std::size_t characters, bool languages = true) noexcept
        : text_(text.substr(0, size_without_trailing_blanks(text))), most_(std::max(characters, least)), languages_(languages) {}

    static constexpr std::size_t least = 2 * longest_character;

    /// The next piece; false at the end.  It is never blank.
    bool next(std::string& piece) {
        if (!open_) at_ += leading_blanks(text_.substr(at_));
        if (at_ == text_.size()) return false;
        piece.clear();
        if (open_) append_opening(piece, language_);
        auto const found = scan();
        auto const whole = text_.substr(at_, found.end - at_);
        piece += found.open ? whole : whole.substr(0, size_without_trailing_blanks(whole));
        at_ = found.end;
        open_ = found.open;
        language_ = found.language;
        if (open_) reopen(piece);
        return true;
    }

private:
    enum level : std::size_t { paragraph, line, sentence, word, between, anywhere, levels };

    struct cut {
        std::size_t end = 0;  // 0: none.
        bool open = false;    // In a code block, of this language.
        std::string_view language{};
    };

    static constexpr std::size_t closing = 4;  // "\n```"
    static constexpr std::size_t room_of_fences = 64;  // And more.

    // Where the piece that begins here ends.
    cut scan() noexcept {
        std::array<cut, levels> best{};
        std::size_t points = open_ ? opening_points(language_) : 0;
        auto now = cut{at_, open_, language_};
        while (now.end != text_.size()) {
            auto const rest = text_.substr(now.end);
            bool const opens = !now.open && rest.starts_with(fence) && closes(now.end);
            bool const ends = now.open && rest.starts_with(fence);
            auto one = character_at(rest, most_ - room_of_fences);
            if (opens) {
                now.language = languages_ ? language_of(rest.substr(fence.size())) : std::string_view{};
                bool const whole_line = !now.language.empty() || rest.substr(fence.size()).starts_with('\n');
                one = {fence.size() + now.language.size() + (whole_line ? 1 : 0), opening_points(now.language) - (whole_line ? 0 : 1), '`',
                       '`'};
            } else if (ends) {
                one = {fence.size(), fence.size(), '`', '`'};
            } else if (now.open && one.first == '\\') {
                one = {1, 1, '\\', '\\'};  // Nothing is escaped in code, and what follows may be the fence.
            }
            points += one.points;
            if (points > most_) break;
            now.end += one.size;
            now.open = opens || (now.open && !ends);
            // Right behind an opening fence there would be an empty block.
            if (opens || points + (now.open ? closing : 0) > most_) continue;
            auto const which = now.open ? level_in_code(one, now.end) : ends ? level_behind_code(now.end) : level_in_text(one, now.end);
            best[anywhere] = now;
            if (which != levels && points >= most_ / 2) best[which] = now;
        }
        if (now.end == text_.size() && !now.open && points <= most_) return now;
        return *std::find_if(best.begin(), best.end(), [](cut const& one) { return one.end != 0; });
    }

    // What is behind a fence that opens at `at` is code only if it is closed again.
    bool closes(std::size_t at) noexcept {
        if (last_fence_ == unknown) last_fence_ = text_.rfind(fence);
        return last_fence_ != std::string_view::npos && last_fence_ >= at + fence.size();
    }

    level level_in_text(character const& before, std::size_t at) const noexcept {
        if (is_blank(before.last)) return levels;
        auto const rest = text_.substr(at);
        auto const blanks = rest.substr(0, leading_blanks(rest));
        if (auto const lines = std::count(blanks.begin(), blanks.end(), '\n'); lines > 0) return lines > 1 ? paragraph : line;
        if (rest.starts_with(fence)) return line;
        bool const wide_end = is_one_of(before.first, U"。！？");
        if (!blanks.empty()) return wide_end || is_one_of(before.first, U".!?…") ? sentence : word;
        // As typesetters have it: no line begins with what closes or ends with what opens; and no word of Latin letters is cut.
        auto const after = character_at(rest).first;
        if (is_one_of(after, U"、。，．？！：；」』）】〉》〕］｝ー々,.?!:;)]}") || is_one_of(before.first, U"「『（【〈《〔［｛([{"))
            return levels;
        if (wide_end) return sentence;
        return is_narrow(before.first) && is_narrow(after) ? levels : between;
    }
    level level_behind_code(std::size_t at) const noexcept {
        auto const rest = text_.substr(at);
        auto const blanks = rest.substr(0, leading_blanks(rest));
        return std::count(blanks.begin(), blanks.end(), '\n') > 1 ? paragraph : line;
    }
    level level_in_code(character const& before, std::size_t at) const noexcept {
        auto const rest = text_.substr(at);
        if (rest.starts_with("\n\n") || rest.starts_with("\r\n\r\n")) return before.last == '\n' ? levels : paragraph;
        if (rest.starts_with('\n') || rest.starts_with("\r\n")) return line;
        return is_blank(before.last) && before.last != '\n' ? word : levels;
    }

    // Behind a cut in code.  One end of line becomes the fences; and where nothing but blanks is left of the block, it ends here.
    void reopen(std::string& piece) {
        (piece += '\n') += fence;
        auto const rest = text_.substr(at_);
        auto const blanks =
            leading_blanks(rest.substr(0, most_));  // Not all there are, or a long run of them would be looked through each time.
        if (rest.substr(blanks).starts_with(fence)) {
            at_ += blanks + fence.size();
            open_ = false;
        } else if (rest.starts_with('\n') || rest.starts_with("\r\n")) {
            at_ += rest.find('\n') + 1;
        }
    }

    static constexpr bool is_one_of(char32_t point, std::u32string_view all) noexcept {
        return all.find(point) != std::u32string_view::npos;
    }
    static constexpr bool is_narrow(char32_t point) noexcept { return point > 0x20 && point < 0x2000; }

    static constexpr std::size_t unknown = std::string_view::npos - 1;

    std::string_view text_;
    std::size_t most_;
    bool languages_;
    std::size_t at_ = 0;
    bool open_ = false;
    std::string_view language_{};
    std::size_t last_fence_ = unknown;
};

/// Gives the pieces, which are valid UTF-8 if the text is.  A text that fits is one piece and unchanged.  error::text_empty where there is
/// nothing but blanks, error::text_too_long where there are more pieces than allowed; then none is given.
inline std::error_code split(std::string_view text, split_limits const& limits, std::vector<std::string>& pieces) {
    pieces.clear();
    if (leading_blanks(text) == text.size()) return error::text_empty;
    if (characters::points_of(text.substr(0, 4 * limits.characters + 1)) <= limits.characters && text.size() <= 4 * limits.characters) {
        pieces.emplace_back(text);
        return {};
    }
    splitter rest{text, limits.characters, limits.languages};
    for (std::string piece; rest.next(piece);) {
        if (pieces.size() == limits.pieces) {
            pieces.clear();
            return error::text_too_long;
        }
        pieces.push_back(piece);
    }
    return {};
}

}  // namespace monongusa::wire

#endif
