// SPDX-License-Identifier: BSL-1.0
// Tests that the light front is all a file of reactions and a stdio bot need.
#include <monongusa/core.hpp>

#include "support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"tea">([](auto& chat) { chat.reply("yes", mg::in_thread); }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::on<mg::event::message>(mg::matcher::prefix<"!">{} && !mg::matcher::equals<"!">{}, [](auto& chat) { chat.react("bang"); }),
    mg::on<mg::event::member_joined>([](mg::event::member_joined const& joined) { return "welcome " + joined.user.name; }),
    mg::on_error([](mg::event::failure const& failure) { mg::log::error(failure.what); }),
    mg::default_reply([] { return mg::action::send{"?"}; }),
};
static_assert(mg::check(reactions));

mg::table const told_by_id{
    mg::on<mg::event::message>(mg::matcher::from{"U1"} && mg::matcher::in{"C1"}, [](auto& chat) { chat.react("eyes"); }),
    mg::on<mg::event::reaction_added>(mg::matcher::about{"m1"}, [] {}),
};

void a_bot_can_be_put_together_from_it() {
    auto const input = support::file_with("tea\n@bot add 2 40\n!\n!go\n@bot hello\n");
    auto const output = support::file_with("");
    mg::transport::stdio::config config;
    config.input = input.get();
    config.output = output.get();
    mg::bot bot{mg::transport::stdio{config}, mg::executor::inplace{}, reactions};
    BOOST_TEST(!bot.run());
    ::lseek(output.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(output.get()), "@you (thread): yes\n@you: 42\n:bang: on \"!go\"\n?\n");
}

void patterns_come_along() {
    mg::pattern::dynamic const give{"give (\\w+)(?: to (\\w+))?"};
    auto const found = give.search("give tea to ann");
    BOOST_TEST(found && found.size() == 3 && found[2] == "ann");
    BOOST_TEST(mg::pattern::search<"t.a">("give tea"));
}

void who_and_where_is_told_by_id() {
    BOOST_TEST(mg::check(told_by_id));
    mg::event::message said;
    said.author.id = "U1";
    said.channel.id = "C2";
    BOOST_TEST(mg::matcher::from{"U1"}.match(said) && !mg::matcher::in{"C1"}.match(said) && !mg::matcher::about{"m1"}.match(said));
}

}  // namespace

int main() {
    a_bot_can_be_put_together_from_it();
    patterns_come_along();
    who_and_where_is_told_by_id();
    return boost::report_errors();
}
