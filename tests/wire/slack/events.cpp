// SPDX-License-Identifier: BSL-1.0
// events: whatever is changed in what Slack sends, each decoder gives one of its three answers.
#include <monongusa/wire/slack/events.hpp>

#include <monongusa/detail/append.hpp>

#include "support/slack_events.hpp"

#include <boost/core/lightweight_test.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/src.hpp>
#include <boost/json/value.hpp>

#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace monongusa::wire::slack;
using monongusa::detail::joined;
namespace event = monongusa::event;
namespace slack_events = support::slack_events;
namespace json = boost::json;

// Decodes an event as its type says, and tells the answer; none for events that become nothing.
class reading {
public:
    // False if the event has no decoder.
    bool read(event_type what, std::string_view data, decoded& answer) {
        bool known = true;
        switch (what) {
            case event_type::app_mention: answer = as(data, message_); break;
            case event_type::message: known = read_message(data, answer); break;
            case event_type::reaction_added: answer = as(data, added_); break;
            case event_type::reaction_removed: answer = as(data, removed_); break;
            case event_type::channel_created: answer = as(data, created_); break;
            case event_type::channel_rename:
            case event_type::group_rename: answer = as(data, renamed_); break;
            case event_type::channel_deleted:
            case event_type::group_deleted: answer = as(data, channel_deleted_); break;
            case event_type::member_joined_channel:
            case event_type::team_join: answer = as(data, joined_); break;
            case event_type::member_left_channel: answer = as(data, left_); break;
            case event_type::user_change: answer = as(data, changed_); break;
            default: known = false;
        }
        if (directory::learns_from(what)) learned_ = names_.learn(what, data);
        return known;
    }
    bool learned() const noexcept { return learned_; }

private:
    template <class Event>
    decoded as(std::string_view data, Event& out) {
        return decode(data, with_, out);
    }
    bool read_message(std::string_view data, decoded& answer) {
        switch (sort_of_message(data)) {
            case message_sort::said: answer = as(data, message_); return true;
            case message_sort::edited: answer = as(data, edited_); return true;
            case message_sort::deleted: answer = as(data, deleted_); return true;
            case message_sort::other: break;
        }
        return false;
    }

    self_info self_{"U0KETTLE1", "B0KETTLE1", "kettle_bot", "T0KETTLE01"};
    std::vector<std::string> aliases_{"!", "kettle:"};
    directory names_;
    decoding with_{self_, names_, aliases_};
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
    for (auto const name : slack_events::all) {
        auto const data = slack_events::event(name);
        each(name, event_type_called(slack_events::type(data)), std::string_view{data});
    }
}

void events_of_slack_are_decoded() {
    reading reads;
    std::string others;
    for_each_event([&](std::string_view name, event_type what, std::string_view data) {
        decoded answer{};
        if (!reads.read(what, data, answer)) {
            (others += name) += ' ';
        } else {
            bool const ours = name != "message_unfurled" && name != "reaction_added_file";
            if (answer != (ours ? decoded::yes : decoded::not_ours)) BOOST_ERROR(std::string{name}.c_str());
        }
        BOOST_TEST(reads.learned());
    });
    BOOST_TEST_EQ(others, "channel_id_changed im_created message_joined message_replied ");
}

void cut_short_they_are_malformed() {
    for_each_event([&](std::string_view name, event_type what, std::string_view data) {
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
                                  "1.2",
                                  "U0KETTLE1",
                                  "message_changed",
                                  "\xF0\x9F\x8E\x89 <@U0KETTLE1> &amp;\"\\ :tada: <#C1|>",
                                  json::array{},
                                  json::array{json::object{{"id", 1}}, nullptr, "x"},
                                  json::object{},
                                  json::object{{"id", "C1"}, {"name", json::object{}}}};
    for_each_event([&](std::string_view name, event_type what, std::string_view data) {
        reading reads;
        auto whole = json::parse({data.data(), data.size()});
        int answers[3] = {};
        auto const each = [&](std::string const& changed) {
            decoded answer{};
            if (reads.read(what, changed, answer)) ++answers[static_cast<int>(answer)];
        };
        for (auto const& other : others) replace_each(whole, whole, other, each);
        decoded answer{};
        // There are members without which it is no event, and others.
        if (reads.read(what, data, answer) && answer == decoded::yes && (answers[0] == 0 || answers[2] == 0)) {
            BOOST_ERROR(joined(name, ' ', answers[0], ' ', answers[2]).c_str());
        }
    });
}

void changed_bytes_do_no_harm() {
    std::mt19937 dice{17};
    constexpr std::string_view letters = "{}[]\",:\\ue0-9\xC3\xFF<@>|&";
    reading reads;
    int answers[3] = {};
    for_each_event([&](std::string_view, event_type what, std::string_view data) {
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
    BOOST_TEST(answers[0] > 100 && answers[1] > 0 && answers[2] > 100);
}

}  // namespace

int main() {
    events_of_slack_are_decoded();
    cut_short_they_are_malformed();
    whatever_a_value_is_there_is_an_answer();
    changed_bytes_do_no_harm();
    return boost::report_errors();
}
