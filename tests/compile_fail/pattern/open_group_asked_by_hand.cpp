// expect: monongusa: pattern: a group is opened and never closed
// note: at_offset<0
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
bool is_tea(mg::event::message const& message) { return static_cast<bool>(mg::matcher::regex<"(tea">{}.match(message)); }
#else
bool is_tea(mg::event::message const& message) { return static_cast<bool>(mg::matcher::regex<"(tea)">{}.match(message)); }
#endif
