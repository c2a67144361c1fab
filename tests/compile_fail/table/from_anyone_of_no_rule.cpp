// expect: monongusa: table: this is no rule
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::from_anyone(42)};
#else
constexpr mg::table reactions{mg::from_anyone(mg::listen_to<"give">([] {}))};
#endif
