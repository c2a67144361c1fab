// expect: monongusa: on<Event>: 'Event' is no event
#include <monongusa/core.hpp>

namespace mg = monongusa;

struct thing {};

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<thing>([] {})};
#else
constexpr mg::table reactions{mg::on<mg::event::ready>([] {})};
#endif
