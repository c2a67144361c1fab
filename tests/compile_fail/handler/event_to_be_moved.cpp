// expect: monongusa: handler: it takes the event to change it
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<mg::event::message>([](mg::event::message&&) {})};
#else
constexpr mg::table reactions{mg::on<mg::event::message>([](mg::event::message const&) {})};
#endif
