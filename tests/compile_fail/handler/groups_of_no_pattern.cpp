// expect: monongusa: handler: it takes more or fewer groups than the pattern has
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::default_reply([](std::string_view) {})};
#else
constexpr mg::table reactions{mg::default_reply([](mg::event::message const&) {})};
#endif
