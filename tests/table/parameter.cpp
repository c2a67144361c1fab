// SPDX-License-Identifier: BSL-1.0
// Tests how the parameters of a handler are recognised by their types.
#include <monongusa/table/parameter.hpp>

#include <monongusa/context/context.hpp>
#include <monongusa/event/all.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mg = monongusa;
namespace detail = mg::detail;
using detail::role;
using message = mg::event::message;

namespace tea {

enum class kind { green };
bool from_text(std::string_view, kind&) noexcept { return false; }

enum class silent { one };

struct leaf {
    static std::optional<leaf> from_text(std::string_view) noexcept { return std::nullopt; }
};

}  // namespace tea

namespace {

struct database {};

template <class Parameter>
inline constexpr role is = detail::role_of<Parameter, message>();

static_assert(is<mg::context<>&> == role::context);
static_assert(is<mg::context<> const&> == role::context);
static_assert(is<mg::context<mg::action::edit>&> == role::context);

static_assert(is<message const&> == role::event);
static_assert(is<message> == role::event);
static_assert(is<message&> == role::writable_event);
static_assert(is<mg::event::ready const&> == role::another_event);
static_assert(is<mg::event::ready&> == role::another_event);

static_assert(is<std::string_view> == role::group);
static_assert(is<std::string> == role::group);
static_assert(is<std::string const&> == role::group);
static_assert(is<std::string&&> == role::group);
static_assert(is<int> == role::group);
static_assert(is<int const> == role::group);
static_assert(is<unsigned long long> == role::group);
static_assert(is<double> == role::group);
static_assert(is<bool> == role::group);
static_assert(is<char> == role::group);
static_assert(is<tea::kind> == role::group);
static_assert(is<tea::leaf const&> == role::group);
static_assert(is<mg::chat::user_ref> == role::group);
static_assert(is<mg::chat::channel_ref const&> == role::group);
static_assert(is<mg::chat::emoji> == role::group);
static_assert(is<std::chrono::minutes> == role::group);
static_assert(is<std::optional<int>> == role::group);
static_assert(is<std::optional<tea::leaf>> == role::group);

static_assert(is<database&> == role::component);
static_assert(is<database const&> == role::component);
static_assert(is<std::vector<int>&> == role::component);
static_assert(is<std::string&> == role::component);
static_assert(is<int&> == role::component);

static_assert(is<database> == role::unknown);
static_assert(is<tea::silent> == role::unknown);
static_assert(is<wchar_t> == role::unknown);
static_assert(is<char32_t> == role::unknown);
static_assert(is<std::optional<database>> == role::unknown);
static_assert(is<std::unique_ptr<int>> == role::unknown);
static_assert(is<database*> == role::unknown);

using several = detail::type_list<mg::context<>&, int, database&, message const&, std::string_view, database const&, bool>;
using roles = detail::roles_of<several, message>;
static_assert(roles::size == 7);
static_assert(roles::count(role::group) == 3);
static_assert(roles::count(role::component) == 2);
static_assert(roles::count(role::unknown) == 0);
static_assert(roles::first(role::group) == 1);
static_assert(roles::first(role::event) == 3);
static_assert(roles::first(role::unknown) == roles::size);
static_assert(roles::group_of(1) == 0);
static_assert(roles::group_of(4) == 1);
static_assert(roles::group_of(6) == 2);

using nothing = detail::roles_of<detail::type_list<>, message>;
static_assert(nothing::size == 0 && nothing::count(role::group) == 0 && nothing::first(role::context) == 0);

static_assert(std::is_same_v<detail::type_at<1, detail::type_list<int, database&, char>>::type, database&>);

template <auto& Handler>
using shape = detail::generic_shape<std::remove_cvref_t<decltype(Handler)>>;

constexpr auto alone = [](auto& chat) { chat.no_such_member(); };
constexpr auto mixed = [](auto& chat, database&, std::string_view, message const&, int, database const&, std::optional<bool>) {
    chat.no_such_member();
};
constexpr auto of_every_kind = [](auto& chat, std::string, std::string const&, double, char, tea::kind, tea::leaf const&,
                                  mg::chat::user_ref, mg::chat::channel_ref, mg::chat::emoji, std::chrono::seconds,
                                  std::optional<tea::kind>) { chat.no_such_member(); };
constexpr auto with_callback = [](auto& chat, std::function<void()> const&, std::vector<int>&, int) { chat.no_such_member(); };
constexpr auto twice = [](auto& chat, auto const& other) { chat.no_such_member(other); };
constexpr auto pack = [](auto& chat, auto... all) { chat.no_such_member(all...); };
constexpr auto pack_of_constants = [](auto& chat, auto const&... all) { chat.no_such_member(all...); };
constexpr auto pack_of_references = [](auto& chat, auto&... all) { chat.no_such_member(all...); };
constexpr auto pack_behind_a_group = [](auto& chat, std::string_view, auto&... all) { chat.no_such_member(all...); };
constexpr auto pack_of_anything = [](auto& chat, int, auto&&... all) { chat.no_such_member(all...); };
constexpr auto nothing_but_a_pack = [](auto&... all) { (all.no_such_member(), ...); };
constexpr auto changing = [count = 0](auto& chat, int) mutable { chat.no_such_member(++count); };
constexpr auto twelve = [](auto& chat, int, int, int, int, int, int, int, int, int, int, int, int) { chat.no_such_member(); };
constexpr auto too_many = [](auto& chat, int, int, int, int, int, int, int, int, int, int, int, int, int) { chat.no_such_member(); };

static_assert(shape<alone>::takes_context && shape<alone>::count == 0 && shape<alone>::groups == 0 && !shape<alone>::changes_itself);
static_assert(shape<mixed>::count == 6 && shape<mixed>::groups == 3 && !shape<mixed>::generic_again);
static_assert(shape<of_every_kind>::count == 11 && shape<of_every_kind>::groups == 11);
static_assert(shape<with_callback>::count == 3 && shape<with_callback>::groups == 1 && !shape<with_callback>::generic_again);
static_assert(shape<twice>::takes_context && shape<twice>::generic_again && shape<twice>::groups == 0);
static_assert(shape<pack>::generic_again && shape<pack_of_constants>::generic_again && shape<pack_of_anything>::generic_again);
static_assert(shape<pack_of_references>::generic_again && shape<pack_behind_a_group>::generic_again &&
              shape<nothing_but_a_pack>::generic_again);
static_assert(!shape<pack_of_references>::changes_itself && shape<pack_behind_a_group>::groups == 0);
static_assert(shape<twelve>::count == 12 && !shape<twelve>::generic_again);
static_assert(shape<changing>::changes_itself && shape<changing>::count == 1);
static_assert(!shape<too_many>::takes_context && shape<too_many>::groups == 0 && !shape<too_many>::changes_itself);

void the_groups_of_a_generic_handler_are_counted() {
    BOOST_TEST_EQ(std::size_t{shape<mixed>::groups}, 3u);
    BOOST_TEST_EQ(std::size_t{shape<of_every_kind>::groups}, 11u);
}

}  // namespace

int main() {
    the_groups_of_a_generic_handler_are_counted();
    return boost::report_errors();
}
