// expect: monongusa: table: mg::first_match can never reach this rule
// note: behind_rule_number<1
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::first_match, mg::default_reply([] {}), mg::default_reply([] { return "no"; })};
#else
constexpr mg::table reactions{mg::default_reply([] {}), mg::default_reply([] { return "no"; })};
#endif
