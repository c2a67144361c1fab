// expect: monongusa: bot: a handler asks for a component that the bot was not given
// note: rule_number<1
// note: database
#include <monongusa.hpp>

namespace mg = monongusa;

struct database {};
constexpr mg::table reactions{mg::listen_to<"give">([](auto& chat, database&) { chat.reply("yes"); })};

#ifdef MONONGUSA_MUST_FAIL
int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
#else
int main(int argc, char** argv) {
    database data;
    return mg::launch(argc, argv, reactions, mg::with(data));
}
#endif
