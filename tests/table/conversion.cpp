// SPDX-License-Identifier: BSL-1.0
// Tests how a group of a pattern becomes each type that a handler can take.
#include <monongusa/table/conversion.hpp>

#include <boost/core/lightweight_test.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace mg = monongusa;
using mg::detail::conversion;
using mg::detail::text_range;

namespace tea {

enum class kind { green, black };

bool from_text(std::string_view text, kind& value) noexcept {
    if (text == "green") value = kind::green;
    else if (text == "black") value = kind::black;
    else return false;
    return true;
}

// Cannot be made without a text.
class leaf {
public:
    static std::optional<leaf> from_text(std::string_view text) noexcept {
        if (text.empty() || text.front() != 'L') return std::nullopt;
        return leaf{text.size()};
    }
    std::size_t size() const noexcept { return size_; }

private:
    explicit leaf(std::size_t size) : size_(size) {}
    std::size_t size_;
};

}  // namespace tea

namespace {

// What a group that is the middle of a text becomes; nothing if it is refused.
template <class Type>
std::optional<Type> made_from(std::string_view group) {
    auto const text = "<<" + std::string{group} + ">>";
    text_range const part{2, 2 + group.size()};
    typename conversion<Type>::stored stored{};
    if (!conversion<Type>::accept(part, text, stored)) return std::nullopt;
    return conversion<Type>::make(stored, text);
}

// Where the group took no part in the match.
template <class Type>
bool becomes_empty() {
    typename conversion<std::optional<Type>>::stored stored{};
    return conversion<std::optional<Type>>::accept(text_range{}, "text", stored) && !conversion<std::optional<Type>>::make(stored, "text");
}

static_assert(noexcept(conversion<std::string>::accept({}, {}, std::declval<text_range&>())));
static_assert(noexcept(conversion<int>::accept({}, {}, std::declval<int&>())));
static_assert(noexcept(conversion<mg::chat::user_ref>::accept({}, {}, std::declval<text_range&>())));

void text_is_taken_as_it_is() {
    BOOST_TEST(made_from<std::string>("green tea") == "green tea");
    BOOST_TEST(made_from<std::string>("") == "");
    std::string const before = "give tea";
    std::string const moved = "give TEA";
    text_range stored;
    BOOST_TEST(conversion<std::string_view>::accept({5, 8}, before, stored));
    auto const view = conversion<std::string_view>::make(stored, moved);
    BOOST_TEST_EQ(view, "TEA");
    BOOST_TEST(view.data() == moved.data() + 5);
}

void numbers_are_read_or_refused() {
    BOOST_TEST(made_from<int>("42") == 42);
    BOOST_TEST(!made_from<int>("2147483648"));
    BOOST_TEST(!made_from<int>("tea"));
    BOOST_TEST(made_from<unsigned char>("200") == 200);
    BOOST_TEST(made_from<double>("0.5") == 0.5);
    BOOST_TEST(made_from<bool>("yes") == true);
    BOOST_TEST(made_from<bool>("off") == false);
    BOOST_TEST(!made_from<bool>("tea"));
}

void a_char_is_one_character() {
    BOOST_TEST(made_from<char>("x") == 'x');
    BOOST_TEST(made_from<char>("7") == '7');
    BOOST_TEST(!made_from<char>(""));
    BOOST_TEST(!made_from<char>("xy"));
    BOOST_TEST(!made_from<char>("é"));
}

void an_enum_has_a_from_text_beside_it() {
    BOOST_TEST(made_from<tea::kind>("green") == tea::kind::green);
    BOOST_TEST(made_from<tea::kind>("black") == tea::kind::black);
    BOOST_TEST(!made_from<tea::kind>("red"));
}

void a_class_has_a_from_text_inside_it() {
    auto const leaf = made_from<tea::leaf>("Leaf");
    BOOST_TEST(leaf && leaf->size() == 4);
    BOOST_TEST(!made_from<tea::leaf>("twig"));
}

void references_are_read_in_every_form() {
    using mg::chat::channel_ref;
    using mg::chat::user_ref;
    BOOST_TEST((made_from<user_ref>("@ann") == user_ref{"", "ann"}));
    BOOST_TEST((made_from<user_ref>("<@U1>") == user_ref{"U1", ""}));
    BOOST_TEST((made_from<user_ref>("<@!1>") == user_ref{"1", ""}));
    BOOST_TEST((made_from<user_ref>("<@U1|ann>") == user_ref{"U1", "ann"}));
    BOOST_TEST(!made_from<user_ref>("ann"));
    BOOST_TEST(!made_from<user_ref>("#general"));
    BOOST_TEST((made_from<channel_ref>("#general") == channel_ref{"", "general"}));
    BOOST_TEST((made_from<channel_ref>("<#C1|general>") == channel_ref{"C1", "general"}));
    BOOST_TEST(!made_from<channel_ref>("@ann"));
}

void an_emoji_is_read_in_every_form() {
    using mg::chat::emoji;
    BOOST_TEST((made_from<emoji>(":tada:") == emoji{"tada", ""}));
    BOOST_TEST((made_from<emoji>("<:party:123>") == emoji{"party", "123"}));
    BOOST_TEST((made_from<emoji>("<a:party:123>") == emoji{"party", "123"}));
    BOOST_TEST((made_from<emoji>("🎉") == emoji{"🎉", ""}));
    BOOST_TEST(!made_from<emoji>("tada"));
    BOOST_TEST(!made_from<emoji>(""));
}

void a_duration_is_read_with_its_units() {
    using namespace std::chrono_literals;
    BOOST_TEST(made_from<std::chrono::seconds>("1m30s") == 90s);
    BOOST_TEST(made_from<std::chrono::minutes>("2 days") == 48h);
    BOOST_TEST(!made_from<std::chrono::seconds>("soon"));
}

void an_optional_is_empty_where_the_group_is_absent() {
    BOOST_TEST(becomes_empty<int>());
    BOOST_TEST(becomes_empty<std::string_view>());
    BOOST_TEST(becomes_empty<tea::kind>());
    BOOST_TEST(becomes_empty<tea::leaf>());
    BOOST_TEST(becomes_empty<mg::chat::user_ref>());
}

void an_optional_refuses_what_is_there_but_does_not_convert() {
    BOOST_TEST(made_from<std::optional<int>>("42") == std::optional{42});
    BOOST_TEST(!made_from<std::optional<int>>("tea"));
    BOOST_TEST(made_from<std::optional<std::string>>("") == std::optional<std::string>{""});
    BOOST_TEST(made_from<std::optional<tea::kind>>("black") == std::optional{tea::kind::black});
    BOOST_TEST(!made_from<std::optional<tea::kind>>("red"));
    BOOST_TEST(made_from<std::optional<tea::leaf>>("Leaf").has_value());
}

}  // namespace

int main() {
    text_is_taken_as_it_is();
    numbers_are_read_or_refused();
    a_char_is_one_character();
    an_enum_has_a_from_text_beside_it();
    a_class_has_a_from_text_inside_it();
    references_are_read_in_every_form();
    an_emoji_is_read_in_every_form();
    a_duration_is_read_with_its_units();
    an_optional_is_empty_where_the_group_is_absent();
    an_optional_refuses_what_is_there_but_does_not_convert();
    return boost::report_errors();
}
