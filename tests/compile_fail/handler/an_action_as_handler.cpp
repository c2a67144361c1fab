// expect: monongusa: handler: it is not callable as one
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
auto const rule = mg::listen_to<"zebra">(mg::action::send{"x"});
#else
auto const rule = mg::listen_to<"zebra">([] { return mg::action::send{"x"}; });
#endif
