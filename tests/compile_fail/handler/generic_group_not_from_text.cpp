// expect: monongusa: handler: a group cannot become this 'Type'
// note: group_number<1
#include <monongusa.hpp>

namespace mg = monongusa;

#include <vector>

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give (.+)">([](auto& chat, std::vector<int>) { chat.reply("yes"); })};
#else
constexpr mg::table reactions{mg::listen_to<"give (.+)">([](auto& chat, std::string) { chat.reply("yes"); })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
