// SPDX-License-Identifier: BSL-1.0
// What is made inside of an awaited expression: which of it g++ 12 ends twice, and that what is said to be safe there is.
#include <monongusa.hpp>
#include <monongusa/coroutine.hpp>
#include <monongusa/testing.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace mg = monongusa;
using namespace std::chrono_literals;

#if defined(__GNUC__) && !defined(__clang__) && __GNUC__ < 13
constexpr bool ends_twice = true;
#else
constexpr bool ends_twice = false;
#endif

// How many of its kind were made and not ended; less than none, if one was ended twice.
struct counted {
    static inline int alive = 0;

    counted() { ++alive; }
    counted(counted const&) { ++alive; }
    counted(counted&&) noexcept { ++alive; }
    counted& operator=(counted const&) = default;
    ~counted() { --alive; }
};

struct aggregate {
    counted part;
};
struct with_constructor {
    counted part;
    explicit with_constructor(counted const& given) : part(given) {}
};
aggregate given_back() { return {}; }

// What is left of all that the expression of a coroutine has made.
template <class Type>
mg::task<> take(Type const&) {
    co_return;
}
int left_by(mg::task<> (*expression)(counted const&)) {
    static mg::task<> (*chosen)(counted const&) = nullptr;
    static counted const outside;
    static int before = 0;
    chosen = expression;
    before = counted::alive;
    static constexpr mg::table reactions{mg::listen_to<"go">([](auto&) -> mg::task<> { co_await chosen(outside); })};
    mg::testing::room room{reactions};
    room.says("alice", "go");
    BOOST_TEST(room.failures().empty());
    return counted::alive - before;
}

// If these begin to fail with a g++ 12, the rule in docs/coroutines.md is no longer needed there.
void what_braces_make_is_ended_twice() {
    int const twice = ends_twice ? -1 : 0;
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take(aggregate{c}); }), twice);
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take([c] { (void)c; }); }), twice);
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take(std::function<void()>{[c] { (void)c; }}); }), twice);
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> {
                      co_await [c]() -> mg::task<> {
                          (void)c;
                          co_return;
                      }();
                  }),
                  twice);
}

// No type can tell this, so nothing refuses it.
void what_a_conditional_makes_is_ended_twice() {
#if defined(__clang__) || __GNUC__ < 13  // Whether a later g++ does has not been seen.
    int const twice = ends_twice ? -1 : 0;
    static bool const yes = counted::alive > -100;
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take(yes ? counted{c} : counted{}); }), twice);
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take(yes ? c : counted{}); }), twice);
#endif
    static bool const no = counted::alive < -100;
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> {
                      counted const named = no ? c : counted{};
                      co_await take(named);
                  }),
                  0);
    BOOST_TEST_EQ(left_by([](counted const&) -> mg::task<> { co_await take(no ? "yes" : "no"); }), 0);
}

void what_a_function_or_a_constructor_makes_is_ended_once() {
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take(counted{c}); }), 0);
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take(with_constructor{c}); }), 0);
    BOOST_TEST_EQ(left_by([](counted const&) -> mg::task<> { co_await take(given_back()); }), 0);
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> { co_await take([&c] { (void)c; }); }), 0);
    BOOST_TEST_EQ(left_by([](counted const& c) -> mg::task<> {
                      aggregate const named{c};
                      co_await take(named);
                  }),
                  0);
}

// What the verbs refuse with g++ 12 is what it ends twice, as far as a type can tell.
template <class Given>
constexpr bool refused = mg::detail::is_ended_twice<Given>();
using number_capture = decltype([part = 0L] { return part; });
using text_capture = decltype([text = std::string{}] { return text.size(); });
using predicate_with_text = decltype(mg::matcher::predicate{
    [text = std::string{}](mg::event::message const& said) { return said.text == text; }});

static_assert(refused<aggregate> == ends_twice);
static_assert(!refused<aggregate&> && !refused<aggregate const&>, "a name is given");
static_assert(refused<mg::action::send> == ends_twice);
static_assert(refused<text_capture> == ends_twice);
static_assert(refused<predicate_with_text> == ends_twice);
static_assert(!refused<number_capture>, "nothing happens at its end");
static_assert(!refused<with_constructor> && !refused<std::string> && !refused<std::string_view> && !refused<char const (&)[4]>);
static_assert(!refused<mg::matcher::from> && !refused<mg::matcher::in> && !refused<mg::matcher::about>);
static_assert(!refused<mg::matcher::regex<"tea">> && !refused<mg::matcher::emoji<"tada">> && !refused<mg::matcher::addressed>);
static_assert(!refused<mg::between<int>> && !refused<mg::between<std::string>> && !refused<mg::attempts>);

