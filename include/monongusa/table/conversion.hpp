// SPDX-License-Identifier: BSL-1.0
// conversion: a group of a pattern becomes what the handler takes.

#ifndef MONONGUSA_TABLE_CONVERSION_HPP
#define MONONGUSA_TABLE_CONVERSION_HPP

#include <monongusa/chat/emoji.hpp>
#include <monongusa/chat/reference.hpp>
#include <monongusa/concept/from_text.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/table/number.hpp>

#include <concepts>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace monongusa::detail {

/// Two steps, since the event may be moved between them: `accept` decides where the event arrives, and keeps offsets or a value; `make` gives
/// the argument just before the call.  `text` is the event's text in both.
template <class Type>
struct conversion;

template <class Type>
    requires std::same_as<Type, std::string> || std::same_as<Type, std::string_view>
struct conversion<Type> {
    using stored = text_range;
    static bool accept(text_range part, std::string_view, stored& kept) noexcept {
        kept = part;
        return true;
    }
    static Type make(stored const& kept, std::string_view text) { return Type{kept.in(text)}; }
};

template <readable_number Type>
struct conversion<Type> {
    using stored = Type;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        if constexpr (std::same_as<Type, bool>) {
            return read_truth(part.in(text), kept);
        } else if constexpr (std::same_as<Type, char>) {
            auto const character = part.in(text);
            if (character.size() != 1) return false;
            kept = character.front();
            return true;
        } else {
            return read_number(part.in(text), kept);
        }
    }
    static Type make(stored const& kept, std::string_view) noexcept { return kept; }
};

template <duration_like Type>
    requires(!has_free_from_text<Type> && !has_static_from_text<Type>)
struct conversion<Type> {
    using stored = Type;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept { return read_duration(part.in(text), kept); }
    static Type make(stored const& kept, std::string_view) noexcept { return kept; }
};

// The names are made just before the call, so that matching allocates nothing.
template <class Type>
    requires std::same_as<Type, chat::user_ref> || std::same_as<Type, chat::channel_ref>
struct conversion<Type> {
    static constexpr char sigil = std::same_as<Type, chat::user_ref> ? '@' : '#';
    using stored = text_range;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept = part;
        return chat::reference::read(part.in(text), sigil).valid;
    }
    static Type make(stored const& kept, std::string_view text) {
        auto const parts = chat::reference::read(kept.in(text), sigil);
        return {std::string{parts.id}, std::string{parts.name}};
    }
};

template <>
struct conversion<chat::emoji> {
    using stored = text_range;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept = part;
        return chat::read_emoji(part.in(text)).valid;
    }
    static chat::emoji make(stored const& kept, std::string_view text) {
        auto const parts = chat::read_emoji(kept.in(text));
        return {std::string{parts.name}, std::string{parts.id}};
    }
};

template <has_free_from_text Type>
    requires(!readable_number<Type>)
struct conversion<Type> {
    using stored = Type;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept { return from_text(part.in(text), kept); }
    static Type const& make(stored const& kept, std::string_view) noexcept { return kept; }
};

template <has_static_from_text Type>
    requires(!has_free_from_text<Type>)
struct conversion<Type> {
    using stored = std::optional<Type>;
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept = Type::from_text(part.in(text));
        return kept.has_value();
    }
    static Type const& make(stored const& kept, std::string_view) noexcept { return *kept; }
};

template <class Type>
struct conversion<std::optional<Type>> {
    struct stored {
        bool present = false;
        typename conversion<Type>::stored value{};
    };
    static bool accept(text_range part, std::string_view text, stored& kept) noexcept {
        kept.present = part.present();
        return !kept.present || conversion<Type>::accept(part, text, kept.value);
    }
    static std::optional<Type> make(stored const& kept, std::string_view text) {
        if (!kept.present) return std::nullopt;
        return conversion<Type>::make(kept.value, text);
    }
};

}  // namespace monongusa::detail

#endif
