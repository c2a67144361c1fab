// SPDX-License-Identifier: BSL-1.0
// writer: members as JSON.

#ifndef MONONGUSA_WIRE_JSONL_WRITER_HPP
#define MONONGUSA_WIRE_JSONL_WRITER_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/chat/attachment.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/append.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/json_text.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/wire/jsonl/members.hpp>
#include <monongusa/wire/jsonl/object.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::jsonl {

constexpr std::string_view name_of(chat::channel_kind kind) noexcept {
    switch (kind) {
        case chat::channel_kind::open: return "open";
        case chat::channel_kind::closed: return "closed";
        case chat::channel_kind::group: return "group";
        case chat::channel_kind::direct: return "direct";
    }
    return "open";
}

/// Visits members and appends each to an object that has been begun with `{`.
template <class = void>
class basic_writer {
public:
    explicit basic_writer(std::string& out) noexcept : out_(out) {}

    void text(member_name const& name, std::string_view text) {
        if (!text.empty()) always_text(name, text);
    }
    void text_like(member_name const& name, std::string_view text, std::string_view other) {
        if (text != other) always_text(name, text);
    }
    void id(member_name const& name, std::string_view id) { text(name, id); }
    void user_id(member_name const& name, std::string_view id) { text(name, id); }
    void user_name(member_name const& name, std::string_view what) { text(name, what); }
    void channel_id(member_name const& name, std::string_view id) { text(name, id); }
    void channel_name(member_name const& name, std::string_view what) { text(name, what); }
    void file_name(member_name const& name, std::string_view what) { text(name, what); }
    void file_url(member_name const& name, std::string_view what) { text(name, what); }
    void channel_kind(member_name const& name, chat::channel_kind kind) {
        if (kind != chat::channel_kind::open) text(name, name_of(kind));
    }

    void flag(member_name const& name, bool truth) {
        if (truth) begin(name) += "true";
    }
    void number(member_name const& name, std::uint64_t number, std::uint64_t = 0) {
        if (number != 0) detail::append_part(begin(name), number);
    }
    /// In seconds with three digits behind the point.
    void time(member_name const& name, instant::duration time) {
        auto const milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        if (milliseconds <= 0) return;
        auto const fraction = milliseconds % 1000;
        detail::append_part(begin(name), milliseconds / 1000);
        detail::append_part(out_, fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".");
        detail::append_part(out_, fraction);
    }

    void range(member_name const& first, member_name const& last, detail::text_range const& range, std::string_view) {
        if (!range.present()) return;
        detail::append_part(begin(first), range.begin);
        detail::append_part(begin(last), range.end);
    }

    void texts(member_name const& name, std::vector<std::string> const& texts) {
        if (texts.empty()) return;
        begin(name) += '[';
        for (auto const& text : texts) {
            separate();
            detail::append_json_text(out_, text);
        }
        out_ += ']';
    }
    void attachments(member_name const& name, std::vector<chat::attachment> const& attachments) { objects(name, attachments); }
    void files(member_name const& name, std::vector<action::file> const& files) { objects(name, files); }
    void fields(member_name const& name, std::vector<action::embed_field> const& fields) { objects(name, fields); }

    void user(std::string_view stem, chat::user const& user) { describe(*this, user, stem); }
    void channel(std::string_view stem, chat::channel const& channel) { describe(*this, channel, stem); }

private:
    void always_text(member_name const& name, std::string_view text) { detail::append_json_text(begin(name), text); }

    template <class Each>
    void objects(member_name const& name, std::vector<Each> const& all) {
        if (all.empty()) return;
        begin(name) += '[';
        for (auto const& each : all) {
            separate();
            out_ += '{';
            describe(*this, each);
            out_ += '}';
        }
        out_ += ']';
    }

    std::string& begin(member_name const& name) {
        separate();
        out_ += '"';
        append_to(out_, name);
        out_ += "\":";
        return out_;
    }
    void separate() {
        if (out_.back() != '{' && out_.back() != '[') out_ += ',';
    }

    std::string& out_;
};
using writer = basic_writer<>;

}  // namespace monongusa::wire::jsonl

#endif
