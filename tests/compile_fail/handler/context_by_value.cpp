// expect: monongusa: handler: it takes the context by value
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([](mg::context<>) {})};
#else
constexpr mg::table reactions{mg::listen_to<"give">([](mg::context<>&) {})};
#endif
