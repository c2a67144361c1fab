// expect: monongusa: handler: what it returns cannot be sent
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([] { return 42; })};
#else
constexpr mg::table reactions{mg::listen_to<"give">([] { return "42"; })};
#endif
