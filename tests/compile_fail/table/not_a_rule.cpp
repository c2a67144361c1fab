// expect: monongusa: table: this is no rule
// note: rule_number<2
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([] {}), 42};
#else
constexpr mg::table reactions{mg::listen_to<"give">([] {})};
#endif
