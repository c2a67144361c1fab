// expect: monongusa: handler: it takes an event that its rule does not hear
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on_emoji<"tada">([](mg::event::message const&) {})};
#else
constexpr mg::table reactions{mg::on_emoji<"tada">([](mg::event::reaction_added const&) {})};
#endif
