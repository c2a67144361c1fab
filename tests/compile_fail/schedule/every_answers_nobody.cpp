// expect: monongusa: chat: the event does not say where this answer goes
// within: 20
#include <monongusa.hpp>
#include <monongusa/schedule.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

inline mg::action::send to_tea() {
    mg::action::send message{"tea time"};
    message.to.channel = {"tea", "tea"};
    return message;
}

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::every(5min, [](auto& chat) { chat.send("tea time"); })};
#else
constexpr mg::table reactions{mg::every(5min, [](auto& chat) { chat.perform(to_tea()); })};
#endif

int main(int argc, char** argv) { return mg::launch(argc, argv, reactions); }
