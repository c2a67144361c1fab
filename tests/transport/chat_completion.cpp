// SPDX-License-Identifier: BSL-1.0
// Tests what a word at the prompt may become.
#include <monongusa/transport/chat_completion.hpp>

#include "../support/without_a_clock.hpp"

#include <monongusa/script/parser.hpp>

#include <boost/core/lightweight_test.hpp>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace {

using monongusa::transport::complete_chat;
namespace script = monongusa::script;

struct nobody : support::without_a_clock {
    template <class Event>
    bool hear(Event&) {
        return false;
    }
};

struct conversation {
    script::stage stage{"hal"};

    explicit conversation(std::vector<std::string_view> const& lines = {}) {
        script::parser parser{"hal"};
        nobody listener;
        for (auto const line : lines) {
            auto const [what, wrong] = parser.next(line);
            BOOST_TEST(what && !wrong);
            BOOST_TEST(!stage.play(*what, listener));
        }
    }

    // Of the last word, in their order.
    std::string complete(std::string_view line) const {
        auto const blank = line.find_last_of(" \t");
        std::vector<std::string> candidates;
        complete_chat(stage, line, blank == std::string_view::npos ? 0 : blank + 1, candidates);
        auto sorted = candidates;
        std::sort(sorted.begin(), sorted.end());
        BOOST_TEST(std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end());
        std::string all;
        for (auto const& one : candidates) (all += all.empty() ? "" : " ") += one;
        return all;
    }
};

conversation const talk{{"@alice #tea: hello", "@bob #general: hi", "=thanks @alice dm: psst", "@\"Ann Lee\" #\"the bar\": me too", "@alice #tea: again"}};

void commands_and_directives_are_known_from_the_start() {
    conversation const silent;
    BOOST_TEST_EQ(silent.complete("\\"), "\\help \\list \\why \\save \\save!");
    BOOST_TEST_EQ(silent.complete("\\sa"), "\\save \\save!");
    BOOST_TEST_EQ(silent.complete("\\why \\l"), "\\list");
    BOOST_TEST_EQ(silent.complete("%re"), "%react %rename");
    BOOST_TEST_EQ(silent.complete("%rea"), "%react");
    for (auto const& one : script::all_directives) BOOST_TEST_NE(silent.complete("%").find("%" + std::string{one.name}), std::string::npos);
    BOOST_TEST_EQ(silent.complete("@"), "@hal");
    BOOST_TEST_EQ(silent.complete("#"), "#console #general");
}

void names_and_channels_are_those_that_were_seen() {
    BOOST_TEST_EQ(talk.complete("@a"), "@alice");
    BOOST_TEST_EQ(talk.complete("give @b"), "@bob");
    BOOST_TEST_EQ(talk.complete("@alice #t"), "#tea");
    BOOST_TEST_EQ(talk.complete("@alice #"), "#console #general #tea #\"the bar\"");
    BOOST_TEST_EQ(talk.complete("@\""), "@\"Ann Lee\"");
    // A conversation of two is no channel.
    BOOST_TEST_EQ(talk.complete("#al"), "");
}

void labels_stand_behind_a_directive_or_a_thread() {
    BOOST_TEST_EQ(talk.complete("%edit m"), "m1 m2 m3 m4");
    BOOST_TEST_EQ(talk.complete("%delete t"), "thanks");
    BOOST_TEST_EQ(talk.complete("@alice #tea >th"), ">thanks");
    BOOST_TEST_EQ(talk.complete("m"), "");
    BOOST_TEST_EQ(talk.complete("hello m"), "");
}

void emoji_are_the_standard_ones() {
    BOOST_TEST_EQ(talk.complete(":tad"), ":tada:");
    BOOST_TEST_EQ(talk.complete("%react :tada"), ":tada:");
    BOOST_TEST_EQ(talk.complete("%react :tada:"), "");
    BOOST_TEST(talk.complete(":").size() > 1000);
    BOOST_TEST_EQ(talk.complete(":\xFF"), "");
}

void nothing_is_proposed_for_a_plain_word() {
    for (std::string_view const line : {"", "hel", "hello ", "\xFF", "\\nope", "%nope", "@nope"}) BOOST_TEST_EQ(talk.complete(line), "");
}

void what_was_proposed_before_stays() {
    std::vector<std::string> candidates{"@hal"};
    complete_chat(talk.stage, "@h", 0, candidates);
    BOOST_TEST_EQ(candidates.size(), 1u);
}

void the_help_tells_of_each_command() {
    for (std::string_view const command : {"\\list", "\\why TEXT", "\\save FILE", "Ctrl-D"}) {
        BOOST_TEST_NE(monongusa::transport::chat_commands_help.find(command), std::string_view::npos);
    }
}

}  // namespace

int main() {
    commands_and_directives_are_known_from_the_start();
    names_and_channels_are_those_that_were_seen();
    labels_stand_behind_a_directive_or_a_thread();
    emoji_are_the_standard_ones();
    nothing_is_proposed_for_a_plain_word();
    what_was_proposed_before_stays();
    the_help_tells_of_each_command();
    return boost::report_errors();
}
