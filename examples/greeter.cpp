// The bot of the README.  Try: printf 'Can someone help me?\n@bot give me tea\n@bot add 2 40\n' | greeter
#include <monongusa.hpp>

#include <string>
#include <string_view>

namespace mg = monongusa;

constexpr mg::table reactions{
    mg::listen_to<"Can someone help me">([](auto& chat) {
        chat.reply("Yes, I can!");             // to the author
        chat.send("I can help everybody!");    // to the channel
        chat.reply("Here's a threaded reply", mg::in_thread);
    }),
    mg::respond_to<"[Gg]ive me (.+)">([](std::string_view thing) { return "Here is " + std::string{thing}; }),
    mg::respond_to<R"(add (\d+) (\d+))">([](int left, int right) { return std::to_string(left + right); }),
    mg::on_emoji<"tada">([](mg::event::reaction_added const& added) { return mg::action::send{added.user.name + " is happy"}; }),
    mg::when([](mg::event::message const& m) { return m.text.size() > 500; }, [](auto& chat) { chat.react("scroll"); }),
    mg::on<mg::event::ready>([](mg::event::ready const& ready) { mg::log::info("here as ", ready.self.name); }),
    mg::default_reply([](auto& chat) { chat.reply("I know: give me THING, add A B"); }),
};

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
