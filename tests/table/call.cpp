// SPDX-License-Identifier: BSL-1.0
// Tests that handlers get the arguments they ask for, in any subset and order, and that what they return is done.
#include <monongusa/table/call.hpp>

#include "../support/memory_transport.hpp"

#include <monongusa/bot/bot.hpp>
#include <monongusa/context/context.hpp>
#include <monongusa/executor/inplace.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>

namespace mg = monongusa;
using support::said;

namespace tea {

enum class kind { green, black };

bool from_text(std::string_view text, kind& value) noexcept {
    value = text == "green" ? kind::green : kind::black;
    return text == "green" || text == "black";
}

struct leaf {
    std::size_t size;
    static std::optional<leaf> from_text(std::string_view text) noexcept {
        if (text.find('?') != std::string_view::npos) return std::nullopt;
        return leaf{text.size()};
    }
};

struct wave {
    static constexpr std::string_view action_name = "wave";
    mg::chat::origin to{};
    friend bool operator==(wave const&, wave const&) = default;
};

}  // namespace tea

namespace {

struct notes {
    std::string text;
    void add(std::string_view what) { (text += what) += ';'; }
};
struct settings {
    std::string greeting;
};

// What the bot does when `text` is said by ann, in lines.
template <class Table, class... Given>
std::string answers(std::string_view text, Table const& table, Given&... given) {
    support::conversation chat;
    chat.events = {said("ann", text)};
    mg::bot bot{support::memory_transport{chat}, mg::executor::inplace{}, table, mg::with(given...)};
    BOOST_TEST(!bot.run());
    return support::joined(chat.done);
}

struct last final {
    std::string operator()(std::string_view what) const noexcept { return "final " + std::string{what}; }
};

void take_nothing() {}
std::string take_text(std::string_view what) { return std::string{what}; }
std::string take_quietly(mg::event::message const& message) noexcept { return "said by " + message.author.name; }

void functions_are_handlers() {
    constexpr mg::table table{
        mg::listen_to<"t">(take_nothing),
        mg::listen_to<"(tea)">(&take_text),
        mg::listen_to<"te">(&take_quietly),
    };
    BOOST_TEST_EQ(answers("tea", table), "reply ann: tea;reply ann: said by ann;");
}

void a_verb_takes_a_view_and_a_null_pointer_is_no_answer() {
    constexpr mg::table table{
        mg::listen_to<"^say (.+)">([](auto& chat, std::string_view what) { chat.send(what); }),
        mg::listen_to<"say">([]() -> char const* { return nullptr; }),
    };
    BOOST_TEST_EQ(answers("say tea", table), "send #general: tea;");
}

void an_action_that_no_sink_takes_is_reported_and_not_lost() {
    constexpr mg::table table{
        mg::listen_to<"tea">([] { return tea::wave{}; }),
        mg::on_error([](mg::event::failure const& failure, notes& told) {
            told.add(failure.code == std::errc::operation_not_supported ? "not supported" : "something else");
        }),
    };
    notes told;
    BOOST_TEST_EQ(answers("tea", table, told), "");
    BOOST_TEST_EQ(told.text, "not supported;");
}

void the_context_comes_in_every_form() {
    constexpr mg::table table{
        mg::listen_to<"1">([](auto& chat) { chat.reply("auto&"); }),
        mg::listen_to<"2">([](auto const& chat) { chat.reply("auto const&"); }),
        mg::listen_to<"3">([](auto&& chat) { chat.reply("auto&&"); }),
        mg::listen_to<"4">([]<class Context>(Context& chat) { chat.reply("Context&"); }),
        mg::listen_to<"5">([](mg::context<>& chat) { chat.reply("context<>&"); }),
        mg::listen_to<"6">([](mg::context<mg::action::edit> const& chat) { chat.edit("context<edit> const&"); }),
    };
    BOOST_TEST_EQ(answers("1 2 3 4 5 6", table),
                  "reply ann: auto&;reply ann: auto const&;reply ann: auto&&;reply ann: Context&;reply ann: context<>&;"
                  "edit m1: context<edit> const&;");
}

void any_subset_of_parameters_will_do() {
    constexpr mg::table table{
        mg::listen_to<"go (.)(.)">([](notes& notes) { notes.add("component"); }),
        mg::listen_to<"[g]o (.)(.)">([](mg::event::message const& message, notes& notes) { notes.add("event " + message.author.name); }),
        mg::listen_to<"g[o] (.)(.)">([](char left, char right, notes& notes) { notes.add({std::string{left} + right}); }),
        mg::listen_to<"go[ ](.)(.)">([](auto& chat, notes& notes) { notes.add("in " + chat.channel().name); }),
        mg::listen_to<"go (.)([x-z])">([](auto& chat, settings const& settings) { chat.reply(settings.greeting); }),
        mg::listen_to<"go ([x-z])(.)">([](auto& chat, mg::event::message const& message) { chat.reply(message.text); }),
        mg::listen_to<"go ([x-z])([x-z])">([](auto& chat, char left, char right) { chat.reply(std::string{right} + left); }),
        mg::listen_to<"^go">([] { return "nothing"; }),
    };
    notes notes;
    settings settings{"hello"};
    BOOST_TEST_EQ(answers("go xy", table, notes, settings), "reply ann: hello;reply ann: go xy;reply ann: yx;reply ann: nothing;");
    BOOST_TEST_EQ(notes.text, "component;event ann;xy;in general;");
}

void the_order_of_parameters_is_free() {
    constexpr mg::table table{
        mg::listen_to<"(\\w+) (\\d+)">([](auto& chat, int number, settings const& settings, std::string_view, notes& notes) {
            notes.add(settings.greeting);
            chat.reply(std::to_string(number));
        }),
        mg::listen_to<"(\\d+) (\\w+)">(
            [](int number, settings const& settings, std::string word, mg::event::message const& message, mg::context<>& chat) {
                chat.send(settings.greeting + std::to_string(number) + word + message.author.name);
            }),
    };
    notes notes;
    settings settings{"hello"};
    BOOST_TEST_EQ(answers("7 cups", table, notes, settings), "send #general: hello7cupsann;");
    // The number is the first group for this handler, whatever its name suggests: "tea" is none, so that it does not match.
    BOOST_TEST_EQ(answers("tea 7", table, notes, settings), "");
    BOOST_TEST_EQ(answers("1 2", table, notes, settings), "reply ann: 1;send #general: hello12ann;");
    BOOST_TEST_EQ(notes.text, "hello;");
}

void a_final_class_is_a_handler() {
    constexpr mg::table table{mg::listen_to<"t(.)">(last{})};
    BOOST_TEST_EQ(answers("tea", table), "reply ann: final e;");
}

// A rule with one group of what may be anything, whose handler says what it got.
template <class Type, class Show>
std::string taken_as(std::string_view group, Show show) {
    mg::table const table{mg::listen_to<"^<(.*)>$">([show](Type value) { return show(value); })};
    return answers("<" + std::string{group} + ">", table);
}

void each_type_of_group_is_made() {
    auto const number = [](auto value) { return std::to_string(value); };
    auto const as_it_is = [](auto const& value) { return std::string{value}; };
    BOOST_TEST_EQ(taken_as<std::string_view>("tea", as_it_is), "reply ann: tea;");
    BOOST_TEST_EQ(taken_as<std::string>("tea", as_it_is), "reply ann: tea;");
    BOOST_TEST_EQ(taken_as<std::string const&>("tea", as_it_is), "reply ann: tea;");
    BOOST_TEST_EQ(taken_as<std::string&&>("tea", as_it_is), "reply ann: tea;");
    BOOST_TEST_EQ(taken_as<int>("-7", number), "reply ann: -7;");
    BOOST_TEST_EQ(taken_as<int const&>("-7", number), "reply ann: -7;");
    BOOST_TEST_EQ(taken_as<int>("2147483648", number), "");
    BOOST_TEST_EQ(taken_as<double>("0.5", number), "reply ann: 0.500000;");
    BOOST_TEST_EQ(taken_as<bool>("yes", number), "reply ann: 1;");
    BOOST_TEST_EQ(taken_as<char>("x", [](char value) { return std::string(2, value); }), "reply ann: xx;");
    auto const name = [](tea::kind kind) { return kind == tea::kind::green ? "green" : "black"; };
    BOOST_TEST_EQ(taken_as<tea::kind>("green", name), "reply ann: green;");
    BOOST_TEST_EQ(taken_as<tea::kind>("black", name), "reply ann: black;");
    BOOST_TEST_EQ(taken_as<tea::kind>("red", name), "");
    BOOST_TEST_EQ(taken_as<tea::leaf>("four", [](tea::leaf leaf) { return std::to_string(leaf.size); }), "reply ann: 4;");
    BOOST_TEST_EQ(taken_as<tea::leaf const&>("what?", [](tea::leaf leaf) { return std::to_string(leaf.size); }), "");
    BOOST_TEST_EQ(taken_as<mg::chat::user_ref>("<@U1|bob>", [](auto const& user) { return user.id + user.name; }), "reply ann: U1bob;");
    BOOST_TEST_EQ(taken_as<mg::chat::channel_ref>("#tea", [](auto const& channel) { return channel.name; }), "reply ann: tea;");
    BOOST_TEST_EQ(taken_as<mg::chat::emoji>(":tada:", [](auto const& emoji) { return emoji.name; }), "reply ann: tada;");
    BOOST_TEST_EQ(taken_as<std::chrono::seconds>("2 min", [](auto wait) { return std::to_string(wait.count()); }), "reply ann: 120;");
    BOOST_TEST_EQ(taken_as<std::optional<int>>("7", [&](auto value) { return value ? number(*value) : "none"; }), "reply ann: 7;");
    BOOST_TEST_EQ(taken_as<std::optional<int>>("x", [](auto) { return "?"; }), "");
}

void a_group_that_may_be_absent_is_an_optional() {
    constexpr mg::table table{mg::listen_to<"give (\\w+)(?: to (\\w+))?">([](std::string_view what, std::optional<std::string_view> whom) {
        return std::string{what} + " for " + std::string{whom.value_or("nobody")};
    })};
    BOOST_TEST_EQ(answers("give tea to bob", table), "reply ann: tea for bob;");
    BOOST_TEST_EQ(answers("give tea", table), "reply ann: tea for nobody;");
}

void what_a_handler_returns_is_done() {
    constexpr mg::table table{
        mg::listen_to<"^text">([] { return std::string{"tea"}; }),
        mg::listen_to<"^literal">([] { return "tea"; }),
        mg::listen_to<"^(view)">([](std::string_view word) { return word; }),
        mg::listen_to<"^action">([] { return mg::action::send{"tea"}; }),
        mg::listen_to<"^thread">([] { return mg::action::reply_in_thread{"tea"}; }),
        mg::listen_to<"^tuple">([] {
            return std::tuple{mg::action::send{"tea"}, "coffee", mg::action::react{"tada"}, std::string{"cake"}};
        }),
        mg::listen_to<"^empty tuple">([] { return std::tuple{}; }),
        mg::listen_to<"^some">([] { return std::optional{std::string{"tea"}}; }),
        mg::listen_to<"^none">([] { return std::optional<std::string>{}; }),
        mg::listen_to<"^maybe">([] { return std::tuple{std::optional{mg::action::send{"tea"}}, std::optional<mg::action::react>{}}; }),
        mg::listen_to<"^context">([](auto& chat) {
            chat.send("first");
            return "second";
        }),
        mg::listen_to<"^elsewhere">([] { return mg::action::send{"tea", {{"tea-id", "tea"}, {}, {}, {}}}; }),
    };
    BOOST_TEST_EQ(answers("text", table), "reply ann: tea;");
    BOOST_TEST_EQ(answers("literal", table), "reply ann: tea;");
    BOOST_TEST_EQ(answers("view", table), "reply ann: view;");
    BOOST_TEST_EQ(answers("action", table), "send #general: tea;");
    BOOST_TEST_EQ(answers("thread", table), "reply_in_thread ann: tea;");
    BOOST_TEST_EQ(answers("tuple", table), "send #general: tea;reply ann: coffee;react tada: m1;reply ann: cake;");
    BOOST_TEST_EQ(answers("empty tuple", table), "");
    BOOST_TEST_EQ(answers("some", table), "reply ann: tea;");
    BOOST_TEST_EQ(answers("none", table), "");
    BOOST_TEST_EQ(answers("maybe", table), "send #general: tea;");
    BOOST_TEST_EQ(answers("context", table), "send #general: first;reply ann: second;");
    BOOST_TEST_EQ(answers("elsewhere", table), "send #tea: tea;");
}

void a_handler_with_state_keeps_it() {
    auto const text = std::string{"a text that no small buffer holds, whoever made the string"};
    mg::table const table{mg::listen_to<"tea">([text](auto& chat) { chat.reply(text); })};
    BOOST_TEST_EQ(answers("tea", table), "reply ann: " + text + ";");
}

}  // namespace

int main() {
    functions_are_handlers();
    a_verb_takes_a_view_and_a_null_pointer_is_no_answer();
    an_action_that_no_sink_takes_is_reported_and_not_lost();
    the_context_comes_in_every_form();
    any_subset_of_parameters_will_do();
    the_order_of_parameters_is_free();
    a_final_class_is_a_handler();
    each_type_of_group_is_made();
    a_group_that_may_be_absent_is_an_optional();
    what_a_handler_returns_is_done();
    a_handler_with_state_keeps_it();
    return boost::report_errors();
}
