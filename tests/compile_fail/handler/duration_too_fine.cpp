// expect: monongusa: handler: a group cannot become this 'Type'; take text, a number, a duration in nanoseconds or longer
// note: group_number<1
#include <monongusa/core.hpp>

#include <chrono>
#include <ratio>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
using delay = std::chrono::duration<int, std::pico>;
#else
using delay = std::chrono::duration<int, std::nano>;
#endif

constexpr mg::table reactions{mg::respond_to<"in (.+)">([](delay) {})};
