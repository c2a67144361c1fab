// expect: monongusa: table: this is no rule
// note: rule_number<2
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"a">([] {}), mg::first_match, mg::listen_to<"b">([] {})};
#else
constexpr mg::table reactions{mg::first_match, mg::listen_to<"a">([] {}), mg::listen_to<"b">([] {})};
#endif
