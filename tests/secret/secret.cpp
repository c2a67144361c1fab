// SPDX-License-Identifier: BSL-1.0
// secret: only reveal() tells it, and when it ends its memory tells nothing.
#include <monongusa/secret/secret.hpp>

#include <monongusa/secret/scrubber.hpp>

#include <boost/core/lightweight_test.hpp>

#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <new>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

// What the blocks given back to the heap still hold of this.
constexpr char written[] = "to_be_wiped";
int given_back_with_it = 0;

struct block {
    std::size_t size;
    std::max_align_t begin;
};

}  // namespace

// Not inlined: the compiler must take them for what they are everywhere.
[[gnu::noinline]] void* operator new(std::size_t size) {
    auto* const memory = static_cast<block*>(std::malloc(sizeof(block) + size));
    if (!memory) throw std::bad_alloc{};
    memory->size = size;
    return memory + 1;
}

static void give_back(void* given) noexcept {
    if (!given) return;
    auto* const memory = static_cast<block*>(given) - 1;
    auto const* const bytes = static_cast<unsigned char const*>(given);
    for (std::size_t at = 0; at + sizeof written - 1 <= memory->size; ++at) {
        if (std::memcmp(bytes + at, written, sizeof written - 1) == 0) ++given_back_with_it;
    }
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* given) noexcept { give_back(given); }
[[gnu::noinline]] void operator delete(void* given, std::size_t) noexcept { give_back(given); }

namespace {

using monongusa::secret;

static_assert(std::is_nothrow_move_constructible_v<secret> && std::is_nothrow_move_assignable_v<secret>);
static_assert(!std::is_copy_constructible_v<secret> && !std::is_copy_assignable_v<secret>);
static_assert(std::is_nothrow_default_constructible_v<secret>);
static_assert(!std::is_convertible_v<std::string, secret> && !std::is_convertible_v<char const*, secret>);
static_assert(!std::is_convertible_v<secret, std::string_view> && !std::is_convertible_v<secret, std::string>);
static_assert(!std::is_constructible_v<std::string, secret> && !std::is_constructible_v<bool, secret>);
static_assert(sizeof(secret) == sizeof(void*));

void an_empty_one_has_nothing() {
    secret const nothing;
    BOOST_TEST(nothing.empty());
    BOOST_TEST_EQ(nothing.reveal(), "");
    BOOST_TEST_EQ(nothing.name(), "");
    secret const named{"", "TOKEN"};
    BOOST_TEST(named.empty());
    BOOST_TEST_EQ(named.name(), "TOKEN");
    BOOST_TEST(secret{""}.empty());
}

void it_reveals_its_value_and_tells_its_name() {
    std::string value{"hunter2"};
    std::string name{"PASSWORD"};
    secret const password{value, name};
    value = name = "changed";
    BOOST_TEST(!password.empty());
    BOOST_TEST_EQ(password.reveal(), "hunter2");
    BOOST_TEST_EQ(password.name(), "PASSWORD");
    std::string_view const with_zeros{"a\0b\0", 4};
    BOOST_TEST_EQ(secret{with_zeros}.reveal(), with_zeros);
}

void moving_takes_all_along() {
    secret first{"hunter2", "PASSWORD"};
    auto const value = first.reveal();
    secret second{std::move(first)};
    BOOST_TEST(first.empty());
    BOOST_TEST_EQ(first.name(), "");
    BOOST_TEST_EQ(second.reveal(), "hunter2");
    BOOST_TEST_EQ(second.name(), "PASSWORD");
    BOOST_TEST(second.reveal().data() == value.data());
    first = std::move(second);
    BOOST_TEST(second.empty());
    BOOST_TEST_EQ(first.reveal(), "hunter2");
    auto& itself = first;
    first = std::move(itself);
    BOOST_TEST_EQ(first.reveal(), "hunter2");
}

void the_heap_is_looked_at() {
    given_back_with_it = 0;
    void* const memory = ::operator new(sizeof written);
    std::memcpy(memory, written, sizeof written);
    ::operator delete(memory);
    BOOST_TEST_EQ(given_back_with_it, 1);
}

void it_ends_without_a_trace() {
    // Short enough to be kept inside of a string, and too long for that.
    for (std::string_view const text : {"to_be_wiped", "to_be_wiped, to_be_wiped, to_be_wiped"}) {
        given_back_with_it = 0;
        {
            secret const token{text, "TOKEN"};
            BOOST_TEST_EQ(token.reveal(), text);
        }
        {
            secret first{text};
            secret second{std::move(first)};
            first = secret{text};
            second = std::move(first);
            second = secret{};
            BOOST_TEST_EQ(given_back_with_it, 0);
        }
        BOOST_TEST_EQ(given_back_with_it, 0);
    }
}

void a_text_is_scrubbed_without_a_trace() {
    given_back_with_it = 0;
    {
        secret const token{written, "TOKEN"};
        std::string text = "it is ";
        text.reserve(200);
        text += written;
        monongusa::scrub_known(text);
        BOOST_TEST_EQ(text, "it is (secret TOKEN)");
    }
    BOOST_TEST_EQ(given_back_with_it, 0);
}

}  // namespace

int main() {
    an_empty_one_has_nothing();
    it_reveals_its_value_and_tells_its_name();
    moving_takes_all_along();
    the_heap_is_looked_at();
    it_ends_without_a_trace();
    a_text_is_scrubbed_without_a_trace();
    return boost::report_errors();
}
