// SPDX-License-Identifier: BSL-1.0
// members: what a line of each event and action holds.

#ifndef MONONGUSA_WIRE_JSONL_MEMBERS_HPP
#define MONONGUSA_WIRE_JSONL_MEMBERS_HPP

#include <monongusa/action/all.hpp>
#include <monongusa/chat/attachment.hpp>
#include <monongusa/chat/channel.hpp>
#include <monongusa/chat/origin.hpp>
#include <monongusa/chat/user.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/wire/jsonl/object.hpp>

#include <concepts>
#include <type_traits>

namespace monongusa::wire::jsonl {

// Each type is described once, by its members in the order in which they stand in a line.  `members` is whoever visits them: it writes, reads
// or changes them, and knows what each is:
//
//     id(name, text)              names something there          text(name, text)           somebody wrote it
//     user_id, user_name, channel_id, channel_name, file_name, file_url(name, text)
//     user(name, user)            all of a user                  channel(name, channel)     all of a channel
//     text_like(name, text, other)  left out where it equals the other
//     texts(name, list)           attachments(name, list)        flag(name, truth)
//     files(name, list)           fields(name, list)             of what goes out
//     number(name, number)        channel_kind(name, kind)       range(begin, end, range, text)  a part of the text
//
// What is empty, false or 0 is left out and has that value when it is missing.  An event or action of your own joins by a `describe` in its
// own namespace.

template <class Given, class Wanted>
concept is = std::same_as<std::remove_const_t<Given>, Wanted>;

// --- nouns

void describe(auto& members, is<chat::user> auto& user, std::string_view stem) {
    members.user_id({stem, ""}, user.id);
    members.user_name({stem, "_name"}, user.name);
    members.flag({stem, "_bot"}, user.bot);
    members.flag({stem, "_self"}, user.self);
    members.texts({stem, "_roles"}, user.roles);
}

void describe(auto& members, is<chat::channel> auto& channel, std::string_view stem) {
    members.channel_id({stem, ""}, channel.id);
    members.channel_name({stem, "_name"}, channel.name);
    members.channel_kind({stem, "_kind"}, channel.kind);
}

void describe(auto& members, is<chat::attachment> auto& attachment) {
    members.id("id", attachment.id);
    members.file_name("name", attachment.name);
    members.file_url("url", attachment.url);
    members.id("type", attachment.type);
    members.number("size", attachment.size);
}

// --- events

void describe(auto& members, is<event::message> auto& message) {
    members.id("id", message.id);
    members.text("text", message.text);
    members.text_like("raw", message.raw, message.text);
    members.user("user", message.author);
    members.channel("channel", message.channel);
    members.id("thread", message.thread);
    members.flag("addressed", message.addressed);
    members.range("body_begin", "body_end", message.body_range, message.text);
    members.attachments("attachments", message.attachments);
}

void describe(auto& members, is<event::message_edited> auto& edited) {
    members.id("id", edited.id);
    members.text("text", edited.text);
    members.text_like("raw", edited.raw, edited.text);
    members.user("user", edited.author);
    members.channel("channel", edited.channel);
    members.id("thread", edited.thread);
    members.text("previous", edited.previous);
}

void describe(auto& members, is<event::message_deleted> auto& deleted) {
    members.id("id", deleted.id);
    members.user("user", deleted.author);
    members.channel("channel", deleted.channel);
    members.id("thread", deleted.thread);
    members.text("previous", deleted.previous);
}

template <class Reaction>
    requires is<Reaction, event::reaction_added> || is<Reaction, event::reaction_removed>
void describe(auto& members, Reaction& reaction) {
    members.id("emoji", reaction.emoji.name);
    members.id("emoji_id", reaction.emoji.id);
    members.user("user", reaction.user);
    members.channel("channel", reaction.channel);
    members.id("message", reaction.message);
    members.id("thread", reaction.thread);
}

template <class Change>
    requires is<Change, event::channel_created> || is<Change, event::channel_deleted>
void describe(auto& members, Change& change) { members.channel("channel", change.channel); }

void describe(auto& members, is<event::channel_renamed> auto& renamed) {
    members.channel("channel", renamed.channel);
    members.channel_name("previous", renamed.previous);
}

template <class Change>
    requires is<Change, event::member_joined> || is<Change, event::member_left>
void describe(auto& members, Change& change) {
    members.user("user", change.user);
    members.channel("channel", change.channel);
}

void describe(auto& members, is<event::member_changed> auto& changed) {
    members.user("user", changed.user);
    members.user_name("previous", changed.previous);
}

void describe(auto& members, is<event::ready> auto& ready) { members.user("user", ready.self); }

void describe(auto& members, is<event::disconnected> auto& disconnected) {
    members.text("reason", disconnected.reason);
    members.flag("final", disconnected.final);
}

// --- actions

void describe(auto& members, is<chat::origin> auto& to) {
    members.channel("to_channel", to.channel);
    members.user("to_user", to.user);
    members.id("to_message", to.message);
    members.id("to_thread", to.thread);
}

template <class Action>
    requires detail::is_one_of<std::remove_const_t<Action>, action::send, action::reply, action::reply_in_thread, action::direct_message,
                               action::edit>
void describe(auto& members, Action& action) {
    members.text("text", action.text);
    describe(members, action.to);
}

template <class Action>
    requires is<Action, action::react> || is<Action, action::unreact>
void describe(auto& members, Action& action) {
    members.id("emoji", action.emoji);
    describe(members, action.to);
}

template <class Action>
    requires is<Action, action::delete_message> || is<Action, action::typing>
void describe(auto& members, Action& action) { describe(members, action.to); }

// What the bot itself says is text, the names of its files and its addresses included: a replay compares them.
void describe(auto& members, is<action::file> auto& file) {
    members.text("name", file.name);
    members.text("content", file.content);
    members.text("description", file.description);
}
void describe(auto& members, is<action::upload> auto& action) {
    members.text("text", action.text);
    members.files("files", action.files);
    describe(members, action.to);
}

void describe(auto& members, is<action::embed_field> auto& field) {
    members.text("name", field.name);
    members.text("value", field.value);
    members.flag("beside", field.beside);
}
void describe(auto& members, is<action::embed> auto& action) {
    members.text("text", action.text);
    members.text("title", action.title);
    members.text("url", action.url);
    members.fields("fields", action.fields);
    members.text("image", action.image);
    members.text("footer", action.footer);
    members.number("color", action.color);
    describe(members, action.to);
}

}  // namespace monongusa::wire::jsonl

#endif
