// expect: monongusa: table: mg::first_match can never reach this rule
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::first_match, mg::listen_to<".*">([] {}), mg::listen_to<"give">([] {})};
#else
constexpr mg::table reactions{mg::first_match, mg::listen_to<".+">([] {}), mg::listen_to<"give">([] {})};
#endif
