// expect: monongusa: table: the same pattern twice
// note: rule_number<3
// note: same_as_rule_number<1
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([] {}), mg::listen_to<"take">([] {}), mg::listen_to<"give">([] { return "no"; })};
#else
constexpr mg::table reactions{mg::listen_to<"give">([] {}), mg::listen_to<"take">([] {}), mg::respond_to<"give">([] { return "no"; })};
#endif
