// SPDX-License-Identifier: BSL-1.0
// entry: what a line of a script says, as values.

#ifndef MONONGUSA_SCRIPT_ENTRY_HPP
#define MONONGUSA_SCRIPT_ENTRY_HPP

#include <monongusa/chat/attachment.hpp>
#include <monongusa/chat/emoji.hpp>
#include <monongusa/detail/instant.hpp>
#include <monongusa/detail/one_of.hpp>
#include <monongusa/pattern/dynamic.hpp>

#include <cstddef>
#include <optional>
#include <string>

namespace monongusa::script {

/// A name of something that has to be there, and where it stands, for the case that it is not.
struct named {
    std::string name{};
    std::size_t column = 0;
};

/// A channel, or the direct conversation with somebody: with the speaker, where `name` is empty.
struct place {
    bool direct = false;
    std::string name{};

    friend bool operator==(place const&, place const&) = default;
};

// --- what happens in the chat.  What is left out is as it was last.

struct says {
    std::optional<named> label{};
    std::optional<std::string> who{};
    std::optional<place> where{};
    std::optional<named> thread{};  ///< The message it hangs on.
    std::string text{};
};
struct reacts {
    chat::emoji emoji{};
    named message{};
    std::optional<std::string> who{};
    bool off = false;
};
struct edits {
    named message{};
    std::string text{};
};
struct deletes {
    named message{};
};
struct attaches {  ///< To what is said next.
    chat::attachment file{};
};
struct threads {  ///< What is said from now on, in the thread of a message; outside of one without it.
    std::optional<named> message{};
};
struct joins {
    std::string who{};
    std::optional<place> where{};
    bool leaves = false;
};
struct gets_role {
    std::string who{};
    std::string role{};
    bool off = false;
};
struct renames {
    std::string from{};
    std::string to{};
    bool channel = false;
};
struct is_bot {
    std::string who{};
};
struct has_channel {
    std::string name{};
    bool gone = false;
};
struct passes {
    instant::duration time{};
};
struct disconnects {
    std::string reason{};
    bool final = false;
};
struct connects {};
struct behaves_as {
    std::string platform{};
};

// --- what the bot is to do

struct expects_nothing {};
struct expects {
    std::optional<named> label{};  ///< How the message is called from then on.
    bool any_order = false;
    std::string how{};             ///< `typing`, `upload tea.txt (12 bytes)`, `embed`; empty for a mere text.
    std::optional<place> where{};  ///< None for what is not said, but done to `message`.
    std::optional<named> thread{};
    std::optional<std::string> to{};
    std::string deed{};  ///< `react :tada:`, `unreact :tada:`, `edit`, `delete`, `failure rule 3`; empty for what is said.
    named message{};
    bool has_text = true;
    std::string text{};
    std::optional<pattern::dynamic> pattern{};  ///< Then the text is what matches it as a whole.
};

/// `blank` ends what may come in any order.
struct blank {};

using entry = detail::one_of<blank, says, reacts, edits, deletes, attaches, threads, joins, gets_role, renames, is_bot, has_channel, passes, disconnects,
                           connects, behaves_as, expects_nothing, expects>;

}  // namespace monongusa::script

#endif
