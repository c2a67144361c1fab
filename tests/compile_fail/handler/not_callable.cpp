// expect: monongusa: handler: it is not callable as one
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">(42)};
#else
constexpr mg::table reactions{mg::listen_to<"give">([] {})};
#endif
