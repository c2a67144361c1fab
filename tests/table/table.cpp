// SPDX-License-Identifier: BSL-1.0
// Tests that a table without state has no size, and that one with state keeps it.
#include <monongusa/table/table.hpp>

#include <monongusa/event/connection.hpp>
#include <monongusa/matcher/equals.hpp>
#include <monongusa/verbs.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace mg = monongusa;

namespace {

struct hello {
    constexpr char const* operator()() const { return "hello"; }
};

constexpr mg::table nothing{};
static_assert(sizeof nothing == 1);

constexpr mg::table one{mg::listen_to<"tea">(hello{})};
static_assert(sizeof one == 1);

// The same functor twice must not cost a byte for being the same.
constexpr mg::table twice{
    mg::listen_to<"tea">(hello{}),
    mg::listen_to<"coffee">(hello{}),
    mg::on<mg::event::message>(hello{}),
    mg::on<mg::event::message>(hello{}),
};
static_assert(sizeof twice == 1);

constexpr mg::table of_lambdas{
    mg::listen_to<"tea">([](auto& chat) { chat.reply("tea"); }),
    mg::respond_to<"give (.+)">([](auto& chat, std::string_view what) { chat.reply(std::string{what}); }),
    mg::when([](mg::event::message const& message) { return message.text.empty(); }, [](auto& chat) { chat.react("tada"); }),
    mg::on_emoji<"tada">([] {}),
    mg::from_anyone(mg::on<mg::event::ready>([] {})),
    mg::on_error([] {}),
    mg::default_reply([](auto& chat) { chat.reply("?"); }),
};
static_assert(sizeof of_lambdas == 1);

constexpr mg::table only_first{mg::first_match, mg::listen_to<"tea">(hello{}), mg::listen_to<"coffee">(hello{})};
static_assert(sizeof only_first == 1);
static_assert(decltype(only_first)::stops_at_first && !decltype(one)::stops_at_first);
static_assert(decltype(only_first)::size == 2);

template <std::size_t>
struct numbered {
    bool match(mg::event::message const&) const { return false; }
};
constexpr auto of_many = []<std::size_t... Number>(std::index_sequence<Number...>) {
    return mg::table{mg::on<mg::event::message>(numbered<Number>{}, hello{})...};
}(std::make_index_sequence<64>{});
static_assert(sizeof of_many == 1 && decltype(of_many)::size == 64);
static_assert(std::is_empty_v<decltype(of_many)>);

constexpr int bonus = 7;
constexpr mg::table with_state{
    mg::listen_to<"tea">(hello{}),
    mg::on<mg::event::message>(mg::matcher::equals{"coffee"}, [value = bonus] { return value == 7 ? "seven" : "?"; }),
};
static_assert(sizeof with_state == sizeof(std::string_view) + 2 * sizeof(int));
static_assert(with_state.row<1>().matcher().text == "coffee");
static_assert(std::string_view{with_state.row<1>().handler()()} == "seven");
static_assert(std::string_view{with_state.row<0>().handler()()} == "hello");

static_assert(mg::table_type<decltype(one)>);
static_assert(!mg::table_type<hello>);
static_assert(!mg::table_type<int>);

void a_copy_keeps_the_state() {
    auto const text = std::string{"a text that no small buffer holds, whoever made the string"};
    mg::table table{mg::listen_to<"tea">([text] { return text; }), mg::listen_to<"bye">(hello{})};
    auto const copy = table;
    auto const moved = std::move(table);
    BOOST_TEST_EQ(copy.row<0>().handler()(), text);
    BOOST_TEST_EQ(moved.row<0>().handler()(), text);
}

}  // namespace

int main() {
    a_copy_keeps_the_state();
    return boost::report_errors();
}
