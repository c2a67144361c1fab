// SPDX-License-Identifier: BSL-1.0
// limits: what a platform refuses, for bots that are tried without it.

#ifndef MONONGUSA_SCRIPT_LIMITS_HPP
#define MONONGUSA_SCRIPT_LIMITS_HPP

#include <monongusa/action/edit.hpp>
#include <monongusa/action/embed.hpp>
#include <monongusa/action/text.hpp>
#include <monongusa/action/view.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/detail/utf8.hpp>
#include <monongusa/error/error.hpp>

#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <system_error>

namespace monongusa::script {

inline constexpr std::size_t without_limit = std::numeric_limits<std::size_t>::max();

/// What may be in a frame.  Lengths are in code points.
struct embed_limits {
    std::size_t title = without_limit;
    std::size_t text = without_limit;
    std::size_t fields = without_limit;  ///< How many.
    std::size_t field_name = without_limit;
    std::size_t field_value = without_limit;
    std::size_t footer = without_limit;
    std::size_t all = without_limit;  ///< Of all these together.
    bool empty_fields = true;         ///< Fields without a name or without a value.
    bool empty_frames = true;         ///< Frames in which there is nothing to be seen.

    friend bool operator==(embed_limits const&, embed_limits const&) = default;
};

/// Lengths are in code points.
struct limits {
    std::size_t longest_text = without_limit;
    std::size_t longest_edit = without_limit;
    bool empty_texts = true;
    bool threads_in_direct = true;  ///< Threads in a direct conversation.
    std::size_t most_files = without_limit;  ///< Of one upload.
    std::size_t most_bytes = without_limit;  ///< Of all files of an upload.
    embed_limits embeds{};
    bool empty_files = true;
    bool entities = false;  ///< In an edit `&`, `<` and `>` count as `&amp;`, `&lt;` and `&gt;`, which is what is sent.

    friend bool operator==(limits const&, limits const&) = default;
};

/// `stdio` refuses nothing.  discord: 2000 characters a message (discord.com/developers/docs/resources/message, which also has what an embed may hold; how
/// many files, and how large, is in reference, Uploading Files), none empty, threads only in channels of a server.  slack: longer than 40,000 characters is
/// cut off, edits end at 4,000 (api.slack.com/methods/chat.postMessage and chat.update), and a file has content (files.getUploadURLExternal).
template <class = void>
std::optional<limits> limits_of(std::string_view platform) noexcept {
    if (platform == "stdio") return limits{};
    if (platform == "discord") {
        return limits{2000, 2000, false, false, 10, std::size_t{25} << 20, {256, 4096, 25, 256, 1024, 2048, 6000, false, false}};
    }
    if (platform == "slack") {
        limits slack{40000, 4000, false, true};
        slack.embeds.empty_frames = false;
        slack.empty_files = false;
        slack.entities = true;
        return slack;
    }
    return std::nullopt;
}

template <class = void>
std::size_t count_characters(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) {
        auto const size = detail::utf8::decode(text.data() + at, text.data() + text.size()).size;
        at += size == 0 ? 1 : size;
    }
    return count;
}

/// The same of a text whose `&`, `<` and `>` are written as entities.
template <class = void>
std::size_t count_escaped(std::string_view text) noexcept {
    auto count = count_characters(text);
    for (char const character : text) count += character == '&' ? 4 : character == '<' || character == '>' ? 3 : 0;
    return count;
}

template <class = void>
std::error_code refusal_of(embed_limits const& limits, action::embed const& framed) {
    std::size_t all = 0;
    bool too_long = framed.fields.size() > limits.fields;
    bool empty_field = false;
    auto const add = [&](std::string_view text, std::size_t most) {
        auto const count = count_characters(text);
        all += count;
        too_long = too_long || count > most;
    };
    add(framed.title, limits.title);
    add(framed.text, limits.text);
    for (auto const& field : framed.fields) {
        add(field.name, limits.field_name);
        add(field.value, limits.field_value);
        empty_field = empty_field || field.name.empty() || field.value.empty();
    }
    add(framed.footer, limits.footer);
    if (too_long || all > limits.all) return make_error_code(error::text_too_long);
    bool const empty = all == 0 && framed.fields.empty() && framed.image.empty();
    if ((empty && !limits.empty_frames) || (empty_field && !limits.empty_fields)) return make_error_code(error::text_empty);
    return {};
}

/// Why the platform would not do it.
template <class = void>
std::error_code refusal_of(limits const& limits, action::view const& action) {
    if (action.framed) return refusal_of(limits.embeds, *action.framed);
    if (action.text) {
        bool const edits = action.is<action::edit>();
        auto const longest = edits ? limits.longest_edit : limits.longest_text;
        auto const count = edits && limits.entities ? count_escaped(*action.text) : count_characters(*action.text);
        if (count > longest) return make_error_code(error::text_too_long);
        bool const has_files = action.files && !action.files->empty();
        if (action.text->empty() && !has_files && !limits.empty_texts) return make_error_code(error::text_empty);
    }
    if (action.files) {
        std::size_t bytes = 0;
        for (auto const& file : *action.files) {
            bytes += file.content.size();
            if (file.content.empty() && !limits.empty_files) return make_error_code(error::text_empty);
        }
        if (action.files->size() > limits.most_files || bytes > limits.most_bytes) return std::make_error_code(std::errc::message_size);
    }
    if (action.is<action::reply_in_thread>() && action.to->channel.kind == chat::channel_kind::direct && !limits.threads_in_direct) {
        return make_error_code(error::not_supported);
    }
    return {};
}

}  // namespace monongusa::script

#endif
