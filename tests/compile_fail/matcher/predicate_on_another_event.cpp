// expect: monongusa: on<Event>(matcher, handler): the matcher has no 'match' for this event
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<mg::event::ready>(mg::matcher::predicate{[](mg::event::message const&) { return true; }}, [] {})};
#else
constexpr mg::table reactions{mg::on<mg::event::message>(mg::matcher::predicate{[](mg::event::message const&) { return true; }}, [] {})};
#endif
