// expect: monongusa: handler: it is not callable as one
#include <monongusa/core.hpp>

namespace mg = monongusa;

struct both {
    void operator()(int) const {}
    void operator()(double) const {}
};
struct one {
    void operator()(int) const {}
};

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give (.+)">(both{})};
#else
constexpr mg::table reactions{mg::listen_to<"give (.+)">(one{})};
#endif
