// SPDX-License-Identifier: BSL-1.0
// names_in: whose names an event would show.

#ifndef MONONGUSA_WIRE_SLACK_NAMES_IN_HPP
#define MONONGUSA_WIRE_SLACK_NAMES_IN_HPP

#include <monongusa/wire/json_reader.hpp>
#include <monongusa/wire/slack/id.hpp>
#include <monongusa/wire/slack/person.hpp>

#include <array>
#include <cstddef>
#include <string_view>

namespace monongusa::wire::slack {

/// A few ids, each once, in the order in which they were found.
template <std::size_t Most>
class id_list {
public:
    auto begin() const noexcept { return ids_.begin(); }
    auto end() const noexcept { return ids_.begin() + count_; }
    std::size_t size() const noexcept { return static_cast<std::size_t>(count_); }

    /// Those behind the last for which there is room are left out.
    void add(std::string_view id) noexcept {
        for (auto const one : *this) {
            if (one == id) return;
        }
        if (!id.empty() && size() < Most) ids_[static_cast<std::size_t>(count_++)] = id;
    }

private:
    std::array<std::string_view, Most> ids_{};
    std::ptrdiff_t count_ = 0;
};

/// Views into the event that they were found in.
struct named_ids {
    static constexpr std::size_t most_mentioned = 8;

    id_list<2 + most_mentioned> users{};  ///< Who wrote, reacted, came or left in front.
    id_list<1 + most_mentioned> channels{};
};

namespace names {

/// The first behind the `@` or `#` with which `text` begins, as JSON has it: `<` and `>` may be escaped.  Empty if it brings a label with
/// it.
inline std::string_view id_at(std::string_view text, std::string_view letters) noexcept {
    text.remove_prefix(1);
    auto const end = text.find_first_of(">|\\<@#");
    auto const id = text.substr(0, end);
    if (end == std::string_view::npos || !is_id(id) || letters.find(id.front()) == std::string_view::npos) return {};
    auto behind = text.substr(end);
    if (behind.starts_with('|')) behind.remove_prefix(1);
    bool const closed = behind.starts_with('>') || behind.starts_with("\\u003e") || behind.starts_with("\\u003E");
    return closed ? id : std::string_view{};
}

inline void add_mentioned(std::string_view written, named_ids& out) {
    for (auto at = written.find_first_of("@#"); at != std::string_view::npos; at = written.find_first_of("@#", at + 1)) {
        auto const before = written.substr(0, at);
        if (!before.ends_with('<') && !before.ends_with("\\u003c") && !before.ends_with("\\u003C")) continue;
        if (written[at] == '@') {
            out.users.add(id_at(written.substr(at), "UW"));
        } else {
            out.channels.add(id_at(written.substr(at), "CG"));
        }
    }
}

inline void add_user(json_reader& reader, named_ids& out) {
    auto const id = read_id(reader);
    if (id != slackbot) out.users.add(id);
}

// A direct conversation has no name.
inline void add_channel(json_reader& reader, named_ids& out) {
    auto const id = read_id(reader);
    if (!id.starts_with('D')) out.channels.add(id);
}

// Gives the message's text, as it was written.
inline std::string_view read_message(json_reader& reader, named_ids& out) {
    std::string_view text;
    reader.members([&](std::string_view name) {
        if (name == "user") {
            add_user(reader, out);
        } else if (name == "text") {
            text = reader.written_text();
        }
    });
    return text;
}

}  // namespace names

/// Sets `out` to the users and channels that the decoded event would show and whose names the event itself does not tell, so that somebody
/// can ask for those that are unknown before it is decoded.  Decides nothing: it finds them also in an event that is malformed or not
/// ours.
inline void names_in(std::string_view event, named_ids& out) {
    out = {};
    std::string_view texts[3];  // Of the event, of the message in it and of the one before.
    json_reader reader{event};
    reader.members([&](std::string_view name) {
        if (name == "user") {
            names::add_user(reader, out);
        } else if (name == "channel" || name == "channel_id") {
            names::add_channel(reader, out);
        } else if (name == "text") {
            texts[0] = reader.written_text();
        } else if (name == "message") {
            texts[1] = names::read_message(reader, out);
        } else if (name == "previous_message") {
            texts[2] = names::read_message(reader, out);
        } else if (name == "item") {
            reader.members([&](std::string_view part) {
                if (part == "channel") names::add_channel(reader, out);
            });
        }
    });
    for (auto const text : texts) names::add_mentioned(text, out);
}

}  // namespace monongusa::wire::slack

#endif
