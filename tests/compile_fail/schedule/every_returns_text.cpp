// expect: monongusa: handler: it returns text, which is a reply, but its event has no author
#include <monongusa/core.hpp>
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
constexpr mg::table reactions{mg::every(5min, [] { return "tea time"; })};
#else
constexpr mg::table reactions{mg::every(5min, [] { return to_tea(); })};
#endif
