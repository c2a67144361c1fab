// SPDX-License-Identifier: BSL-1.0
// from_text: which types a group of a pattern can become.
#include <monongusa/concept/from_text.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace toy {

enum class size { small, large };
bool from_text(std::string_view text, size& value) noexcept {
    value = text == "large" ? size::large : size::small;
    return text == "large" || text == "small";
}

enum class mute { yes, no };

struct point {
    int x = 0;
    static std::optional<point> from_text(std::string_view text) noexcept {
        return text == "here" ? std::optional{point{1}} : std::nullopt;
    }
};

struct may_throw {};
bool from_text(std::string_view, may_throw&) { return true; }

struct may_throw_too {
    static std::optional<may_throw_too> from_text(std::string_view) { return {}; }
};

struct answers_wrongly {};
void from_text(std::string_view, answers_wrongly&) noexcept {}

struct gives_itself {
    static gives_itself from_text(std::string_view) noexcept { return {}; }
};

struct without_a_default {
    explicit without_a_default(int) {}
};
bool from_text(std::string_view, without_a_default&) noexcept { return false; }

// A group is given to the handler, which may run later and elsewhere.
struct only_moved {
    std::unique_ptr<int> number{};
    static std::optional<only_moved> from_text(std::string_view) noexcept { return std::nullopt; }
};
struct only_moved_too {
    std::unique_ptr<int> number{};
};
bool from_text(std::string_view, only_moved_too&) noexcept { return false; }

}  // namespace toy

namespace {

using monongusa::from_text_type;
using monongusa::detail::from_text_is_noexcept;
using monongusa::detail::is_optional;

static_assert(from_text_type<std::string> && from_text_type<std::string_view>);
static_assert(from_text_type<int> && from_text_type<unsigned> && from_text_type<long long> && from_text_type<short>);
static_assert(from_text_type<bool> && from_text_type<char> && from_text_type<signed char> && from_text_type<unsigned char>);
static_assert(from_text_type<float> && from_text_type<double> && from_text_type<long double>);
static_assert(!from_text_type<wchar_t> && !from_text_type<char8_t> && !from_text_type<char16_t> && !from_text_type<char32_t>);

static_assert(from_text_type<monongusa::chat::user_ref> && from_text_type<monongusa::chat::channel_ref> &&
              from_text_type<monongusa::chat::emoji>);
static_assert(from_text_type<std::chrono::seconds> && from_text_type<std::chrono::milliseconds> &&
              from_text_type<std::chrono::duration<double, std::ratio<3600>>> && from_text_type<std::chrono::duration<double, std::pico>>);
static_assert(!from_text_type<std::chrono::duration<int, std::pico>> && !from_text_type<std::chrono::duration<int, std::ratio<1, 3>>>);
static_assert(!from_text_type<std::chrono::system_clock::time_point>);

static_assert(from_text_type<toy::size> && from_text_type<toy::point>);
static_assert(!from_text_type<toy::mute>);
static_assert(!from_text_type<toy::answers_wrongly>);
static_assert(!from_text_type<toy::gives_itself>);
static_assert(!from_text_type<toy::without_a_default>);
static_assert(!from_text_type<toy::only_moved> && !from_text_type<toy::only_moved_too>);
static_assert(!from_text_type<std::optional<toy::only_moved>> && !from_text_type<std::optional<toy::only_moved_too>>);

static_assert(from_text_type<std::optional<int>> && from_text_type<std::optional<std::string_view>> &&
              from_text_type<std::optional<toy::size>> && from_text_type<std::optional<toy::point>> &&
              from_text_type<std::optional<std::chrono::minutes>>);
static_assert(!from_text_type<std::optional<std::optional<int>>>);
static_assert(!from_text_type<std::optional<toy::mute>>);

static_assert(!from_text_type<char const*> && !from_text_type<int*> && !from_text_type<void>);
static_assert(!from_text_type<std::vector<int>> && !from_text_type<std::unique_ptr<int>>);

static_assert(is_optional<std::optional<int>> && !is_optional<int>);

static_assert(from_text_is_noexcept<int>() && from_text_is_noexcept<toy::size>() && from_text_is_noexcept<toy::point>());
static_assert(!from_text_is_noexcept<toy::may_throw>() && !from_text_is_noexcept<toy::may_throw_too>());

// The concept looks for these by name and must find just them.
void the_user_s_own_functions_are_the_ones_that_are_found() {
    toy::size size{};
    BOOST_TEST(from_text("large", size));
    BOOST_TEST(size == toy::size::large);
    BOOST_TEST(!from_text("medium", size));
    BOOST_TEST(toy::point::from_text("here").has_value());
    BOOST_TEST(!toy::point::from_text("there").has_value());
}

}  // namespace

int main() {
    the_user_s_own_functions_are_the_ones_that_are_found();
    return boost::report_errors();
}
