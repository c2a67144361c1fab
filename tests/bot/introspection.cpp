// SPDX-License-Identifier: BSL-1.0
// Tests what a table says of itself.
#include <monongusa/bot/introspection.hpp>

#include <monongusa/event/all.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>
#include <boost/hana/equal.hpp>
#include <boost/hana/not_equal.hpp>

#include <string>
#include <string_view>
#include <tuple>
#include <utility>

namespace mg = monongusa;
namespace action = mg::action;
namespace event = mg::event;
using mg::audience;
using mg::verb;

namespace {

constexpr mg::table nothing{};
constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat) { chat.reply("Yes, I can!"); }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::from_anyone(mg::on_emoji<"tada">([](mg::context<action::unreact>&) {})),
    mg::from_self(mg::when([](event::message const& message) { return message.text.empty(); }, [] { return action::delete_message{}; })),
    mg::on<event::ready>([] {}),
    mg::on<event::message>(mg::matcher::equals<"tea">{} || !mg::matcher::regex<"(coffee)">{}, [] {}),
    mg::on_error([] {}),
    mg::default_reply([] { return std::tuple{action::send{""}, action::react{"shrug"}}; }),
};

static_assert(mg::check(reactions));
static_assert(mg::check(nothing));

static_assert(mg::events(reactions) == mg::types<event::message, event::reaction_added, event::ready, event::failure>);
static_assert(mg::events(reactions) == mg::types<event::failure, event::ready, event::reaction_added, event::message>);
static_assert(mg::events(reactions) != mg::types<event::message>);
static_assert(mg::events(nothing) == mg::types<>);

static_assert(mg::actions(reactions) ==
              mg::types<action::send, action::reply, action::reply_in_thread, action::react, action::unreact, action::delete_message>);
static_assert(mg::actions(nothing) == mg::types<>);
static_assert(mg::actions(mg::table{mg::listen_to<"tea">([](auto&) {})}) == action::basic);
static_assert(mg::actions(mg::table{mg::listen_to<"tea">([] {})}) == mg::types<>);
static_assert(mg::actions(mg::table{mg::listen_to<"tea">([] { return "tea"; })}) == mg::types<action::reply>);
static_assert(mg::actions(mg::table{mg::listen_to<"tea">([](mg::context<action::edit, action::direct_message>&) {})}) ==
              mg::types<action::send, action::reply, action::reply_in_thread, action::react, action::edit, action::direct_message>);

struct row {
    std::string_view event;
    mg::verb verb;
    std::string_view matcher;
    std::size_t groups;
    mg::audience audience;
    bool without_literal = false;
};
constexpr row rows[] = {
    {"message", verb::listen_to, "/Can someone help me/", 0, audience::people},
    {"message", verb::respond_to, R"((addressed && /add (\d+) (\d+)/))", 2, audience::people},
    {"reaction_added", verb::on_emoji, ":tada:", 0, audience::people | audience::bots},
    {"message", verb::when, "predicate", 0, audience::self},
    {"ready", verb::on, "everything", 0, audience::people},
    {"message", verb::on, "(equals \"tea\" || !/(coffee)/)", 0, audience::people, true},
    {"failure", verb::on_error, "everything", 0, audience::people},
    {"message", verb::default_reply, "addressed", 0, audience::people},
};

static_assert(mg::rules(reactions)[0].written == "Can someone help me" && mg::rules(reactions)[2].written == "tada");
static_assert(mg::rules(reactions)[1].line == mg::rules(reactions)[0].line + 1);
static_assert(mg::rules(mg::table{mg::listen_to<"tea">([] {})})[0].line == __LINE__);

constexpr bool is_row(mg::rule_info const& info, std::size_t index) {
    auto const& row = rows[index];
    return info.position == index + 1 && info.event == row.event && info.verb == row.verb && info.matcher == row.matcher &&
           info.groups == row.groups && info.audience == row.audience && info.without_literal == row.without_literal;
}
static_assert(mg::rules(reactions).size() == std::size(rows));
static_assert([] {
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        if (!is_row(mg::rules(reactions)[i], i)) return false;
    }
    return true;
}());
static_assert(mg::rules(nothing).empty());

// What the compiler refuses in a table is also found by asking.
template <bool FirstMatch, class... Rows>
inline constexpr bool sound =
    mg::detail::list_info<mg::detail::row_list<Rows...>>::template sound<FirstMatch>(std::index_sequence_for<Rows...>{});
template <class Matcher, audience Audience = audience::people>
using silent = mg::rule<event::message, Matcher, decltype([] {}), Audience, verb::listen_to>;
using tea = silent<mg::matcher::regex<"tea">>;

static_assert(sound<false, tea, silent<mg::matcher::regex<"coffee">>>);
static_assert(sound<false, tea, silent<mg::matcher::regex<"tea">, audience::self>>);
static_assert(!sound<false, tea, silent<mg::matcher::regex<"tea">>>);
static_assert(!sound<false, tea, mg::refused>);
static_assert(!sound<false, int>);
static_assert(sound<true, tea, silent<mg::matcher::everything>>);
static_assert(!sound<true, silent<mg::matcher::everything>, tea>);
static_assert(sound<false, silent<mg::matcher::everything>, tea>);

void a_table_can_be_read() {
    for (std::size_t i = 0; i < std::size(rows); ++i) BOOST_TEST(is_row(mg::rules(reactions)[i], i));
}

}  // namespace

int main() {
    a_table_can_be_read();
    return boost::report_errors();
}
