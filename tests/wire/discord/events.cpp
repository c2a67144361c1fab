// SPDX-License-Identifier: BSL-1.0
// events: whatever is changed in what Discord sends, each decoder gives one of its three answers.
#include <monongusa/wire/discord/events.hpp>

#include <monongusa/detail/append.hpp>
#include <monongusa/wire/discord/frame.hpp>

#include "support/discord_frames.hpp"

#include <boost/core/lightweight_test.hpp>
#include <boost/json/src.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>

namespace {

using namespace monongusa::wire::discord;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace discord_frames = support::discord_frames;
namespace json = boost::json;

// Decodes an event as its name says, and tells the answer; none for events that become nothing.
class reading {
public:
    template <class Event>
    decoded as(std::string_view data, Event& out) {
        return decode(data, with_, out);
    }

    // False if the event has no decoder.
    bool read(dispatch what, std::string_view data, decoded& answer) {
        bool known = true;
        switch (what) {
            case dispatch::message_create: answer = as(data, message_); break;
            case dispatch::message_update: answer = as(data, edited_); break;
            case dispatch::message_delete: answer = as(data, deleted_); break;
            case dispatch::message_delete_bulk: answer = decode_bulk(data, with_, deleted_, [] {}); break;
            case dispatch::message_reaction_add: answer = as(data, added_); break;
            case dispatch::message_reaction_remove: answer = as(data, removed_); break;
            case dispatch::channel_create:
            case dispatch::thread_create: answer = as(data, created_); break;
            case dispatch::channel_update:
            case dispatch::thread_update: answer = as(data, renamed_); break;
            case dispatch::channel_delete:
            case dispatch::thread_delete: answer = as(data, channel_deleted_); break;
            case dispatch::guild_member_add: answer = as(data, joined_); break;
            case dispatch::guild_member_remove: answer = as(data, left_); break;
            case dispatch::guild_member_update: answer = as(data, changed_); break;
            default: known = false;
        }
        if (directory::learns_from(what)) learned_ = names_.learn(what, data);
        return known;
    }
    bool learned() const noexcept { return learned_; }

private:
    self_info self_{"1110222033304440555", "kettle_bot"};
    directory names_;
    decoding with_{self_, names_};
    bool learned_ = true;
    event::message message_;
    event::message_edited edited_;
    event::message_deleted deleted_;
    event::reaction_added added_;
    event::reaction_removed removed_;
    event::channel_created created_;
    event::channel_renamed renamed_;
    event::channel_deleted channel_deleted_;
    event::member_joined joined_;
    event::member_left left_;
    event::member_changed changed_;
};

// Each event there is a fixture of.
template <class Each>
void for_each_event(Each&& each) {
    for (auto const name : discord_frames::all) {
        auto const text = discord_frames::file(name);
        frame found;
        BOOST_TEST(read_frame(text, found));
        if (found.op == 0) each(name, dispatch_called(found.type), found.data);
    }
}

void events_of_discord_are_decoded() {
    reading reads;
    int decoders = 0;
    for_each_event([&](std::string_view name, dispatch what, std::string_view data) {
        decoded answer{};
        if (reads.read(what, data, answer)) {
            ++decoders;
            // By the order of the files, the channel was deleted before it was renamed.
            bool const ours = name != "message_update_preview" && name != "channel_update";
            if (answer != (ours ? decoded::yes : decoded::not_ours)) BOOST_ERROR(std::string{name}.c_str());
        }
        BOOST_TEST(reads.learned());
    });
    BOOST_TEST_EQ(decoders, 20);
}

void cut_short_they_are_malformed() {
    for_each_event([&](std::string_view name, dispatch what, std::string_view data) {
        reading reads;
        for (std::size_t size = 0; size < data.size(); ++size) {
            // Of its own, so that a byte read behind it is noticed.
            std::string const part{data.substr(0, size)};
            decoded answer{};
            bool const known = reads.read(what, part, answer);
            bool const refused = (!known || answer == decoded::malformed) && (!directory::learns_from(what) || !reads.learned());
            if (!refused) BOOST_ERROR(joined(name, " cut at ", size).c_str());
        }
    });
}

// Puts `other` in the place of each value in turn.
template <class Each>
void replace_each(json::value& whole, json::value& part, json::value const& other, Each& each) {
    auto const replace = [&](json::value& child) {
        auto const was = child;
        child = other;
        each(json::serialize(whole));
        child = was;
        replace_each(whole, child, other, each);
    };
    if (auto* const object = part.if_object()) {
        for (auto& member : *object) replace(member.value());
    } else if (auto* const array = part.if_array()) {
        for (auto& element : *array) replace(element);
    }
}

void whatever_a_value_is_there_is_an_answer() {
    json::value const others[] = {nullptr,
                                  true,
                                  0,
                                  -1,
                                  18446744073709551615U,
                                  1e300,
                                  "",
                                  "18446744073709551616",
                                  "\xF0\x9F\x8E\x89 <@1110222033304440555> \"\\",
                                  json::array{},
                                  json::array{json::object{{"id", 1}}, nullptr, "x"},
                                  json::object{},
                                  json::object{{"id", json::array{}}, {"name", json::object{}}}};
    for_each_event([&](std::string_view, dispatch what, std::string_view data) {
        reading reads;
        auto whole = json::parse({data.data(), data.size()});
        int answers[3] = {};
        auto const each = [&](std::string const& changed) {
            decoded answer{};
            if (reads.read(what, changed, answer)) ++answers[static_cast<int>(answer)];
            BOOST_TEST(reads.learned() || what == dispatch::guild_role_create || what == dispatch::guild_role_update);
        };
        for (auto const& other : others) replace_each(whole, whole, other, each);
        decoded answer{};
        // There are members without which it is no event, and others.
        if (reads.read(what, data, answer) && answer == decoded::yes) BOOST_TEST(answers[0] > 0 && answers[2] > 0);
    });
}

void changed_bytes_do_no_harm() {
    std::mt19937 dice{17};
    constexpr std::string_view letters = "{}[]\",:\\ue0-9\xC3\xFF<@>";
    reading reads;
    int answers[3] = {};
    for_each_event([&](std::string_view, dispatch what, std::string_view data) {
        for (int round = 0; round < 300; ++round) {
            std::string changed{data};
            for (auto count = 1 + dice() % 4; count > 0; --count) {
                auto const at = dice() % changed.size();
                switch (dice() % 3) {
                    case 0: changed[at] = letters[dice() % letters.size()]; break;
                    case 1: changed.erase(at, 1 + dice() % 20); break;
                    default: changed.insert(at, changed.substr(dice() % changed.size(), dice() % 60));
                }
                if (changed.empty()) changed = "{";
            }
            decoded answer{};
            if (reads.read(what, changed, answer)) ++answers[static_cast<int>(answer)];
        }
    });
    BOOST_TEST(answers[0] > 100 && answers[2] > 100);
}

}  // namespace

int main() {
    events_of_discord_are_decoded();
    cut_short_they_are_malformed();
    whatever_a_value_is_there_is_an_answer();
    changed_bytes_do_no_harm();
    return boost::report_errors();
}
