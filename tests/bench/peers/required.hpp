// SPDX-License-Identifier: BSL-1.0
// required: the texts of which a message must hold one for a pattern to match, by a short look at the pattern, as a limit needs no more.

#ifndef MONONGUSA_TESTS_BENCH_PEERS_REQUIRED_HPP
#define MONONGUSA_TESTS_BENCH_PEERS_REQUIRED_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench::peers {

class required {
public:
    explicit required(std::string_view pattern) : in_(pattern) {
        if (in_.starts_with("(?i)")) at_ = 4;
        while (!at_end() && !failed_) read_item();
        end_branch();
        if (failed_) texts_.clear();
    }

    /// None if nothing was found that every match holds.
    std::vector<std::string> texts() && noexcept { return std::move(texts_); }

private:
    using choice = std::vector<std::string>;

    bool at_end() const noexcept { return at_ >= in_.size(); }
    char peek() const noexcept { return at_end() ? '\0' : in_[at_]; }

    static std::size_t shortest(choice const& texts) noexcept {
        std::size_t least = texts.empty() ? 0 : std::string::npos;
        for (auto const& text : texts) least = std::min(least, text.size());
        return least;
    }
    void consider(choice texts) {
        if (shortest(texts) > shortest(best_)) best_ = std::move(texts);
    }
    void end_run() { consider({std::exchange(run_, {})}); }

    void end_branch() {
        end_run();
        if (best_.empty()) failed_ = true;
        for (auto& text : std::exchange(best_, {})) texts_.push_back(std::move(text));
    }

    void read_item() {
        char const c = in_[at_++];
        if (c == '|') return end_branch();
        if (c == '(') return read_group();
        if (c == '[') {
            skip_class();
            skip_repeat();
            return end_run();
        }
        if (c == '\\') {
            char const escaped = in_[at_++];
            if (escaped == 'x') at_ = in_.find('}', at_) + 1;
            bool const letter = (escaped >= 'a' && escaped <= 'z') || (escaped >= 'A' && escaped <= 'Z');
            if (!letter) return add({escaped});
            skip_repeat();
            return end_run();
        }
        if (c == '.' || c == '^' || c == '$') {
            skip_repeat();
            return end_run();
        }
        // All bytes of a character are repeated together.
        std::string character{c};
        while ((peek() & 0xC0) == 0x80) character += in_[at_++];
        add(character);
    }

    void add(std::string const& character) {
        if (!is_repeat(peek())) {
            run_ += character;
            return;
        }
        if (skip_repeat()) run_ += character;
        end_run();
    }

    // A group counts if it is a choice of texts; what is in other groups is not looked at.
    void read_group() {
        if (in_.substr(at_).starts_with("?:")) at_ += 2;
        choice texts(1);
        bool plain = true;
        for (int depth = 1; depth > 0; ++at_) {
            char const c = in_[at_];
            if (c == '\\') {
                ++at_;
                plain = false;
            } else if (c == '[') {
                ++at_;
                skip_class();
                --at_;
                plain = false;
            } else if (c == '(') {
                ++depth;
                plain = false;
            } else if (c == ')') {
                --depth;
            } else if (c == '|') {
                texts.emplace_back();
            } else if (is_repeat(c) || c == '.' || c == '^' || c == '$') {
                plain = false;
            } else {
                texts.back() += c;
            }
        }
        end_run();
        if (skip_repeat() && plain) consider(std::move(texts));
    }

    // Behind its '['.
    void skip_class() {
        for (bool first = true; in_[at_] != ']' || first; ++at_) {
            if (in_[at_] == '\\') ++at_;
            if (in_[at_] != '^') first = false;
        }
        ++at_;
    }

    static bool is_repeat(char c) noexcept { return c == '?' || c == '*' || c == '+' || c == '{'; }

    // Whether what it repeats must be there at least once.
    bool skip_repeat() {
        if (!is_repeat(peek())) return true;
        char const c = in_[at_];
        bool const needed = c == '+' || (c == '{' && in_[at_ + 1] != '0' && in_[at_ + 1] != ',');
        at_ = c == '{' ? in_.find('}', at_) + 1 : at_ + 1;
        if (peek() == '?') ++at_;
        return needed;
    }

    std::string_view in_;
    std::size_t at_ = 0;
    std::string run_;  // the characters just read
    choice best_;      // of this branch
    choice texts_;     // of the branches before
    bool failed_ = false;
};

}  // namespace bench::peers

#endif
