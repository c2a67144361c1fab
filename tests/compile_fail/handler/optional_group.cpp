// expect: monongusa: handler: this group can be absent from a match
// note: group_number<2
#include <monongusa/core.hpp>

namespace mg = monongusa;

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give (\\w+)( now)?">([](std::string_view, std::string_view) {})};
#else
constexpr mg::table reactions{mg::listen_to<"give (\\w+)( now)?">([](std::string_view, std::optional<std::string_view>) {})};
#endif
