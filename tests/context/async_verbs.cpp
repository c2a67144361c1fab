// SPDX-License-Identifier: BSL-1.0
// Tests what a coroutine does through its context: each verb does its action and gives what came of it.
#include <monongusa/context/async_verbs.hpp>

// Of a type that nobody asks about again, since an answer is for good.
struct asked_before;
static_assert(!monongusa::detail::has_coroutines<asked_before>);

#include <monongusa/coroutine.hpp>
#include <monongusa/testing.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace mg = monongusa;
using mg::detail::owned_text;
using namespace std::chrono_literals;

namespace {

struct asked_after;
static_assert(monongusa::detail::has_coroutines<asked_after>);

std::string joined(std::vector<std::string> const& lines) {
    std::string all;
    for (auto const& line : lines) (all += line) += "\n";
    return all;
}

void text_is_taken_however_it_comes() {
    std::string const text = "tea";
    BOOST_TEST_EQ(owned_text{text}.value, "tea");
    BOOST_TEST_EQ(owned_text{"tea"}.value, "tea");
    BOOST_TEST_EQ(owned_text{std::string_view{"tea and more"}.substr(0, 3)}.value, "tea");
    std::string given = "a text that is longer than any small buffer";
    auto const* const where = given.data();
    BOOST_TEST_EQ(static_cast<void const*>(owned_text{std::move(given)}.value.data()), static_cast<void const*>(where));
}

struct everything {
    mg::task<> operator()(mg::context<mg::action::edit, mg::action::delete_message, mg::action::unreact, mg::action::direct_message, mg::action::typing,
                                      mg::action::upload, mg::action::embed>& chat) const {
        auto const sent = co_await chat.async_send("sent");
        auto const replied = co_await chat.async_reply(std::string_view{"replied"});
        co_await chat.async_reply(std::string{"threaded"}, mg::in_thread);
        co_await chat.async_react("tada");
        co_await chat.async_react("wave", sent);
        co_await chat.async_unreact("tada");
        co_await chat.async_unreact("wave", sent);
        co_await chat.async_edit("edited", sent);
        co_await chat.async_delete_message(replied);
        auto const direct = co_await chat.async_direct_message("between us");
        co_await chat.async_edit("just between us", direct);
        mg::action::send const elsewhere{"elsewhere", {{"ops", "ops", mg::chat::channel_kind::open}, {}, "", ""}};
        co_await chat.async_perform(elsewhere);
        co_await chat.async_typing();
        mg::action::file const table{"tea.csv", "a,b"};
        co_await chat.async_upload(table);
        std::vector<mg::action::file> const files(2, table);
        auto const uploaded = co_await chat.async_upload(files, "twice");
        co_await chat.async_react("eyes", uploaded);
        mg::action::embed framed;
        framed.title = "Tea";
        framed.text = "with milk";
        auto const shown = co_await chat.async_embed(framed);
        co_await chat.async_delete_message(shown);
    }
};

void each_does_its_action() {
    mg::table const table{mg::listen_to<"tea">(everything{})};
    mg::testing::room room{table};
    room.says("ann", "tea");
    BOOST_TEST_EQ(room.failures().size(), 0u);
    BOOST_TEST_EQ(joined(room.lines()),
                  "< #general: sent\n"
                  "< #general @ann: replied\n"
                  "< #general >m1 @ann: threaded\n"
                  "< react :tada: m1\n"
                  "< react :wave: b1\n"
                  "< unreact :tada: m1\n"
                  "< unreact :wave: b1\n"
                  "< edit b1: edited\n"
                  "< delete b2\n"
                  "< dm @ann: between us\n"
                  "< edit b4: just between us\n"
                  "< #ops: elsewhere\n"
                  "< typing #general\n"
                  "< upload tea.csv (3 bytes) #general:\n"
                  "< upload tea.csv (3 bytes), tea.csv (3 bytes) #general: twice\n"
                  "< react :eyes: b7\n"
                  "< embed #general: Tea\\nwith milk\n"
                  "< delete b8\n");
}

struct patient {
    mg::task<> operator()(mg::context<>& chat) const {
        auto const sent = co_await chat.async_send("now");
        co_await chat.async_sleep_for(90min);
        co_await chat.async_react("clock", sent);
        auto const answer = co_await chat.async_next_message(1min);
        if (!answer) co_await chat.async_send("silence");
    }
};

void plain_contexts_have_the_verbs_too() {
    mg::table const table{mg::listen_to<"tea">(patient{})};
    mg::testing::room room{table};
    room.says("ann", "tea");
    BOOST_TEST_EQ(joined(room.lines()), "< #general: now\n");
    room.time(90min);
    BOOST_TEST_EQ(room.lines().size(), 1u);
    room.time(1min);
    BOOST_TEST_EQ(joined(room.lines()), "< #general: silence\n");
}

// In a conversation that a reaction began, the one who reacted is the author.
void a_reaction_may_begin_a_conversation() {
    constexpr mg::table table{mg::on_emoji<"tada">([](auto& chat) -> mg::task<> {
        co_await chat.async_send("why?");
        auto const why = co_await chat.async_next_message(1min);
        if (why) co_await chat.async_reply("because " + why->text);
    })};
    mg::testing::room room{table};
    auto const message = room.says("ann", "tea");
    room.reacts("bob", "tada", message);
    BOOST_TEST_EQ(room.heard(), "why?");
    room.says("ann", "dunno");
    BOOST_TEST_EQ(room.heard(), "");
    room.says("bob", "of tea");
    BOOST_TEST_EQ(joined(room.lines()), "< #general @bob: because of tea\n");
}

}  // namespace

int main() {
    text_is_taken_however_it_comes();
    each_does_its_action();
    plain_contexts_have_the_verbs_too();
    a_reaction_may_begin_a_conversation();
    return boost::report_errors();
}
