// SPDX-License-Identifier: BSL-1.0
// <monongusa/testing.hpp> with all of the library that it needs.
// Written by tools/amalgamate.py: change include/ and run that again.

// SPDX-License-Identifier: BSL-1.0
// testing: a room in which a test talks to a table of reactions: no network, no threads, and time that passes when it is told to.

#ifndef MONONGUSA_TESTING_HPP
#define MONONGUSA_TESTING_HPP

#include <monongusa.hpp>

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace monongusa::testing {

/// People talk to a bot called `bot` in a chat that is nowhere, for any framework of tests:
///
///     mg::testing::room room{reactions};
///     room.says("alice", "@bot give me tea");
///     assert(room.heard() == "Here is tea");
///
/// All that comes of something has been done when the call comes back.  Everybody and every channel exists; a message is named by the id that `says` returns
/// (m1, m2, …), the bot's by their order (b1, b2, …); what names none is a std::invalid_argument.  A table given as an lvalue is referred to.  One thread.
template <class Table, class Components = components<>>
class room {
    using bot_type = bot<transport::scripted, executor::inplace, Table, Components, clock::manual>;

public:
    explicit room(Table table, Components given = Components{})
        : bot_(transport::scripted{}, executor::inplace{}, std::forward<Table>(table), std::move(given), clock::manual{}) {
        connects();
    }

    // --- what happens

    /// Somebody says something in #general; the id of the message.
    std::string says(std::string_view who, std::string_view text) { return says(who, "#general", text); }

    /// The same in a place: `#channel`, or `dm` for what is said to the bot alone.
    std::string says(std::string_view who, std::string_view where, std::string_view text) {
        return say({.who = std::string{who}, .where = place_called(where), .text = std::string{text}});
    }

    /// The same in the thread of a message.
    std::string answers(std::string_view who, std::string_view message, std::string_view text) {
        auto const* const root = bot_.transport().stage().memory().find(message);
        if (!root) throw_unknown(message);
        return say({.who = std::string{who}, .where = script::place_of(root->channel), .thread = named(message), .text = std::string{text}});
    }

    /// What is said next has this file.
    void attaches(chat::attachment file) { happens(script::attaches{std::move(file)}); }

    /// Gives a message another text, as its author does it.
    void edits(std::string_view message, std::string_view text) { happens(script::edits{named(message), std::string{text}}); }
    void deletes(std::string_view message) { happens(script::deletes{named(message)}); }

    /// `tada`, `:tada:`, or the picture itself.
    void reacts(std::string_view who, std::string_view emoji, std::string_view message) { react(who, emoji, message, false); }
    void unreacts(std::string_view who, std::string_view emoji, std::string_view message) { react(who, emoji, message, true); }

    /// A channel, or the whole server.
    void joins(std::string_view who, std::string_view channel = {}) { join(who, channel, false); }
    void leaves(std::string_view who, std::string_view channel = {}) { join(who, channel, true); }

    /// From now on somebody has that role, or no longer.
    void gets_role(std::string_view who, std::string_view role) { happens(script::gets_role{std::string{who}, std::string{role}, false}); }
    void loses_role(std::string_view who, std::string_view role) { happens(script::gets_role{std::string{who}, std::string{role}, true}); }
    void renames(std::string_view who, std::string_view to) { happens(script::renames{std::string{who}, std::string{to}, false}); }
    /// From now on what somebody says is said by another bot.
    void is_bot(std::string_view who) { happens(script::is_bot{std::string{who}}); }

    void disconnects(std::string_view reason = "connection lost") { happens(script::disconnects{std::string{reason}, false}); }
    /// The bot is there; once by itself at the beginning.
    void connects() { happens(script::connects{}); }

    /// Lets time pass: what was to happen by then happens at once, in its order.
    template <class Rep, class Period>
    void time(std::chrono::duration<Rep, Period> passes) {
        happens(script::passes{detail::whole(passes)});
    }

    /// From now on what `discord` or `slack` refuses fails; `stdio` refuses nothing.
    void behaves_as(std::string_view platform) {
        if (!script::limits_of(platform)) throw std::invalid_argument{detail::joined("there is no platform '", platform, "'")};
        happens(script::behaves_as{std::string{platform}});
    }

    // --- what the bot did

    /// What the bot did first of all that has not been asked for yet: its text without the addressee, `:tada:` for a reaction; empty if there is nothing.
    /// An upload or embed without a text is called by the names of its files or its title.  That the bot is typing is passed over; `lines` has it.
    std::string heard() {
        while (next_ < actions_.size() && std::holds_alternative<action::typing>(actions_[next_].what)) ++next_;
        return next_ < actions_.size() ? action::words_of(actions_[next_++].what) : std::string{};
    }

    /// All of that as lines of a script, `< #general @alice: Here is tea`.
    std::vector<std::string> lines() {
        std::vector<std::string> all;
        for (; next_ < actions_.size(); ++next_) all.push_back(detail::joined(bot_.transport().stage().deeds().answer_of(actions_[next_])));
        return all;
    }

    /// Everything the bot has done so far, as values; but for what came of `plays`.
    std::vector<action::performed> const& actions() const noexcept { return actions_; }

    /// What went wrong and no `mg::on_error` rule heard of, `failure rule 3: no such table`; the log has it too.  But for what came of `plays`.
    std::vector<std::string> const& failures() const noexcept { return failures_; }

    /// Plays lines of a script (docs/scripts.md) here.  Returns a diff where the bot does not do what they expect, sentences where they are wrong, and nothing
    /// if all is well: `CHECK(room.plays(R"(...)") == "")`.  What is done here is not `heard`.
    std::string plays(std::string_view script) {
        auto document = script::read_document("script", script, "bot");
        if (!document.mistakes.empty()) return document.mistakes;
        auto const lines = document.lines;
        listener hears{bot_};
        auto const outcome = bot_.transport().play(std::move(document), hears);
        return outcome.mistakes + script::diff("script", lines, outcome.changes);
    }

private:
    struct listener {
        bot_type& bot;

        template <class Event>
        bool hear(Event& event) {
            return bot.hear(event);
        }
        bool pass(instant::duration time, instant::duration patience = instant::duration::max()) { return bot.pass(time, patience); }
        bool settle(instant::duration patience) { return bot.settle(patience); }
    };

    void happens(script::entry const& what) {
        listener hears{bot_};
        auto& stage = bot_.transport().stage();
        if (auto const wrong = stage.play(what, hears)) throw std::invalid_argument{wrong.sentence};
        bot_.settle();
        for (auto& one : stage.deeds().take()) actions_.push_back(std::move(one));
        for (auto const& one : stage.deeds().take_failures()) {
            failures_.push_back(detail::joined(one.head, ": ", one.text));
            log::error(failures_.back());
        }
    }

    std::string say(script::says said) {
        happens(std::move(said));
        return bot_.transport().stage().last_said();
    }
    void react(std::string_view who, std::string_view emoji, std::string_view message, bool off) {
        auto const read = chat::read_emoji(emoji);
        chat::emoji picture{std::string{read.valid ? read.name : emoji}, std::string{read.id}};
        happens(script::reacts{std::move(picture), named(message), std::string{who}, off});
    }
    void join(std::string_view who, std::string_view channel, bool leaves) {
        std::optional<script::place> where;
        if (!channel.empty()) where = place_called(channel);
        happens(script::joins{std::string{who}, std::move(where), leaves});
    }

    static script::place place_called(std::string_view where) {
        if (where == "dm") return {true, {}};
        if (where.starts_with('#')) where.remove_prefix(1);
        return {false, std::string{where}};
    }
    static script::named named(std::string_view message) { return {std::string{message}, 0}; }
    [[noreturn]] static void throw_unknown(std::string_view message) {
        throw std::invalid_argument{detail::joined("there is no message '", message, "' in this room")};
    }

    bot_type bot_;
    std::vector<action::performed> actions_;
    std::vector<std::string> failures_;
    std::size_t next_ = 0;
};

template <class Table>
room(Table&&) -> room<std::conditional_t<std::is_lvalue_reference_v<Table>, std::remove_reference_t<Table> const&, Table>>;
template <class Table, class Components>
room(Table&&, Components)
    -> room<std::conditional_t<std::is_lvalue_reference_v<Table>, std::remove_reference_t<Table> const&, Table>, Components>;

}  // namespace monongusa::testing

#endif
