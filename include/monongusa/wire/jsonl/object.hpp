// SPDX-License-Identifier: BSL-1.0
// object: the members of a line of JSON, by their names.

#ifndef MONONGUSA_WIRE_JSONL_OBJECT_HPP
#define MONONGUSA_WIRE_JSONL_OBJECT_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/jsonl/scanner.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace monongusa::wire::jsonl {

/// The name of a member, in two parts where a user or a channel has several: `to_user` and `_name`.
struct member_name {
    std::string_view stem;
    std::string_view rest;

    constexpr member_name(char const* whole) noexcept : stem(whole) {}
    constexpr member_name(std::string_view first, std::string_view second) noexcept : stem(first), rest(second) {}

    constexpr bool is(std::string_view name) const noexcept {
        return name.size() == stem.size() + rest.size() && name.starts_with(stem) && name.ends_with(rest);
    }
};

template <class = void>
void append_to(std::string& out, member_name const& name) {
    (out += name.stem) += name.rest;
}

/// One object and nothing else, strictly by the grammar of JSON; no member twice.  Refers to the text it was read from.
template <class = void>
class basic_object {
public:
    static constexpr std::size_t longest = 16 << 20;  ///< In bytes.
    static constexpr std::size_t most_members = 256;

    /// False, and says so in `error`, if that is no object.
    bool read(std::string_view text, parse_error& error, std::size_t first_column = 1) {
        members_.clear();
        scanner scan{text, error, first_column};
        if (text.size() > longest) return scan.fail(detail::joined("longer than ", longest, " bytes"));
        auto const keep = [&](std::string&& name, value const& found) {
            if (named({name, ""})) return scan.fail(found, detail::joined("the member \"", shortened(name), "\" comes twice"));
            if (members_.size() == most_members) return scan.fail(found, detail::joined("more than ", most_members, " members"));
            members_.push_back({std::move(name), found});
            return true;
        };
        return scan.members(keep) && (scan.ends() || scan.fail("behind the object there is something more"));
    }

    /// Null if there is none; a `null` is none.
    value const* find(member_name const& name) const noexcept {
        auto const* const found = named(name);
        return found && found->kind != kind::null ? found : nullptr;
    }

    /// A text of whatever length and content as a sentence may quote it.
    static std::string shortened(std::string_view text) {
        constexpr std::size_t most = 40;
        auto end = text.size() > most ? most : text.size();
        while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
        std::string shown;
        detail::append_visible(shown, text.substr(0, end));
        return end < text.size() ? shown + "…" : shown;
    }

private:
    struct named_value {
        std::string name;
        value found;
    };

    value const* named(member_name const& name) const noexcept {
        for (auto const& member : members_) {
            if (name.is(member.name)) return &member.found;
        }
        return nullptr;
    }

    std::vector<named_value> members_;
};
using object = basic_object<>;

}  // namespace monongusa::wire::jsonl

#endif
