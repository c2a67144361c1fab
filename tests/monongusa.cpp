// SPDX-License-Identifier: BSL-1.0
// Tests that the program of the README and several bots in one run need one header only.
#include <monongusa.hpp>

#include "support/descriptors.hpp"

#include <boost/core/lightweight_test.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

namespace {

constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat) {
        chat.reply("Yes, I can!");                                  // to the author
        chat.send("I can help everybody!");                         // to the channel
        chat.reply("Here's a threaded reply", mg::in_thread);
    }),
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::on_emoji<"tada">([](mg::event::reaction_added const& added) { return mg::action::send{added.user.name + " is happy"}; }),
    mg::when([](mg::event::message const& m) { return m.text.size() > 500; }, [](auto& chat) { chat.react("scroll"); }),
    mg::on<mg::event::ready>([](mg::event::ready const& ready) { mg::log::info("here as ", ready.self.name); }),
    mg::default_reply([](auto& chat) { chat.reply("I know: give me THING, add A B"); }),
};

void the_program_of_the_readme_answers() {
    auto const input = support::file_with("Can someone help me?\n@bot give me tea\n@bot add 2 40\n@bot add 2 99999999999\nhello\n" +
                                          std::string(600, 'x') + "\n");
    support::redirected const instead{STDIN_FILENO, input.get()};
    char const* const given[] = {"greeter"};
    int status = -1;
    std::string written;
    auto const told = support::logged_by([&] {
        written = support::written_to(STDOUT_FILENO, [&] { status = mg::launch(1, given, reactions); });
    });
    BOOST_TEST_EQ(status, 0);
    BOOST_TEST_EQ(told, "info: here as bot\n");
    BOOST_TEST_EQ(written,
                  "@you: Yes, I can!\nI can help everybody!\n@you (thread): Here's a threaded reply\n@you: Here is tea\n@you: 42\n"
                  "@you: I know: give me THING, add A B\n:scroll: on \"" + std::string(40, 'x') + "…\"\n");
}

void several_bots_of_one_table_run_side_by_side() {
    auto const first_input = support::file_with("@bot add 1 1\n");
    auto const second_input = support::file_with("@hal add 2 2\n");
    auto const first_output = support::file_with("");
    auto const second_output = support::file_with("");
    mg::transport::stdio::config one;
    one.input = first_input.get();
    one.output = first_output.get();
    mg::transport::stdio::config two;
    two.name = "hal";
    two.input = second_input.get();
    two.output = second_output.get();
    int status = -1;
    support::logged_by([&] {
        mg::bot first{mg::transport::stdio{one}, mg::executor::inplace{}, reactions};
        mg::bot second{mg::transport::stdio{two}, mg::executor::inplace{}, reactions};
        status = mg::run(first, second);
    });
    BOOST_TEST_EQ(status, 0);
    ::lseek(first_output.get(), 0, SEEK_SET);
    ::lseek(second_output.get(), 0, SEEK_SET);
    BOOST_TEST_EQ(support::read_all(first_output.get()), "@you: 2\n");
    BOOST_TEST_EQ(support::read_all(second_output.get()), "@you: 4\n");
}

}  // namespace

int main() {
    the_program_of_the_readme_answers();
    several_bots_of_one_table_run_side_by_side();
    return boost::report_errors();
}
