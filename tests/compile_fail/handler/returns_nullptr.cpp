// expect: monongusa: handler: what it returns cannot be sent
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"zebra">([] { return nullptr; })};
#else
constexpr mg::table reactions{mg::listen_to<"zebra">([]() -> char const* { return nullptr; })};
#endif
