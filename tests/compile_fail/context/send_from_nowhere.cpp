// expect: monongusa: chat: the event does not say where this answer goes
// within: 16
#include <monongusa.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<mg::event::ready>([](auto& chat) { chat.send("here"); })};
#else
constexpr mg::table reactions{mg::on<mg::event::message>([](auto& chat) { chat.send("here"); })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
