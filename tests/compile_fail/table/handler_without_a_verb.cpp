// expect: monongusa: table: this is no rule
// note: rule_number<2
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"a">([] {}), [](auto& chat) { chat.send("x"); }};
#else
constexpr mg::table reactions{mg::listen_to<"a">([] {}), mg::default_reply([](auto& chat) { chat.send("x"); })};
#endif
