// SPDX-License-Identifier: BSL-1.0
// known: the secrets that live in this process, and where a text has one of them.

#ifndef MONONGUSA_SECRET_KNOWN_HPP
#define MONONGUSA_SECRET_KNOWN_HPP

#include <monongusa/secret/gate.hpp>
#include <monongusa/secret/spelling.hpp>

#include <atomic>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::detail {

/// Overwrites memory that is about to be given back, which the compiler would leave out of a plain loop.
inline void wipe(char* data, std::size_t size) noexcept {
    for (char volatile* at = data; size > 0; --size) *at++ = '\0';
}

/// A value and its name, in one place for as long as the secret lives, however often that is moved.
struct known_value {
    std::string name;
    std::string value;
    known_value* before = nullptr;
    known_value* behind = nullptr;

    known_value(std::string_view what, std::string_view called) : name{called}, value{what} {}
    known_value(known_value const&) = delete;
    known_value& operator=(known_value const&) = delete;
    ~known_value() { wipe(value.data(), value.size()); }
};

/// A list of values, each of which its secret owns.  Has nothing to construct or destroy, so it can be used before and after everything else.
class known_values {
public:
    /// Shorter ones are part of too many words.
    static constexpr std::size_t shortest = 4;

    void add(known_value& value) noexcept {
        writing const alone{gate_};
        value.behind = first_;
        if (first_) first_->before = &value;
        first_ = &value;
        mark(value.value);
        count_.fetch_add(1, std::memory_order_relaxed);
    }
    void remove(known_value& value) noexcept {
        writing const alone{gate_};
        (value.before ? value.before->behind : first_) = value.behind;
        if (value.behind) value.behind->before = value.before;
        for (auto& marks : marks_) marks = 0;
        for (auto const* left = first_; left; left = left->behind) mark(left->value);
        count_.fetch_sub(1, std::memory_order_relaxed);
    }

    /// Whoever got a secret from another thread sees it counted.
    bool none() const noexcept { return count_.load(std::memory_order_relaxed) == 0; }

    /// Asks for the values of one text.  While it lives, no secret begins or ends.
    class search {
    public:
        search(known_values& known, std::string_view text) noexcept : inside_{known.gate_}, known_{known}, text_{text} {
            for (auto const how : spellings) {
                spelled_[static_cast<int>(how)] = how == spelling::plain || text.find(opener_of(how)) != std::string_view::npos;
            }
        }

        /// The first passage that begins at `from` or behind it; of several, the longest.
        passage next(std::size_t from) const noexcept {
            for (std::size_t i = from; i < text_.size(); ++i) {
                if (!known_.may_begin(text_, i)) continue;
                if (auto const here = longest_at(i); here.found()) return here;
            }
            return {};
        }

    private:
        passage longest_at(std::size_t begin) const noexcept {
            auto const text = text_.substr(begin);
            passage best;
            std::size_t longest = 0;
            for (auto const* known = known_.first_; known; known = known->behind) {
                auto const length = longest_form(known->value, text);
                if (length > longest) {
                    longest = length;
                    best = {begin, begin + length, known->name};
                }
            }
            return best;
        }
        std::size_t longest_form(std::string_view value, std::string_view text) const noexcept {
            std::size_t longest = 0;
            for (auto const how : spellings) {
                if (!spelled_[static_cast<int>(how)]) continue;
                auto length = length_of(value, text, how);
                if (length > longest) longest = length;
                for (unsigned const foreign : {0U, 2U, 4U}) {
                    length = in_base64{value, foreign}.length_in(text, how);
                    if (length > longest) longest = length;
                }
            }
            return longest;
        }

        reading inside_;
        known_values& known_;
        std::string_view text_;
        bool spelled_[std::size(spellings)]{};  // Whether anything in the text is so spelled.
    };

private:
    // Most places of a text are ruled out by the first three bytes there: each must be one that some value has there in some form.  Behind what
    // may open an escape nothing is known.
    static constexpr std::size_t looked_at = 3;
    static constexpr unsigned char opener = 1U << looked_at;

    bool may_begin(std::string_view text, std::size_t at) const noexcept {
        for (std::size_t position = 0; position < looked_at; ++position) {
            if (at + position >= text.size()) return false;
            unsigned const marks = marks_[static_cast<unsigned char>(text[at + position])];
            if (marks & opener) return true;
            if (!(marks & 1U << position)) return false;
        }
        return true;
    }
    void mark(std::string_view value) noexcept {
        for (auto const how : spellings) {
            if (how != spelling::plain) marks_[static_cast<unsigned char>(opener_of(how))] |= opener;
        }
        for (std::size_t position = 0; position < looked_at; ++position) {
            auto const bit = static_cast<unsigned char>(1U << position);
            marks_[static_cast<unsigned char>(value[position])] |= bit;
            if (value[position] == ' ') marks_[static_cast<unsigned char>('+')] |= bit;  // As forms write it.
            for (unsigned byte = 0; byte < 256; ++byte) {
                int const digit = base64_digit(static_cast<unsigned char>(byte));
                for (unsigned const foreign : {0U, 2U, 4U}) {
                    if (in_base64{value, foreign}.accepts(position, digit)) marks_[byte] |= bit;
                }
            }
        }
    }

    gate gate_;
    std::atomic<std::size_t> count_{0};
    known_value* first_ = nullptr;
    unsigned char marks_[256]{};  // For each byte, where in the first three of a value it can stand, and whether it opens an escape.
};

/// The one list of the process.
inline constinit known_values living_secrets{};

}  // namespace monongusa::detail

#endif
