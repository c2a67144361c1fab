// expect: monongusa: handler: it takes more or fewer groups than the pattern has
// note: groups_of_pattern<2
// note: groups_taken<1
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give (.+) to (.+)">([](std::string_view) {})};
#else
constexpr mg::table reactions{mg::listen_to<"give (.+) to (.+)">([](std::string_view, std::string_view) {})};
#endif