// Ids long enough to have memory of their own, so that a sanitizer sees an end too many; and the answer has to be right.
constexpr auto name_of_many_letters = "somebody-with-a-name-of-many-letters";
constexpr auto place_of_many_letters = "somewhere-with-a-name-of-many-letters";

void matchers_are_made_in_place() {
    static constexpr mg::table reactions{
        mg::respond_to<"wait">([](mg::context<mg::event::reaction_added>& chat) -> mg::task<> {
            auto const sent = co_await chat.async_send(std::string(40, '-'));
            auto const said =
                co_await chat.async_wait_for<mg::event::message>(mg::matcher::from{chat.author()}, mg::matcher::in{chat.channel()},
                                                                 !mg::matcher::regex<"^no">{} && mg::matcher::regex<"tea|milk">{}, 30s);
            chat.reply(said ? said->text : "nothing");
            auto const reacted = co_await chat.async_wait_for<mg::event::reaction_added>(
                mg::matcher::from{std::string{name_of_many_letters}}, mg::matcher::about{sent},
                mg::matcher::emoji<"tada">{} || mg::matcher::emoji<"heart">{}, 30s);
            chat.reply(reacted ? reacted->emoji.name : "nothing");
        }),
    };
    mg::testing::room room{reactions};
    room.says(name_of_many_letters, place_of_many_letters, "@bot wait");
    BOOST_TEST_EQ(room.heard(), std::string(40, '-'));
    room.says("bob", place_of_many_letters, "tea");
    room.says(name_of_many_letters, "#elsewhere", "tea");
    room.says(name_of_many_letters, place_of_many_letters, "no tea");
    BOOST_TEST_EQ(room.heard(), "");
    room.says(name_of_many_letters, place_of_many_letters, "tea or milk, whichever is there");
    BOOST_TEST_EQ(room.heard(), "tea or milk, whichever is there");
    room.reacts("bob", "tada", "b1");
    room.reacts(name_of_many_letters, "wave", "b1");
    room.reacts(name_of_many_letters, "tada", "m1");
    BOOST_TEST_EQ(room.heard(), "");
    room.reacts(name_of_many_letters, "heart", "b1");
    BOOST_TEST_EQ(room.heard(), "heart");
    BOOST_TEST(room.failures().empty());
}

void questions_are_made_in_place() {
    static constexpr mg::table reactions{
        mg::respond_to<"ask">([](mg::context<>& chat) -> mg::task<std::string> {
            auto const answer = co_await chat.async_ask<std::string>(
                std::string(40, '?'), std::string(50, '?'), mg::between{std::string(40, 'b'), std::string(40, 'd')}, mg::attempts{3}, 30s);
            co_return answer.value_or("none");
        }),
    };
    mg::testing::room room{reactions};
    room.says("alice", "@bot ask");
    BOOST_TEST_EQ(room.heard(), std::string(40, '?'));
    room.says("alice", std::string(40, 'a'));
    BOOST_TEST_EQ(room.heard(), std::string(50, '?'));
    room.says("alice", std::string(40, 'c'));
    BOOST_TEST_EQ(room.heard(), std::string(40, 'c'));
}

void compositions_of_matchers_are_made_in_place() {
    static constexpr mg::table votes{mg::respond_to<"vote">([](mg::context<mg::event::reaction_added>& chat) -> mg::task<> {
        auto const sent = co_await chat.async_send("a vote, long enough to be on the heap");
        auto const vote = co_await chat.async_wait_for<mg::event::reaction_added>(
            mg::matcher::about{sent} && (mg::matcher::emoji<"tada">{} || mg::matcher::emoji<"x">{}) && !mg::matcher::from{std::string(40, 'b')}, 30s);
        chat.send(vote ? vote->user.name : "nobody");
    })};
    mg::testing::room room{votes};
    BOOST_TEST_EQ(room.plays("@alice #general: @bot vote\n< #general: a vote, long enough to be on the heap\n%react :wave: b1 as ann\n"
                             "%react :x: b1 as carl\n< #general: carl\n"),
                  "");
}

int main() {
    compositions_of_matchers_are_made_in_place();
    what_braces_make_is_ended_twice();
    what_a_conditional_makes_is_ended_twice();
    what_a_function_or_a_constructor_makes_is_ended_once();
    matchers_are_made_in_place();
    questions_are_made_in_place();
    return boost::report_errors();
}
