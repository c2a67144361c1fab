// SPDX-License-Identifier: BSL-1.0
// rewriter: changes every text of an event or action in place.

#ifndef MONONGUSA_WIRE_JSONL_REWRITER_HPP
#define MONONGUSA_WIRE_JSONL_REWRITER_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/chat/attachment.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/wire/jsonl/contents.hpp>
#include <monongusa/wire/jsonl/members.hpp>
#include <monongusa/wire/jsonl/object.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace monongusa::wire::jsonl {

/// Visits members and calls `how(meaning, text)` for each text that is not empty; but for a user where `how.keeps(user)`.  A part of a text
/// stays the same part of the changed one if what is around it can still be told from it, and becomes all of it if not.
template <class = void>
class basic_rewriter {
public:
    template <class How>
    explicit basic_rewriter(How& how) noexcept
        : how_(&how),
          keeps_([](void* by, chat::user const& user) { return static_cast<How*>(by)->keeps(user); }),
          change_([](void* by, meaning what, std::string& text) { (*static_cast<How*>(by))(what, text); }) {}

    void text(member_name const& name, std::string& text) {
        if (name.is("text")) before_ = text;
        change(meaning::text, text);
    }
    void text_like(member_name const&, std::string& text, std::string const&) { change(meaning::text, text); }
    void id(member_name const&, std::string& id) { change(meaning::id, id); }
    void user_id(member_name const&, std::string& id) { change(meaning::user_id, id); }
    void user_name(member_name const&, std::string& name) { change(meaning::user_name, name); }
    void channel_id(member_name const&, std::string& id) { change(meaning::channel_id, id); }
    void channel_name(member_name const&, std::string& name) { change(meaning::channel_name, name); }
    void file_name(member_name const&, std::string& name) { change(meaning::file_name, name); }
    void file_url(member_name const&, std::string& url) { change(meaning::file_url, url); }
    void texts(member_name const&, std::vector<std::string>& texts) {
        for (auto& each : texts) change(meaning::text, each);
    }
    void attachments(member_name const&, std::vector<chat::attachment>& attachments) {
        for (auto& each : attachments) describe(*this, each);
    }
    void files(member_name const&, std::vector<action::file>& files) {
        for (auto& each : files) describe(*this, each);
    }
    void fields(member_name const&, std::vector<action::embed_field>& fields) {
        for (auto& each : fields) describe(*this, each);
    }
    void user(std::string_view stem, chat::user& user) {
        if (!keeps_(how_, user)) describe(*this, user, stem);
    }
    void channel(std::string_view stem, chat::channel& channel) { describe(*this, channel, stem); }

    void range(member_name const&, member_name const&, detail::text_range& range, std::string const& text) {
        if (!range.present() || text == before_) return;
        auto front = before_.substr(0, range.begin);
        auto back = before_.substr(range.end);
        change(meaning::text, front);
        change(meaning::text, back);
        bool const told_apart = front.size() + back.size() <= text.size() && text.starts_with(front) && text.ends_with(back);
        range = told_apart ? detail::text_range{front.size(), text.size() - back.size()} : detail::text_range{0, text.size()};
    }

    void channel_kind(member_name const&, chat::channel_kind) {}
    void flag(member_name const&, bool) {}
    void number(member_name const&, std::uint64_t, std::uint64_t = 0) {}

private:
    void change(meaning what, std::string& text) {
        if (!text.empty()) change_(how_, what, text);
    }

    void* how_;
    bool (*keeps_)(void* how, chat::user const& user);
    void (*change_)(void* how, meaning what, std::string& text);
    std::string before_;  // What the text was, to which a range refers.
};
using rewriter = basic_rewriter<>;

/// Changes all texts of an event or action, which is no constant.
template <class How>
void rewrite(How how, contents const& what) {
    rewriter members{how};
    what.visit(members);
}

/// Takes secrets out of every text, by `mg::scrub` or `mg::scrub_known`.
struct scrubbed {
    bool (*take_out)(std::string&);

    static constexpr bool keeps(chat::user const&) noexcept { return false; }
    void operator()(meaning, std::string& text) const { take_out(text); }
};

}  // namespace monongusa::wire::jsonl

#endif
