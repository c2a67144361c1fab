// expect: monongusa: handler: it returns text, which is a reply, but its event has no author
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<mg::event::ready>([] { return "here"; })};
#else
constexpr mg::table reactions{mg::on<mg::event::ready>([] {})};
#endif
