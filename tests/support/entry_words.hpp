// SPDX-License-Identifier: BSL-1.0
// support::words_of: an entry of a script in words, so that a test can be a table of lines.

#ifndef MONONGUSA_TESTS_SUPPORT_ENTRY_WORDS_HPP
#define MONONGUSA_TESTS_SUPPORT_ENTRY_WORDS_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/script/entry.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <type_traits>

namespace support {

namespace entry_words {

namespace script = monongusa::script;
using monongusa::detail::joined;

inline std::string of(char const* what, std::optional<std::string> const& value) {
    return value ? joined(" ", what, "=[", *value, "]") : "";
}
inline std::string of(char const* what, script::named const& value) { return joined(" ", what, "=", value.name, "@", value.column); }
inline std::string of(char const* what, std::optional<script::named> const& value) { return value ? of(what, *value) : ""; }
inline std::string of(std::optional<script::place> const& where) {
    return where ? joined(where->direct ? " dm[" : " #[", where->name, "]") : "";
}

struct in_words {
    std::string operator()(script::blank) const { return "blank"; }
    std::string operator()(script::says const& one) const {
        return joined("says", of("label", one.label), of("who", one.who), of(one.where), of("thread", one.thread), " text=[", one.text,
                      "]");
    }
    std::string operator()(script::reacts const& one) const {
        return joined(one.off ? "unreacts" : "reacts", " ", one.emoji, one.emoji.id, of("message", one.message), of("who", one.who));
    }
    std::string operator()(script::edits const& one) const { return joined("edits", of("message", one.message), " text=[", one.text, "]"); }
    std::string operator()(script::deletes const& one) const { return joined("deletes", of("message", one.message)); }
    std::string operator()(script::attaches const& one) const {
        return joined("attaches [", one.file.name, "] [", one.file.type, "] ", one.file.size, " [", one.file.url, "]", one.file.id);
    }
    std::string operator()(script::threads const& one) const { return joined("threads", of("message", one.message)); }
    std::string operator()(script::joins const& one) const {
        return joined(one.leaves ? "leaves [" : "joins [", one.who, "]", of(one.where));
    }
    std::string operator()(script::gets_role const& one) const {
        return joined(one.off ? "loses [" : "gets [", one.who, "] [", one.role, "]");
    }
    std::string operator()(script::renames const& one) const {
        return joined(one.channel ? "renames # [" : "renames @ [", one.from, "] [", one.to, "]");
    }
    std::string operator()(script::is_bot const& one) const { return joined("is bot [", one.who, "]"); }
    std::string operator()(script::has_channel const& one) const { return joined(one.gone ? "no channel [" : "channel [", one.name, "]"); }
    std::string operator()(script::passes const& one) const { return joined("passes ", std::chrono::nanoseconds{one.time}.count()); }
    std::string operator()(script::disconnects const& one) const {
        return joined(one.final ? "disconnects finally [" : "disconnects [", one.reason, "]");
    }
    std::string operator()(script::connects) const { return "connects"; }
    std::string operator()(script::behaves_as const& one) const { return joined("behaves as ", one.platform); }
    std::string operator()(script::expects_nothing) const { return "expects nothing"; }
    std::string operator()(script::expects const& one) const {
        std::string words = one.any_order ? "expects in any order" : "expects";
        if (!one.how.empty()) words += joined(" ", one.how);
        if (!one.deed.empty()) words += joined(" ", one.deed, of("message", one.message));
        words += joined(of(one.where), of("thread", one.thread), of("to", one.to));
        if (one.has_text) words += joined(one.pattern ? " pattern=[" : " text=[", one.text, "]");
        return words;
    }
};

}  // namespace entry_words

inline std::string words_of(monongusa::script::entry const& entry) { return visit(entry_words::in_words{}, entry); }

}  // namespace support

#endif
