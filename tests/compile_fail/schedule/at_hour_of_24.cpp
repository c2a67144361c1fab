// expect: monongusa: at: the second field is the hour
#include <monongusa/core.hpp>
#include <monongusa/schedule.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::at("0 24 * * *", [](auto&) {})};
#else
constexpr mg::table reactions{mg::at("0 23 * * *", [](auto&) {})};
#endif
