// expect: monongusa: handler: a group cannot become this 'Type'
// note: group_number<1
#include <monongusa/core.hpp>

namespace mg = monongusa;

#include <vector>

#ifdef MONONGUSA_MUST_FAIL
constexpr mg::table reactions{mg::listen_to<"give (.+)">([](std::vector<int>) {})};
#else
constexpr mg::table reactions{mg::listen_to<"give (.+)">([](std::string) {})};
#endif
