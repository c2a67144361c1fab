// SPDX-License-Identifier: BSL-1.0
// contents: the members of an event or action of whatever type, for whoever visits them.

#ifndef MONONGUSA_WIRE_JSONL_CONTENTS_HPP
#define MONONGUSA_WIRE_JSONL_CONTENTS_HPP

#include <monongusa/action/embed.hpp>
#include <monongusa/action/upload.hpp>
#include <monongusa/chat/attachment.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/detail/text_range.hpp>
#include <monongusa/wire/jsonl/members.hpp>
#include <monongusa/wire/jsonl/object.hpp>

#include <concepts>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace monongusa::wire::jsonl {

/// What a text is, for those who treat them differently.
enum class meaning : unsigned char { text, id, user_id, user_name, channel_id, channel_name, file_name, file_url };

/// Whoever visits members behind one type, so that each event and action is described to the compiler once, and not to everybody who visits it.
class visitor {
    struct calls {
        void (*text)(void* visits, meaning what, member_name const& name, std::string& text);
        void (*text_like)(void* visits, member_name const& name, std::string& text, std::string const& other);
        void (*channel_kind)(void* visits, member_name const& name, chat::channel_kind& kind);
        void (*flag)(void* visits, member_name const& name, bool& truth);
        void (*number)(void* visits, member_name const& name, std::uint64_t& number, std::uint64_t most);
        void (*range)(void* visits, member_name const& first, member_name const& last, detail::text_range& range, std::string const& text);
        void (*texts)(void* visits, member_name const& name, std::vector<std::string>& texts);
        void (*attachments)(void* visits, member_name const& name, std::vector<chat::attachment>& attachments);
        void (*files)(void* visits, member_name const& name, std::vector<action::file>& files);
        void (*fields)(void* visits, member_name const& name, std::vector<action::embed_field>& fields);
        void (*user)(void* visits, std::string_view stem, chat::user& user);
        void (*channel)(void* visits, std::string_view stem, chat::channel& channel);
    };
    template <class Visits>
    static Visits& as(void* visits) noexcept {
        return *static_cast<Visits*>(visits);
    }
    template <class Visits>
    static void text_of(void* visits, meaning what, member_name const& name, std::string& text) {
        auto& to = as<Visits>(visits);
        switch (what) {
            case meaning::text: return to.text(name, text);
            case meaning::id: return to.id(name, text);
            case meaning::user_id: return to.user_id(name, text);
            case meaning::user_name: return to.user_name(name, text);
            case meaning::channel_id: return to.channel_id(name, text);
            case meaning::channel_name: return to.channel_name(name, text);
            case meaning::file_name: return to.file_name(name, text);
            case meaning::file_url: return to.file_url(name, text);
        }
    }
    template <class Visits>
    static constexpr calls calls_of{
        &text_of<Visits>,
        [](void* visits, member_name const& name, std::string& text, std::string const& other) {
            as<Visits>(visits).text_like(name, text, other);
        },
        [](void* visits, member_name const& name, chat::channel_kind& kind) { as<Visits>(visits).channel_kind(name, kind); },
        [](void* visits, member_name const& name, bool& truth) { as<Visits>(visits).flag(name, truth); },
        [](void* visits, member_name const& name, std::uint64_t& number, std::uint64_t most) {
            as<Visits>(visits).number(name, number, most);
        },
        [](void* visits, member_name const& first, member_name const& last, detail::text_range& range, std::string const& text) {
            as<Visits>(visits).range(first, last, range, text);
        },
        [](void* visits, member_name const& name, std::vector<std::string>& texts) { as<Visits>(visits).texts(name, texts); },
        [](void* visits, member_name const& name, std::vector<chat::attachment>& all) { as<Visits>(visits).attachments(name, all); },
        [](void* visits, member_name const& name, std::vector<action::file>& all) { as<Visits>(visits).files(name, all); },
        [](void* visits, member_name const& name, std::vector<action::embed_field>& all) { as<Visits>(visits).fields(name, all); },
        [](void* visits, std::string_view stem, chat::user& user) { as<Visits>(visits).user(stem, user); },
        [](void* visits, std::string_view stem, chat::channel& channel) { as<Visits>(visits).channel(stem, channel); },
    };

public:
    template <class Visits>
        requires(!std::is_same_v<Visits, visitor>)
    explicit visitor(Visits& visits) noexcept : visits_(&visits), calls_(&calls_of<Visits>) {}

