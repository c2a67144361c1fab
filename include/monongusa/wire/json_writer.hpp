// SPDX-License-Identifier: BSL-1.0
// json_writer: JSON as platforms take it, which is valid UTF-8 whatever comes in.

#ifndef MONONGUSA_WIRE_JSON_WRITER_HPP
#define MONONGUSA_WIRE_JSON_WRITER_HPP

#include <monongusa/detail/append.hpp>
#include <monongusa/detail/json_text.hpp>
#include <monongusa/detail/utf8.hpp>

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>

namespace monongusa::wire {

/// Appends `text` as a JSON string in quotes.  A byte that belongs to no UTF-8 character becomes U+FFFD; control characters are escaped.
inline void append_json_string(std::string& out, std::string_view text) {
    out += '"';
    char const* const end = text.data() + text.size();
    for (char const* at = text.data(); at != end;) {
        auto const [point, size] = detail::utf8::decode(at, end);
        if (size == 0) {
            out += "\xEF\xBF\xBD";
            ++at;
            continue;
        }
        if (char const letter = detail::json_text::short_escape(point); letter != 0) {
            out += {'\\', letter};
        } else if (point < 0x20) {
            detail::json_text::append_escape(out, point);
        } else {
            out.append(at, size);
        }
        at += size;
    }
    out += '"';
}

/// Appends one JSON value to a text; sets commas itself.  Whoever calls it opens and closes in pairs, and writes a key before each value of an object.
class json_writer {
public:
    explicit json_writer(std::string& out) noexcept : out_(out), start_(out.size()) {}

    json_writer& open(char bracket) {
        separate();
        out_ += bracket;
        return *this;
    }
    json_writer& close(char bracket) {
        out_ += bracket;
        return *this;
    }
    json_writer& key(std::string_view name) {
        text(name);
        out_ += ':';
        return *this;
    }
    json_writer& text(std::string_view text) {
        separate();
        append_json_string(out_, text);
        return *this;
    }
    /// A number, `true` or `false`.
    template <class Value>
        requires(std::integral<Value> && !std::same_as<Value, char>)
    json_writer& value(Value value) {
        separate();
        detail::append_part(out_, value);
        return *this;
    }
    /// What is JSON already.
    json_writer& json(std::string_view written) {
        separate();
        out_ += written;
        return *this;
    }

private:
    void separate() {
        if (out_.size() == start_) return;
        char const last = out_.back();
        if (last != '{' && last != '[' && last != ':') out_ += ',';
    }

    std::string& out_;
    std::size_t start_;
};

}  // namespace monongusa::wire

#endif
