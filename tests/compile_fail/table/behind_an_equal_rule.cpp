// expect: monongusa: table: mg::first_match can never reach this rule
#include <monongusa/core.hpp>

namespace mg = monongusa;

constexpr auto is_long = [](mg::event::message const& message) { return message.text.size() > 99; };

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::first_match, mg::when(is_long, [] {}), mg::when(is_long, [] { return "no"; })};
#else
constexpr mg::table reactions{mg::when(is_long, [] {}), mg::when(is_long, [] { return "no"; })};
#endif