    void text(member_name const& name, std::string& text) { calls_->text(visits_, meaning::text, name, text); }
    void text_like(member_name const& name, std::string& text, std::string const& other) { calls_->text_like(visits_, name, text, other); }
    void id(member_name const& name, std::string& id) { calls_->text(visits_, meaning::id, name, id); }
    void user_id(member_name const& name, std::string& id) { calls_->text(visits_, meaning::user_id, name, id); }
    void user_name(member_name const& name, std::string& what) { calls_->text(visits_, meaning::user_name, name, what); }
    void channel_id(member_name const& name, std::string& id) { calls_->text(visits_, meaning::channel_id, name, id); }
    void channel_name(member_name const& name, std::string& what) { calls_->text(visits_, meaning::channel_name, name, what); }
    void file_name(member_name const& name, std::string& what) { calls_->text(visits_, meaning::file_name, name, what); }
    void file_url(member_name const& name, std::string& what) { calls_->text(visits_, meaning::file_url, name, what); }
    void channel_kind(member_name const& name, chat::channel_kind& kind) { calls_->channel_kind(visits_, name, kind); }
    void flag(member_name const& name, bool& truth) { calls_->flag(visits_, name, truth); }
    template <std::unsigned_integral Number>
    void number(member_name const& name, Number& number) {
        std::uint64_t any = number;
        calls_->number(visits_, name, any, std::numeric_limits<Number>::max());
        number = static_cast<Number>(any);
    }
    void range(member_name const& first, member_name const& last, detail::text_range& range, std::string const& text) {
        calls_->range(visits_, first, last, range, text);
    }
    void texts(member_name const& name, std::vector<std::string>& texts) { calls_->texts(visits_, name, texts); }
    void attachments(member_name const& name, std::vector<chat::attachment>& all) { calls_->attachments(visits_, name, all); }
    void files(member_name const& name, std::vector<action::file>& all) { calls_->files(visits_, name, all); }
    void fields(member_name const& name, std::vector<action::embed_field>& all) { calls_->fields(visits_, name, all); }
    void user(std::string_view stem, chat::user& user) { calls_->user(visits_, stem, user); }
    void channel(std::string_view stem, chat::channel& channel) { calls_->channel(visits_, stem, channel); }

private:
    void* visits_;
    calls const* calls_;
};

/// Whether there is a line for such an event or action.
template <class What>
concept described = std::copyable<What> && requires(visitor& members, What& what) {
    describe(members, what);
};

/// Refers to a described event or action.
class contents {
public:
    contents() = default;
    // Who only reads members gets them as what they are not, changeable; that is his word.
    template <class What>
        requires(!std::same_as<What, contents>) && described<What> contents(What const& what)
    noexcept : of_(const_cast<What*>(&what)), visit_([](void* of, visitor& members) { describe(members, *static_cast<What*>(of)); }) {
        if constexpr (requires { What::event_name; }) {
            type_ = What::event_name;
        } else if constexpr (requires { What::action_name; }) {
            type_ = What::action_name;
        } else {
            type_ = What::line_type;
        }
    }

    /// What its line has as type.
    std::string_view type() const noexcept { return type_; }

    /// Visits all members in their order.
    template <class Visits>
    void visit(Visits& visits) const {
        visitor members{visits};
        visit_(of_, members);
    }

private:
    void* of_ = nullptr;
    void (*visit_)(void* of, visitor& members) = nullptr;
    std::string_view type_{};
};

/// Of one of several.
template <class Any>
contents contents_of(Any const& any) {
    return visit([](auto const& one) { return contents{one}; }, any);
}

}  // namespace monongusa::wire::jsonl

#endif
