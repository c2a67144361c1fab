// expect: monongusa: handler: it is not callable as one
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
auto const rule = mg::listen_to<"zebra">(std::string{"x"});
#else
auto const rule = mg::listen_to<"zebra">([] { return std::string{"x"}; });
#endif
