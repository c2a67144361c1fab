// SPDX-License-Identifier: BSL-1.0
// Tests what is found wrong with a handler, before and after its context is known.
#include <monongusa/table/handler.hpp>

#include <monongusa/context/context.hpp>
#include <monongusa/event/all.hpp>
#include <monongusa/event/due.hpp>
#include <monongusa/matcher/everything.hpp>
#include <monongusa/matcher/regex.hpp>
#include <monongusa/table/rule.hpp>

#include <boost/core/lightweight_test.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace mg = monongusa;
namespace detail = mg::detail;
namespace mistake = mg::mistake;
using message = mg::event::message;

namespace tea {
enum class loud { one };
bool from_text(std::string_view, loud&) { return true; }
}  // namespace tea

// Stands for `mg::stream`, which a table does not know.
template <class Event>
struct some_stream {};
template <class Event>
struct mg::detail::event_of_stream<some_stream<Event>> {
    using type = Event;
};

namespace {

using no_groups = mg::matcher::regex<"tea">;
using one_group = mg::matcher::regex<"give (\\w+)">;
using two_groups = mg::matcher::regex<"add (\\d+) (\\d+)">;
using optional_group = mg::matcher::regex<"give (\\w+)(?: to (\\w+))?">;

struct database {};

template <template <class...> class Mistake, class Verdict>
inline constexpr bool is_a = false;
template <template <class...> class Mistake, class... Facts>
inline constexpr bool is_a<Mistake, Mistake<Facts...>> = true;

template <class Verdict>
struct verdict {
    static constexpr bool fine = Verdict::fine;
    template <template <class...> class Mistake>
    static constexpr bool is = is_a<Mistake, Verdict>;
};

template <class Handler, class Event, class Matcher>
using unbound = typename decltype(detail::unbound_handler<Handler, Event, Matcher>::find())::type;

template <class Matcher, class Event = message, class Handler>
consteval auto of(Handler) {
    return verdict<unbound<Handler, Event, Matcher>>{};
}

struct changing {
    void operator()(int) {}
};
struct last final {
    void operator()(std::string_view) const noexcept {}
};
struct last_generic final {
    template <class Context>
    void operator()(Context&) const {}
};
struct overloaded {
    void operator()(int) const {}
    void operator()(char) const {}
};
void function(std::string_view) {}
void quiet_function(int, int) noexcept {}

// What is sound.
static_assert(of<no_groups>([] {}).fine);
static_assert(of<two_groups>([] {}).fine);
static_assert(of<two_groups>([](int, int) {}).fine);
static_assert(of<two_groups>([](auto&, int, int) {}).fine);
static_assert(of<two_groups>([](auto&) {}).fine);
static_assert(of<two_groups>([](int, database&, int, message const&, mg::context<>&) {}).fine);
static_assert(of<one_group>(&function).fine);
static_assert(of<two_groups>(&quiet_function).fine);
static_assert(of<one_group>(last{}).fine);
static_assert(of<optional_group>([](std::string_view, std::optional<std::string_view>) {}).fine);
static_assert(of<mg::matcher::everything, mg::event::ready>([](auto&, mg::event::ready const&) {}).fine);
// What it declares, `auto&` cannot do; where that goes is said in `to`.
static_assert(of<mg::matcher::everything, mg::event::ready>([](mg::context<mg::action::edit>&) {}).fine);
static_assert(of<mg::matcher::everything, mg::event::due>([](mg::context<mg::action::edit>&) {}).fine);

// What is not, each mistake once.
static_assert(of<no_groups>(overloaded{}).is<mistake::handler_not_callable>);
static_assert(of<no_groups>(7).is<mistake::handler_not_callable>);
static_assert(of<no_groups>(last_generic{}).is<mistake::handler_not_callable>);
static_assert(of<no_groups>([](auto&, auto const&) {}).is<mistake::handler_generic_twice>);
static_assert(of<one_group>(changing{}).is<mistake::handler_changes_itself>);
static_assert(of<no_groups>([count = 0](auto&) mutable { return count++ == 0 ? "first" : "later"; }).is<mistake::handler_changes_itself>);
static_assert(of<no_groups>([](mg::event::ready const&) {}).is<mistake::another_event>);
static_assert(of<no_groups>([](message&) {}).is<mistake::writable_event>);
static_assert(of<mg::matcher::everything, mg::event::ready>([](mg::context<>&) {}).is<mistake::context_of_nowhere>);
static_assert(of<mg::matcher::everything, mg::event::due>([](mg::context<>&) {}).is<mistake::context_of_nowhere>);
static_assert(of<no_groups>([](mg::context<>&, mg::context<mg::action::edit>&) {}).is<mistake::context_twice>);
static_assert(of<no_groups>([](auto&, auto&...) {}).is<mistake::handler_generic_twice>);
static_assert(of<no_groups>([](some_stream<message>) {}).is<mistake::stream_of_no_stream>);
static_assert(of<no_groups>([](some_stream<message>&) {}).is<mistake::stream_of_no_stream>);
static_assert(of<no_groups>([](some_stream<mg::event::ready>) {}).is<mistake::stream_of_no_stream>);
static_assert(of<two_groups>([](int) {}).is<mistake::wrong_group_count>);
static_assert(of<two_groups>([](int, int, int) {}).is<mistake::wrong_group_count>);
static_assert(of<two_groups>([](auto&, int) {}).is<mistake::wrong_group_count>);
static_assert(of<no_groups>([](int) {}).is<mistake::wrong_group_count>);
static_assert(of<one_group>([](database) {}).is<mistake::not_from_text>);
static_assert(of<one_group>([](tea::loud) {}).is<mistake::from_text_may_throw>);
static_assert(of<optional_group>([](std::string_view, std::string_view) {}).is<mistake::optional_group>);
static_assert(of<no_groups>([] { return 7; }).is<mistake::not_sendable>);
static_assert(of<mg::matcher::everything, mg::event::ready>([] { return "hello"; }).is<mistake::reply_to_nobody>);
static_assert(of<mg::matcher::everything, mg::event::channel_created>([] { return "hello"; }).is<mistake::reply_to_nobody>);
static_assert(of<mg::matcher::everything, mg::event::member_joined>([] { return "hello"; }).fine);
static_assert(of<mg::matcher::everything, mg::event::ready>([] { return mg::action::send{"hello"}; }).fine);

// The facts that the compiler prints are those of the first parameter that is wrong.
using third_is_wrong = decltype([](std::string_view, int, database, tea::loud) {});
static_assert(std::is_same_v<unbound<third_is_wrong, message, no_groups>,
                             mistake::not_from_text<database, mg::group_number<3>>>);
using second_may_throw = decltype([](int, tea::loud) {});
static_assert(std::is_same_v<unbound<second_may_throw, message, two_groups>,
                             mistake::from_text_may_throw<tea::loud, mg::group_number<2>>>);
using lacks_optional = decltype([](database&, std::string_view, std::string_view) {});
static_assert(std::is_same_v<unbound<lacks_optional, message, optional_group>,
                             mistake::optional_group<std::string_view, mg::group_number<2>>>);
using takes_three = decltype([](auto&, int, int, int) {});
static_assert(std::is_same_v<unbound<takes_three, message, two_groups>,
                             mistake::wrong_group_count<takes_three, mg::groups_of_pattern<2>, mg::groups_taken<3>>>);

static_assert(!detail::may_throw_from_text<int>);
static_assert(detail::may_throw_from_text<tea::loud>);
static_assert(detail::may_throw_from_text<std::optional<tea::loud>>);

// Of a generic handler the types are looked at when its context is known.
template <class Matcher, mg::verb Verb = mg::verb::listen_to, class Handler>
consteval auto bound(Handler) {
    using row = mg::rule<message, Matcher, Handler, mg::audience::people, Verb>;
    return verdict<typename detail::bound_handler<row, mg::context<>>::verdict>{};
}

static_assert(bound<two_groups>([](auto&, int, int) {}).fine);
static_assert(bound<two_groups>([](auto&& chat, int, int) { chat.reply(""); }).fine);
static_assert(bound<two_groups>([](auto const& chat) { chat.reply(""); }).fine);
static_assert(bound<optional_group>([](auto&, std::string_view, int) {}).is<mistake::optional_group>);
static_assert(bound<one_group>([](auto&, tea::loud) {}).is<mistake::from_text_may_throw>);
static_assert(bound<no_groups>([](auto&) { return 7; }).is<mistake::not_sendable>);
static_assert(bound<no_groups>([](auto&, message&) {}).is<mistake::writable_event>);
static_assert(bound<no_groups>([](auto&, database&) {}).fine);
static_assert(bound<no_groups>([](auto&, database) {}).is<mistake::not_from_text>);
static_assert(bound<no_groups>([](auto&, mg::context<>&) {}).is<mistake::context_twice>);
static_assert(bound<no_groups>([](auto&, some_stream<message>) {}).is<mistake::stream_of_no_stream>);

// Of a stream's handler that is said by on_stream, in words of its own.
constexpr auto streams = mg::verb::on_stream;
static_assert(bound<no_groups, streams>([](auto&, some_stream<message>) {}).fine);
static_assert(bound<no_groups, streams>([](auto&, some_stream<message>&) {}).fine);
static_assert(bound<no_groups, streams>([](auto&, some_stream<mg::event::ready>) {}).fine);
static_assert(bound<no_groups, streams>([](auto&, some_stream<message>, int) {}).fine);
static_assert(bound<no_groups, streams>([](auto&, some_stream<message>) { return 7; }).fine);
static_assert(bound<no_groups, streams>([](auto&, mg::context<>&, some_stream<message>) {}).is<mistake::context_twice>);

void a_sound_handler_has_no_mistake() {
    BOOST_TEST(of<one_group>(last{}).fine);
    BOOST_TEST(of<two_groups>([](int) {}).fine == false);
}

}  // namespace

int main() {
    a_sound_handler_has_no_mistake();
    return boost::report_errors();
}
