// SPDX-License-Identifier: BSL-1.0
// known_names: names that were seen lately, to be found in texts.

#ifndef MONONGUSA_WIRE_JSONL_KNOWN_NAMES_HPP
#define MONONGUSA_WIRE_JSONL_KNOWN_NAMES_HPP

#include <monongusa/chat/addressing.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::jsonl {

/// The last 4096 different names; bounded also in their length.  Upper and lower case of ASCII are the same.
template <class = void>
class basic_known_names {
public:
    static constexpr std::size_t most = 4096;
    static constexpr std::size_t longest = 256;

    void add(std::string_view name) {
        if (name.empty() || name.size() > longest || contains(name)) return;
        if (names_.size() < most) {
            names_.emplace_back();
        } else {
            std::erase(bucket_of(names_[oldest_]), static_cast<std::uint16_t>(oldest_));
        }
        names_[oldest_] = in_lower_case(name);
        bucket_of(name).push_back(static_cast<std::uint16_t>(oldest_));
        oldest_ = (oldest_ + 1) % most;
    }

    bool contains(std::string_view name) const noexcept {
        for (auto const index : buckets_[bucket_number(name)]) {
            if (names_[index].size() == name.size() && begins_with(name, names_[index])) return true;
        }
        return false;
    }

    /// How long the longest name is that stands at `at` as words of its own; 0 if none does.
    std::size_t size_at(std::string_view text, std::size_t at) const noexcept {
        auto const rest = text.substr(at);
        if (rest.empty()) return 0;
        if (at > 0 && in_a_name(rest.front()) && in_a_name(chat::mention::lead_before(text, at))) return 0;  // In the middle of a word.
        std::size_t size = 0;
        // A name of one character is in a bucket of its own.
        for (auto const bucket : {bucket_number(rest), bucket_number(rest.substr(0, 1))}) {
            for (auto const index : buckets_[bucket]) {
                std::string_view const name = names_[index];
                if (name.size() > size && begins_with(rest, name) && ends_behind(rest, name)) size = name.size();
            }
        }
        return size;
    }

    static constexpr char in_lower_case(char character) noexcept {
        return character >= 'A' && character <= 'Z' ? static_cast<char>(character - 'A' + 'a') : character;
    }
    static std::string in_lower_case(std::string_view name) {
        std::string out{name};
        for (auto& character : out) character = in_lower_case(character);
        return out;
    }

private:
    static bool begins_with(std::string_view text, std::string_view name) noexcept {
        if (text.size() < name.size()) return false;
        for (std::size_t i = 0; i < name.size(); ++i) {
            if (in_lower_case(text[i]) != name[i]) return false;
        }
        return true;
    }
    static bool in_a_name(char character) noexcept { return chat::mention::belongs_to_a_name(character); }

    // Of scripts without blanks between words a name may end anywhere.
    static bool ends_behind(std::string_view rest, std::string_view name) noexcept {
        return rest.size() == name.size() || !in_a_name(chat::mention::lead_before(name, name.size())) || !in_a_name(rest[name.size()]);
    }

    // By their first two bytes.
    static constexpr std::size_t buckets = 1024;
    static std::size_t bucket_number(std::string_view name) noexcept {
        auto const byte = [&](std::size_t i) { return i < name.size() ? static_cast<unsigned char>(in_lower_case(name[i])) : 0U; };
        return (byte(0) * 37 + byte(1)) % buckets;
    }
    std::vector<std::uint16_t>& bucket_of(std::string_view name) noexcept { return buckets_[bucket_number(name)]; }

    std::vector<std::string> names_;
    std::size_t oldest_ = 0;
    std::array<std::vector<std::uint16_t>, buckets> buckets_{};
};
using known_names = basic_known_names<>;

}  // namespace monongusa::wire::jsonl

#endif
