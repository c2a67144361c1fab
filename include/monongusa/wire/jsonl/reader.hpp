// SPDX-License-Identifier: BSL-1.0
// reader: members out of JSON.

#ifndef MONONGUSA_WIRE_JSONL_READER_HPP
#define MONONGUSA_WIRE_JSONL_READER_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/chat/attachment.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/wire/jsonl/members.hpp>
#include <monongusa/wire/jsonl/object.hpp>
#include <monongusa/wire/jsonl/scanner.hpp>
#include <monongusa/wire/jsonl/writer.hpp>

#include <charconv>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace monongusa::wire::jsonl {

/// Visits members and sets each from an object, or to its default where it is missing.  Keeps the first mistake; what is visited behind it is
/// not read.
template <class = void>
class basic_reader {
public:
    static constexpr std::size_t most_elements = 1024;  ///< Of an array.

    basic_reader(object const& from, parse_error& error) noexcept : from_(from), error_(error) {}

    void text(member_name const& name, std::string& text) {
        text.clear();
        if (auto const* const found = wanted(name, kind::text, "a text in quotes")) decode(*found, text);
    }
    void text_like(member_name const& name, std::string& text, std::string const& other) {
        if (from_.find(name)) return this->text(name, text);
        text = other;
    }
    void id(member_name const& name, std::string& id) { text(name, id); }
    void user_id(member_name const& name, std::string& id) { text(name, id); }
    void user_name(member_name const& name, std::string& what) { text(name, what); }
    void channel_id(member_name const& name, std::string& id) { text(name, id); }
    void channel_name(member_name const& name, std::string& what) { text(name, what); }
    void file_name(member_name const& name, std::string& what) { text(name, what); }
    void file_url(member_name const& name, std::string& what) { text(name, what); }
    void channel_kind(member_name const& name, chat::channel_kind& kind) {
        kind = chat::channel_kind::open;
        std::string given;
        text(name, given);
        if (given.empty()) return;
        for (auto const one :
             {chat::channel_kind::open, chat::channel_kind::closed, chat::channel_kind::group, chat::channel_kind::direct}) {
            if (given == name_of(one)) return void(kind = one);
        }
        mistake(*from_.find(name), name, "open, closed, group or direct");
    }

    void flag(member_name const& name, bool& truth) {
        auto const* const found = wanted(name, kind::boolean, "true or false");
        truth = found && found->written == "true";
    }
    template <std::unsigned_integral Number>
    void number(member_name const& name, Number& number, std::uint64_t most = std::numeric_limits<Number>::max()) {
        number = 0;
        auto const* const found = wanted(name, kind::number, whole_number);
        if (!found) return;
        read(*found, name, number);
        if (number > most) mistake(*found, name, whole_number);
    }
    /// In seconds; what comes behind milliseconds is not read.
    void time(member_name const& name, instant::duration& time) {
        constexpr std::string_view seconds = "a number of seconds, such as 12.345";
        time = {};
        auto const* const found = wanted(name, kind::number, seconds);
        if (!found) return;
        constexpr std::uint32_t most_seconds = 4'000'000'000;  // A clock of nanoseconds counts no more than twice as many.
        auto const point = found->written.find('.');
        auto const whole = found->written.substr(0, point);
        std::uint32_t count = 0;
        auto const [end, error] = std::from_chars(whole.data(), whole.data() + whole.size(), count);
        bool const exponent = found->written.find_first_of("eE") != std::string_view::npos;
        if (exponent || error != std::errc{} || end != whole.data() + whole.size() || count > most_seconds) {
            return mistake(*found, name, seconds);
        }
        auto fraction = point == std::string_view::npos ? std::string{} : std::string{found->written.substr(point + 1, 3)};
        fraction.resize(3, '0');
        int milliseconds = 0;
        std::from_chars(fraction.data(), fraction.data() + fraction.size(), milliseconds);
        time = std::chrono::seconds{count} + std::chrono::milliseconds{milliseconds};
    }

    void range(member_name const& first, member_name const& last, detail::text_range& range, std::string_view text) {
        range = {};
        auto const* const begin = wanted(first, kind::number, whole_number);
        auto const* const end = wanted(last, kind::number, whole_number);
        if (!begin && !end) return;
        detail::text_range found{0, 0};
        if (begin) read(*begin, first, found.begin);
        if (end) read(*end, last, found.end);
        if (error_) return;
        if (!begin || !end || found.begin > found.end || found.end > text.size()) {
            return fail(begin ? *begin : *end,
                        detail::joined('"', first, "\" and \"", last, "\" must be the bounds of a part of the text"));
        }
        range = found;
    }

    void texts(member_name const& name, std::vector<std::string>& texts) {
        texts.clear();
        elements(name, kind::text, "an array of texts", [&](value const& found) { decode(found, texts.emplace_back()); });
    }
    void attachments(member_name const& name, std::vector<chat::attachment>& attachments) { objects(name, attachments); }
    void files(member_name const& name, std::vector<action::file>& files) { objects(name, files); }
    void fields(member_name const& name, std::vector<action::embed_field>& fields) { objects(name, fields); }

    void user(std::string_view stem, chat::user& user) { describe(*this, user, stem); }
    void channel(std::string_view stem, chat::channel& channel) { describe(*this, channel, stem); }

    /// Notes what is wrong, unless something was before.
    void fail(value const& where, std::string what) {
        if (!error_) error_ = {where.column, std::move(what)};
    }

private:
    static constexpr std::string_view whole_number = "a whole number from 0 on";

    void mistake(value const& where, member_name const& name, std::string_view must_be) {
        fail(where, detail::joined('"', name, "\" must be ", must_be));
    }

    // Null if it is missing, wrong, or something was wrong before.
    value const* wanted(member_name const& name, kind kind, std::string_view must_be) {
        if (error_) return nullptr;
        auto const* const found = from_.find(name);
        if (!found || found->kind == kind) return found;
        mistake(*found, name, must_be);
        return nullptr;
    }

    // It was read once before, so nothing can be wrong with it.
    void decode(value const& found, std::string& text) { scanner{found.written, error_, found.column}.string(&text); }

    template <class Number>
    void read(value const& found, member_name const& name, Number& number) {
        auto const* const end = found.written.data() + found.written.size();
        auto const [read_to, error] = std::from_chars(found.written.data(), end, number);
        if (error != std::errc{} || read_to != end) mistake(found, name, whole_number);
    }

    template <class Each>
    void objects(member_name const& name, std::vector<Each>& all) {
        all.clear();
        elements(name, kind::object, "an array of objects", [&](value const& found) {
            object inner;
            if (!inner.read(found.written, error_, found.column)) return;
            basic_reader members{inner, error_};
            describe(members, all.emplace_back());
        });
    }

    template <class Each>
    void elements(member_name const& name, kind of_each, std::string_view must_be, Each&& each) {
        auto const* const found = wanted(name, kind::array, must_be);
        if (!found) return;
        std::size_t count = 0;
        scanner{found->written, error_, found->column}.elements([&](value const& element) {
            if (element.kind != of_each) {
                mistake(element, name, must_be);
            } else if (++count > most_elements) {
                fail(element, detail::joined('"', name, "\" has more than ", most_elements, " elements"));
            } else {
                each(element);
            }
            return !error_;
        });
    }

    object const& from_;
    parse_error& error_;
};
using reader = basic_reader<>;

}  // namespace monongusa::wire::jsonl

#endif
