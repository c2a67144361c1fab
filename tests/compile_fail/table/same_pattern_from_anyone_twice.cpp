// expect: monongusa: table: the same pattern twice
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::from_anyone(mg::listen_to<"give">([] {})), mg::from_anyone(mg::listen_to<"give">([] { return "no"; }))};
#else
constexpr mg::table reactions{mg::from_anyone(mg::listen_to<"give">([] {})), mg::listen_to<"give">([] { return "no"; })};
#endif
