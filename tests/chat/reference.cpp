// SPDX-License-Identifier: BSL-1.0
// reference: how users and channels are named in a text.
#include <monongusa/chat/reference.hpp>

#include "../laws/value.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace {

using monongusa::chat::channel_ref;
using monongusa::chat::user_ref;
using monongusa::chat::reference::read;

constexpr bool reads_as(std::string_view text, char sigil, std::string_view id, std::string_view name) {
    auto const [valid, read_id, read_name] = read(text, sigil);
    return valid && read_id == id && read_name == name;
}

static_assert(reads_as("@alice", '@', "", "alice"));
static_assert(reads_as("<@U1|alice>", '@', "U1", "alice"));
static_assert(reads_as("<#C1|general>", '#', "C1", "general"));

void obey_the_value_laws() {
    laws::value(user_ref{"U1", "alice"}, &user_ref::id, &user_ref::name);
    laws::value(channel_ref{"C1", "general"}, &channel_ref::id, &channel_ref::name);
}

void a_name_after_the_sign_is_a_reference() {
    BOOST_TEST(reads_as("@a", '@', "", "a"));
    BOOST_TEST(reads_as("@alice.smith-2", '@', "", "alice.smith-2"));
    BOOST_TEST(reads_as("#日本", '#', "", "日本"));
}

void a_platform_s_own_has_an_id() {
    BOOST_TEST(reads_as("<@1>", '@', "1", ""));
    BOOST_TEST(reads_as("<@U024BE7LH>", '@', "U024BE7LH", ""));
    BOOST_TEST(reads_as("<@!80351110224678912>", '@', "80351110224678912", ""));
    BOOST_TEST(reads_as("<@U1|>", '@', "U1", ""));
    BOOST_TEST(reads_as("<@U1|Alice Smith>", '@', "U1", "Alice Smith"));
    BOOST_TEST(reads_as("<#80351110224678912>", '#', "80351110224678912", ""));
}

void the_other_sign_is_another_kind() {
    BOOST_TEST(!read("@alice", '#').valid);
    BOOST_TEST(!read("<@U1>", '#').valid);
    BOOST_TEST(!read("#general", '@').valid);
    BOOST_TEST(!read("<#C1|general>", '@').valid);
}

void what_is_none_of_these_is_no_reference() {
    BOOST_TEST(!read("<#!1>", '#').valid);
    for (std::string_view const text :
         {"",   "@",   "alice", "@@",   "@a b",   "@a\tb",  "@a\nb", "@a@b", "@a#b", "@<a",    "@a>",    " @a",     "@a ", "<",
          "<>", "<@>", "<@|x>", "<@!>", "<@!|x>", "<@U 1>", "<@U1",  "@U1>", "<U1>", "<@@U1>", "<@<U1>", "<!here>", "@ ", "<@&123>", "<@!!1>"}) {
        if (read(text, '@').valid) BOOST_ERROR(("read as a reference: " + std::string{text}).c_str());
    }
}

}  // namespace

int main() {
    obey_the_value_laws();
    a_name_after_the_sign_is_a_reference();
    a_platform_s_own_has_an_id();
    the_other_sign_is_another_kind();
    what_is_none_of_these_is_no_reference();
    return boost::report_errors();
}
