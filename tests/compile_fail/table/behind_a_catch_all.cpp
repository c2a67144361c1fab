// expect: monongusa: table: mg::first_match can never reach this rule
// note: rule_number<2
// note: behind_rule_number<1
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::first_match, mg::on<mg::event::message>([] {}), mg::listen_to<"give">([] {})};
#else
constexpr mg::table reactions{mg::on<mg::event::message>([] {}), mg::listen_to<"give">([] {})};
#endif
