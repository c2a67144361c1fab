// SPDX-License-Identifier: BSL-1.0
// Tests what is known of a handler's parameters without a call.
#include <monongusa/table/signature.hpp>

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <type_traits>

namespace detail = monongusa::detail;
using detail::type_list;

namespace {

template <class Handler, class Result, class... Parameters>
inline constexpr bool is_known_as = std::is_same_v<typename detail::plain_signature<Handler>::result, Result> &&
                                    std::is_same_v<typename detail::plain_signature<Handler>::parameters, type_list<Parameters...>>;

struct last final {
    std::string operator()(int, std::string const&) const { return {}; }
};
struct quiet {
    void operator()() const noexcept {}
};
struct by_reference {
    void operator()(int) const& {}
};
struct by_reference_quiet {
    void operator()(int) const& noexcept {}
};
struct changing {
    void operator()(int) {}
};
struct changing_quiet {
    void operator()(int) noexcept {}
};
struct overloaded {
    void operator()(int) const {}
    void operator()(char) const {}
};
constexpr auto generic = [](auto& chat, int) { return chat; };

static_assert(is_known_as<void (*)(), void>);
static_assert(is_known_as<int (*)(int, std::string&), int, int, std::string&>);
static_assert(is_known_as<int (*)(char const&) noexcept, int, char const&>);
static_assert(is_known_as<last, std::string, int, std::string const&>);
static_assert(is_known_as<quiet, void>);
static_assert(is_known_as<by_reference, void, int>);
static_assert(is_known_as<by_reference_quiet, void, int>);
static_assert(is_known_as<changing, void, int>);
static_assert(is_known_as<decltype([](int&& value) -> char { return static_cast<char>(value); }), char, int&&>);

static_assert(!detail::plain_signature<last>::changes_itself);
static_assert(!detail::plain_signature<void (*)()>::changes_itself);
static_assert(detail::plain_signature<changing>::changes_itself);
static_assert(detail::plain_signature<changing_quiet>::changes_itself);
static_assert(detail::plain_signature<decltype([i = 0]() mutable { return ++i; })>::changes_itself);

static_assert(detail::function_pointer<void (*)()>);
static_assert(!detail::function_pointer<int*>);
static_assert(!detail::function_pointer<last>);
static_assert(detail::plain_handler<last>);
static_assert(detail::plain_handler<void (*)(int) noexcept>);
static_assert(!detail::plain_handler<overloaded>);
static_assert(!detail::plain_handler<decltype(generic)>);
static_assert(!detail::plain_handler<int>);

static_assert(detail::generic_call_operator<std::remove_const_t<decltype(generic)>, int>);
static_assert(!detail::generic_call_operator<overloaded, int>);
static_assert(!detail::generic_call_operator<int, int>);

void a_generic_handler_is_known_with_its_context() {
    using handler = std::remove_const_t<decltype(generic)>;
    using known = detail::signature_with<handler, long>;
    BOOST_TEST((std::is_same_v<known::result, long>));
    BOOST_TEST((std::is_same_v<known::parameters, type_list<long&, int>>));
    BOOST_TEST((std::is_same_v<detail::signature_with<last, long>::parameters, type_list<int, std::string const&>>));
}

}  // namespace

int main() {
    a_generic_handler_is_known_with_its_context();
    return boost::report_errors();
}
