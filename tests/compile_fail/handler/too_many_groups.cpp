// expect: monongusa: handler: it takes more or fewer groups than the pattern has
// note: groups_of_pattern<2
// note: groups_taken<3
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give (.+) to (.+)">([](int, int, int) {})};
#else
constexpr mg::table reactions{mg::listen_to<"give (.+) to (.+)">([] {})};
#endif
