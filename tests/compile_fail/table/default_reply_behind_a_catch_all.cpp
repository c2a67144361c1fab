// expect: monongusa: table: mg::first_match can never reach this rule
// note: rule_number<1
// note: behind_rule_number<2
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::first_match, mg::default_reply([] {}), mg::on<mg::event::message>([] {})};
#else
constexpr mg::table reactions{mg::first_match, mg::default_reply([] {}), mg::on<mg::event::ready>([] {})};
#endif
