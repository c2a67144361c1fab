// expect: monongusa: handler: it takes an event that its rule does not hear
#include <monongusa/core.hpp>
#include <monongusa/schedule.hpp>

#include <chrono>

namespace mg = monongusa;
using namespace std::chrono_literals;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::every(5min, [](mg::event::message const&) {})};
#else
constexpr mg::table reactions{mg::every(5min, [](mg::event::due const&) {})};
#endif
