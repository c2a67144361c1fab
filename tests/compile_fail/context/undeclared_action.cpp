// expect: monongusa: chat: this action is not declared
// within: 16
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([](auto& chat) { chat.edit("yes"); })};
#else
constexpr mg::table reactions{mg::listen_to<"give">([](mg::context<mg::action::edit>& chat) { chat.edit("yes"); })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
