// expect: monongusa: at: none of the months has such a day, so the time never comes
#include <monongusa/core.hpp>
#include <monongusa/schedule.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::at("0 0 30 feb *", [](auto&) {})};
#else
constexpr mg::table reactions{mg::at("0 0 29 feb *", [](auto&) {})};
#endif
