// expect: monongusa: handler: it takes a mg::context, but its event comes from nowhere
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::on<mg::event::ready>([](mg::context<>&) {})};
#else
constexpr mg::table reactions{mg::on<mg::event::ready>([](auto&) {})};
#endif
