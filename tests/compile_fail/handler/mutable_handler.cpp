// expect: monongusa: handler: it is mutable, but a table is constant
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give">([count = 0]() mutable { ++count; })};
#else
constexpr mg::table reactions{mg::listen_to<"give">([](int& count) { ++count; })};
#endif
