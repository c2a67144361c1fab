// SPDX-License-Identifier: BSL-1.0
// Tests how the parameters of a generic handler are counted without its body being instantiated.
#include <monongusa/table/probe.hpp>

#include <monongusa/event/message.hpp>

#include <boost/core/lightweight_test.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace mg = monongusa;
namespace detail = mg::detail;

namespace {

struct database {
    int rows = 0;
};

// A body that is an error for everything but the real context: it must not be looked at.
constexpr auto none = [](auto& chat) { chat.no_such_member(); };
constexpr auto one = [](auto& chat, int) { return chat.no_such_member; };
constexpr auto several = [](auto& chat, mg::event::message const&, database&, std::string_view, std::optional<int>) {
    chat.no_such_member();
};
constexpr auto by_rvalue = [](auto&& chat, std::string&&, std::unique_ptr<int>) { chat.no_such_member(); };
constexpr auto by_const = [](auto const& chat, std::string const&) noexcept { chat.no_such_member(); };
constexpr auto spelled_out = []<class Context>(Context& chat, char) { chat.no_such_member(); };
constexpr auto twelve = [](auto& chat, int, int, int, int, int, int, int, int, int, int, int, int) { chat.no_such_member(); };
constexpr auto thirteen = [](auto& chat, int, int, int, int, int, int, int, int, int, int, int, int, int) { chat.no_such_member(); };
constexpr auto with_default = [](auto& chat, int, int = 7) { chat.no_such_member(); };
constexpr auto changing = [count = 0](auto& chat, int) mutable { chat.no_such_member(++count); };
constexpr auto generic_again = [](auto& chat, int, auto const& other) { chat.no_such_member(other); };

struct no_context {
    void operator()(int) const {}
    void operator()(char) const {}
};
struct last final {
    template <class Context>
    void operator()(Context&) const {}
};

template <auto& Handler>
using type_of = std::remove_cvref_t<decltype(Handler)>;

template <auto& Handler>
inline constexpr std::size_t count = detail::parameters_after_context<type_of<Handler>>();

static_assert(count<none> == 0);
static_assert(count<one> == 1);
static_assert(count<several> == 4);
static_assert(count<by_rvalue> == 2);
static_assert(count<by_const> == 1);
static_assert(count<spelled_out> == 1);
static_assert(count<twelve> == 12);
static_assert(count<thirteen> == detail::most_parameters + 1);
static_assert(count<changing> == 1);
static_assert(count<with_default> == 1);
static_assert(count<generic_again> == 2);
static_assert(detail::parameters_after_context<no_context>() == detail::most_parameters + 1);

template <auto& Handler, std::size_t Position, class Probe>
inline constexpr bool takes = detail::parameter_takes<type_of<Handler>, count<Handler>, Position, Probe>();

static_assert(takes<one, 0, detail::any_text>);
static_assert(!takes<several, 0, detail::any_text>);
static_assert(!takes<several, 1, detail::any_text>);
static_assert(takes<several, 2, detail::any_text>);
static_assert(takes<several, 3, detail::any_text>);
static_assert(takes<several, 0, detail::any_event<mg::event::message>>);
static_assert(!takes<several, 2, detail::any_event<mg::event::message>>);
static_assert(takes<by_rvalue, 0, detail::any_text>);
static_assert(!takes<by_rvalue, 1, detail::any_text>);
static_assert(takes<by_const, 0, detail::any_text>);
static_assert(!takes<generic_again, 0, detail::stranger>);
static_assert(takes<generic_again, 1, detail::stranger>);
static_assert(!takes<several, 1, detail::stranger>);

static_assert(detail::takes_anything_if_it_may_change<type_of<changing>, count<changing>>);
static_assert(!detail::takes_anything_if_it_may_change<type_of<one>, count<one>>);
static_assert(!detail::takes_anything_if_it_may_change<type_of<none>, count<none>>);

static_assert(detail::can_be_asked<type_of<none>>);
static_assert(!detail::can_be_asked<last>);
static_assert(!detail::can_be_asked<void (*)()>);
static_assert(!detail::can_be_asked<int>);

// The static_asserts above are the test; here a count is looked at once more where a debugger can see it.
void the_parameters_behind_the_context_are_counted() {
    BOOST_TEST_EQ(count<several>, 4u);
    BOOST_TEST_EQ(count<twelve>, 12u);
}

}  // namespace

int main() {
    the_parameters_behind_the_context_are_counted();
    return boost::report_errors();
}
